"""Areas named in one breath: "các xã Mỹ Lộc, Song Phú", "các tỉnh, thành phố: Đà Nẵng", "huyện Thới Lai, Cờ Đỏ"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extract.entities.areas import Area, area_at, level_at, name_at
from extract.entities.words import Words

MANY = frozenset({"các", "những", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười", "nhiều"})
_ADJECTIVES = 2  # "các huyện ven biển Quỳnh Lưu"
_NO_LIST = (
    "từ",
    "thuộc",
    "của",
    "ở",
    "tại",
    "như",
    "trừ",
    "qua",
    "giáp",
)  # "các tỉnh từ Quảng Trị đến …" lists nothing


def list_at(words: Words, i: int) -> tuple[int, list[Area], bool] | None:
    """(end, areas, plural) of the area or areas at word i. A plural without names ("các quận, huyện") has no areas."""
    counted = i < len(words) and words.written[i].isdigit() and level_at(words, i + 1) is not None
    plural = words.is_low(i, *MANY) or counted
    first = i + 1 if plural else i
    opening = level_at(words, first)
    if opening is None:
        return None
    end, group = _group(words, opening)
    if len(group) > 1 and not plural and words.is_low(end, ":"):
        plural = True  # "Chủ tịch UBND tỉnh, thành phố: …"
    if not plural:
        end, group = opening[0], [opening[1]]
    areas = list(_listed(words, _names_begin(words, end) if plural else end, group, plural=plural))
    if areas:
        areas[0] = replace(areas[0], start=first)
        return areas[-1].end, areas, plural
    return (end, [], True) if plural else None


def _group(words: Words, opening: tuple[int, str]) -> tuple[int, list[str]]:
    """The levels of "các tỉnh, thành phố …", "các quận/huyện …", "các xã và thị trấn"."""
    end, level = opening
    group = [level]
    while words.is_low(end, ",", "và", "/", "-"):
        more = level_at(words, end + 1)
        if more is None or (words.low[end] in {"và", "-"} and words.capital(more[0])):
            break  # "các huyện A và thị xã B": the names of the first level come before the second
        end, level = more
        group.append(level)
    return end, group


def _names_begin(words: Words, end: int) -> int:
    """Where the names begin behind the levels of a plural: behind a colon, or behind up to two small words."""
    if words.is_low(end, ":"):
        return end + 1
    for k in range(end, min(end + _ADJECTIVES + 1, len(words))):
        if words.capital(k):
            named = k == end or (words.start[k] in words.bare and not words.is_low(k - 1, *_NO_LIST))
            return k if named else end
        if words.low[k] == ":":
            return k + 1
        if not words.written[k].isalpha():
            break
    return end


def _listed(words: Words, i: int, group: list[str], *, plural: bool) -> Iterator[Area]:
    """The names from word i on; a list that began with a single level goes on only with names that are known."""
    known = False
    while (area := _one_of(words, i, group, known=known)) is not None:
        yield area
        known = not plural
        i = area.end
        if not words.is_low(i, ",", "và") or i + 1 >= len(words) or words.broken[i + 1]:
            return
        if level_at(words, i + 1) is not None and not plural:
            return
        i += 2 if words.is_low(i + 1, "và") else 1


def _one_of(words: Words, i: int, group: list[str], *, known: bool) -> Area | None:
    """One name of a list: of the first level of the group that has it; with a level of its own, of that."""
    if level_at(words, i) is not None:
        return area_at(words, i)
    for level in group:
        found = name_at(words, i, level, known=True)
        if found is not None:
            return found
    single_word_behind_colon = words.is_low(i - 1, ":") and not words.capital(i + 1)
    return None if known or single_word_behind_colon else name_at(words, i, group[0])
