"""The noun that extraction hands on: a Record, what was found in one Document.

Every fact keeps the span that it stands on, the rule that found it and a confidence. Names are canonical
(the fullest form that the document gives); `span` of a Party says where the document names it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from ingest import Span

DocumentType = str  # "notice" | "news" | "other"
EntityType = str  # "ORG" | "PER" | "LOC" | "DOC" | "EVENT"
CommitmentKind = str  # "promise" | "assignment" | "request" | "agreement" | "plan"


@dataclass(frozen=True, slots=True)
class Entity:
    """One real thing of the document under its fullest name. `unit` is the code of an administrative unit."""

    type: EntityType
    name: str
    aliases: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = ()
    unit: str | None = None
    rule: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Interval:
    """A stretch of days, first and last included, with how it follows from the words.

    `start` is None where only the end is said ("trước ngày 15/6"). `derivation` is for people:
    "6 tháng cuối năm 2010 → 2010-07-01…2010-12-31".
    """

    text: str
    span: Span
    start: date | None
    end: date
    derivation: str


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who is to act, or for whom: canonical `name`, where it is named, and how it was reached.

    `via` is "clause" where the act's own clause names it, else the way of inheritance ("lead-in", "sibling",
    "chair", "speaker", "heading"). `group` marks generic groups ("các quận, huyện").
    """

    name: str
    span: Span | None = None
    via: str = "clause"
    group: bool = False


@dataclass(frozen=True, slots=True)
class Commitment:
    """One act that somebody is to do after the document's date."""

    quote: str
    span: Span
    kind: CommitmentKind
    actors: tuple[Party, ...] = ()
    beneficiaries: tuple[Party, ...] = ()
    deadline: Interval | None = None
    rule: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Decision:
    """What the meeting or the body settled there and then."""

    quote: str
    span: Span
    by: tuple[Party, ...] = ()
    rule: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that counts or measures something in the world. `span` is the number with its unit.

    `note` is computed: whether the parts that the sentence names make up this whole ("35 = 14 + 21").
    """

    quote: str
    span: Span
    value: float
    unit: str
    subject: str | None = None
    places: tuple[str, ...] = ()
    period: str | None = None
    qualifier: str | None = None
    rule: str = ""
    confidence: float = 1.0
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """The meeting or ceremony that the document reports."""

    name: str | None = None
    ordinal: int | None = None
    date: date | None = None
    place: str | None = None
    chairs: tuple[str, ...] = ()
    attendance: int | None = None


@dataclass(frozen=True, slots=True)
class Fields:
    """What the document says of itself. `spans` maps a field's name to where it stands."""

    type: DocumentType
    title: str | None = None
    number: str | None = None
    issuer: str | None = None
    date: date | None = None
    event: Event = Event()
    spans: dict[str, Span] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Record:
    """All that was found in one Document, by which version of the pipeline."""

    source_id: str
    version: str
    fields: Fields
    entities: tuple[Entity, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    decisions: tuple[Decision, ...] = ()
    figures: tuple[Figure, ...] = ()
