"""The shapes of the API's answers. Days are ISO; names are as the document's fullest form gives them."""

from __future__ import annotations

from datetime import date, datetime

from pydantic import BaseModel


class ErrorWords(BaseModel):
    """What went wrong and what to do: `code` is for machines."""

    code: str
    message: str
    remedy: str


class ErrorShape(BaseModel):
    """The one shape of every error."""

    error: ErrorWords


class DeadlineShape(BaseModel):
    """First and last day, both included; `start` is null where only the end is said."""

    text: str
    start: date | None
    end: date
    derivation: str


class PartyShape(BaseModel):
    """Somebody who is to act, or for whom. `via` says where the name comes from."""

    name: str
    group: bool
    via: str


class FactShape(BaseModel):
    """A commitment, decision or figure with its words and its place in the document's text (code points)."""

    id: str
    kind: str
    quote: str
    start: int
    end: int
    rule: str
    confidence: float
    commitment_kind: str | None = None
    actors: list[PartyShape] = []
    beneficiaries: list[PartyShape] = []
    by: list[PartyShape] = []
    deadline: DeadlineShape | None = None
    value: float | None = None
    unit: str | None = None
    subject: str | None = None
    places: list[str] = []
    period: str | None = None
    qualifier: str | None = None


class DocumentBrief(BaseModel):
    """A document in a list."""

    id: str
    title: str
    type: str
    date: date | None
    issuer: str | None


class HitShape(BaseModel):
    """One result: a document, and its fact where facts were searched. `highlights` are offsets in `text`."""

    document: DocumentBrief
    fact: FactShape | None
    text: str
    highlights: list[tuple[int, int]]
    score: float


class FacetValue(BaseModel):
    """A value that results can be narrowed to, with how many there are."""

    value: str
    label: str
    count: int


class SearchShape(BaseModel):
    """A page of results. `corrected` is the query searched instead, where a word was unknown."""

    total: int
    page: int
    corrected: str | None
    results: list[HitShape]
    facets: dict[str, list[FacetValue]]


class BlockShape(BaseModel):
    """A stretch of the text and what it is in the document."""

    kind: str
    start: int
    end: int
    level: int
    marker: str | None


class EntityShape(BaseModel):
    """A real thing that the document names. `unit` is the code of an administrative unit."""

    type: str
    name: str
    aliases: list[str]
    unit: str | None


class SightingShape(BaseModel):
    """A name and address under which the same bytes were seen."""

    name: str
    location: str | None
    seen_at: datetime


class DocumentShape(BaseModel):
    """A document with its text, its structure and what was found in it."""

    id: str
    name: str
    media_type: str
    title: str
    type: str
    number: str | None
    issuer: str | None
    date: date | None
    event: dict[str, object]
    pages: int | None
    incomplete: list[str]
    text: str
    blocks: list[BlockShape]
    facts: list[FactShape]
    entities: list[EntityShape]
    sightings: list[SightingShape]
    same_text: list[str]


class RunShape(BaseModel):
    """One run. `counts` are those of its outcomes."""

    id: int
    kind: str
    state: str
    started_at: datetime
    ended_at: datetime | None
    total: int | None
    done: int
    counts: dict[str, int]


class FailureShape(BaseModel):
    """A file that could not be read."""

    name: str
    code: str
    reason: str
    remedy: str
    failed_at: datetime | None = None


class UploadShape(BaseModel):
    """How far an upload is; `progress` is the address to ask again."""

    id: str
    progress: str
    total: int
    done: int
    name: str
    finished: bool
    new: int
    unchanged: int
    failed: list[FailureShape]
    crashed: str
    run_id: int | None
