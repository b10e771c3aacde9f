"""The one analyzer: the same tokens for entries and queries, on every engine.

"TP.Cần Thơ" → thành phố cần thơ; "KH&CN" → khoa học và công nghệ; "2.002" → 2002; "02-NQ/TU" → 02 nq tu.
Each token knows where it stands in the text that it was read from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from search.abbreviations import Abbreviation, abbreviations, abbreviations_hash
from search.spelling import exact_key, folded_key

# Raise it whenever the tokens of any text change; tests/test_search_terms.py fails when it was forgotten.
ANALYZER_VERSION = 1

LONGEST = 120  # code points of a token: Elasticsearch splits at 255 UTF-16 units, of which a letter may be two

# A number with grouping dots; other digits; a word with the combining marks of decomposed text.
_WORD = re.compile(
    r"(?P<grouped>(?<![\d.,])[1-9]\d{0,2}(?:\.\d{3})+(?!\d|\.\d))"
    r"|\d+"
    r"|[^\W\d_][\u0300-\u036f]*(?:[^\W_][\u0300-\u036f]*)*"
)


class Token(NamedTuple):
    """One syllable, number or word: text[start:end], and its keys with and without marks."""

    start: int
    end: int
    exact: str
    folded: str

    @property
    def marked(self) -> bool:
        """Whether the word was written with marks, so that it asks for just this word."""
        return self.exact != self.folded


def analyze(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of text[start:end], with offsets into `text`. Several may stand on one abbreviation."""
    words = [_token(match) for match in _WORD.finditer(text, start, len(text) if end is None else end)]
    return list(_resolve(text, words))


def bigrams(tokens: Sequence[Token]) -> list[str]:
    """The folded keys of each two neighbours, joined: ["thot_not"]."""
    return [f"{one.folded}_{two.folded}"[:LONGEST] for one, two in pairwise(tokens)]


def analyzer_version() -> str:
    """The version of the rules and of the data that tokens depend on."""
    return f"{ANALYZER_VERSION}-{abbreviations_hash()}"


def _token(match: re.Match[str]) -> Token:
    word = match.group()[:LONGEST]
    if match["grouped"]:
        word = word.replace(".", "")
    return Token(match.start(), match.end(), exact_key(word)[:LONGEST], folded_key(word)[:LONGEST])


def _resolve(text: str, words: list[Token]) -> Iterator[Token]:
    """Put what an abbreviation stands for in its place."""
    table = abbreviations()
    at = 0
    while at < len(words):
        word = words[at]
        for row in table.get(word.folded, ()):
            after = _end_of(row, text, words, at)
            if after:
                end = words[after - 1].end
                yield from (Token(word.start, end, exact_key(w), folded_key(w)) for w in row.words)
                at = after
                break
        else:
            yield word
            at += 1


def _end_of(row: Abbreviation, text: str, words: list[Token], at: int) -> int:
    """The index after the row's last part, if its parts stand at `at`, properly joined; otherwise 0."""
    for number, part in enumerate(row.parts):
        if number and at < len(words) and words[at].folded == "va":
            at += 1  # "NN và PTNT"
        elif number and not (at < len(words) and row.is_joint(text[words[at - 1].end : words[at].start])):
            return 0
        if at >= len(words) or words[at].folded != part:
            return 0
        at += 1
    return at
