"""The list of what came to nothing: one row an input, until a later run manages it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from sqlalchemy import and_, func, insert, or_, select, update
from sqlalchemy.orm import Session

from service.flow_prepare import Failed
from service.jobs import Run
from service.store.models import FailureRow, SightingRow


class Managed(Protocol):
    """Something that went well."""

    @property
    def source_id(self) -> str:
        """The hash of its bytes."""
        ...


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


def resolve_failures(session: Session, run: Run, managed: Sequence[Managed]) -> None:
    """Close the failures of these sources, and of whatever failed before at their names and addresses."""
    ids = [one.source_id for one in managed]
    if not ids or not _open_failures(session):
        return
    seen = select(SightingRow.location, SightingRow.name).where(SightingRow.source_id.in_(ids)).subquery()
    same_name = (
        select(FailureRow.id)
        .join(seen, and_(seen.c.location == FailureRow.location, seen.c.name == FailureRow.name))
        .where(FailureRow.resolved_at.is_(None))
    )
    session.execute(
        update(FailureRow)
        .where(
            FailureRow.resolved_at.is_(None),
            or_(FailureRow.source_id.in_(ids), FailureRow.id.in_(same_name)),
        )
        .values(resolved_at=run.archive.clock(), resolved_by=run.id)
        .execution_options(synchronize_session=False)
    )


def _open_failures(session: Session) -> int:
    return session.scalar(select(func.count()).where(FailureRow.resolved_at.is_(None))) or 0
