"""/api: everything that the pages show, for programs. One router a subject, all in `api_router`."""

from fastapi import APIRouter

from service.api import documents, health, promises, search, uploads
from service.api.shapes import ErrorShape

api_router = APIRouter(
    prefix="/api",
    responses={status: {"model": ErrorShape} for status in (400, 404, 422)},
)
for _module in (search, promises, documents, uploads, health):
    api_router.include_router(_module.router)

__all__ = ["api_router"]
