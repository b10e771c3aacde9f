"""Withdrawing a document: gone from every answer, with a record that it was there and why it went.

What is withdrawn is the text: copies of it go along, and one that is crawled later is withdrawn as it comes.
The original and the facts stay in the store, unseen, for whoever must account for the withdrawal.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from service.archive import Archive
from service.errors import ArchiveError, Unknown
from service.flow.outbox import drain
from service.store.models import DocumentRow, OutboxRow


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """What remains of a withdrawn document: who took it back, when, why, and the copies that went along."""

    document_id: str
    name: str
    by: str
    reason: str
    at: datetime
    copies: tuple[str, ...] = ()


def withdraw(archive: Archive, document_id: str, *, reason: str, by: str) -> Withdrawal:
    """Withdraw a document and its copies. Raises Unknown; ArchiveError where no reason is given.

    Withdrawing twice is harmless: the first reason stays.
    """
    if not reason.strip():
        raise ArchiveError("a withdrawal needs its reason", "Say in a few words why the document goes")
    with archive.writing() as session:
        row = session.get(DocumentRow, document_id)
        if row is None:
            raise Unknown(f"no document {document_id}", "Search for it, or see the list of documents")
        copies = _copies(session, row)
        if row.withdrawn_at is None:
            _mark(session, [document_id, *copies], reason.strip(), by, archive.clock())
        session.refresh(row)
        withdrawal = withdrawal_of(row, copies=copies)
        assert withdrawal is not None
    drain(archive, wait=30)
    return withdrawal


def withdrawal_of(row: DocumentRow, *, copies: tuple[str, ...] = ()) -> Withdrawal | None:
    """What the row says of a withdrawal; None for a document that stands."""
    if row.withdrawn_at is None:
        return None
    return Withdrawal(row.id, row.name, row.withdrawn_by or "", row.withdrawn_reason or "", row.withdrawn_at, copies)


def extend_withdrawals(session: Session, hashes: Iterable[str | None]) -> set[str]:
    """Withdraw documents whose text was withdrawn before; gives their ids."""
    wanted = {digest for digest in hashes if digest}
    gone = {
        row.text_hash: row
        for row in session.execute(
            select(
                DocumentRow.text_hash,
                DocumentRow.withdrawn_at,
                DocumentRow.withdrawn_by,
                DocumentRow.withdrawn_reason,
            )
            .where(DocumentRow.text_hash.in_(wanted), DocumentRow.withdrawn_at.is_not(None))
            .order_by(DocumentRow.number.desc())
        )
    }
    extended: set[str] = set()
    for digest, row in gone.items():
        ids = session.scalars(
            select(DocumentRow.id).where(DocumentRow.text_hash == digest, DocumentRow.withdrawn_at.is_(None))
        ).all()
        extended.update(ids)
        _mark(session, ids, row.withdrawn_reason, row.withdrawn_by, row.withdrawn_at)
    return extended


def _copies(session: Session, row: DocumentRow) -> tuple[str, ...]:
    if row.text_hash is None:
        return ()
    return tuple(
        session.scalars(
            select(DocumentRow.id)
            .where(DocumentRow.text_hash == row.text_hash, DocumentRow.id != row.id)
            .order_by(DocumentRow.number)
        )
    )


def _mark(session: Session, ids: Iterable[str], reason: str, by: str, at: datetime) -> None:
    marked = list(ids)
    if not marked:
        return
    session.execute(
        update(DocumentRow)
        .where(DocumentRow.id.in_(marked))
        .values(withdrawn_at=at, withdrawn_by=by, withdrawn_reason=reason)
    )
    session.execute(insert(OutboxRow), [{"document_id": one, "remove": []} for one in marked])
