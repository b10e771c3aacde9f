"""Reading what happened: runs, and inputs that came to nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, func, select

from service.archive import Archive
from service.errors import Unknown
from service.store.models import FailureRow, RunRow


@dataclass(frozen=True, slots=True)
class StoredRun:
    """One run. `kind`: ingest, reprocess, reindex; `state`: running, done, interrupted, failed.

    `counts` maps outcomes (new, same_text, reprocessed, unchanged, withdrawn, failed) to numbers of inputs.
    """

    id: int
    kind: str
    start: str
    state: str
    started_at: datetime
    ended_at: datetime | None
    beat_at: datetime
    total: int | None
    counts: dict[str, int]

    @property
    def new(self) -> int:
        """Inputs that were new, repeated texts among them."""
        return self.counts.get("new", 0) + self.counts.get("same_text", 0)

    @property
    def unchanged(self) -> int:
        """Inputs that the archive had."""
        return self.counts.get("unchanged", 0)

    @property
    def failed(self) -> int:
        """Inputs that came to nothing."""
        return self.counts.get("failed", 0)

    @property
    def done(self) -> int:
        """Inputs that are done, however they ended."""
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class StoredFailure:
    """An input that came to nothing.

    `detail` is the trace of a mistake of ours; `resolved_at` is when a later run managed it.
    """

    id: int
    run_id: int
    source_id: str | None
    name: str
    location: str
    code: str
    reason: str
    remedy: str
    detail: str
    at: datetime
    resolved_at: datetime | None


@dataclass(frozen=True, slots=True)
class Failures:
    """One page of failures, and how many there are in all."""

    failures: tuple[StoredFailure, ...]
    total: int


def list_runs(archive: Archive, *, offset: int = 0, limit: int = 50) -> tuple[StoredRun, ...]:
    """Runs, the latest first."""
    with archive.reading() as session:
        rows = session.scalars(select(RunRow).order_by(RunRow.id.desc()).offset(offset).limit(limit)).all()
    return tuple(_run(row) for row in rows)


def get_run(archive: Archive, run_id: int) -> StoredRun:
    """One run. Raises Unknown."""
    with archive.reading() as session:
        row = session.get(RunRow, run_id)
    if row is None:
        raise Unknown(f"no run {run_id}", "See the list of runs")
    return _run(row)


def list_failures(
    archive: Archive, *, offset: int = 0, limit: int = 50, resolved: bool = False, run_id: int | None = None
) -> Failures:
    """Failures that stand (or, with `resolved`, those that a later run managed), the latest first."""
    which: list[ColumnElement[bool]] = [
        FailureRow.resolved_at.is_not(None) if resolved else FailureRow.resolved_at.is_(None)
    ]
    if run_id is not None:
        which.append(FailureRow.run_id == run_id)
    with archive.reading() as session:
        total = session.scalar(select(func.count(FailureRow.id)).where(*which)) or 0
        rows = session.scalars(
            select(FailureRow)
            .where(*which)
            .order_by(FailureRow.failed_at.desc(), FailureRow.id.desc())
            .offset(offset)
            .limit(limit)
        ).all()
    return Failures(tuple(_failure(row) for row in rows), total)


def _run(row: RunRow) -> StoredRun:
    return StoredRun(
        row.id,
        row.kind,
        row.start,
        row.state,
        row.started_at,
        row.ended_at,
        row.beat_at,
        row.total,
        row.counts,
    )


def _failure(row: FailureRow) -> StoredFailure:
    return StoredFailure(
        row.id,
        row.run_id,
        row.source_id,
        row.name,
        row.location,
        row.code,
        row.reason,
        row.remedy,
        row.detail,
        row.failed_at,
        row.resolved_at,
    )
