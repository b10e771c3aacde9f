"""Areas as the text names them: "huyện Tam Bình", "TP.Cần Thơ", "Quận 1", "Hà Nội"; not lists of them."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass

from extract import lexicon
from extract.entities.starts import begins_sentence
from extract.entities.words import Phrases, Words, plain
from extract.places import gazetteer
from ingest import old_tones

_LONGEST = 4  # syllables of a name that the gazetteer does not know
_LONGEST_KNOWN = 6
_SHORT = 5  # letters up to which an abbreviation of a name is told by the gazetteer's aliases alone ("HCM")
_ALL_KNOWN = frozenset({"tỉnh", "thành phố"})  # levels whose names the gazetteer has without exception
_NEARLY_ALL_KNOWN = frozenset({"quận", "huyện", "thị xã"})


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
    right = [unit for unit in found if (unit.kind == level if level else unit.level != "ward")]
    return tuple(unit.code for unit in right if len(name) < _SHORT or _spelling(unit.bare) == _spelling(name))


def _spelling(name: str) -> str:
    """A name without hyphens and apostrophes, the tone in the old place, Đăk as Đắk."""
    lower = old_tones(name).lower().replace("đăk", "đắk")
    return "".join(letter for letter in lower if letter.isalnum())


def level_at(words: Words, i: int) -> tuple[int, str] | None:
    """(end, level) of a word for a level at word i: "huyện", "TP.", "TX"."""
    found = levels().longest(words, i)
    if found is None:
        return None
    end, level = found
    if words.is_low(i, "xã") and words.is_low(end, "hội"):
        return None
    dotted = words.is_low(end, ".") and words.start[end] == words.end[end - 1] and words.capital(end + 1)
    if len(words.written[i]) == 1 or words.low[i] == "tt":
        return (end + 1, level) if dotted and words.written[i].isupper() else None
    return (end + 1, level) if dotted and words.low[i] in {"tp", "tx", "t"} else (end, level)


def name_at(words: Words, i: int, level: str | None, *, known: bool = False) -> Area | None:
    """The name of a unit of that level at word i; `known` asks for one that the gazetteer has."""
    for j in reversed(list(_runs(words, i, _LONGEST_KNOWN))):
        name = words.text(i, j)
        codes = codes_of(level, name)
        if codes:
            return Area(i, j, level, recased(name) if words.caps else name, codes)
    return None if known or words.caps else _unknown_name(words, i, level)


def _unknown_name(words: Words, i: int, level: str | None) -> Area | None:
    """A name that the gazetteer does not have: a number of a quận or phường, or up to four capitals."""
    if i >= len(words) or level in _ALL_KNOWN:
        return None
    if words.written[i].isdigit():
        return Area(i, i + 1, level, words.written[i]) if level in {"quận", "phường"} else None
    opens_sentence = words.is_low(i - 1, ".", ":")
    if (opens_sentence and (level in _NEARLY_ALL_KNOWN or not words.capital(i + 1))) or (
        words.written[i].isupper() and len(words.written[i]) > 1
    ):
        return None
    ends = list(_runs(words, i, _LONGEST))
    return Area(i, ends[-1], level, words.text(i, ends[-1])) if ends else None


def recased(name: str) -> str:
    """ "HỒ CHÍ MINH" → "Hồ Chí Minh"."""
    return " ".join(part.capitalize() for part in name.split(" ")) if name.isupper() else name


def _runs(words: Words, i: int, longest: int) -> Iterator[int]:
    """Ends of the runs of capitals from word i on; a hyphen or a number may stand inside."""
    j = i
    while j < len(words) and j - i < longest and not (j > i and words.broken[j]):
        if j > i and begins_sentence(words, j):
            return
        if words.capital(j) or (words.written[j].isdigit() and len(words.written[j]) < 3):
            j += 1
            yield j
        elif j > i and words.low[j] == "-" and words.capital(j + 1):
            j += 1
        else:
            return


def area_at(words: Words, i: int) -> Area | None:
    """A named area at word i: level and name, or the bare name of a province or district."""
    level = level_at(words, i)
    if level is None:
        return bare_at(words, i)
    name = name_at(words, level[0], level[1])
    return None if name is None else Area(i, name.end, name.level, name.name, name.codes)


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


def names_person(area: Area, surnames: frozenset[str], *, after_office: bool) -> bool:
    """Whether what stands as an area's name is rather a person's ("Chủ tịch UBND huyện Lê Hoàng Sĩ")."""
    parts = area.name.split(" ")
    return not area.codes and len(parts) >= (2 if after_office else 3) and plain(parts[0]) in surnames
