"""What a person types, as clauses: '"trạm đo" Thốt Nốt KH&CN' → two phrases and two words, all wanted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from ingest.vietnamese import normalise
from search.errors import BadQuery
from search.query import Query
from search.terms import Token, analyze, bigrams

_T = TypeVar("_T")

LONGEST_TEXT = 2_000  # characters
MOST_WORDS = 128
DEEPEST = 10_000  # hits that can be paged through: what Elasticsearch allows by default

_QUOTED = re.compile(r'["“”„«»]([^"“”„«»]*)["“”„«»]')
# Written together, so meant together: "02-NQ/TU", "15/6", "TP.Cần".
_JOINED = re.compile(r"[-–/.&_']*")


@dataclass(frozen=True, slots=True)
class Clause:
    """Words that an entry must have: one, or several next to each other and in this order."""

    words: tuple[str, ...]  # folded keys


@dataclass(frozen=True, slots=True)
class Clauses:
    """A query's text, understood: what must be there, and what ranks an entry higher."""

    required: tuple[Clause, ...] = ()
    exact: tuple[str, ...] = ()  # keys of words that were typed with marks
    bigrams: tuple[str, ...] = ()


def read_clauses(query: Query) -> Clauses:
    """The clauses of a query; none for an empty text. Raises BadQuery for what cannot be asked."""
    _check(query)
    text = normalise(query.text)
    phrases = list(_phrases(text))
    tokens = [token for phrase in phrases for token in phrase]
    if text.strip() and not tokens:
        raise BadQuery(f"no word in {query.text!r}", "Type a word or a number.")
    if len(tokens) > MOST_WORDS:
        raise BadQuery(f"{len(tokens)} words", f"Ask with at most {MOST_WORDS}.")
    return Clauses(
        required=_unique(Clause(tuple(token.folded for token in phrase)) for phrase in phrases),
        exact=_unique(token.exact for token in tokens if token.marked),
        bigrams=_unique(bigrams([token.folded for token in tokens])),
    )


def _check(query: Query) -> None:
    if len(query.text) > LONGEST_TEXT:
        raise BadQuery(f"{len(query.text)} characters", f"Ask with at most {LONGEST_TEXT}.")
    if query.offset < 0 or query.limit < 0:
        raise BadQuery("offset and limit cannot be negative", "Use 0 or more.")
    if query.offset + query.limit > DEEPEST:
        raise BadQuery(f"hits after the {DEEPEST}th cannot be listed", "Narrow the search by words, places or dates.")
    if query.since and query.until and query.since > query.until:
        raise BadQuery(f"{query.since} is after {query.until}", "Swap the two dates.")


def _phrases(text: str) -> Iterator[list[Token]]:
    at = 0
    for quoted in _QUOTED.finditer(text):
        yield from _runs(text, at, quoted.start())
        phrase = analyze(text, quoted.start(1), quoted.end(1))
        if phrase:
            yield phrase
        at = quoted.end()
    yield from _runs(text, at, len(text))


def _runs(text: str, start: int, end: int) -> Iterator[list[Token]]:
    """Unquoted words one by one, but those that are written together as a phrase."""
    run: list[Token] = []
    for token in analyze(text, start, end):
        if run and not _JOINED.fullmatch(text[run[-1].end : token.start]):
            yield run
            run = []
        run.append(token)
    if run:
        yield run


def _unique(values: Iterable[_T]) -> tuple[_T, ...]:
    return tuple(dict.fromkeys(values))
