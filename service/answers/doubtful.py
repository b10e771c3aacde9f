"""The commitments that the machine is least certain of: where a person's look changes most.

A confidence is calibrated on held-out documents (extract/model/README.md): of a hundred found at .6, about
sixty are right.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from service.answers.promises import COUNTED, Promise, promises_by_id
from service.archive import Archive
from service.store.models import DocumentRow, FactRow


@dataclass(frozen=True, slots=True)
class Doubtful:
    """One page of commitments, least certain first. `page` is the one given: 1 … `last`."""

    promises: tuple[Promise, ...]
    total: int
    page: int
    last: int


def least_certain(archive: Archive, *, page: int = 1, size: int = 20, as_of: date | None = None) -> Doubtful:
    """Commitments by rising confidence; equal ones stay in the order of their ids, so that pages fit together.

    A page beyond the last is the last.
    """
    with archive.reading() as session:
        counted = select(FactRow.id).join(DocumentRow, DocumentRow.id == FactRow.document_id).where(*COUNTED)
        total = session.scalar(select(func.count()).select_from(counted.subquery())) or 0
        last = max(1, -(-total // size))
        page = min(page, last)
        ordered = counted.order_by(FactRow.confidence, FactRow.id)
        ids = session.scalars(ordered.offset((page - 1) * size).limit(size)).all()
    return Doubtful(promises_by_id(archive, ids, as_of=as_of).direct, total, page, last)
