"""Bare names of provinces and districts ("Hà Nội", "Thốt Nốt"), matched in exactly their spelling.

Matched without regard to case "huyện thống nhất" would be a district and "hòa bình" a province.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from extract import lexicon
from extract.entities.words import Bare
from extract.places import Unit, gazetteer
from extract.tokens import phrase_matcher, syllables
from ingest import Span

if TYPE_CHECKING:  # see extract/tokens.py
    from spacy.matcher import PhraseMatcher

_NEW_TONES = (
    ("òa", "oà"), ("óa", "oá"), ("ỏa", "oả"), ("ọa", "oạ"), ("ùy", "uỳ"), ("úy", "uý"), ("ủy", "uỷ"), ("ụy", "uỵ"),
)  # fmt: skip
_PEOPLE = frozenset({"Hồ Chí Minh", "HỒ CHÍ MINH"})  # the city is never called so without its level


def bare_names(text: str, place: Span) -> Bare:
    """Where names of provinces and districts stand in a part of the text: end offset and codes, by start offset; the
    longest of each. Nothing but one blank, if anything, may stand between the syllables of a name."""
    matcher, codes = _matcher()
    tokens = syllables(place.of(text))
    found: Bare = {}
    for key, first, last in matcher(tokens):
        span = tokens[first:last]
        start, end = place.start + span.start_char, place.start + span.end_char
        if start not in found or found[start][0] < end:
            found[start] = (end, codes[tokens.vocab.strings[key]])
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
