"""The pieces cut finer: at every comma, 'và' or semicolon behind which a verb, a party or a word of modality stands.

Each unit is the shortest stretch that might begin an act. The model says of each whether it begins one, goes on with
the one before it, or is none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extract.actors.phrases import begins_party
from extract.clauses.triggers import trigger_at, verb_at
from extract.clauses.words import Words, span_of
from extract.model.pieces import Piece
from ingest import Span

_JOINS = frozenset({",", "và", ";", "đồng", "thời", "rồi", ":", "–", "-"})
_LOUD = frozenset({"promise", "must", "asked", "plan", "voice", "decide", "done"})


@dataclass(frozen=True, slots=True)
class Unit:
    """words[start:end] of a piece; `first` where the piece begins with it, `join` the word that sets it off."""

    piece: int
    start: int
    end: int
    first: bool
    join: str
    words: Words

    @property
    def span(self) -> Span:
        """Where it stands in the text."""
        return span_of(self.words, self.start, self.end)


def units_of(pieces: Sequence[Piece]) -> list[Unit]:
    """The units of the pieces, in the order of the text."""
    found: list[Unit] = []
    for index, piece in enumerate(pieces):
        join = "." if index == 0 or pieces[index - 1].sentence != piece.sentence else ","
        at = 0
        for cut, following in _cuts(piece.words):
            found.append(Unit(index, at, cut, at == 0, join, piece.words))
            at, join = following, piece.words[cut].low
        if at < len(piece.words):
            found.append(Unit(index, at, len(piece.words), at == 0, join, piece.words))
    return found


def _cuts(words: Words) -> list[tuple[int, int]]:
    """Where a unit ends, and where the next begins."""
    cuts: list[tuple[int, int]] = []
    place, last = 2, 0
    while place < len(words) - 2:
        if words[place].low not in (",", "và", ";") or words[place].name or place - last < 2:
            place += 1
            continue
        following = place + 1
        while following < len(words) and words[following].low in _JOINS:
            following += 1
        if following < len(words) - 1 and _may_begin(words, following):
            cuts.append((place, following))
            last = following
        place = following
    return cuts


def _may_begin(words: Words, place: int) -> bool:
    if words[place].capital and not begins_party(words, place):
        return False
    return bool(verb_at(words, place)[0] or trigger_at(words, place)[1] & _LOUD or begins_party(words, place))
