"""Did you mean: syllables that no entry has, corrected from those that entries have.

Nothing is matched fuzzily: a query is asked as it stands, and only when a word of it is unknown to the
index is another query asked, and named, instead.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from search.abbreviations import is_plausible
from search.clauses import Clauses, read_clauses
from search.query import Page, Query
from search.terms import Token, analyze

_LETTERS = "abcdeghiklmnopqrstuvxy"
_QUOTE = re.compile(r'["“”„«»]')
_MOST_CORRECTED = 4  # unknown words in one query: more of them are another language, not slips

Frequencies = Callable[[str, Iterable[str]], dict[str, int]]
"""How many entries have each token in the field ("folded" or "bigrams"); absent where none has."""


def search_or_suggest(query: Query, search: Callable[[Query, Clauses], Page], known: Frequencies) -> Page:
    """Ask; where nothing is found for want of a word, ask with the word corrected and say so."""
    page = search(query, read_clauses(query))
    if page.total or _QUOTE.search(query.text):
        return page
    corrected = correct(query.text, known)
    if corrected is None:
        return page
    other = replace(query, text=corrected)
    found = search(other, read_clauses(other))
    return replace(found, corrected=corrected) if found.total else page


def correct(text: str, known: Frequencies) -> str | None:
    """The text with its unknown words replaced by known ones, or None where there are none to offer."""
    tokens = analyze(text)
    frequencies = known("folded", {token.folded for token in tokens})
    unknown = [at for at, token in enumerate(tokens) if token.folded not in frequencies]
    if not 0 < len(unknown) <= _MOST_CORRECTED:
        return None
    for at in reversed(unknown):
        words = _best(tokens, at, known)
        if words is None:
            return None
        text = text[: tokens[at].start] + words + text[tokens[at].end :]
    return text


def _best(tokens: list[Token], at: int, known: Frequencies) -> str | None:
    """The candidate that stands beside its neighbours most often, then the most frequent one."""
    candidates = dict.fromkeys(candidates_for(tokens[at].folded))
    frequencies = known("folded", {word for words in candidates for word in words.split()})
    possible = [words for words in candidates if all(word in frequencies for word in words.split())]
    pairs = {words: _pairs(tokens, at, words) for words in possible}
    together = known("bigrams", {pair for found in pairs.values() for pair in found})

    def merit(words: str) -> tuple[int, int]:
        beside = sum(together.get(pair, 0) for pair in pairs[words])
        return beside, min(frequencies[word] for word in words.split())

    return max(possible, key=merit, default=None)


def _pairs(tokens: list[Token], at: int, words: str) -> list[str]:
    before = [tokens[at - 1].folded] if at else []
    after = [tokens[at + 1].folded] if at + 1 < len(tokens) else []
    line = [*before, *words.split(), *after]
    return [f"{one}_{two}" for one, two in pairwise(line)]


def candidates_for(key: str) -> Iterator[str]:
    """What may have been meant by a folded word: "thotnot" → "thot not", "thoots" → "thot", "nto" → "not"."""
    if not key.isalpha():
        return
    for cut in range(1, len(key)):
        if is_plausible(key[:cut]) and is_plausible(key[cut:]):
            yield f"{key[:cut]} {key[cut:]}"
    yield from filter(is_plausible, {_untelexed(key), *_edits(key)} - {key})


def _untelexed(key: str) -> str:
    """A word typed in Telex without an input method: "thoots" → "thot", "dduwowngf" → "duong"."""
    bare = re.sub(r"([aeo])\1", r"\1", key.replace("w", "").replace("dd", "d"))
    return re.sub(r"[sfrxj]$", "", bare)


def _edits(key: str) -> set[str]:
    splits = [(key[:cut], key[cut:]) for cut in range(len(key) + 1)]
    dropped = {a + b[1:] for a, b in splits if b}
    swapped = {a + b[1] + b[0] + b[2:] for a, b in splits if len(b) > 1}
    replaced = {a + letter + b[1:] for a, b in splits if b for letter in _LETTERS}
    added = {a + letter + b for a, b in splits for letter in _LETTERS}
    return dropped | swapped | replaced | added
