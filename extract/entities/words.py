"""One block of a document as a row of words to match on, and tables of phrases to match with.

A phrase matches without regard to case and to where the tone is placed ("Hoà" = "Hòa"), but never across the
end of a line. What must be a capital letter is asked for by the rule that needs it.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from ingest import Block, Document, Span, old_tones

T = TypeVar("T")
Bare = dict[int, tuple[int, tuple[str, ...]]]  # end offset and codes of the bare names of places, by start offset
_WORD = re.compile(r"\d+(?:[.,]\d+)+\w*|\w+(?:['’]\w+)*|[^\w\s]")
_CAPS = 0.85  # share of words all in capitals from which a block is taken to be set in capitals


@functools.lru_cache(maxsize=1 << 15)
def plain(word: str) -> str:
    """A word as it is compared: lower case, tone in the old place, one kind of dash and apostrophe."""
    if word in "–—−‑":
        return "-"
    lower = word.lower().replace("’", "'").replace("ƣ", "ư")
    return lower if lower.isascii() else old_tones(lower)


def split(text: str) -> tuple[str, ...]:
    """The words of a phrase, as compared."""
    return tuple(plain(word) for word in _WORD.findall(text))


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


def words_of(document: Document, bare: Bare, *, starts: Container[int] | None = None) -> Iterator[Words]:
    """The words of every block of the document, or of those that begin at `starts`, in the order of the text."""
    for block in document.blocks:
        if starts is None or block.span.start in starts:
            yield _words(block, document.text, bare)


def _words(block: Block, text: str, bare: Bare) -> Words:
    found = [(match.group(), match.start()) for match in _WORD.finditer(text, block.span.start, block.span.end)]
    kept = [word for word, _ in found]
    start = [at for _, at in found]
    broken = [False] * len(kept)
    if "\n" in text[block.span.start : block.span.end]:
        for i in range(1, len(kept)):
            broken[i] = "\n" in text[start[i - 1] + len(kept[i - 1]) : start[i]]
    letters = [word for word in kept if word[0].isalpha() and len(word) > 1]
    upper = sum(word.isupper() for word in letters)
    return Words(
        block, kept, [plain(word) for word in kept], start,
        [at + len(word) for at, word in zip(start, kept, strict=True)], broken,
        caps=len(letters) > 1 and upper > _CAPS * len(letters), bare=bare,
    )  # fmt: skip


class Phrases(Generic[T]):
    """Phrases with a value each, found at a place of a block, the longest first."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        for phrase, value in entries:
            words = split(phrase)
            self._by_first.setdefault(words[0], []).append((words, value))
        for rows in self._by_first.values():
            rows.sort(key=lambda row: -len(row[0]))

    @property
    def openers(self) -> Iterable[str]:
        """The first words of all phrases."""
        return self._by_first.keys()

    def all_at(self, words: Words, i: int) -> Iterator[tuple[int, T]]:
        """(end, value) of every phrase that stands at word i, the longest first."""
        if i >= len(words.low):
            return
        for phrase, value in self._by_first.get(words.low[i], ()):
            j = i + len(phrase)
            if tuple(words.low[i:j]) == phrase and not any(words.broken[i + 1 : j]):
                yield j, value

    def longest(self, words: Words, i: int) -> tuple[int, T] | None:
        """(end, value) of the longest phrase that stands at word i."""
        low = words.low
        if i >= len(low) or low[i] not in self._by_first:  # nearly always
            return None
        return next(self.all_at(words, i), None)
