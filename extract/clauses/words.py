"""Words of a stretch of text with their places: 'Giao Sở Y tế (cơ quan thường trực): …' → Word, Word, …"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from typing import NamedTuple

from ingest import Span
from ingest.vietnamese import old_tones

_WORD = re.compile(r"\d+(?:[.,/:+-]\d+)*%?|[^\W\d_][\w’']*(?:[&/.][^\W_][\w]*)*|[^\w\s]", re.UNICODE)
UPPER = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"  # capital letters, for patterns
_OPEN, _CLOSE = "([{“«", ")]}”»"


class Word(NamedTuple):
    """One syllable, number or sign. `low` is for comparison; `depth` counts the brackets and quotes around it.

    `name` marks a word inside a proper name: there it is no verb.
    """

    text: str
    low: str
    start: int
    end: int
    depth: int = 0
    name: bool = False

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()

    @property
    def sign(self) -> bool:
        """Whether it is punctuation."""
        return not (self.text[0].isalnum() or self.text[0] == "_")


Words = Sequence[Word]
Marks = list[tuple[int, frozenset[str]]]  # for each word: length in words and classes of what begins there


class Row(tuple[Word, ...]):
    """The words of one stretch; `marks` keeps what was looked up of all of them, by what looks it up.

    Every reading of a clause asks again what begins at a word: looked up once a row, it is a tenth of the work.
    """

    marks: dict[object, Marks]

    def __new__(cls, words: Sequence[Word]) -> Row:
        """A row of these words, with nothing looked up."""
        row = super().__new__(cls, words)
        row.marks = {}
        return row


def words_of(text: str, span: Span, *, names: Sequence[Span] = ()) -> Row:
    """The words of text[span]; those that lie in one of the names (sorted spans) are marked."""
    found: list[Word] = []
    depth, quoted, at = 0, False, 0
    for match in _WORD.finditer(text, span.start, span.end):
        token = match[0]
        start, end = match.span()
        if depth and token in _CLOSE:
            depth -= 1
        elif token == '"' and quoted:
            depth, quoted = max(0, depth - 1), False
        while at < len(names) and names[at].end <= start:
            at += 1
        inside = at < len(names) and names[at].start < start and end <= names[at].end
        found.append(Word(token, _low(token), start, end, depth, inside))
        if token in _OPEN:
            depth += 1
        elif token == '"' and not quoted and '"' in text[end : span.end]:
            depth, quoted = depth + 1, True
    return Row(found)


@functools.lru_cache(maxsize=1 << 15)
def _low(token: str) -> str:
    return token.lower() if token.isascii() else old_tones(token).lower()


def span_of(words: Words, start: int, end: int) -> Span:
    """The stretch of text from words[start] up to, not including, words[end]."""
    return Span(words[start].start, words[end - 1].end)
