"""Regular expressions that find a query's words in a text as it was written: "thot" finds "Thốt".

Faster than analyzing each text again, by far; tests/test_search_highlight.py holds them to the analyzer.
Each alternative begins with a plain character, for then `re` skips to the next possible place.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from ingest.vietnamese import fold
from search.abbreviations import Abbreviation, abbreviations
from search.clauses import Clause
from search.spelling import folded_key

_BETWEEN = r"[\W_]+?"
_JOINT = r"(?:\s*[&,–-]\s*|\s+(?:và|va|VÀ)\s+)"
_NO_LETTER_BEFORE = r"(?<![^\W\d_].)"  # said after the first character
_NO_WORD_BEFORE = r"(?<![^\W_].)"
_NO_WORD_AFTER = r"(?![^\W_])"


class _Piece(NamedTuple):
    """One way of writing: the characters that may come first, and the rest of the pattern."""

    first: str
    rest: str


def matches(clause: Clause, text: str) -> Iterator[tuple[int, int]]:
    """Where a clause stands in composed text, as (start, end)."""
    return (found.span() for found in clause_pattern(clause).finditer(text))


@lru_cache(maxsize=512)
def clause_pattern(clause: Clause) -> re.Pattern[str]:
    """What finds a clause in composed text, whatever the case and the marks, abbreviated or not."""
    around = [_abbreviation(row) for row in _rows() if _contains(_key(row), clause.words)]
    return re.compile(_any([*around, _spelled(clause.words)]))


def _any(pieces: list[_Piece]) -> str:
    if len(pieces) == 1:
        return f"[{pieces[0].first}]{pieces[0].rest}"
    firsts = "".join(dict.fromkeys("".join(piece.first for piece in pieces)))
    return f"[{firsts}](?:{'|'.join(f'(?<=[{piece.first}]){piece.rest}' for piece in pieces)})"


def _spelled(words: tuple[str, ...]) -> _Piece:
    """The words one after the other, any run of them abbreviated."""
    parts: list[list[_Piece]] = []
    at = 0
    while at < len(words):
        rows = [row for row in _rows() if _key(row) == words[at : at + len(row.words)]]
        length = len(rows[0].words) if rows else 1
        parts.append([*map(_abbreviation, rows), _plain(words[at : at + length])])
        at += length
    rest = "".join(_BETWEEN + _any(pieces) for pieces in parts[1:])
    if len(parts[0]) == 1:
        return _Piece(parts[0][0].first, parts[0][0].rest + rest)
    firsts = "".join(piece.first for piece in parts[0])
    ways = "|".join(f"(?<=[{piece.first}]){piece.rest}" for piece in parts[0])
    return _Piece(firsts, f"(?:{ways}){rest}")


def _plain(words: tuple[str, ...]) -> _Piece:
    head = _word(words[0])
    return _Piece(head.first, head.rest + "".join(_BETWEEN + _any([_word(word)]) for word in words[1:]))


@lru_cache(maxsize=4_096)
def _word(key: str) -> _Piece:
    """One token within the limits that the analyzer gives it: 5 and km in "5km", 2002 in "2.002"."""
    if key.isdigit():
        return _Piece(key[0], _NO_WORD_BEFORE + _digits(key))
    before = _NO_LETTER_BEFORE if key[0].isalpha() else _NO_WORD_BEFORE
    if len(key) == 1:
        return _Piece(_marked(key), before + _NO_WORD_AFTER)
    middle = "".join(f"[{_marked(letter)}]" for letter in key[1:-1])
    return _Piece(_marked(key[0]), f"{before}{middle}[{_last(key)}]{_NO_WORD_AFTER}")


def _digits(key: str) -> str:
    """The digits after the first; grouped where there are enough, and no part of a larger group."""
    if len(key) > 3 and key[0] != "0":
        head = len(key) % 3 or 3
        groups = [key[1:head], *(key[at : at + 3] for at in range(head, len(key), 3))]
        return r"\.?".join(groups) + r"(?!\d)"
    before = r"(?<!\d\..)" if len(key) == 3 else ""
    after = r"(?!\.\d{3}(?!\d))" if len(key) < 4 and key[0] != "0" else ""
    return rf"{before}{key[1:]}(?!\d){after}"


def _last(key: str) -> str:
    """The last letter; a final i may have been written y, as in kĩ and kỹ."""
    is_either = re.fullmatch(r"(qu|[hklmst])i", key)
    return _marked("i") + _marked("y") if is_either else _marked(key[-1])


def _marked(letter: str) -> str:
    return _marked_letters().get(letter) or re.escape(letter) + re.escape(letter.upper())


@cache
def _marked_letters() -> dict[str, str]:
    """For each letter a-z, in both cases, all that it is the base of."""
    marked: dict[str, str] = {letter: letter + letter.upper() for letter in "abcdefghijklmnopqrstuvwxyz"}
    for character in map(chr, (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))):
        base = fold(character)
        if base in marked and unicodedata.is_normalized("NFC", character):
            marked[base] += character
    return marked


@cache
def _rows() -> tuple[Abbreviation, ...]:
    """The abbreviations, those that stand for most first."""
    rows = (row for same in abbreviations().values() for row in same)
    return tuple(sorted(rows, key=lambda row: -len(row.words)))


@cache
def _key(row: Abbreviation) -> tuple[str, ...]:
    return tuple(map(folded_key, row.words))


@cache
def _abbreviation(row: Abbreviation) -> _Piece:
    parts = ["".join(f"[{_marked(letter)}]" for letter in part) for part in row.parts]
    first = _marked(row.parts[0][0])
    return _Piece(first, _NO_LETTER_BEFORE + _JOINT.join(parts)[len(f"[{first}]") :] + _NO_WORD_AFTER)


def _contains(words: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    return any(words[at : at + len(wanted)] == wanted for at in range(len(words) - len(wanted) + 1))
