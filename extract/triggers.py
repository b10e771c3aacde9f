"""What the words of the lexicon say at a place: a verb ('rà soát'), a modality ('sẽ'), the start of a party ('Sở').

The longest phrase wins, so 'cấp ủy' hides the verb 'cấp'. A verb inside a sentence is written small: 'Sở Xây dựng'.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from extract.clauses_words import Words, words_of
from extract.lexicon import table, toml
from ingest import Span

NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases by their first word, the longest first."""

    by_first: dict[str, tuple[tuple[tuple[str, ...], frozenset[str]], ...]]

    def at(self, words: Words, place: int) -> tuple[int, frozenset[str]]:
        """Length in words and classes of the longest phrase that begins at words[place]; (0, nothing) if none."""
        if place >= len(words):
            return 0, NOTHING
        for phrase, classes in self.by_first.get(words[place].low, ()):
            size = len(phrase)
            if place + size <= len(words) and all(words[place + i].low == phrase[i] for i in range(1, size)):
                return size, classes
        return 0, NOTHING


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
    if place >= len(words) or words[place].name or (words[place].capital and not first):
        return 0, NOTHING
    size, classes = phrases("verbs.tsv").at(words, place)
    if "noun" in classes or any(words[place + i].capital for i in range(1, size)):
        return 0, NOTHING
    return size, classes


def noun_at(words: Words, place: int) -> int:
    """Length of the noun at words[place] that begins like a verb, else 0."""
    size, classes = phrases("verbs.tsv").at(words, place)
    return size if "noun" in classes else 0


def trigger_at(words: Words, place: int) -> tuple[int, frozenset[str]]:
    """The small word at words[place] ('sẽ', 'cần', 'đề nghị'): length and classes."""
    if place >= len(words) or words[place].name:
        return 0, NOTHING
    return phrases("triggers.tsv").at(words, place)


def party_at(words: Words, place: int) -> tuple[int, frozenset[str]]:
    """The word at words[place] with which a party begins ('các', 'Sở', 'ông'): length and classes."""
    return phrases("parties.tsv").at(words, place)
