"""One block of a document as a row of words to match on, and tables of phrases to match with.

A phrase matches without regard to case and to where the tone is placed ("Hoà" = "Hòa"), but never across the
end of a line. What must be a capital letter is asked for by the rule that needs it.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from extract.tokens import SYLLABLE
from ingest import Block, Span, old_tones

T = TypeVar("T")
Bare = dict[int, tuple[int, tuple[str, ...]]]  # end offset and codes of the bare names of places, by start offset
# "R'Lấp" is one word to us, as are "1.234,5" and "91B"; "KH&CN" is three.
WORD = re.compile(SYLLABLE)


@functools.lru_cache(maxsize=1 << 15)
def plain(word: str) -> str:
    """A word as it is compared: lower case, tone in the old place, one kind of dash and apostrophe."""
    if word in "–—−‑":
        return "-"
    lower = word.lower().replace("’", "'").replace("ƣ", "ư")
    return lower if lower.isascii() else old_tones(lower)


def split(text: str) -> tuple[str, ...]:
    """The words of a phrase, as compared."""
    return tuple(plain(word) for word in WORD.findall(text))


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one block: as written, as compared, where they stand, and what comes before each.

    `broken[i]` says that a line ends before word i. `caps` is whether the block is set in
    capitals, so that a capital letter says nothing; `bare` are the document's bare names of provinces and districts.
    """

    block: Block
    written: list[str]
    low: list[str]
    start: list[int]
    end: list[int]
    broken: list[bool]
    caps: bool
    bare: Bare

    def __len__(self) -> int:
        return len(self.written)

    def capital(self, i: int) -> bool:
        """Whether word i begins with a capital letter (in a block set in capitals: with a letter)."""
        return i < len(self.written) and (self.written[i][0].isupper() or (self.caps and self.written[i][0].isalpha()))

    def is_low(self, i: int, *words: str) -> bool:
        """Whether word i is one of these, as compared."""
        return 0 <= i < len(self.low) and self.low[i] in words

    def span(self, i: int, j: int) -> Span:
        """Where words i..j-1 stand in the document's text."""
        return Span(self.start[i], self.end[j - 1])

    def text(self, i: int, j: int) -> str:
        """Words i..j-1 as written, with single blanks where the text has any."""
        parts = [self.written[i]] if i < j else []
        for k in range(i + 1, j):
            parts.append(("" if self.start[k] == self.end[k - 1] else " ") + self.written[k])
        return "".join(parts)


class Phrases(Generic[T]):
    """Phrases with a value each, found at a place of a block, the longest first."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._values: dict[tuple[str, ...], list[T]] = {}
        lengths: dict[str, set[int]] = {}
        for phrase, value in entries:
            words = split(phrase)
            self._values.setdefault(words, []).append(value)
            lengths.setdefault(words[0], set()).add(len(words))
        self._lengths = {first: sorted(known, reverse=True) for first, known in lengths.items()}

    @property
    def openers(self) -> Iterable[str]:
        """The first words of all phrases."""
        return self._lengths.keys()

    def all_at(self, words: Words, i: int) -> Iterator[tuple[int, T]]:
        """(end, value) of every phrase that stands at word i, the longest first."""
        low = words.low
        if i >= len(low):
            return
        for length in self._lengths.get(low[i], ()):
            values = self._values.get(tuple(low[i : i + length]), ())
            if values and i + length <= len(low) and True not in words.broken[i + 1 : i + length]:
                for value in values:
                    yield i + length, value

    def longest(self, words: Words, i: int) -> tuple[int, T] | None:
        """(end, value) of the longest phrase that stands at word i."""
        low = words.low
        if i >= len(low) or low[i] not in self._lengths:  # nearly always
            return None
        return next(self.all_at(words, i), None)
