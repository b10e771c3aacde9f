"""Areas as the text names them: "huyện Tam Bình", "TP.Cần Thơ", "các xã Mỹ Lộc, Song Phú", "Hà Nội"."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from extract import lexicon
from extract.entities_words import Bare, Phrases, Words, plain
from extract.places import gazetteer
from extract.tokens import phrase_matcher
from ingest import old_tones

MANY = frozenset(["các", "những", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười", "nhiều", "một"])
_LONGEST = 4  # syllables of a name that the gazetteer does not know
_LONGEST_KNOWN = 6


@dataclass(frozen=True, slots=True)
class Area:
    """One named area: words start..end-1 of its block; `level` as in the gazetteer ("huyện") or None."""

    start: int
    end: int
    level: str | None
    name: str
    codes: tuple[str, ...] = ()

    @property
    def full(self) -> str:
        """Level and name."""
        return f"{self.level} {self.name}" if self.level else self.name


@functools.cache
def levels() -> Phrases[str]:
    """The words for the level of an administrative unit."""
    return Phrases((row[0], row[1]) for row in lexicon.table("levels.tsv"))


@functools.lru_cache(maxsize=1 << 14)
def codes_of(level: str | None, name: str) -> tuple[str, ...]:
    """Codes of the units of exactly that level and name (any level above the ward, where None)."""
    found = gazetteer().find(f"{level} {name}" if level else name)
    wanted = old_tones(name).lower().replace("’", "'")
    return tuple(
        unit.code
        for unit in found
        if (unit.kind == level if level else unit.level != "ward")
        and (
            old_tones(unit.bare).lower() == wanted
            or len(wanted) < 5
            or not name[0].isalpha()
            or _close(unit.bare, name)
        )
    )


def _close(one: str, other: str) -> bool:
    """Whether two spellings differ in the marks of Đăk and Đắk, hyphens or apostrophes only."""

    def key(name: str) -> str:
        name = old_tones(name).lower().replace("đăk", "đắk").replace("’", "'")
        return "".join(letter for letter in name if letter.isalpha() or letter.isdigit())

    return key(one) == key(other)


@functools.cache
def _matcher() -> tuple[object, dict[str, tuple[str, ...]]]:
    spellings: dict[str, list[str]] = {}
    for unit in gazetteer():
        if unit.level == "ward" or unit.bare.isdigit():
            continue
        for name in {unit.bare, unit.bare.replace(" - ", "-"), unit.bare.replace("Đắk", "Đăk")}:
            for spelling in {name, _new_tones(name), name.upper()}:
                spellings.setdefault(spelling, []).append(unit.code)
    for alias, codes in lexicon.table("place_aliases.tsv"):
        if len(alias) > 2:
            spellings.setdefault(alias, []).extend(codes.split())
    matcher = phrase_matcher((spelling, [spelling]) for spelling in spellings)
    return matcher, {spelling: tuple(codes) for spelling, codes in spellings.items()}


def _new_tones(name: str) -> str:
    for old, new in (
        ("òa", "oà"),
        ("óa", "oá"),
        ("ủy", "uỷ"),
        ("ụy", "uỵ"),
        ("úy", "uý"),
        ("ùy", "uỳ"),
        ("ỏa", "oả"),
        ("ọa", "oạ"),
    ):
        name = name.replace(old, new)
    return name


def bare_names(tokens: Doc) -> Bare:
    """Names of provinces and districts in exactly their spelling: end offset and codes, by start offset."""
    matcher, codes = _matcher()
    found: Bare = {}
    for key, first, last in matcher(tokens):  # type: ignore[operator]
        span = tokens[first:last]
        if span.start_char not in found or found[span.start_char][0] < span.end_char:
            found[span.start_char] = (span.end_char, codes[tokens.vocab.strings[key]])
    return found


def level_at(words: Words, i: int) -> tuple[int, str] | None:
    """(end, level) of a word for a level at word i: "huyện", "TP.", "TX"."""
    found = levels().longest(words, i)
    if found is None:
        return None
    end, level = found
    dotted = words.is_low(end, ".") and end < len(words) and words.start[end] == words.end[end - 1]
    if len(words.written[i]) == 1 or words.low[i] == "tt":
        return (end + 1, level) if dotted and words.written[i].isupper() and words.capital(end + 1) else None
    return (end + 1, level) if dotted and words.capital(end + 1) and words.low[i] in {"tp", "tx", "t"} else (end, level)


def name_at(words: Words, i: int, level: str | None, *, known: bool = False) -> Area | None:
    """The name of a unit of that level at word i; `known` asks for one that the gazetteer has."""
    for j in reversed(list(_runs(words, i, _LONGEST_KNOWN))):
        name = words.text(i, j)
        codes = codes_of(level, name) or (codes_of(level, _shortened(name)) if "." in name else ())
        if codes:
            return Area(i, j, level, recased(name) if words.caps else name, codes)
    if known or words.caps:
        return None
    if i < len(words) and words.written[i].isdigit():
        return Area(i, i + 1, level, words.written[i]) if level in {"quận", "phường"} else None
    if level in {"tỉnh", "thành phố"} or (level in {"quận", "huyện", "thị xã"} and _after_stop(words, i)):
        return None
    ends = [j for j in _runs(words, i, _LONGEST) if words.capital(j - 1) or words.written[j - 1].isdigit()]
    return Area(i, ends[-1], level, words.text(i, ends[-1])) if ends else None


def _after_stop(words: Words, i: int) -> bool:
    """Whether word i opens a sentence: "… của các xã: Đồng ý", "trên địa bàn TP. Theo …"."""
    return i > 0 and words.written[i - 1] in ".:"


def recased(name: str) -> str:
    """ "HỒ CHÍ MINH" → "Hồ Chí Minh"."""
    return " ".join(part.capitalize() for part in name.split(" ")) if name.isupper() else name


def _shortened(name: str) -> str:
    return name.replace(".", "")


def _runs(words: Words, i: int, longest: int) -> Iterator[int]:
    """Ends of the runs of capitals from word i on; a hyphen or a number may stand inside."""
    if not words.capital(i) and not (i < len(words) and words.written[i].isdigit()):
        return
    j = i
    while j < len(words) and j - i < longest and not (j > i and words.broken[j]):
        if words.capital(j) or (words.written[j].isdigit() and len(words.written[j]) < 3):
            j += 1
            yield j
        elif words.low[j] == "-" and words.capital(j + 1):
            j += 1
        else:
            return


def area_at(words: Words, i: int, *, known: bool = False) -> Area | None:
    """A named area at word i: level and name, or the bare name of a province or district."""
    level = level_at(words, i)
    if level is not None:
        named = name_at(words, level[0], level[1], known=known)
        return None if named is None else Area(i, named.end, named.level, named.name, named.codes)
    return bare_at(words, i)


def bare_at(words: Words, i: int) -> Area | None:
    """The bare name of a province or district at word i."""
    if i >= len(words) or words.start[i] not in words.bare:
        return None
    end, codes = words.bare[words.start[i]]
    j = i
    while j < len(words) and words.end[j] <= end:
        j += 1
    if j == i or words.end[j - 1] != end:
        return None
    name = words.text(i, j)
    return Area(i, j, None, recased(name) if words.caps else name, codes)


def list_at(words: Words, i: int) -> tuple[int, list[Area], bool] | None:
    """Areas named in one breath: (end, areas, plural) at word i.

    "các xã Mỹ Lộc, Song Phú", "các tỉnh, thành phố: Đà Nẵng, Gia Lai", "huyện Thới Lai, Cờ Đỏ", "thị xã Đức Phổ".
    A plural without names ("các quận, huyện") gives no areas.
    """
    plural = words.is_low(i, *MANY) or (
        i < len(words) and words.written[i].isdigit() and level_at(words, i + 1) is not None
    )
    first = i + 1 if plural else i
    named = level_at(words, first)
    if named is None:
        return None
    end, level = named
    group = [level]
    while plural and (more := _further_level(words, end)) is not None:
        end, level = more
        group.append(level)
    end = _past_adjectives(words, end) if plural else end
    colon = plural and words.is_low(end, ":")
    areas = list(_listed(words, end + 1 if colon else end, group, plural=plural))
    if not areas and not plural:
        return None
    return (areas[-1].end if areas else named[0] if len(group) == 1 else end), _from(areas, i, first), plural


def _from(areas: list[Area], i: int, first: int) -> list[Area]:
    """The first of several areas begins at the word for their level, a single one too."""
    if not areas:
        return []
    head = areas[0]
    return [Area(first if first != i else i, head.end, head.level, head.name, head.codes), *areas[1:]]


def _further_level(words: Words, i: int) -> tuple[int, str] | None:
    if not words.is_low(i, ",", "và", "/", "-"):
        return None
    found = level_at(words, i + 1)
    if found is None or (words.capital(found[0]) and not words.is_low(i, "/") and words.is_low(i, "và", ",")):
        # "các huyện A và thị xã B" is not one group of levels, "các tỉnh, thành phố Đà Nẵng" is
        return found if found is not None and words.is_low(i, ",") else None
    return found


def _past_adjectives(words: Words, i: int) -> int:
    """ "các huyện ven biển Quỳnh Lưu": up to two small words may stand before the names."""
    for k in range(3):
        if i + k < len(words) and (words.capital(i + k) or words.low[i + k] == ":"):
            return i + k if k == 0 or words.start[min(i + k, len(words) - 1)] in words.bare or words.low[i + k] == ":" else i
        if i + k >= len(words) or not words.written[i + k].isalpha():
            return i
    return i


def _listed(words: Words, i: int, group: list[str], *, plural: bool) -> Iterator[Area]:
    first = True
    while True:
        area = _one_of(words, i, group, known=not plural and not first)
        if area is None:
            return
        first = False
        yield area
        i = area.end
        if not words.is_low(i, ",", "và", ";") or (i + 1 < len(words) and words.broken[i + 1]):
            return
        if words.low[i] == ";" or (level_at(words, i + 1) is not None and not plural):
            return
        i += 2 if words.is_low(i + 1, "và") else 1


def _one_of(words: Words, i: int, group: list[str], *, known: bool) -> Area | None:
    """One name of a list: of the first level of the group that has it; with a level of its own, of that."""
    own = level_at(words, i)
    if own is not None:
        named = name_at(words, own[0], own[1])
        return None if named is None else Area(i, named.end, named.level, named.name, named.codes)
    for level in group:
        found = name_at(words, i, level, known=True)
        if found is not None:
            return found
    if known or (i and words.written[i - 1] == ":" and (i + 1 >= len(words) or not words.capital(i + 1))):
        return None
    return name_at(words, i, group[0])


def names_person(area: Area, surnames: frozenset[str], *, after_office: bool) -> bool:
    """Whether what stands as an area's name is rather a person's ("Chủ tịch UBND huyện Lê Hoàng Sĩ")."""
    count = len(area.name.split(" "))
    return not area.codes and count >= (2 if after_office else 3) and plain(area.name.split(" ")[0]) in surnames
