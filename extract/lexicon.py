"""Lists of words as data files in the folder `lexicon/`: how they are read and checked.

`words("titles.txt")` is one entry a line; `table("units.tsv")` is tab-separated under a header line;
`toml("organisations.toml")` is a TOML document. In all of them `#` at the start of a line is a comment. Every
file must be NFC, without stray blanks, and no entry may stand twice: an entry that can never match is a
mistake that should be seen when the file is loaded, not when an answer is missing.
"""

from __future__ import annotations

import functools
import tomllib
import unicodedata
from importlib import resources
from typing import Any


class LexiconError(ValueError):
    """A data file that cannot be right: which file, which line, what to do."""

    def __init__(self, name: str, line: int, reason: str) -> None:
        super().__init__(f"extract/lexicon/{name}, line {line}: {reason}. Mend the data file.")


def _text(name: str) -> str:
    return resources.files("extract").joinpath("lexicon", name).read_text("utf-8")


def _lines(name: str) -> list[tuple[int, str]]:
    text = _text(name)
    if not unicodedata.is_normalized("NFC", text):
        raise LexiconError(name, 1, "the text is not in Unicode form NFC")
    kept = [(i, line) for i, line in enumerate(text.split("\n"), 1) if line and not line.startswith("#")]
    for i, line in kept:
        if line != line.strip(" \r"):
            raise LexiconError(name, i, "blanks at the start or the end of the line")
    return kept


@functools.cache
def words(name: str) -> tuple[str, ...]:
    """The entries of a list of words, in the order of the file. Raises LexiconError for a double entry."""
    seen: dict[str, int] = {}
    for i, line in _lines(name):
        if "\t" in line or "  " in line:
            raise LexiconError(name, i, "more than one blank between words")
        if line in seen:
            raise LexiconError(name, i, f"“{line}” stands in line {seen[line]} already")
        seen[line] = i
    return tuple(seen)


@functools.cache
def table(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a tab-separated table without its header. Raises LexiconError for a row of another length."""
    kept = _lines(name)
    if not kept:
        raise LexiconError(name, 1, "the header line is missing")
    width = kept[0][1].count("\t")
    for i, line in kept[1:]:
        if line.count("\t") != width:
            raise LexiconError(name, i, f"{line.count(chr(9)) + 1} columns where the header has {width + 1}")
    return tuple(tuple(line.split("\t")) for _, line in kept[1:])


@functools.cache
def toml(name: str) -> dict[str, Any]:
    """A TOML document. Raises LexiconError where it is not NFC or not TOML."""
    text = _text(name)
    if not unicodedata.is_normalized("NFC", text):
        raise LexiconError(name, 1, "the text is not in Unicode form NFC")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(name, 1, str(error)) from error
