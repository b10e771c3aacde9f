"""Reading the archive: documents, facts, originals, and what it holds in all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, extract, func, or_, select
from sqlalchemy.orm import Session

from extract import Record
from ingest import Document
from service.archive import Archive
from service.errors import Unknown, Withdrawn
from service.flow.withdrawal import Withdrawal, withdrawal_of
from service.store.documents import StoredFact, load_fact, load_whole, stands
from service.store.models import (
    DocumentRow,
    FactRow,
    FailureRow,
    OutboxRow,
    RecordRow,
    SightingRow,
    SourceRow,
)

__all__ = ["Brief", "Overview", "Sighting", "StoredDocument", "StoredFact"]


@dataclass(frozen=True, slots=True)
class Sighting:
    """A name and an address ("" where none was known) under which the bytes came, and when first."""

    name: str
    location: str
    at: datetime


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """A document with its record and facts. `same_text` are ids of others of the same text, earliest first;
    `same_text_as` is the first of them, where this one is not it: answers count that one."""

    id: str
    document: Document
    record: Record
    facts: tuple[StoredFact, ...]
    sightings: tuple[Sighting, ...]
    taken_at: datetime
    same_text: tuple[str, ...] = ()
    same_text_as: str | None = None


@dataclass(frozen=True, slots=True)
class Brief:
    """A document in a list. `date` is its own, else its event's."""

    id: str
    name: str
    title: str
    type: str
    date: date | None
    issuer: str | None
    taken_at: datetime


@dataclass(frozen=True, slots=True)
class Briefs:
    """One page of documents, and how many there are in all."""

    documents: tuple[Brief, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Overview:
    """What the archive holds. `documents` are those that answers count; `years` are (year, documents)."""

    documents: int = 0
    commitments: int = 0
    decisions: int = 0
    figures: int = 0
    repeated: int = 0
    withdrawn: int = 0
    pending: int = 0
    failures: int = 0
    waiting: int = 0
    years: tuple[tuple[int, int], ...] = ()


def get_document(archive: Archive, document_id: str) -> StoredDocument:
    """A document by its id. Raises Unknown; Withdrawn where it was taken back (see find_withdrawal)."""
    with archive.reading() as session:
        row = _standing(session, document_id)
        whole = load_whole(session, [document_id])[0]
        return StoredDocument(
            id=document_id,
            document=whole.document,
            record=whole.record,
            facts=whole.facts,
            sightings=_sightings(session, row.source_id),
            taken_at=_taken_at(session, row.source_id),
            same_text=_same_text(session, row),
            same_text_as=row.same_text_as,
        )


def get_fact(archive: Archive, fact_id: str) -> tuple[str, StoredFact]:
    """A fact by its id, with its document's. Raises Unknown (also where it no longer holds), Withdrawn."""
    with archive.reading() as session:
        row = session.get(FactRow, fact_id)
        if row is None or row.retired_at is not None:
            was = "no longer holds" if row else "is not known"
            raise Unknown(f"the fact {fact_id} {was}", "See the facts of its document")
        _standing(session, row.document_id)
        return row.document_id, StoredFact(row.id, row.kind, load_fact(row.kind, row.body))


def find_original(archive: Archive, document_id: str) -> bytes:
    """The bytes that a document was read from. Raises Unknown, Withdrawn, OriginalDamaged."""
    with archive.reading() as session:
        source_id = _standing(session, document_id).source_id
    return archive.originals.load(source_id)


def find_withdrawal(archive: Archive, document_id: str) -> Withdrawal:
    """Why and when a document was withdrawn. Raises Unknown where it is not there, or stands."""
    with archive.reading() as session:
        row = session.get(DocumentRow, document_id)
        withdrawal = withdrawal_of(row) if row else None
    if withdrawal is None:
        raise Unknown(f"no withdrawn document {document_id}", "See the list of documents")
    return withdrawal


def list_documents(
    archive: Archive, *, offset: int = 0, limit: int = 50, by: str = "date", repeated: bool = False
) -> Briefs:
    """Documents that stand, by="date" (newest first, undated last) or by="taken" (latest first).

    `repeated` includes those whose text an earlier one has.
    """
    order: list[ColumnElement[Any]] = [DocumentRow.number.desc()]
    if by == "date":
        order = [RecordRow.shown_date.is_(None), RecordRow.shown_date.desc(), *order]
    which = DocumentRow.withdrawn_at.is_(None) if repeated else stands()
    with archive.reading() as session:
        total = session.scalar(select(func.count()).select_from(DocumentRow).where(which)) or 0
        rows = session.execute(_briefs().where(which).order_by(*order).offset(offset).limit(limit)).all()
    return Briefs(tuple(_brief(*row) for row in rows), total)


def briefs_of(archive: Archive, ids: tuple[str, ...]) -> tuple[Brief, ...]:
    """Documents in a list, by their ids, in that order; those that are withdrawn or unknown are left out."""
    with archive.reading() as session:
        rows = session.execute(_briefs().where(DocumentRow.id.in_(ids), DocumentRow.withdrawn_at.is_(None))).all()
    found = {row[0].id: _brief(*row) for row in rows}
    return tuple(found[one] for one in ids if one in found)


def overview(archive: Archive) -> Overview:
    """The archive in numbers."""
    with archive.reading() as session:
        facts = _facts_by_kind(session)
        return Overview(
            documents=_number(session, select(func.count()).select_from(DocumentRow).where(stands())),
            commitments=facts.get("commitment", 0),
            decisions=facts.get("decision", 0),
            figures=facts.get("figure", 0),
            repeated=_number(
                session,
                select(func.count(DocumentRow.same_text_as)).where(DocumentRow.withdrawn_at.is_(None)),
            ),
            withdrawn=_number(session, select(func.count(DocumentRow.withdrawn_at))),
            pending=_number(session, select(func.count(SourceRow.id)).where(SourceRow.state == "pending")),
            failures=_number(session, select(func.count(FailureRow.id)).where(FailureRow.resolved_at.is_(None))),
            waiting=_number(session, select(func.count(OutboxRow.sequence))),
            years=_years(session),
        )


def newest_date(archive: Archive) -> date | None:
    """The newest date of the documents that stand, leaving out those later than the day of taking."""
    with archive.reading() as session:
        return session.scalar(
            select(func.max(RecordRow.shown_date))
            .join(DocumentRow, DocumentRow.id == RecordRow.document_id)
            .join(SourceRow, SourceRow.id == DocumentRow.source_id)
            .where(stands(), RecordRow.shown_date <= func.date(SourceRow.taken_at))
        )


def _standing(session: Session, document_id: str) -> DocumentRow:
    row = session.get(DocumentRow, document_id)
    if row is None:
        raise Unknown(f"no document {document_id}", "Search for it, or see the list of documents")
    if row.withdrawn_at is not None:
        reason = f"the document {document_id} was withdrawn: {row.withdrawn_reason}"
        raise Withdrawn(reason, "Ask whoever keeps the archive")
    return row


def _sightings(session: Session, source_id: str) -> tuple[Sighting, ...]:
    rows = session.execute(
        select(SightingRow.name, SightingRow.location, SightingRow.seen_at)
        .where(SightingRow.source_id == source_id)
        .order_by(SightingRow.seen_at, SightingRow.location, SightingRow.name)
    )
    return tuple(Sighting(*row) for row in rows)


def _taken_at(session: Session, source_id: str) -> datetime:
    return session.scalars(select(SourceRow.taken_at).where(SourceRow.id == source_id)).one()


def _same_text(session: Session, row: DocumentRow) -> tuple[str, ...]:
    first = row.same_text_as or row.id
    return tuple(
        session.scalars(
            select(DocumentRow.id)
            .where(
                or_(DocumentRow.id == first, DocumentRow.same_text_as == first),
                DocumentRow.id != row.id,
                DocumentRow.withdrawn_at.is_(None),
            )
            .order_by(DocumentRow.number)
        )
    )


def _briefs() -> Select[tuple[DocumentRow, RecordRow, datetime]]:
    return (
        select(DocumentRow, RecordRow, SourceRow.taken_at)
        .join(RecordRow, RecordRow.document_id == DocumentRow.id)
        .join(SourceRow, SourceRow.id == DocumentRow.source_id)
    )


def _brief(row: DocumentRow, record: RecordRow, taken_at: datetime) -> Brief:
    title = record.title or row.name
    return Brief(row.id, row.name, title, record.type, record.shown_date, record.issuer, taken_at)


def _number(session: Session, query: Select[tuple[int]]) -> int:
    return session.scalar(query) or 0


def _facts_by_kind(session: Session) -> dict[str, int]:
    rows = session.execute(
        select(FactRow.kind, func.count())
        .join(DocumentRow, DocumentRow.id == FactRow.document_id)
        .where(stands(), FactRow.retired_at.is_(None))
        .group_by(FactRow.kind)
    )
    return {row[0]: row[1] for row in rows}


def _years(session: Session) -> tuple[tuple[int, int], ...]:
    year = extract("year", RecordRow.shown_date)
    rows = session.execute(
        select(year, func.count())
        .join(DocumentRow, DocumentRow.id == RecordRow.document_id)
        .where(stands(), RecordRow.shown_date.is_not(None))
        .group_by(year)
        .order_by(year)
    )
    return tuple((int(one), count) for one, count in rows)
