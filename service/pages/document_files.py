"""What a document was read from: its bytes, and pictures of its pages."""

from __future__ import annotations

from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi.responses import Response

from service.library import find_original, get_document
from service.pages.page_images import PageImages
from service.pages.requests import archive_of
from service.problem import Problem

router = APIRouter(include_in_schema=False)


@router.get("/van-ban/{document_id}/goc")
def download(request: Request, document_id: str) -> Response:
    """The original's bytes, to be saved: never shown, so that nothing in it can run here."""
    archive = archive_of(request)
    stored = get_document(archive, document_id)
    return original_response(find_original(archive, document_id), stored.document.name)


def original_response(data: bytes, name: str) -> Response:
    """Bytes as an attachment that no browser opens in place."""
    file = name.replace("\\", "/").rsplit("/", 1)[-1]
    return Response(
        data,
        media_type="application/octet-stream",
        headers={
            "Content-Disposition": f"attachment; filename*=UTF-8''{quote(file, safe='')}",
            "Content-Security-Policy": "sandbox; default-src 'none'",
        },
    )


@router.get("/van-ban/{document_id}/trang/{page}.png")
def page_picture(request: Request, document_id: str, page: int) -> Response:
    """The image of one page of a PDF, the first being 1."""
    archive = archive_of(request)
    stored = get_document(archive, document_id)
    if not 1 <= page <= (stored.document.pages or 0):
        raise Problem("no_pages", status=404)
    images: PageImages = request.app.state.page_images
    picture = images.picture(stored.document.source_id, page - 1, lambda: find_original(archive, document_id))
    return Response(picture, media_type="image/png", headers={"Cache-Control": "private, max-age=86400"})
