"""What the index is given of a document: one entry for it, one for each of its facts."""

from __future__ import annotations

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
                places=tuple(sorted({*fact.units, *_units(fact.fact, record.entities)})),
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


def _units(fact: Fact, entities: Sequence[Entity]) -> set[str]:
    """The units that the fact's own words name, and those that it is a figure of."""
    span: Span = fact.span
    named = {
        entity.unit for entity in entities if entity.unit and any(span.contains(mention) for mention in entity.mentions)
    }
    if isinstance(fact, Figure):
        named |= {e.unit for e in entities if e.unit and not {e.name, *e.aliases}.isdisjoint(fact.places)}
    return named


def _parties(fact: Fact) -> tuple[Party, ...]:
    if isinstance(fact, Commitment):
        return fact.actors + fact.beneficiaries
    return fact.by if isinstance(fact, Decision) else ()


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
