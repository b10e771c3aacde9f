"""Names of places: units ("quận Thốt Nốt, Ô Môn"), levels alone ("toàn huyện"), regions, sites, bare names."""

from __future__ import annotations

import functools
from dataclasses import replace

from extract import lexicon
from extract.entities.area_lists import MANY, list_at
from extract.entities.areas import Area, bare_at, level_at, levels
from extract.entities.grammar import grammar
from extract.entities.mention import Found, Mention
from extract.entities.sites import site_at, site_openers
from extract.entities.words import Phrases, Words

_OFFICE_LENGTH = 4
_COMMON = frozenset({"Đức", "Anh", "Pháp", "Bỉ"})
_GOING_THERE = ("nước", "sang", "tại", "ở", "từ")
_ONE_SYLLABLE_NOT_AFTER = ("ông", "bà", "anh", "chị", "cô", "em", "xã", "tên", "là", "-", "“")  # "chị Nga"


@functools.cache
def _regions() -> Phrases[str]:
    return Phrases((name, name) for name in lexicon.toml("place_heads.toml")["region"])


@functools.cache
def _countries() -> Phrases[str]:
    return Phrases((name, name) for name in lexicon.words("countries.txt"))


@functools.cache
def _lone() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What may not stand before and behind a level that means the issuer's area."""
    data = lexicon.toml("place_heads.toml")
    return tuple(data["not_lone_after"]), tuple(data["not_lone_before"])


@functools.cache
def place_openers() -> frozenset[str]:
    """The words at which the name of a place can begin, a bare name aside."""
    return frozenset((*site_openers(), *_regions().openers, *_countries().openers, *levels().openers, *MANY))


def place_at(words: Words, i: int) -> Found | None:
    """The place or places named at word i."""
    for rule in (_units_at, _lone_level, _region_at, site_at, _country_at, _bare):
        found = rule(words, i)
        if found is not None:
            return found
    return None


def _place(words: Words, i: int, j: int, rule: str, confidence: float) -> Mention:
    text = words.text(i, j)
    return Mention(words.span(i, j), "LOC", text, text, rule, confidence)


def _units_at(words: Words, i: int) -> Found | None:
    listed = list_at(words, i)
    if listed is None:
        return None
    end, areas, _ = listed
    return Found(end, tuple(_unit(words, area) for area in areas))


def _unit(words: Words, area: Area) -> Mention:
    mention = _place(words, area.start, area.end, "place.unit", 1.0 if area.codes else 0.7)
    return replace(mention, name=area.full, level=area.level, place=area.name, units=area.codes)


def _lone_level(words: Words, i: int) -> Found | None:
    """ "Toàn huyện", "trình tỉnh": a level alone means the issuer's area, as entities_place_clusters resolves it."""
    level = level_at(words, i)
    if level is None or words.caps:
        return None
    before, behind = _lone()
    if words.is_low(i - 1, *before) or (i and words.written[i - 1].isdigit()) or words.is_low(level[0], *behind):
        return None
    if words.is_low(level[0], ",", "/", "-") and level_at(words, level[0] + 1) is not None:
        return None
    mention = _place(words, i, level[0], "place.level", 0.5)
    return Found(level[0], (replace(mention, level=level[1]),))


def _region_at(words: Words, i: int) -> Found | None:
    found = _regions().longest(words, i)
    if found is None:
        return None
    end, region = found
    written = words.text(i, end).split(" ")
    if any(
        own[0].isupper() and not here[0].isupper() for own, here in zip(region.split(" ")[:-1], written, strict=False)
    ):
        return None
    return Found(end, (_place(words, i, end, "place.region", 0.8),))


def names_country(words: Words, i: int) -> bool:
    """Whether a country of several syllables is named at word i: "Đài Loan" is no broadcaster."""
    found = _countries().longest(words, i)
    return found is not None and found[0] - i > 1


def _country_at(words: Words, i: int) -> Found | None:
    """A country; one of a single syllable ("Mỹ", "Nga") only where no capital is beside it."""
    found = _countries().longest(words, i)
    if found is None or words.caps or words.is_low(i - 1, "nghĩa") or _ends_name(words, i):
        return None
    end, name = found
    if words.text(i, end) != name:
        return None
    if end - i == 1 and not name.isupper() and (words.capital(end) or words.is_low(i - 1, *_ONE_SYLLABLE_NOT_AFTER)):
        return None
    if name in _COMMON and not words.is_low(i - 1, *_GOING_THERE):
        return None
    return Found(end, (_place(words, i, end, "place.country", 0.8),))


def _bare(words: Words, i: int) -> Found | None:
    """The bare name of a province or district, unless it is the end or the beginning of a longer name."""
    area = bare_at(words, i)
    if area is None or _ends_name(words, i) or _begins_name(words, area):
        return None
    mention = _place(words, i, area.end, "place.bare", 0.8)
    return Found(area.end, (replace(mention, place=area.name, units=area.codes),))


def _ends_name(words: Words, i: int) -> bool:
    if i == 0 or words.broken[i] or not words.capital(i - 1) or not words.written[i - 1].isalpha():
        return False
    return not _opens(words, i - 1)


def _opens(words: Words, i: int) -> bool:
    """Whether the capital of word i may be that of a sentence or an office, not of the name itself."""
    if i == 0 or words.low[i - 1] in {".", ":", "“", '"'}:
        return True
    offices = grammar().offices
    ends = (offices.longest(words, k) for k in range(max(0, i - _OFFICE_LENGTH), i + 1))
    return any(found is not None and found[0] == i + 1 for found in ends)


def _begins_name(words: Words, area: Area) -> bool:
    """Whether a capital goes on behind a district's name; behind a province's another name may follow at once."""
    after = area.end
    if after >= len(words) or words.broken[after] or words.caps or not words.capital(after):
        return False
    if any("." not in code for code in area.codes) or len(area.name.split(" ")) >= 3:
        return False
    rules = grammar()
    return words.low[after] not in rules.surnames and rules.heads.longest(words, after) is None
