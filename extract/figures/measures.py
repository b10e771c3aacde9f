"""Units of measure and counted nouns: what can stand right after a number ("km", "%", "hộ nghèo").

All functions take text in lower case and a position; a unit may follow with or without a blank ("500kg").
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping

from extract.lexicon import table, words
from ingest import old_tones

_TOKEN = re.compile(r"[%‰°]|[^\W_]+(?:[²³])?|[/,]")
_BLANK = re.compile(r"[\s*]*")
_SCALE = re.compile(r"(?:trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ)\b")


@functools.cache
def _measures() -> dict[str, str]:
    return {_key(unit): quantity for unit, quantity in table("measures.tsv")}


@functools.cache
def _nouns() -> dict[str, str]:
    return {_key(noun): "noun" for noun in words("counted_nouns.txt")}


def _key(entry: str) -> str:
    return " ".join(_compared(token) for token in _TOKEN.findall(entry))


@functools.lru_cache(maxsize=1 << 12)
def _compared(token: str) -> str:
    """A token as it is looked up: "hoá" and "hóa" are one."""
    return token if token.isascii() else old_tones(token)


def measure_at(text: str, position: int) -> int | None:
    """Where the unit of measure that begins at `position` (blanks skipped) ends; None if there is none."""
    return _entry_at(text, position, _measures())


def noun_at(text: str, position: int) -> int | None:
    """Where the counted noun that begins at `position` (blanks skipped) ends; None if there is none."""
    return _entry_at(text, position, _nouns())


def counted_at(text: str, position: int) -> bool:
    """Whether what stands at `position` makes the number before it a count: a scale, a measure or a noun."""
    start = skip_blanks(text, position)
    return (
        _SCALE.match(text, start) is not None or measure_at(text, start) is not None or noun_at(text, start) is not None
    )


def skip_blanks(text: str, position: int) -> int:
    """The first position that is neither blank nor an asterisk of emphasis."""
    match = _BLANK.match(text, position)
    return match.end() if match else position


def quantity(unit: str) -> str | None:
    """What a unit of measure measures ("ha": "area"); None for a counted noun."""
    return _measures().get(_key(unit.lower()))


def _entry_at(text: str, position: int, entries: Mapping[str, str]) -> int | None:
    """Where the longest entry that begins at `position` ends."""
    start = skip_blanks(text, position)
    match = _TOKEN.match(text, start)
    if match is None:
        return None
    key = _compared(match[0])
    found = match.end() if key in entries else None
    for _ in range(_longest(key) - 1):
        end = match.end()
        match = _TOKEN.match(text, skip_blanks(text, end))
        if match is None or "\n\n" in text[end : match.start()]:
            break
        key = f"{key} {_compared(match[0])}"
        if key in entries:
            found = match.end()
    return found


def _longest(first: str) -> int:
    """How many tokens the longest entry that begins with this one has."""
    return _lengths().get(first, 1)


@functools.cache
def _lengths() -> dict[str, int]:
    lengths: dict[str, int] = {}
    for key in (*_measures(), *_nouns()):
        tokens = key.split()
        lengths[tokens[0]] = max(lengths.get(tokens[0], 1), len(tokens))
    return lengths
