"""The small words behind which those stand whom an act serves: 'cho', 'tại', 'đến từng' (lexicon/served.tsv)."""

from __future__ import annotations

import functools

from extract.clauses.triggers import cues, verb_at
from extract.clauses.words import Words
from extract.lexicon import table

_REPORTS = cues("reporting")
_CARING = cues("caring")
_LONGEST = 4  # words of a preposition
_BACK = 6  # words before 'cho' in which a report can be named


@functools.cache
def _prepositions() -> dict[str, dict[tuple[str, ...], str]]:
    rows: dict[str, dict[tuple[str, ...], str]] = {}
    for phrase, kind in table("served.tsv"):
        parts = tuple(phrase.split())
        rows.setdefault(parts[0], {})[parts] = kind
    return rows


def preposition(words: Words, place: int) -> tuple[int, str]:
    """Length and kind of the preposition at words[place]; 0 and '' if none. The kinds: lexicon/served.tsv."""
    rows = _prepositions().get(words[place].low)
    if rows is None:
        return 0, ""
    low = tuple([word.low for word in words[place : place + _LONGEST]])
    for size in range(len(low), 0, -1):
        kind = rows.get(low[:size])
        if kind is not None:
            return (0, "") if _elsewhere(words, place, kind) else (size, kind)
    return 0, ""


def _elsewhere(words: Words, place: int, kind: str) -> bool:
    """Whether it belongs to something else: 'theo đề nghị của', 'nhà ở', 'ảnh hưởng đến', '(đoạn qua'."""
    before = words[place - 1].low if place else ""
    if kind == "asked":
        return before in ("theo", "xét", "căn", "như", "đúng")
    if kind == "people":
        if words[place].low == "đối" and not any(word.low in _CARING for word in words[:place]):
            return True
        return before[:1].isdigit() or before in ("hưởng", "dẫn", "quan", "động", "hại", "gây", "nhắc")
    if kind == "so":
        return any(word.low in ("không", "đừng", "tránh") for word in words[max(0, place - 2) : place])
    if kind == "where" and before == "ra":  # "vụ việc xảy ra tại …"
        return place > 1 and words[place - 2].low == "xảy"
    return (kind == "through" and words[place].depth > 0) or (before == "nhà" and words[place].low == "ở")


def addressed(words: Words, place: int) -> bool:
    """Whether 'cho' names to whom something is reported or entrusted: 'báo cáo kết quả cho', 'giao nhiệm vụ cho'."""
    if words[place].low != "cho":
        return False
    for at in range(place - 1, max(-1, place - _BACK - 1), -1):
        if words[at].low in ",;:":
            return False
        if any(" ".join(word.low for word in words[at : at + size]) in _REPORTS for size in (2, 3)):
            return True
        if words[at].low == "gây":
            return True
        if words[at].low in _REPORTS and verb_at(words, at)[0] == 1 and words[at - 1].low not in ("chương", "quá"):
            return True
    return False
