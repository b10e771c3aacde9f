"""Documents and records as they are kept, made nouns again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.orm import Session

from extract import Commitment, Decision, Figure, Record
from ingest import Document
from service.store.models import DocumentRow, FactPlaceRow, FactRow, RecordRow
from service.store.serial import from_json, unpack

Fact = Commitment | Decision | Figure
FACT_KINDS: dict[str, type[Fact]] = {"commitment": Commitment, "decision": Decision, "figure": Figure}


DIRECT = ("unit", "body")  # relations of service.answers.reach that mean the unit itself


@dataclass(frozen=True, slots=True)
class StoredFact:
    """A fact under the id that the store gave it."""

    id: str
    kind: str
    fact: Fact


@dataclass(frozen=True, slots=True)
class Whole:
    """A document with all that was found in it. `units` are those reached directly, by fact."""

    row: DocumentRow
    document: Document
    record: Record
    facts: tuple[StoredFact, ...]
    units: dict[str, tuple[str, ...]]


def stands() -> ColumnElement[bool]:
    """Documents that answers may use: not withdrawn, and the first of their text."""
    return and_(DocumentRow.withdrawn_at.is_(None), DocumentRow.same_text_as.is_(None))


def load_document(row: DocumentRow) -> Document:
    """The Document as the reader gave it."""
    return replace(from_json(Document, unpack(row.body)), text=unpack(row.text))


def load_fact(kind: str, body: str) -> Fact:
    """A fact as extraction gave it."""
    return from_json(FACT_KINDS[kind], body)


def load_record(row: RecordRow, facts: Iterable[StoredFact]) -> Record:
    """The Record as extraction gave it, its facts put back in their order."""
    held = [one.fact for one in facts]
    return replace(
        from_json(Record, unpack(row.body)),
        commitments=tuple(fact for fact in held if isinstance(fact, Commitment)),
        decisions=tuple(fact for fact in held if isinstance(fact, Decision)),
        figures=tuple(fact for fact in held if isinstance(fact, Figure)),
    )


def load_whole(session: Session, ids: Sequence[str]) -> list[Whole]:
    """Documents with their records and live facts, in the order of taking."""
    rows = session.execute(
        select(DocumentRow, RecordRow)
        .join(RecordRow, RecordRow.document_id == DocumentRow.id)
        .where(DocumentRow.id.in_(ids))
        .order_by(DocumentRow.number)
    ).all()
    facts = live_facts(session, ids)
    units = _direct_units(session, ids)
    whole = []
    for row, record_row in rows:
        held = tuple(facts.get(row.id, ()))
        record = load_record(record_row, held)
        whole.append(Whole(row, load_document(row), record, held, units))
    return whole


def live_facts(session: Session, document_ids: Sequence[str]) -> dict[str, list[StoredFact]]:
    """The facts that hold, by document, each kind in its order."""
    found: dict[str, list[StoredFact]] = {}
    for document_id, fact_id, kind, body in session.execute(
        select(FactRow.document_id, FactRow.id, FactRow.kind, FactRow.body)
        .where(FactRow.document_id.in_(document_ids), FactRow.retired_at.is_(None))
        .order_by(FactRow.document_id, FactRow.kind, FactRow.position)
    ):
        found.setdefault(document_id, []).append(StoredFact(fact_id, kind, load_fact(kind, body)))
    return found


def _direct_units(session: Session, document_ids: Sequence[str]) -> dict[str, tuple[str, ...]]:
    units: dict[str, set[str]] = {}
    for fact_id, unit in session.execute(
        select(FactPlaceRow.fact_id, FactPlaceRow.unit)
        .join(FactRow, FactRow.id == FactPlaceRow.fact_id)
        .where(FactRow.document_id.in_(document_ids), FactPlaceRow.relation.in_(DIRECT))
    ):
        units.setdefault(fact_id, set()).add(unit)
    return {fact_id: tuple(sorted(held)) for fact_id, held in units.items()}
