"""The web application over one archive: pages for people, /api for programs.

    app = create_app(open_archive(settings), token="…")

Whoever starts it prints `owner_address`, closes the archive afterwards, and binds to 127.0.0.1.
"""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from importlib.resources import files
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.staticfiles import StaticFiles

from ingest import ReadError
from search import SearchError
from service.api import api_router
from service.archive import Archive
from service.auth import Owner, new_token
from service.errors import ArchiveError
from service.guards import HEADERS, LOOPBACK, BodyLimit, KnownHosts, SafeHeaders
from service.pages import page_routers
from service.pages.page_images import PageImages
from service.pages.problems import error_response, problem_response
from service.pages.remembered import Remembered
from service.problem import Problem
from service.uploads import Uploads

log = logging.getLogger(__name__)
UPLOAD_PATHS = ("/them", "/api/documents")
SMALL_BODY = 1 << 20
FILES_AT_ONCE = 4  # the largest body holds as many of the largest files
ANYWHERE = ("0.0.0.0", "::")


class Assets(StaticFiles):
    """Our own files: their addresses change with their content, so that browsers may keep them."""

    def file_response(self, *arguments: Any, **options: Any) -> Response:
        """The file, to be kept for a year."""
        response = super().file_response(*arguments, **options)
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        return response


def create_app(archive: Archive, *, token: str | None = None, hosts: Iterable[str] = ()) -> FastAPI:
    """The application. `token` is the owner's (default: that of the settings, else a new one).

    `hosts` are further names to answer to, besides the loopback ones and the host of the settings.
    """
    settings = archive.settings
    app = FastAPI(
        title="Camket",
        summary="Ai đã hứa gì, với ai, đến bao giờ. Who promised what, to whom, by when.",
        openapi_url="/api/openapi.json",
        docs_url=None,  # the ready-made ones load scripts from elsewhere: /api is our own
        redoc_url=None,
        lifespan=_lifespan,
    )
    app.state.archive = archive
    app.state.language = settings.language
    app.state.owner = Owner(token or settings.token or new_token())
    app.state.page_images = PageImages(settings.home / "cache" / "pages", memory=settings.worker_memory)
    app.state.remembered = Remembered()
    app.state.uploads = Uploads(archive)
    app.mount("/ui", Assets(directory=str(files("service") / "ui" / "static")), name="ui")
    app.include_router(api_router)
    for router in page_routers:
        app.include_router(router)
    _answer_errors(app)
    own = [] if settings.host in ANYWHERE else [settings.host]
    limit = settings.max_megabytes * FILES_AT_ONCE << 20
    app.add_middleware(BodyLimit, limit=limit, small=SMALL_BODY, large_paths=UPLOAD_PATHS)
    app.add_middleware(KnownHosts, hosts=[*LOOPBACK, *own, *settings.hosts, *hosts])
    app.add_middleware(SafeHeaders)
    return app


def owner_address(app: FastAPI, *, host: str, port: int) -> str:
    """The address that makes the browser that opens it the owner's."""
    owner: Owner = app.state.owner
    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}:{port}/?token={owner.token}"


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    app.state.uploads.start()
    yield
    app.state.uploads.close()
    app.state.page_images.close()


def _answer_errors(app: FastAPI) -> None:
    app.add_exception_handler(Problem, _on_problem)
    for error in (ArchiveError, SearchError, ReadError):
        app.add_exception_handler(error, _on_stage_error)
    app.add_exception_handler(HTTPException, _on_http)
    app.add_exception_handler(RequestValidationError, _on_invalid)
    app.add_exception_handler(Exception, _on_bug)


def _on_problem(request: Request, error: Exception) -> Response:
    assert isinstance(error, Problem)
    return problem_response(request, error)


def _on_stage_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, ArchiveError | SearchError | ReadError)
    return error_response(request, error)


def _on_http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    codes = {404: "not_found", 405: "method_not_allowed"}
    if error.status_code in codes:
        problem = Problem(codes[error.status_code], status=error.status_code)
    else:
        problem = Problem("bad_request", status=error.status_code, what=str(error.detail))
    return problem_response(request, problem)


def _on_invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    where = ".".join(str(part) for part in first["loc"] if part not in {"query", "path", "body"})
    return problem_response(request, Problem("bad_request", status=422, what=f"{where}: {first['msg']}"))


def _on_bug(request: Request, error: Exception) -> Response:
    log.error("failed to answer %s", request.url.path, exc_info=error)
    response = problem_response(request, Problem("internal", status=500))
    response.headers.update(HEADERS)  # this answer leaves outside the layer that adds them
    return response
