"""What the words of the lexicon say at a place: a verb ('rà soát'), a modality ('sẽ'), the start of a party ('Sở').

The longest phrase wins, so 'cấp ủy' hides the verb 'cấp'. A verb inside a sentence is written small: 'Sở Xây dựng'.
Behind the end of the words nothing is found.
"""

from __future__ import annotations

import functools
import re

from extract.clauses.marks import NONE, Mark
from extract.clauses.words import Words
from extract.lexicon import toml


@functools.cache
def cues(name: str) -> frozenset[str]:
    """One of the small lists of cues.toml. Raises KeyError for a list that is not there."""
    return frozenset(toml("cues.toml")[name])


def any_of(name: str) -> str:
    """The list of cues.toml as alternatives of a pattern, the longest first."""
    return "(?:" + "|".join(sorted((re.escape(cue) for cue in cues(name)), key=lambda cue: (-len(cue), cue))) + ")"


def verb_at(words: Words, place: int, *, first: bool = False) -> Mark:
    """The verb at words[place]: length and classes. Only at the `first` place of a clause may it be capital."""
    marks = words.marks.firsts if first else words.marks.verbs
    return marks[place] if place < len(marks) else NONE


def noun_at(words: Words, place: int) -> int:
    """Length of the noun at words[place] that begins like a verb, else 0."""
    marks = words.marks.nouns
    return marks[place][0] if place < len(marks) else 0


def trigger_at(words: Words, place: int) -> Mark:
    """The small word at words[place] ('sẽ', 'cần', 'đề nghị'): length and classes."""
    marks = words.marks.triggers
    return marks[place] if place < len(marks) else NONE


def party_at(words: Words, place: int) -> Mark:
    """The word at words[place] with which a party begins ('các', 'Sở', 'ông'): length and classes."""
    marks = words.marks.parties
    return marks[place] if place < len(marks) else NONE
