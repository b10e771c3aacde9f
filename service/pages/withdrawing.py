"""The owner takes a document back."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from service.auth import check_form, require_owner
from service.flow.withdrawal import withdraw
from service.pages.requests import archive_of

router = APIRouter(include_in_schema=False)


@router.post("/van-ban/{document_id}/rut")
async def take_back(request: Request, document_id: str) -> Response:
    """Withdraw a document (the owner's form)."""
    require_owner(request)
    form = await request.form()
    check_form(request, form.get("mark"))
    reason = str(form.get("reason") or "").strip()[:500]
    withdraw(archive_of(request), document_id, reason=reason, by="owner")
    return RedirectResponse(f"/van-ban/{document_id}", status_code=303)
