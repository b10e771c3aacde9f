"""Adding documents by program."""

from __future__ import annotations

from fastapi import APIRouter, Request

from service.api.examples import UPLOAD, example
from service.api.shapes import FailureShape, UploadShape
from service.auth import require_owner
from service.pages.add import receive_files
from service.problem import Problem
from service.uploads import Uploads, UploadState

router = APIRouter(tags=["adding"])
FILES = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["files"],
                    "properties": {"files": {"type": "array", "items": {"type": "string", "format": "binary"}}},
                }
            }
        },
    }
}


@router.post("/documents", status_code=202, responses=example(UPLOAD, status=202), openapi_extra=FILES)
async def add_documents(request: Request) -> UploadShape:
    """Add documents (multipart, one field `files` each); ask `progress` how far it is. The owner's."""
    return _shape(await receive_files(request))


@router.get("/uploads/{upload_id}", responses=example(UPLOAD))
def upload_state(request: Request, upload_id: str) -> UploadShape:
    """How far an upload is. The owner's."""
    require_owner(request)
    uploads: Uploads = request.app.state.uploads
    state = uploads.state(upload_id)
    if state is None:
        raise Problem("not_found", status=404)
    return _shape(state)


def _shape(state: UploadState) -> UploadShape:
    return UploadShape(
        id=state.id,
        progress=f"/api/uploads/{state.id}",
        total=state.total,
        done=state.done,
        name=state.name,
        finished=state.finished,
        new=state.new,
        unchanged=state.unchanged,
        failed=[
            FailureShape(name=one.name, code=one.code, reason=one.reason, remedy=one.remedy) for one in state.failed
        ],
        crashed=state.crashed,
        run_id=state.run_id,
    )
