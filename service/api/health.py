"""What the archive holds, its runs, and what could not be read."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel

from service.api.examples import OVERVIEW, example
from service.api.shapes import FailureShape, RunShape
from service.library import newest_date, overview
from service.library_runs import StoredRun, get_run, list_failures, list_runs
from service.pages.requests import archive_of

router = APIRouter(tags=["archive"])
Offset = Annotated[int, Query(ge=0, le=100_000)]
Limit = Annotated[int, Query(ge=1, le=500)]


class OverviewShape(BaseModel):
    """Numbers of what answers count; `newest` is the newest date of a document."""

    documents: int
    commitments: int
    decisions: int
    figures: int
    failures: int
    newest: date | None
    years: dict[int, int]


class FailuresShape(BaseModel):
    """One page of the files that could not be read, the latest first."""

    total: int
    failures: list[FailureShape]


@router.get("/overview", responses=example(OVERVIEW))
def held(request: Request) -> OverviewShape:
    """The archive in numbers."""
    archive = archive_of(request)
    counted = overview(archive)
    return OverviewShape(
        documents=counted.documents,
        commitments=counted.commitments,
        decisions=counted.decisions,
        figures=counted.figures,
        failures=counted.failures,
        newest=newest_date(archive),
        years=dict(counted.years),
    )


@router.get("/runs")
def runs(request: Request, offset: Offset = 0, limit: Limit = 50) -> list[RunShape]:
    """Runs of ingest and reprocess, the latest first."""
    return [_run(one) for one in list_runs(archive_of(request), offset=offset, limit=limit)]


@router.get("/runs/{run_id}")
def run(request: Request, run_id: int) -> RunShape:
    """One run: `done` of `total` inputs, where the total is known."""
    return _run(get_run(archive_of(request), run_id))


@router.get("/failures")
def failures(request: Request, offset: Offset = 0, limit: Limit = 50) -> FailuresShape:
    """Files that could not be read, with reason and remedy, until a later run manages them."""
    found = list_failures(archive_of(request), offset=offset, limit=limit)
    return FailuresShape(
        total=found.total,
        failures=[
            FailureShape(name=one.name, code=one.code, reason=one.reason, remedy=one.remedy, failed_at=one.at)
            for one in found.failures
        ],
    )


def _run(one: StoredRun) -> RunShape:
    return RunShape(
        id=one.id,
        kind=one.kind,
        state=one.state,
        started_at=one.started_at,
        ended_at=one.ended_at,
        total=one.total,
        done=one.done,
        counts=one.counts,
    )
