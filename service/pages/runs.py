"""What was done with the archive, and what could not be read, with reason and remedy."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from fastapi import APIRouter, Request
from fastapi.responses import Response

from service.library_runs import StoredRun, list_failures, list_runs
from service.pages.rendering import render
from service.pages.requests import PAGE_SIZE, archive_of, page_number

router = APIRouter(include_in_schema=False)
RUNS = 50
LOOKS = {"running": "pending", "done": "done", "interrupted": "no_evidence", "failed": "overdue"}


@dataclass(frozen=True, slots=True)
class RunLine:
    """One run in the table. `look` is the colour of its state."""

    id: int
    kind: str
    state: str
    look: str
    started: datetime
    new: int
    unchanged: int
    failed: int
    took: str


@router.get("/luot-chay")
def runs(request: Request) -> Response:
    """Failures first, for they ask for something to be done; then the runs, newest first."""
    archive = archive_of(request)
    page = page_number(request.query_params.get("trang"))
    failures = list_failures(archive, offset=(page - 1) * PAGE_SIZE, limit=PAGE_SIZE)
    return render(
        request,
        "runs.html",
        failures=failures.failures,
        failures_total=failures.total,
        failures_more=f"/luot-chay?trang={page + 1}" if page * PAGE_SIZE < failures.total else None,
        runs=[_line(run) for run in list_runs(archive, limit=RUNS)],
    )


def _line(run: StoredRun) -> RunLine:
    return RunLine(
        id=run.id,
        kind=run.kind,
        state=run.state,
        look=LOOKS.get(run.state, ""),
        started=run.started_at,
        new=run.new,
        unchanged=run.unchanged,
        failed=run.failed,
        took=_took(run.started_at, run.ended_at),
    )


def _took(start: datetime, end: datetime | None) -> str:
    if end is None:
        return "…"
    seconds = (end - start).total_seconds()
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}′{rest:02d}″" if minutes else f"{seconds:.1f}″"
