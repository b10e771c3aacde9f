"""What the index is given of a document: one entry for it, one for each of its facts."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extract import Commitment, Decision, Entity, Figure, Party, Record
from ingest import BlockKind, Document, Span
from search import Entry

Fact = Commitment | Decision | Figure


@dataclass(frozen=True, slots=True)
class IndexedFact:
    """A fact under its id, with the units that its parties are or are named after."""

    id: str
    kind: str
    fact: Fact
    units: tuple[str, ...] = ()


def entries_of(document_id: str, document: Document, record: Record, facts: Sequence[IndexedFact]) -> list[Entry]:
    """The entries of one document, itself first."""
    text, blocks = searched_text(document)
    title = record.fields.title or document.name
    day = record.fields.date or record.fields.event.date
    units = {unit for fact in facts for unit in fact.units} | {e.unit for e in record.entities if e.unit}
    bodies = [entity.name for entity in record.entities if entity.type == "ORG"]
    named = _Named(record.entities)
    entries = [
        Entry(
            id=document_id,
            parent=document_id,
            kind="document",
            title=title,
            text=text,
            document_type=record.fields.type,
            date=day,
            places=tuple(sorted(units)),
            bodies=_unique(bodies),
            blocks=blocks,
        )
    ]
    for fact in facts:
        quote = fact.fact.quote
        entries.append(
            Entry(
                id=fact.id,
                parent=document_id,
                kind=fact.kind,
                title=title,
                text=quote,
                document_type=record.fields.type,
                date=day,
                places=tuple(sorted({*fact.units, *named.in_fact(fact.fact)})),
                bodies=_unique(party.name for party in _parties(fact.fact) if not party.group),
                blocks=((0, len(quote)),),
            )
        )
    return entries


def searched_text(document: Document) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The document's words without furniture, with the (start, end) of each block in them."""
    parts: list[str] = []
    spans: list[tuple[int, int]] = []
    at = 0
    for block in document.blocks:
        words = document.words(block)
        if block.kind is BlockKind.FURNITURE or not words.strip():
            continue
        parts.append(words)
        spans.append((at, at + len(words)))
        at += len(words) + 1
    return "\n".join(parts), tuple(spans)


class _Named:
    """The units that a record's entities name: where, and under which forms."""

    def __init__(self, entities: Sequence[Entity]) -> None:
        placed = [entity for entity in entities if entity.unit]
        self._mentions = sorted((span.start, span.end, one.unit or "") for one in placed for span in one.mentions)
        self._forms = {form: one.unit or "" for one in placed for form in (one.name, *one.aliases)}

    def in_fact(self, fact: Fact) -> set[str]:
        """The units that the fact's own words name, and those that it is a figure of."""
        span: Span = fact.span
        units = set()
        for start, end, unit in self._mentions[bisect_left(self._mentions, (span.start,)) :]:
            if start >= span.end:
                break
            if end <= span.end:
                units.add(unit)
        if isinstance(fact, Figure):
            units |= {self._forms[place] for place in fact.places if place in self._forms}
        return units


def _parties(fact: Fact) -> tuple[Party, ...]:
    if isinstance(fact, Commitment):
        return fact.actors + fact.beneficiaries
    return fact.by if isinstance(fact, Decision) else ()


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
