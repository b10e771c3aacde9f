"""The list of what came to nothing: one row an input, until a later run manages it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from sqlalchemy import and_, func, insert, or_, select, update
from sqlalchemy.orm import Session

from service.flow.prepare import Failed
from service.flow.take import Known
from service.jobs.runs import Run
from service.store.models import FailureRow, SightingRow, SourceRow

Ended = TypeVar("Ended")


def repeat_failures(session: Session, results: Sequence[Ended | Known | Failed]) -> list[Ended | Known | Failed]:
    """The same results, but that bytes known to have failed have failed under another name too."""
    failing = {one.source_id: one for one in results if isinstance(one, Failed) and one.source_id}
    known = {one.source_id for one in results if isinstance(one, Known)} - set(failing)
    rows = session.scalars(
        select(FailureRow)
        .join(SourceRow, SourceRow.id == FailureRow.source_id)
        .where(SourceRow.id.in_(known), SourceRow.state == "failed", FailureRow.resolved_at.is_(None))
    )
    for row in rows:
        failing[row.source_id or ""] = Failed(
            row.source_id, row.name, row.location, row.code, row.reason, row.remedy, row.detail
        )
    return [_repeated(one, failing) if isinstance(one, Known) else one for one in results]


def _repeated(known: Known, failing: dict[str, Failed]) -> Known | Failed:
    failure = failing.get(known.source_id)
    if failure is None or (failure.name, failure.location) == (known.name, known.location):
        return known
    return replace(failure, name=known.name, location=known.location)


def note_failures(session: Session, run: Run, failures: Sequence[Failed]) -> None:
    """Write failures down; an input that failed before has its row renewed, not doubled."""
    now = run.archive.clock()
    for failure in failures:
        values = {
            "run_id": run.id,
            "source_id": failure.source_id,
            "code": failure.code,
            "reason": failure.reason,
            "remedy": failure.remedy,
            "detail": failure.detail,
            "failed_at": now,
        }
        before = session.scalar(
            select(func.min(FailureRow.id)).where(
                FailureRow.resolved_at.is_(None),
                FailureRow.name == failure.name,
                FailureRow.location == failure.location,
            )
        )
        if before is None:
            row = values | {"name": failure.name, "location": failure.location}
            session.execute(insert(FailureRow), [row])
        else:
            session.execute(update(FailureRow).where(FailureRow.id == before).values(**values))


def resolve_failures(session: Session, run: Run, *, read: Sequence[str], known: Sequence[str]) -> None:
    """Close the failures of sources that were read now, and of what failed before at the addresses of these
    or of known ones. Sources that have failed themselves close nothing."""
    if not (read or known) or not _open_failures(session):
        return
    same_name = (
        select(FailureRow.id)
        .join(
            SightingRow,
            and_(SightingRow.location == FailureRow.location, SightingRow.name == FailureRow.name),
        )
        .join(SourceRow, SourceRow.id == SightingRow.source_id)
        .where(
            SourceRow.id.in_([*read, *known]),
            SourceRow.state == "done",
            FailureRow.resolved_at.is_(None),
            or_(FailureRow.source_id.is_(None), FailureRow.source_id != SourceRow.id),
        )
    )
    session.execute(
        update(FailureRow)
        .where(
            FailureRow.resolved_at.is_(None),
            or_(FailureRow.source_id.in_(read), FailureRow.id.in_(same_name)),
        )
        .values(resolved_at=run.archive.clock(), resolved_by=run.id)
        .execution_options(synchronize_session=False)
    )


def _open_failures(session: Session) -> int:
    return session.scalar(select(func.count()).where(FailureRow.resolved_at.is_(None))) or 0
