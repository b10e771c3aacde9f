"""A Record as plain JSON: the shape of one file of truth, so that the two can be compared."""

from __future__ import annotations

from typing import NotRequired, TypedDict

from extract.record import Commitment, Decision, Entity, Event, Figure, Interval, Party, Record
from ingest import Document


class EventJson(TypedDict, total=False):
    """The reported meeting: `date` is its first day (ISO), `attendance` a head count."""

    name: str | None
    ordinal: int | None
    date: str | None
    place: str | None
    chairs: list[str]
    attendance: int | None


class DocumentJson(TypedDict, total=False):
    """What the document says of itself: `type` is notice, news or other; `date` is ISO."""

    type: str
    title: str | None
    number: str | None
    issuer: str | None
    date: str | None
    event: EventJson | None


class EntityJson(TypedDict):
    """`type` is ORG, PER, LOC, DOC or EVENT; `name` the fullest form, the others are `aliases`."""

    type: str
    name: str
    aliases: list[str]


class DeadlineJson(TypedDict):
    """ISO days, both included; `start` is None where only the end is said."""

    text: str
    start: str | None
    end: str


class CommitmentJson(TypedDict):
    """One act: its words, who is to do it, for whom, by when."""

    quote: str
    actors: list[str]
    beneficiaries: list[str]
    kind: str
    deadline: DeadlineJson | None


class DecisionJson(TypedDict):
    """What was settled, and by whom."""

    quote: str
    by: list[str]


class FigureJson(TypedDict):
    """A number in its unit as written, with what it counts; `note` only where a sum of parts was computed."""

    quote: str
    value: float
    unit: str
    subject: str | None
    places: list[str]
    period: str | None
    qualifier: str | None
    note: NotRequired[str]


class Annotation(TypedDict, total=False):
    """One document's truth or prediction. `source` (predictions only) says which file it was read from."""

    source: str
    document: DocumentJson
    entities: list[EntityJson]
    commitments: list[CommitmentJson]
    decisions: list[DecisionJson]
    figures: list[FigureJson]


def to_annotation(record: Record, document: Document, *, source: str | None = None) -> Annotation:
    """The record in the shape of the truth files; `source` is the path as given, else the document's name."""
    return {
        "source": source or document.name,
        "document": _document(record),
        "entities": [_entity(entity) for entity in record.entities],
        "commitments": [_commitment(commitment) for commitment in record.commitments],
        "decisions": [_decision(decision) for decision in record.decisions],
        "figures": [_figure(figure) for figure in record.figures],
    }


def _document(record: Record) -> DocumentJson:
    fields = record.fields
    return {
        "type": fields.type,
        "title": fields.title,
        "number": fields.number,
        "issuer": fields.issuer,
        "date": fields.date.isoformat() if fields.date else None,
        "event": None if fields.event == Event() else _event(fields.event),
    }


def _event(event: Event) -> EventJson:
    return {
        "name": event.name,
        "ordinal": event.ordinal,
        "date": event.date.isoformat() if event.date else None,
        "place": event.place,
        "chairs": list(event.chairs),
        "attendance": event.attendance,
    }


def _entity(entity: Entity) -> EntityJson:
    return {"type": entity.type, "name": entity.name, "aliases": list(entity.aliases)}


def _commitment(commitment: Commitment) -> CommitmentJson:
    return {
        "quote": commitment.quote,
        "actors": _names(commitment.actors),
        "beneficiaries": _names(commitment.beneficiaries),
        "kind": commitment.kind,
        "deadline": None if commitment.deadline is None else _deadline(commitment.deadline),
    }


def _deadline(interval: Interval) -> DeadlineJson:
    return {
        "text": interval.text,
        "start": interval.start.isoformat() if interval.start else None,
        "end": interval.end.isoformat(),
    }


def _decision(decision: Decision) -> DecisionJson:
    return {"quote": decision.quote, "by": _names(decision.by)}


def _figure(figure: Figure) -> FigureJson:
    found: FigureJson = {
        "quote": figure.quote,
        "value": _plain(figure.value),
        "unit": figure.unit,
        "subject": figure.subject,
        "places": list(figure.places),
        "period": figure.period,
        "qualifier": figure.qualifier,
    }
    if figure.note is not None:
        found["note"] = figure.note
    return found


def _plain(value: float) -> float:
    """2002 rather than 2002.0: JSON written for people."""
    return int(value) if value == int(value) else value


def _names(parties: tuple[Party, ...]) -> list[str]:
    return [party.name for party in parties]
