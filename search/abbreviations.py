"""Abbreviations with one reading: "KH&CN", "KHCN" and "KH-CN" are "khoa học và công nghệ"."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from search.spelling import folded_key

_PLAUSIBLE = re.compile(  # the shape of an unmarked Vietnamese syllable
    r"(ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(ng|nh|ch|[cmnpt])?"
)
_JOINED = re.compile(r"\s*[&,–-]\s*")


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """One written form: its parts as folded keys, joined by "&", "-", "," or "và"; and what it stands for."""

    parts: tuple[str, ...]
    words: tuple[str, ...]

    def is_joint(self, between: str) -> bool:
        """Whether the characters between two of its parts are a way of joining them."""
        return _JOINED.fullmatch(between) is not None


def is_plausible(key: str) -> bool:
    """Whether a folded key has the shape of a Vietnamese syllable."""
    return _PLAUSIBLE.fullmatch(key) is not None


def read_abbreviations(table: str) -> dict[str, tuple[Abbreviation, ...]]:
    """The rows of a table (forms, tab, words) by the first part of each form, longest form first.

    Raises ValueError naming the line for a row that is malformed, repeated, or could be an ordinary word.
    """
    found: dict[str, list[Abbreviation]] = {}
    seen: dict[tuple[str, ...], int] = {}
    for number, line in enumerate(table.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        for row in _read_line(line, number):
            if row.parts in seen:
                raise ValueError(f"abbreviations, line {number}: repeats line {seen[row.parts]}")
            seen[row.parts] = number
            found.setdefault(row.parts[0], []).append(row)
    return {first: tuple(sorted(rows, key=lambda row: -len(row.parts))) for first, rows in found.items()}


def _read_line(line: str, number: int) -> list[Abbreviation]:
    forms, tab, words = line.partition("\t")
    spelled = tuple(words.split())
    if not tab or len(spelled) < 2:
        raise ValueError(f"abbreviations, line {number}: wants forms, a tab and at least two words: {line!r}")
    rows = [Abbreviation(tuple(map(folded_key, form.split("&"))), spelled) for form in forms.split("|")]
    for row in rows:
        if all(map(is_plausible, row.parts)):
            raise ValueError(f"abbreviations, line {number}: {'&'.join(row.parts)} could be ordinary words")
        if not all(part.isalnum() for part in row.parts):
            raise ValueError(f"abbreviations, line {number}: parts are letters and digits only: {forms!r}")
    return rows


@cache
def abbreviations() -> dict[str, tuple[Abbreviation, ...]]:
    """The table that ships with Camket, by the first part of each form."""
    return read_abbreviations(_table())


@cache
def abbreviations_hash() -> str:
    """A short hash of the table, part of the version of every index."""
    return hashlib.sha256(_table().encode()).hexdigest()[:8]


@cache
def _table() -> str:
    return files("search").joinpath("abbreviations.tsv").read_text(encoding="utf-8")
