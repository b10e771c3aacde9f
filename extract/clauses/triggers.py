"""What the words of the lexicon say at a place: a verb ('rà soát'), a modality ('sẽ'), the start of a party ('Sở').

The longest phrase wins, so 'cấp ủy' hides the verb 'cấp'. A verb inside a sentence is written small: 'Sở Xây dựng'.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from dataclasses import dataclass

from extract.clauses.words import Row, Words, words_of
from extract.lexicon import table, toml
from ingest import Span

NOTHING: frozenset[str] = frozenset()
_NONE = (0, NOTHING)


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases by their first word, the longest first."""

    by_first: dict[str, tuple[tuple[tuple[str, ...], frozenset[str]], ...]]

    def at(self, words: Words, place: int) -> tuple[int, frozenset[str]]:
        """Length in words and classes of the longest phrase that begins at words[place]; (0, nothing) if none."""
        if place >= len(words):
            return _NONE
        rows = self.by_first.get(words[place].low)
        if rows is None:
            return _NONE
        low = tuple([word.low for word in words[place : place + len(rows[0][0])]])
        for phrase, classes in rows:
            size = len(phrase)
            if low[:size] == phrase:
                return size, classes
        return _NONE


@functools.cache
def cues(name: str) -> frozenset[str]:
    """One of the small lists of cues.toml. Raises KeyError for a list that is not there."""
    return frozenset(toml("cues.toml")[name])


def any_of(name: str) -> str:
    """The list of cues.toml as alternatives of a pattern, the longest first."""
    return "(?:" + "|".join(sorted((re.escape(cue) for cue in cues(name)), key=lambda cue: (-len(cue), cue))) + ")"


@functools.cache
def phrases(name: str) -> Phrases:
    """The table of phrases and classes in the lexicon file of that name."""
    grouped: dict[str, list[tuple[tuple[str, ...], frozenset[str]]]] = {}
    for phrase, classes in table(name):
        parts = tuple(word.low for word in words_of(phrase, Span(0, len(phrase))))
        grouped.setdefault(parts[0], []).append((parts, frozenset(classes.split(" "))))
    return Phrases({first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in grouped.items()})


def verb_at(words: Words, place: int, *, first: bool = False) -> tuple[int, frozenset[str]]:
    """The verb at words[place]: length and classes. Only at the `first` place of a clause may it be capital."""
    return _marked(words, place, "verbs.tsv", _first_verb if first else _verb)


def noun_at(words: Words, place: int) -> int:
    """Length of the noun at words[place] that begins like a verb, else 0."""
    return _marked(words, place, "verbs.tsv", _noun)[0]


def trigger_at(words: Words, place: int) -> tuple[int, frozenset[str]]:
    """The small word at words[place] ('sẽ', 'cần', 'đề nghị'): length and classes."""
    return _marked(words, place, "triggers.tsv", _trigger)


def party_at(words: Words, place: int) -> tuple[int, frozenset[str]]:
    """The word at words[place] with which a party begins ('các', 'Sở', 'ông'): length and classes."""
    return _marked(words, place, "parties.tsv", _party)


def _marked(
    words: Words, place: int, name: str, answer: Callable[[Words, int], tuple[int, frozenset[str]]]
) -> tuple[int, frozenset[str]]:
    """The answer from the table `name` at words[place], for a whole row found at once; (0, nothing) behind its end."""
    if place >= len(words):
        return _NONE
    if not isinstance(words, Row):
        return answer(words, place)
    marks = words.marks.get(answer)
    if marks is None:
        known = phrases(name).by_first
        marks = [answer(words, at) if word.low in known else _NONE for at, word in enumerate(words)]
        words.marks[answer] = marks
    return marks[place]


def _known_verb(words: Words, place: int) -> tuple[int, frozenset[str]]:
    return _marked(words, place, "verbs.tsv", _listed_verb)


def _listed_verb(words: Words, place: int) -> tuple[int, frozenset[str]]:
    return phrases("verbs.tsv").at(words, place)


def _verb(words: Words, place: int) -> tuple[int, frozenset[str]]:
    return _NONE if words[place].capital else verb_at(words, place, first=True)


def _first_verb(words: Words, place: int) -> tuple[int, frozenset[str]]:
    if words[place].name:
        return _NONE
    size, classes = _known_verb(words, place)
    if "noun" in classes or (size > 1 and any(word.capital for word in words[place + 1 : place + size])):
        return _NONE
    return size, classes


def _noun(words: Words, place: int) -> tuple[int, frozenset[str]]:
    size, classes = _known_verb(words, place)
    return (size, classes) if "noun" in classes else _NONE


def _trigger(words: Words, place: int) -> tuple[int, frozenset[str]]:
    return _NONE if words[place].name else phrases("triggers.tsv").at(words, place)


def _party(words: Words, place: int) -> tuple[int, frozenset[str]]:
    return phrases("parties.tsv").at(words, place)
