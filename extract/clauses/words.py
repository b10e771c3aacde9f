"""Words of a stretch of text with their places: 'Giao Sở Y tế (cơ quan thường trực): …' → Word, Word, …"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from extract.clauses.marks import Marks, read_marks
from extract.clauses.spelling import UPPER, WORD, seen
from ingest import Span

__all__ = ["UPPER", "Row", "Sheet", "Word", "Words", "span_of", "words_of"]

_OPEN, _CLOSE = frozenset("([{“«"), frozenset(")]}”»")
_NESTING = _OPEN | _CLOSE | {'"'}


class Word(NamedTuple):
    """One syllable, number or sign. `low` is for comparison; `depth` counts the brackets and quotes around it.

    `name` marks a word inside a proper name: there it is no verb. `capital`: it begins with a capital letter; `sign`:
    it is punctuation.
    """

    text: str
    low: str
    start: int
    end: int
    depth: int
    name: bool
    capital: bool
    sign: bool


class Row(tuple[Word, ...]):
    """The words of one stretch, with what the lexicon says of each: `marks`, looked up once for all readings."""

    marks: Marks

    def __new__(cls, words: Iterable[Word], marks: Marks) -> Row:
        """A row of these words."""
        row = super().__new__(cls, words)
        row.marks = marks
        return row

    def part(self, start: int, end: int) -> Row:
        """Words start..end-1 as a row of their own: a phrase that goes on behind its end is not found in it."""
        return Row(self[start:end], self.marks.part(self, start, end))


Words = Row


class Sheet:
    """All words of a text, read once; the rows of its blocks and sentences are cut from it."""

    def __init__(self, text: str, names: Sequence[Span] = ()) -> None:
        """`names`: sorted spans, in which words are marked as those of a name."""
        self._text = text
        self._names = names
        found = _found(text, Span(0, len(text)), names)
        self._all = Row(found, read_marks(found))
        self._starts = [word.start for word in found]
        self._nesting = [at for at, word in enumerate(found) if word.text in _NESTING]

    def row(self, span: Span) -> Row:
        """The words of text[span]."""
        first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        if (first and self._all[first - 1].end > span.start) or (last > first and self._all[last - 1].end > span.end):
            return words_of(self._text, span, names=self._names)  # an end of the stretch lies inside a word
        row = self._all.part(first, last)
        nesting = bisect_left(self._nesting, first)
        if nesting == len(self._nesting) or self._nesting[nesting] >= last:
            return row
        return Row(_nested(row, self._text, span.end), row.marks)


def words_of(text: str, span: Span, *, names: Sequence[Span] = ()) -> Row:
    """The words of text[span]; those that lie in one of the names (sorted spans) are marked."""
    found = _nested(_found(text, span, names), text, span.end)
    return Row(found, read_marks(found))


def _found(text: str, span: Span, names: Sequence[Span]) -> list[Word]:
    """The words without regard to brackets and quotes."""
    found: list[Word] = []
    new, end = tuple.__new__, span.start
    for token in WORD.findall(text, span.start, span.end):
        start = text.index(token, end)  # between two words stands nothing with which a word could begin
        end = start + len(token)
        low, capital, sign = seen(token)
        found.append(new(Word, (token, low, start, end, 0, False, capital, sign)))
    for name in names[bisect_left(names, span.start, key=lambda name: name.end) :]:
        if name.start >= span.end:
            break
        _mark(found, name)
    return found


def _mark(words: list[Word], name: Span) -> None:
    """Mark the words of a name but its first: that may be a verb, "Thanh tra Sở"."""
    for at in range(bisect_right(words, name.start, key=lambda word: word.start), len(words)):
        if words[at].end > name.end:
            break
        words[at] = words[at]._replace(name=True)


def _nested(words: Sequence[Word], text: str, limit: int) -> Sequence[Word]:
    """The words with the depth of the brackets and quotes that are opened among them; `limit`: where the text ends."""
    if not any(word.text in _NESTING for word in words):
        return words
    found: list[Word] = []
    depth, quoted = 0, False
    for word in words:
        token = word.text
        if depth and token in _CLOSE:
            depth -= 1
        elif token == '"' and quoted:
            depth, quoted = max(0, depth - 1), False
        found.append(word._replace(depth=depth) if depth else word)
        if token in _OPEN:
            depth += 1
        elif token == '"' and not quoted and text.find('"', word.end, limit) >= 0:
            depth, quoted = depth + 1, True
    return found


def span_of(words: Sequence[Word], start: int, end: int) -> Span:
    """The stretch of text from words[start] up to, not including, words[end]."""
    return Span(words[start].start, words[end - 1].end)
