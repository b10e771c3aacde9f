"""What the model sees of a unit's own words and of the words at its edges: pairs of words, and moods.

A mood is a small word that tells whether a clause is asked, meant, done, denied or supposed
(extract/lexicon/moods.txt). The first of the unit counts, with the last before it in the same sentence.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence

from extract.clauses.words import Word, Words
from extract.lexicon import words as entries
from extract.model.pieces import Piece
from extract.model.units import Unit
from extract.model.weights import Group
from ingest import Span

_SEEN = 8  # words of the unit that are seen one by one
_TELLING_FAR = frozenset({"nếu", "đã", "trước đó", "trước đây", "có thể", "sẽ", "phải", "cần", "vừa"})


def wordings(pieces: Sequence[Piece], units: Sequence[Unit]) -> Iterator[tuple[Group, Group]]:
    """The groups (words, moods) of every unit, in their order."""
    sentence: Span | None = None
    heard: tuple[str, ...] = ()
    for unit in units:
        if pieces[unit.piece].sentence != sentence:
            sentence, heard = pieces[unit.piece].sentence, ()
        own = moods(unit.words, unit.start, unit.end)
        yield _words(unit), _moods(own[0] if own else "-", heard[-1] if heard else "-", _told(own + heard))
        heard += own


def moods(words: Words, start: int, end: int) -> tuple[str, ...]:
    """The moods of words[start:end], in their order."""
    found: list[str] = []
    known, paired = _known(), _paired()
    at = start
    while at < end:
        low = words[at].low
        pair = f"{low} {words[at + 1].low}" if low in paired and at + 1 < end else ""
        if pair in known:
            found.append(pair)
            at += 1
        elif low in known:
            found.append(low)
        at += 1
    return tuple(found)


@functools.cache
def _known() -> frozenset[str]:
    return frozenset(entries("moods.txt"))


@functools.cache
def _paired() -> frozenset[str]:
    """The first words of moods of two words."""
    return frozenset(mood.split()[0] for mood in _known() if " " in mood)


@functools.lru_cache(maxsize=1 << 10)
def _told(heard: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(_TELLING_FAR.intersection(heard)))


@functools.lru_cache(maxsize=1 << 12)
def _moods(first: str, last: str, told: tuple[str, ...]) -> Group:
    return ("m1=" + first, "mb=" + last, f"mm={first}|{last}", *("ms=" + mood for mood in told))


def _words(unit: Unit) -> Group:
    words, start, end = unit.words, unit.start, unit.end
    own = [plain(word) for word in words[start : min(end, start + _SEEN)]]
    before = [plain(word) for word in words[max(0, start - 2) : start]]
    behind = [plain(word) for word in words[end : end + 2]]
    return (
        "b12=" + " ".join(own[:2]),
        "b23=" + " ".join(own[1:3]),
        "bb=" + " ".join(before),
        "af=" + " ".join(behind),
        *("u=" + word for word in dict.fromkeys(own)),
    )


def plain(word: Word) -> str:
    """A word as the model sees it: a number is "0", a name "A"."""
    if word.text[0].isdigit():
        return "0"
    return "A" if word.name else word.low
