"""The word lists of the names of bodies, and the questions that the rules ask of a word."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Literal

from extract import lexicon
from extract.entities.areas import level_at
from extract.entities.words import Phrases, Words, plain, split

Class = Literal["complete", "area", "sector", "purpose", "named"]


@dataclass(frozen=True, slots=True)
class Head:
    """How a name begins: words start..end-1, of which class, spelled as in the data.

    `holder` says that an office stands before it, so that a person's name may follow the body's.
    """

    start: int
    end: int
    kind: Class
    text: str
    holder: bool = False


@dataclass(frozen=True, slots=True)
class Grammar:
    """The word lists, loaded once. See body_heads.toml for what each is."""

    heads: Phrases[tuple[Class, str]]
    never: Phrases[str]
    sectors: Phrases[str]
    going_on: Phrases[str]
    school: Phrases[str]
    stops: Phrases[str]
    verbs: Phrases[str]
    offices: Phrases[str]
    surnames: frozenset[str]
    lower: frozenset[tuple[str, ...]]
    not_after: frozenset[str]
    alone: frozenset[str]
    wants_core: frozenset[str]
    wants_sector: frozenset[str]
    soft: frozenset[str]
    organs: frozenset[str]
    numbered: frozenset[str]


@functools.cache
def grammar() -> Grammar:
    """The grammar of the package's data files."""
    data = lexicon.toml("body_heads.toml")
    classes: tuple[Class, ...] = ("complete", "area", "named", "purpose", "sector")
    return Grammar(
        heads=Phrases((head, (kind, head)) for kind in classes for head in data[kind]),
        never=_phrases(data["never"]),
        sectors=_phrases(lexicon.words("sectors.txt")),
        going_on=_phrases(lexicon.words("body_words.txt")),
        school=_phrases(data["school"]),
        stops=_phrases(data["stops"]),
        verbs=_phrases(list(dict.fromkeys(row[0] for row in lexicon.table("verbs.tsv")))),
        offices=_phrases(lexicon.words("offices.txt")),
        surnames=frozenset(plain(name) for name in lexicon.words("surnames.txt")),
        lower=frozenset(split(head) for head in data["lower"]),
        not_after=frozenset(data["not_after"]),
        alone=frozenset(data["alone"]),
        wants_core=frozenset(data["wants_core"]),
        wants_sector=frozenset(data["wants_sector"]),
        soft=frozenset(data["soft"]),
        organs=frozenset(data["organs"]),
        numbered=frozenset(data["numbered"]),
    )


def _phrases(entries: list[str] | tuple[str, ...]) -> Phrases[str]:
    return Phrases((entry, entry) for entry in entries)


def plural_before(words: Words, i: int) -> bool:
    """Whether "các", "hai" … stands before word i."""
    return words.is_low(i - 1, "các", "những", "hai", "ba", "02", "03")


def starts_body(words: Words, i: int) -> bool:
    """Whether a body of the kinds that others belong to begins at word i."""
    if i >= len(words) or not words.capital(i):
        return False
    rules = grammar()
    never = rules.never.longest(words, i)
    found = [row for row in rules.heads.all_at(words, i) if never is None or row[0] > never[0]]
    return any(kind in {"complete", "area"} or head in {"Sở", "Bộ"} for _, (kind, head) in found)


def unfinished(words: Words, i: int) -> bool:
    """Whether a capital goes on at word i without a break: then what stands before it is not the whole name."""
    if i >= len(words) or words.broken[i] or words.caps or not words.capital(i):
        return False
    rules = grammar()
    starts_other = (
        rules.heads.longest(words, i) is not None
        or rules.offices.longest(words, i) is not None
        or level_at(words, i) is not None
        or words.low[i] in rules.surnames
    )
    return not starts_other
