"""Statements as found in the text, before deadlines and beneficiaries are read off them."""

from __future__ import annotations

from dataclasses import dataclass

from extract.record import CommitmentKind, Party
from ingest import Span

_NEAR = 4000  # letters back to where a bracket may have been opened
_BRACKET = 40  # letters to where it is closed, at most


@dataclass(frozen=True, slots=True)
class Act:
    """One thing to do, as found: `span` its quote, `sentence` where it stands, `after` the words from the verb on."""

    span: Span
    sentence: Span
    kind: CommitmentKind
    actors: tuple[Party, ...]
    rule: str
    verb: int
    opening: Span | None = None  # a time at the head of its sentence
    closing: Span | None = None  # "hoàn thành trước …" at the end of its list
    head: Span | None = None
    places: tuple[Party, ...] = ()
    confidence: float = 0.8
    served: tuple[Party, ...] | None = None  # for whom, where it has been chosen already


@dataclass(frozen=True, slots=True)
class Settled:
    """One thing decided, as found."""

    span: Span
    by: tuple[Party, ...]
    rule: str


def trim(text: str, span: Span) -> Span:
    """The stretch without the signs at its end; a bracket that it opens is closed."""
    start = max(span.start, span.end - _NEAR)
    said = text[start : span.end].rstrip(' ,;:.…/”"\n–-')
    right = start + len(said)
    if said.count("(") > said.count(")"):
        closing = text.find(")", right, span.end + _BRACKET)
        if closing >= 0:
            return Span(span.start, closing + 1)
    return Span(span.start, max(span.start + 1, right))
