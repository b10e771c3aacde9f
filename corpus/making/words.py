"""The maker's words, read from make_words.toml and checked: every entry must be usable."""

from __future__ import annotations

import string
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

KNOWN = frozenset({"n", "m", "money", "percent", "decimal", "period", "place", "kind", "ward"})
TIES = ("cho", "tại", "trên địa bàn", "giúp", "-")


@dataclass(frozen=True, slots=True)
class ActWords:
    """What is done, and the words that tie it to the place that it is for ("cho nông dân"; "" for none)."""

    done: str
    tie: str


@dataclass(frozen=True, slots=True)
class Words:
    """All lists of the file."""

    surnames: tuple[str, ...]
    middles: tuple[str, ...]
    givens: tuple[str, ...]
    meetings: tuple[str, ...]
    departments: tuple[str, ...]
    acts: tuple[ActWords, ...]
    reports: tuple[str, ...]


@cache
def words() -> Words:
    """The lists. Raises ValueError for a list that is empty, an unknown {field}, or an act without its tie."""
    lists: dict[str, list[str]] = tomllib.loads(files("corpus").joinpath("make_words.toml").read_text("utf-8"))
    for name, entries in lists.items():
        _check(name, entries)
    return Words(
        surnames=tuple(lists["surnames"]),
        middles=tuple(lists["middles"]),
        givens=tuple(lists["givens"]),
        meetings=tuple(lists["meetings"]),
        departments=tuple(lists["departments"]),
        acts=tuple(_act(entry) for entry in lists["acts"]),
        reports=tuple(lists["reports"]),
    )


def _check(name: str, entries: list[str]) -> None:
    if not entries or len(set(entries)) != len(entries):
        raise ValueError(f"make_words.toml: {name} is empty, or has an entry twice")
    for entry in entries:
        unknown = {field for _, field, _, _ in string.Formatter().parse(entry) if field} - KNOWN
        if unknown:
            raise ValueError(f"make_words.toml: {name}: unknown {unknown} in {entry!r}")


def _act(entry: str) -> ActWords:
    done, _, tie = (part.strip() for part in entry.partition("|"))
    if not tie.startswith(TIES):
        raise ValueError(f"make_words.toml: acts: {entry!r} must end with | and one of {TIES}")
    return ActWords(done, "" if tie == "-" else tie)
