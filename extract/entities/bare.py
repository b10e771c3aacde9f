"""Bare names of provinces and districts ("Hà Nội", "Thốt Nốt"), matched in exactly their spelling.

Matched without regard to case "huyện thống nhất" would be a district and "hòa bình" a province.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from extract import lexicon
from extract.entities.words import Bare
from extract.places import Unit, gazetteer
from extract.tokens import phrase_matcher

if TYPE_CHECKING:  # see extract/tokens.py
    from spacy.matcher import PhraseMatcher
    from spacy.tokens import Doc

_NEW_TONES = (
    ("òa", "oà"), ("óa", "oá"), ("ỏa", "oả"), ("ọa", "oạ"), ("ùy", "uỳ"), ("úy", "uý"), ("ủy", "uỷ"), ("ụy", "uỵ"),
)  # fmt: skip
_PEOPLE = frozenset({"Hồ Chí Minh", "HỒ CHÍ MINH"})  # the city is never called so without its level


def bare_names(tokens: Doc) -> Bare:
    """Where names of provinces and districts stand: end offset and codes, by start offset; the longest of each."""
    matcher, codes = _matcher()
    found: Bare = {}
    for key, first, last in matcher(tokens):
        span = tokens[first:last]
        if span.start_char not in found or found[span.start_char][0] < span.end_char:
            found[span.start_char] = (span.end_char, codes[tokens.vocab.strings[key]])
    return found


@functools.cache
def _matcher() -> tuple[PhraseMatcher, dict[str, tuple[str, ...]]]:
    codes: dict[str, list[str]] = {}
    for unit in gazetteer():
        if unit.level != "ward" and not unit.bare.isdigit():
            for spelling in _spellings(unit):
                codes.setdefault(spelling, []).append(unit.code)
    for alias, meant in lexicon.table("place_aliases.tsv"):
        if len(alias) > 2:
            codes.setdefault(alias, []).extend(meant.split())
    matcher = phrase_matcher((spelling, [spelling]) for spelling in codes)
    return matcher, {spelling: tuple(dict.fromkeys(meant)) for spelling, meant in codes.items()}


def _spellings(unit: Unit) -> set[str]:
    names = {unit.bare, unit.bare.replace(" - ", "-"), unit.bare.replace("Đắk", "Đăk")}
    for old, new in _NEW_TONES:
        names |= {name.replace(old, new) for name in names}
    return (names | {name.upper() for name in names}) - _PEOPLE
