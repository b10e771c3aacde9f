"""Adding documents: a form that also works without scripts."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile

from service.auth import check_form, require_owner
from service.pages.rendering import render
from service.pages.requests import archive_of
from service.problem import Problem
from service.uploads import Uploads, UploadState

router = APIRouter(include_in_schema=False)
MAX_FILES = 1000


@router.get("/them")
def form(request: Request) -> Response:
    """The form; a guest is told how to become the owner."""
    return render(request, "add.html", max_megabytes=archive_of(request).settings.max_megabytes)


@router.post("/them")
async def add(request: Request) -> Response:
    """Take the files and lead to the page that shows how far they are."""
    state = await receive_files(request)
    return RedirectResponse(f"/them/{state.id}", status_code=303)


@router.get("/them/{upload_id}")
def progress(request: Request, upload_id: str) -> Response:
    """How far an upload is; it reloads itself until it is done."""
    require_owner(request)
    uploads: Uploads = request.app.state.uploads
    state = uploads.state(upload_id)
    if state is None:
        raise Problem("not_found", status=404)
    return render(request, "added.html", job=state)


async def receive_files(request: Request) -> UploadState:
    """The files of a multipart body, put in line: who sends is checked before the body is read.

    Raises Problem "owner_only", "foreign_page", "stale_form", "no_files" or "too_large".
    """
    require_owner(request)
    async with request.form(max_files=MAX_FILES, max_fields=10) as sent:
        check_form(request, sent.get("mark"))
        files = _files(sent)
        if not files:
            raise Problem("no_files", status=400)
        uploads: Uploads = request.app.state.uploads
        return await run_in_threadpool(uploads.take, [(file.filename or "file", file.file) for file in files])


def _files(sent: FormData) -> list[UploadFile]:
    return [one for one in sent.getlist("files") if isinstance(one, UploadFile) and (one.filename or one.size)]
