"""What the lexicon says of each word of a row: the longest verb, small word and party that begins there.

The three tables are one tree of words, walked once from every word of a text; every reading of a clause asks again
what begins at a word, and finds it here.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from extract.clauses.spelling import compared
from extract.lexicon import table

Mark = tuple[int, frozenset[str]]  # length in words and classes of what begins at a word
NOTHING: frozenset[str] = frozenset()
NONE: Mark = (0, NOTHING)


class Worded(Protocol):
    """What is asked of a word."""

    @property
    def low(self) -> str:
        """For comparison."""

    @property
    def name(self) -> bool:
        """Whether it is part of a name."""

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""


@dataclass(slots=True)
class _Node:
    """A place in the tree of phrases: the longest phrase of each table that ends on the way here, and what may follow.

    `noun` instead of `verb` where a phrase only begins like a verb.
    """

    verb: Mark = NONE
    noun: Mark = NONE
    trigger: Mark = NONE
    party: Mark = NONE
    after: dict[str, _Node] = field(default_factory=dict)


@functools.cache
def _tree() -> dict[str, _Node]:
    """The phrases of the three tables by their first words."""
    root = _Node()
    for name, slot in (("verbs.tsv", "verb"), ("triggers.tsv", "trigger"), ("parties.tsv", "party")):
        known: dict[tuple[str, ...], frozenset[str]] = {}
        for phrase, classes in table(name):
            known.setdefault(tuple(compared(phrase)), frozenset(classes.split(" ")))
        for words, kinds in known.items():
            node = root
            for word in words:
                node = node.after.setdefault(word, _Node())
            setattr(node, "noun" if slot == "verb" and "noun" in kinds else slot, (len(words), kinds))
    for node in root.after.values():
        _hand_down(node)
    return root.after


@functools.cache
def _longest() -> int:
    """Words of the longest phrase."""
    return _depth(_tree())


def _depth(after: dict[str, _Node]) -> int:
    return 1 + max(_depth(node.after) for node in after.values()) if after else 0


def _hand_down(node: _Node) -> None:
    """Give the nodes behind this one what they lack: the longest phrase that ended before."""
    for after in node.after.values():
        if after.verb is NONE and after.noun is NONE:
            after.verb, after.noun = node.verb, node.noun
        after.trigger = node.trigger if after.trigger is NONE else after.trigger
        after.party = node.party if after.party is NONE else after.party
        _hand_down(after)


class Marks:
    """For each word of a row what begins there; `firsts` are the verbs where a capital letter is allowed."""

    __slots__ = ("_reach", "firsts", "nouns", "parties", "triggers", "verbs")

    def __init__(self, *columns: list[Mark], reach: list[int]) -> None:
        """`columns`: firsts, verbs, nouns, triggers, parties; `reach`: how many words the answers rest on."""
        self.firsts, self.verbs, self.nouns, self.triggers, self.parties = columns
        self._reach = reach

    def part(self, words: Sequence[Worded], start: int, end: int) -> Marks:
        """The marks of words start..end-1 alone; those that rest on words behind the end are looked up again."""
        columns = (self.firsts, self.verbs, self.nouns, self.triggers, self.parties)
        part = Marks(*(column[start:end] for column in columns), reach=self._reach[start:end])
        for at in range(max(start, end - _longest()), end):
            if at + self._reach[at] > end:
                part._look_up(words, at, end, at - start)
        return part

    def _look_up(self, words: Sequence[Worded], place: int, end: int, at: int) -> None:
        """Note what begins at words[place] and ends before words[end] as that of word `at`."""
        node, after, last = _tree()[words[place].low], place + 1, place + 1
        while last < end and (following := node.after.get(words[last].low)) is not None:
            node, last = following, last + 1
        self._reach[at] = last - place
        named, verb = words[place].name, node.verb
        if verb[0] and (named or any(words[other].capital for other in range(after, place + verb[0]))):
            verb = NONE
        self.firsts[at] = verb
        self.verbs[at] = NONE if words[place].capital else verb
        self.nouns[at] = node.noun
        self.triggers[at] = NONE if named else node.trigger
        self.parties[at] = node.party


def read_marks(words: Sequence[Worded]) -> Marks:
    """The marks of a row of words."""
    size, known = len(words), _tree()
    marks = Marks(*([NONE] * size for _ in range(5)), reach=[0] * size)
    for at, word in enumerate(words):
        if word.low in known:
            marks._look_up(words, at, size, at)
    return marks
