"""Bare names of provinces and districts ("Hà Nội", "Thốt Nốt"), matched in exactly their spelling.

Matched without regard to case "huyện thống nhất" would be a district and "hòa bình" a province.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence

from extract import lexicon
from extract.entities.words import WORD, Bare
from extract.places import Unit, gazetteer

_NEW_TONES = (
    ("òa", "oà"), ("óa", "oá"), ("ỏa", "oả"), ("ọa", "oạ"), ("ùy", "uỳ"), ("úy", "uý"), ("ủy", "uỷ"), ("ụy", "uỵ"),
)  # fmt: skip
_PEOPLE = frozenset({"Hồ Chí Minh", "HỒ CHÍ MINH"})  # the city is never called so without its level


def bare_names(written: Sequence[str], start: Sequence[int], end: Sequence[int], text: str) -> Bare:
    """Where names of provinces and districts stand among the words of a block: end offset and codes, by start offset;
    the longest of each. Nothing but one blank, if anything, may stand between the words of a name."""
    names = _by_first()
    found: Bare = {}
    for i, word in enumerate(written):
        for name, codes in names.get(word, ()):
            j = i + len(name)
            if tuple(written[i:j]) == name and all(_adjoin(text, end[k], start[k + 1]) for k in range(i, j - 1)):
                found[start[i]] = (end[j - 1], codes)
                break
    return found


def _adjoin(text: str, end: int, start: int) -> bool:
    return start == end or (start == end + 1 and text[end] == " ")


@functools.cache
def _by_first() -> dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]]:
    """The names, as their words, with their codes, by first word; the longest first."""
    codes: dict[tuple[str, ...], dict[str, None]] = {}
    for unit in gazetteer():
        if unit.level != "ward" and not unit.bare.isdigit():
            for spelling in sorted(_spellings(unit)):
                codes.setdefault(tuple(WORD.findall(spelling)), {})[unit.code] = None
    for alias, meant in lexicon.table("place_aliases.tsv"):
        if len(alias) > 2:
            codes.setdefault(tuple(WORD.findall(alias)), {}).update(dict.fromkeys(meant.split()))
    names: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
    for name in sorted(codes, key=len, reverse=True):
        names.setdefault(name[0], []).append((name, tuple(codes[name])))
    return names


def _spellings(unit: Unit) -> set[str]:
    names = {unit.bare, unit.bare.replace(" - ", "-"), unit.bare.replace("Đắk", "Đăk")}
    for old, new in _NEW_TONES:
        names |= {name.replace(old, new) for name in names}
    return (names | {name.upper() for name in names}) - _PEOPLE
