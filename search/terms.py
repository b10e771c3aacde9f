"""The one analyzer: the same tokens for entries and queries, on every engine.

"TP.Cần Thơ" → thành phố cần thơ; "KH&CN" → khoa học và công nghệ; "2.002" → 2002; "02-NQ/TU" → 02 nq tu.
Each token knows where it stands in the text that it was read from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from search.abbreviations import Abbreviation, abbreviations, abbreviations_hash
from search.spelling import exact_key, folded_key

# Raise it whenever the tokens of any text change; tests/test_search_terms.py fails when it was forgotten.
ANALYZER_VERSION = 1

LONGEST = 120  # code points of a token: Elasticsearch splits at 255 UTF-16 units, of which a letter may be two

# A number with grouping dots; other digits; a word with the combining marks of decomposed text.
_WORD = re.compile(
    r"(?<![\d.,])[1-9]\d{0,2}(?:\.\d{3})+(?!\d|\.\d)"
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


class Keys(NamedTuple):
    """What is indexed of a text: its keys with and without marks, in order, between single spaces."""

    exact: str
    folded: str


def analyze(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of text[start:end], with offsets into `text`. Several may stand on one abbreviation."""
    words = [
        Token(match.start(), match.end(), *_keys(match.group()))
        for match in _WORD.finditer(text, start, len(text) if end is None else end)
    ]
    return list(_resolve(text, words))


def analyze_keys(text: str) -> Keys:
    """The keys of the tokens of a text, without offsets and four times as fast: for filling an index."""
    found = [_resolved_keys(word) for word in _WORD.findall(text)]
    folded = [keys.folded for keys in found]
    if not _first_parts().isdisjoint(folded):
        tokens = analyze(text)
        return Keys(" ".join([token.exact for token in tokens]), " ".join([token.folded for token in tokens]))
    return Keys(" ".join([keys.exact for keys in found]), " ".join(folded))


def bigrams(folded: Sequence[str]) -> list[str]:
    """Each two neighbours of folded keys, joined: ["thot_not"]."""
    return [f"{one}_{two}"[:LONGEST] for one, two in pairwise(folded)]


def analyzer_version() -> str:
    """The version of the rules and of the data that tokens depend on."""
    return f"{ANALYZER_VERSION}-{abbreviations_hash()}"


def _keys(word: str) -> Keys:
    word = word[:LONGEST].replace(".", "")
    return Keys(exact_key(word)[:LONGEST], folded_key(word)[:LONGEST])


@lru_cache(maxsize=65_536)
def _resolved_keys(word: str) -> Keys:
    """The keys of a word, or of what it stands for where it is an abbreviation of one part."""
    keys = _keys(word)
    for row in abbreviations().get(keys.folded, ()):
        if len(row.parts) == 1:
            return Keys(" ".join(map(exact_key, row.words)), " ".join(map(folded_key, row.words)))
    return keys


@cache
def _first_parts() -> frozenset[str]:
    """What abbreviations of several parts begin with: where it stands, one has to look around."""
    return frozenset(first for first, rows in abbreviations().items() if any(len(row.parts) > 1 for row in rows))


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
