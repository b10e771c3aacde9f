"""What to look at first: the commitments that the machine is least certain of."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response

from service.answers.doubtful import least_certain
from service.pages.promises import promise_row
from service.pages.rendering import language_of, render
from service.pages.requests import PAGE_SIZE, archive_of, page_number
from service.texts import load_texts

router = APIRouter(include_in_schema=False)
PATH = "/xem-lai"


@router.get(PATH)
def doubtful(request: Request) -> Response:
    """Commitments by rising confidence, page by page (`trang`)."""
    wanted = page_number(request.query_params.get("trang"))
    found = least_certain(archive_of(request), page=wanted, size=PAGE_SIZE)
    t = load_texts(language_of(request))
    return render(
        request,
        "doubtful.html",
        rows=[promise_row(one, t) for one in found.promises],
        total=found.total,
        page=found.page,
        last=found.last,
        previous=f"{PATH}?trang={found.page - 1}" if found.page > 1 else None,
        next=f"{PATH}?trang={found.page + 1}" if found.page < found.last else None,
    )
