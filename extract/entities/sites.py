"""Names of hamlets, roads and sites: "ấp Hòa An", "Quốc lộ 91B", "đường liên ấp A - B", "03 ấp: A, B, C"."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from extract import lexicon
from extract.entities.area_lists import MANY
from extract.entities.areas import level_at
from extract.entities.grammar import grammar
from extract.entities.mention import Found, Mention
from extract.entities.starts import begins_sentence
from extract.entities.words import Phrases, Words

_ROAD = re.compile(r"ĐT|QL|TL|HL|CT|ĐH")
_GLUED_ROAD = re.compile(r"(?:ĐT|QL|TL|HL|CT|ĐH)\d{1,4}[A-ZĐ]?")
ROADS = frozenset({"đt", "ql", "tl", "hl", "ct", "đh"})  # what a glued name of a road begins with ("ql27c")
_NUMBER = re.compile(r"\d{1,4}[A-ZĐ]?")
_LONGEST = 7
_QUARTERS = frozenset({"nam", "bắc", "đông", "tây", "miền"})  # "khu vực Đông Nam Bộ"


@functools.cache
def _heads() -> Phrases[str]:
    data = lexicon.toml("place_heads.toml")
    return Phrases((head, kind) for kind in ("hamlet", "road", "site") for head in data[kind])


@functools.cache
def _not_after() -> dict[str, frozenset[str]]:
    table: dict[str, list[str]] = lexicon.toml("place_heads.toml")["not_after"]
    return {head: frozenset(before) for head, before in table.items()}


@functools.cache
def _words_of(name: str) -> tuple[str, ...]:
    return tuple(lexicon.toml("place_heads.toml")[name])


def site_openers() -> Iterator[str]:
    """The words at which the name of a site can begin."""
    yield from _heads().openers
    yield from ROADS


def site_at(words: Words, i: int) -> Found | None:
    """The site, or the sites of one list, named at word i."""
    numbered = _numbered_road(words, i)
    if numbered is not None:
        return numbered
    found = _heads().longest(words, i)
    if found is None or words.is_low(i - 1, *_not_after().get(words.low[i], ())) or _compound(words, i):
        return None
    end, kind = found
    many = i > 0 and (words.low[i - 1] in MANY or words.written[i - 1].isdigit())
    head = words.text(i, end)
    if kind == "hamlet" and _deals_with(words, end):
        return None
    if words.low[i] in ROADS or level_at(words, end) is not None or (head.lower() == "khu vực" and _wide(words, end)):
        return None  # "KH&ĐT Đào Quang Thu"; "đường phố TP.HCM"; "khu vực Hà Nội"
    if _numbered_road(words, end) is not None:
        return None  # "đường tỉnh ĐT.624" is called ĐT.624
    if many and words.is_low(end, ":"):
        mentions = list(_members(words, end + 1, kind, head, many=many))
        return Found(_end_of(words, mentions, end), tuple(mentions)) if mentions else None
    first = _name_end(words, end, kind)
    if first is None:
        return None
    own = _site(words, i, first, f"place.{kind}", 0.9, head, words.text(end, first))
    more = list(_further(words, first, kind, head, many=many)) if kind == "hamlet" or many else []
    return Found(_end_of(words, more, first), (own, *more))


def _deals_with(words: Words, i: int) -> bool:
    """Whether at word i stands what a body deals with, not the name of a hamlet: "Tổ Giám sát", "Khu Quản lý"."""
    going_on = grammar().going_on.longest(words, i)
    return going_on is not None and words.capital(i) and not words.capital(going_on[0] - 1)


def _wide(words: Words, i: int) -> bool:
    """Whether at word i a province, a region or a site is named, which is no part of a ward."""
    if i >= len(words):
        return False
    return words.start[i] in words.bare or words.low[i] in _words_of("waters") or words.low[i] in _QUARTERS


def _compound(words: Words, i: int) -> bool:
    """Whether word i is glued to a dash before it."""
    return words.is_low(i - 1, "-") and words.start[i] == words.end[i - 1]


def _end_of(words: Words, mentions: list[Mention], end: int) -> int:
    return words.end.index(mentions[-1].span.end) + 1 if mentions else end


def _numbered_road(words: Words, i: int) -> Found | None:
    """ "ĐT.624", "QL 1A", "CT.08"."""
    if i < len(words) and _GLUED_ROAD.fullmatch(words.written[i]):
        return Found(i + 1, (_site(words, i, i + 1, "place.road", 1.0, words.written[i][:2], words.written[i][2:]),))
    if i >= len(words) or not _ROAD.fullmatch(words.written[i]):
        return None
    j = i + 2 if words.is_low(i + 1, ".", "-") and words.start[i + 1] == words.end[i] else i + 1
    if j >= len(words) or not words.written[j][0].isdigit():
        return None
    return Found(j + 1, (_site(words, i, j + 1, "place.road", 1.0, words.written[i], words.written[j]),))


def _members(words: Words, i: int, kind: str, head: str, *, many: bool) -> Iterator[Mention]:
    """The names of a list from word i on, each with the head that they share."""
    end = _name_end(words, i, kind)
    if end is not None:
        yield _member(words, i, end, head)
        yield from _further(words, end, kind, head, many=many)


def _further(words: Words, end: int, kind: str, head: str, *, many: bool) -> Iterator[Mention]:
    while words.is_low(end, ",", "và") and (many or words.low[end] == "và" or words.written[end - 1].isdigit()):
        following = _name_end(words, end + 1, kind)
        if following is None or level_at(words, end + 1) is not None or not _alike(words, end - 1, end + 1):
            return
        yield _member(words, end + 1, following, head)
        end = following


def _alike(words: Words, one: int, other: int) -> bool:
    """Whether both are numbers, or both names."""
    return words.written[one][0].isdigit() == words.written[other][0].isdigit()


def _site(words: Words, i: int, j: int, rule: str, confidence: float, head: str, name: str) -> Mention:
    text = words.text(i, j)
    return Mention(words.span(i, j), "LOC", text, text, rule, confidence, head=head, core=name)


def _member(words: Words, i: int, j: int, head: str) -> Mention:
    name = words.text(i, j)
    return Mention(words.span(i, j), "LOC", name, f"{head} {name}", "place.member", 0.8, head=head, core=name)


def _name_end(words: Words, i: int, kind: str) -> int | None:
    """The end of a site's name at word i: capitals, a dash between two of them, a number behind them or alone."""
    if i >= len(words) or words.broken[i] or words.caps:
        return None
    if words.is_low(i, "số") and i + 1 < len(words) and words.written[i + 1][0].isdigit():
        return i + 2
    if words.written[i][0].isdigit():
        return _number_end(words, i, kind)
    return _capitals_end(words, i, _own_begins(words, i, kind))


def _capitals_end(words: Words, i: int, j: int) -> int | None:
    """The end of the capitals from word j on, of a name that begins at word i."""
    while j < min(len(words), i + _LONGEST) and not (j > i and words.broken[j]):
        if j > i and begins_sentence(words, j):
            break
        if words.capital(j) and not _begins_body(words, j):
            j += 1
        elif j > i and words.low[j] == "-" and words.capital(j + 1):
            j += 2
        elif j > i and words.written[j].isdigit() and len(words.written[j]) <= 3:
            return j + 1
        else:
            break
    return j if j > i else None


def _own_begins(words: Words, i: int, kind: str) -> int:
    """Where the capitals begin behind what a site deals with or lies at: "cầu sông | Hàn", "Nhà máy Nhiệt điện | Vĩnh
    Tân", "Sân bay quốc tế | Đà Nẵng"."""
    if kind != "hamlet" and words.written[i] in _words_of("waters") and words.capital(i + 1):
        return i + 1
    dealing = grammar().going_on.longest(words, i) if kind == "site" else None
    if dealing is not None and words.capital(dealing[0]) and not words.capital(dealing[0] - 1):
        return dealing[0]
    return i


def _number_end(words: Words, i: int, kind: str) -> int | None:
    """A number that is a name, not a count ("tổ 42", "Quốc lộ 12"); a site is only called by one like "91B"."""
    word = words.written[i]
    if not _NUMBER.fullmatch(word) or (kind == "site" and word.isdigit()):
        return None
    return None if words.is_low(i + 1, *_words_of("counted")) else i + 1


def _begins_body(words: Words, j: int) -> bool:
    """Whether the name of a body begins at word j rather than a site's ("cầu Trường Tiền" is one)."""
    found = grammar().heads.longest(words, j)
    if found is None or words.is_low(j, "bộ", "sở"):
        return found is not None and grammar().sectors.longest(words, j + 1) is not None
    return found[0] - j >= 2 or words.is_low(j, *_words_of("bodies"))
