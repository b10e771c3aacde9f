"""The facts of a document and their ids: new ones numbered, known ones carried over, lost ones retired."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from ingest import Span
from service.flow.prepare import Prepared, PreparedFact
from service.store.identity import Trace, carry_over
from service.store.models import FactPartyRow, FactPlaceRow, FactRow


class Standing(Protocol):
    """What is known of the document before: its packed text, and the last number given to a fact."""

    @property
    def text(self) -> bytes:
        """Packed, as the store keeps it."""
        ...

    @property
    def facts_assigned(self) -> int:
        """0 where it has had no facts."""
        ...


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be written of one document. `ids` are those of its facts, in their order."""

    document_id: str
    prepared: Prepared
    ids: tuple[str, ...]
    known: frozenset[str]
    retired: tuple[str, ...]
    assigned: int


def plan_facts(session: Session, document_id: str, prepared: Prepared, *, former: Standing | None) -> Plan:
    """Give every fact its id: that of the fact it was before, else the next number."""
    old = _old_facts(session, document_id) if former else []
    partners = carry_over(
        [trace for _, trace in old],
        [fact.trace for fact in prepared.facts],
        same_text=former is not None and former.text == prepared.text,
    )
    assigned = former.facts_assigned if former else 0
    ids = []
    for place in range(len(prepared.facts)):
        if place in partners:
            ids.append(old[partners[place]][0])
        else:
            assigned += 1
            ids.append(f"{document_id}-{assigned}")
    lost = [fact_id for at, (fact_id, trace) in enumerate(old) if not trace.retired and at not in partners.values()]
    known = frozenset(old[at][0] for at in partners.values())
    return Plan(document_id, prepared, tuple(ids), known, tuple(lost), assigned)


def write_facts(session: Session, plans: Sequence[Plan], *, now: datetime) -> None:
    """Write the facts with the parties and places that they are found by."""
    changed = [fact_id for plan in plans for fact_id in (*plan.known, *plan.retired)]
    for table in (FactPartyRow, FactPlaceRow):
        if changed:
            session.execute(delete(table).where(table.fact_id.in_(changed)))
    rows = [(fact_id in plan.known, row) for plan in plans for fact_id, row in _rows(plan)]
    fresh = [row for known, row in rows if not known]
    known = [row for known, row in rows if known]
    if fresh:
        session.execute(insert(FactRow), fresh)
    if known:
        session.execute(update(FactRow), known)
    lost = [{"id": fact_id, "retired_at": now} for plan in plans for fact_id in plan.retired]
    if lost:
        session.execute(update(FactRow), lost)
    _write_keys(session, [(fact_id, fact) for plan in plans for fact_id, fact in _facts(plan)])


def _old_facts(session: Session, document_id: str) -> list[tuple[str, Trace]]:
    rows = session.scalars(
        select(FactRow).where(FactRow.document_id == document_id).order_by(FactRow.kind, FactRow.position)
    )
    return [
        (
            row.id,
            Trace(
                kind=row.kind,
                span=Span(row.start, row.end),
                quote=row.quote,
                before=row.before,
                after=row.after,
                retired=row.retired_at is not None,
            ),
        )
        for row in rows
    ]


def _facts(plan: Plan) -> Iterable[tuple[str, PreparedFact]]:
    return zip(plan.ids, plan.prepared.facts, strict=True)


def _rows(plan: Plan) -> Iterable[tuple[str, dict[str, object]]]:
    positions: dict[str, int] = {}
    for fact_id, fact in _facts(plan):
        trace = fact.trace
        position = positions.get(trace.kind, 0)
        positions[trace.kind] = position + 1
        yield (
            fact_id,
            {
                "id": fact_id,
                "document_id": plan.document_id,
                "kind": trace.kind,
                "position": position,
                "start": trace.span.start,
                "end": trace.span.end,
                "quote": trace.quote,
                "before": trace.before,
                "after": trace.after,
                "body": fact.body,
                "confidence": fact.confidence,
                "retired_at": None,
            },
        )


def _write_keys(session: Session, facts: Sequence[tuple[str, PreparedFact]]) -> None:
    parties = [
        {"fact_id": fact_id, "role": role, "position": place, "name": name, "key": key, "group": group}
        for fact_id, fact in facts
        for place, (role, name, key, group) in enumerate(fact.parties)
    ]
    places = [
        {"fact_id": fact_id, "role": role, "unit": unit, "relation": relation}
        for fact_id, fact in facts
        for role, unit, relation in fact.places
    ]
    if parties:
        session.execute(insert(FactPartyRow), parties)
    if places:
        session.execute(insert(FactPlaceRow), places)
