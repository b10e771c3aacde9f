"""`registry`: the entries of a list of documents with their records."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from extract.entities.events import ordinal
from extract.entities.spelling import key
from extract.record import Entity, Record
from extract.registry.bodies import body_key
from extract.registry.documents import document_key
from extract.registry.entry import Entry, Occurrence, Role
from extract.registry.events import series_key
from extract.registry.home import Place, place_of
from extract.registry.persons import person_key, role_at
from extract.registry.succession import parent_of, successors_of
from ingest import Document, Span

Bodies = dict[int, tuple[int, str]]


@dataclass(frozen=True, slots=True)
class _Found:
    """One entity of one document under its key."""

    key: str
    entity: Entity
    unit: str | None
    occurrences: tuple[Occurrence, ...]


def registry(items: Iterable[tuple[Document, Record]]) -> tuple[Entry, ...]:
    """One entry for each thing that the documents name, ordered by key; its occurrences by document and place."""
    by_key: dict[str, list[_Found]] = defaultdict(list)
    for document, record in items:
        for found in _of_document(document, record):
            by_key[found.key].append(found)
    return tuple(_entry(name, by_key[name]) for name in sorted(by_key))


def _of_document(document: Document, record: Record) -> Iterator[_Found]:
    place = place_of(record)
    keys = {entity.name: body_key(entity, place) for entity in record.entities if entity.type == "ORG"}
    bodies = {
        span.start: (span.end, keys[entity.name][0])
        for entity in record.entities
        if entity.type == "ORG"
        for span in entity.mentions
    }
    for entity in record.entities:
        occurrences = tuple(
            Occurrence(record.source_id, span, _form(document, span), record.fields.date) for span in entity.mentions
        )
        if entity.type == "PER":
            yield _person(document, entity, occurrences, bodies, place)
            continue
        name, unit = keys[entity.name] if entity.type == "ORG" else (_key(document, entity, place), entity.unit)
        if entity.type == "EVENT":
            occurrences = tuple(replace(one, ordinal=ordinal(one.form) or ordinal(entity.name)) for one in occurrences)
        yield _Found(name, entity, unit, occurrences)
    yield from _itself(document, record, place)


def _form(document: Document, span: Span) -> str:
    return " ".join(document.text[span.start : span.end].split())


def _person(
    document: Document, entity: Entity, occurrences: tuple[Occurrence, ...], bodies: Bodies, place: Place
) -> _Found:
    told = tuple(replace(one, role=role_at(document.text, one.span, bodies)) for one in occurrences)
    best: Role | None = max(
        (one.role for one in told if one.role is not None), key=lambda role: role.body is not None, default=None
    )
    return _Found(person_key(entity, best, place), entity, None, told)


def _key(document: Document, entity: Entity, place: Place) -> str:
    """The key of a place, a cited document or an event."""
    if entity.type == "DOC":
        span = entity.mentions[0] if entity.mentions else Span(0, 0)
        return document_key(entity.name, span, document.text, place)
    if entity.type == "EVENT":
        return series_key(entity.name, place)
    if entity.unit is not None:
        return f"loc:{entity.unit}"
    words = "-".join(key(entity.name))
    return f"loc:{words}@{place.province}" if place.province else f"loc:{words}~{place.document}"


def _itself(document: Document, record: Record, place: Place) -> Iterator[_Found]:
    """The document as one that others may cite."""
    fields = record.fields
    if not fields.number:
        return
    number = (
        fields.number if "/" not in fields.number or fields.date is None else _dated(fields.number, fields.date.year)
    )
    span = fields.spans.get("number", Span(0, 0))
    name = document_key(number, span, document.text, place)
    own = Occurrence(record.source_id, span, fields.number, fields.date, own=True)
    yield _Found(name, Entity("DOC", fields.title or fields.number, (fields.number,)), None, (own,))


def _dated(number: str, year: int) -> str:
    """A number with the year of its document, where it has none itself: "15/QĐ-UBND" → "15/2007/QĐ-UBND"."""
    first, _, rest = number.partition("/")
    return number if rest[:4].isdigit() else f"{first}/{year}/{rest}"


def _entry(name: str, found: list[_Found]) -> Entry:
    forms = dict.fromkeys(form for one in found for form in (one.entity.name, *one.entity.aliases))
    fullest = min(forms, key=lambda form: (-len(key(form)), -len(form), form))
    occurrences = sorted(
        dict.fromkeys(one for each in found for one in each.occurrences), key=lambda one: (one.document, one.span)
    )
    body = found[0].entity.type == "ORG"
    return Entry(
        name, found[0].entity.type, fullest, tuple(sorted(form for form in forms if form != fullest)),
        tuple(occurrences), found[0].unit,
        parent_of(name) if body else None, successors_of(name) if body else (),
    )  # fmt: skip
