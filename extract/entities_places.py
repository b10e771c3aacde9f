"""Names of places: units of the gazetteer ("quận Thốt Nốt, Ô Môn"), hamlets, roads and sites ("cầu Rạch Ranh")."""

from __future__ import annotations

import functools
import re

from extract import lexicon
from extract.entities import Found, Mention
from extract.entities_areas import MANY, Area, bare_at, codes_of, level_at, levels, list_at
from extract.entities_grammar import grammar
from extract.entities_words import Phrases, Words, split

_NUMBERED_ROAD = re.compile(r"(?:ĐT|QL|TL|HL|CT)")
_ROAD_NUMBER = re.compile(r"\d{1,4}[A-ZĐ]?")
_COUNTED = frozenset(
    [
        "km",
        "ha",
        "m",
        "m2",
        "hộ",
        "người",
        "tỷ",
        "triệu",
        "%",
        "xã",
        "phường",
        "ấp",
        "thôn",
        "lần",
        "tuyến",
        "cây",
        "tấn",
        "năm",
        "tháng",
        "ngày",
        "căn",
        "trường",
        "hợp",
        "làn",
        "đoạn",
        "điểm",
        "-",
        "đến",
        "/",
    ]
)
_SITE_LENGTH = 6


@functools.cache
def _heads() -> Phrases[tuple[str, str]]:
    data = lexicon.toml("place_heads.toml")
    return Phrases((head, (kind, head)) for kind in ("hamlet", "road", "site") for head in data[kind])


@functools.cache
def _regions() -> Phrases[str]:
    return Phrases((name, name) for name in lexicon.toml("place_heads.toml")["region"])


@functools.cache
def _not_after() -> dict[str, frozenset[str]]:
    table: dict[str, list[str]] = lexicon.toml("place_heads.toml")["not_after"]
    return {head: frozenset(before) for head, before in table.items()}


def place_openers() -> frozenset[str]:
    """The words at which the name of a place can begin, a bare name aside."""
    numbered = ("đt", "ql", "tl", "hl", "ct")
    return frozenset((*_heads().openers, *_regions().openers, *levels().openers, *MANY, *numbered))


def place_at(words: Words, i: int) -> Found | None:
    """The place or places named at word i."""
    unit = _units_at(words, i)
    if unit is not None:
        return unit
    lone = _lone_level(words, i)
    if lone is not None:
        return lone
    region = _regions().longest(words, i)
    if region is not None and words.text(i, region[0]) in (
        region[1],
        words.written[i] + region[1][len(words.written[i]) :],
    ):
        return Found(region[0], (_place(words, i, region[0], "place.region", 0.8),))
    site = _site_at(words, i)
    if site is not None:
        return site
    return _bare_at(words, i)


def _place(words: Words, i: int, j: int, rule: str, confidence: float = 1.0, **parts: object) -> Mention:
    text = words.text(i, j)
    return Mention(words.span(i, j), "LOC", text, text, rule, confidence, **parts)  # type: ignore[arg-type]


def _units_at(words: Words, i: int) -> Found | None:
    listed = list_at(words, i)
    if listed is None:
        return None
    end, areas, plural = listed
    if not areas:
        return Found(end) if plural else None
    return Found(areas[-1].end, tuple(_unit(words, area) for area in areas))


def _lone_level(words: Words, i: int) -> Found | None:
    """ "Toàn huyện", "UBND xã trình tỉnh": a level alone means the issuer's area, as names.py resolves it."""
    level = level_at(words, i)
    if level is None or words.caps or (i and (words.low[i - 1] in _NOT_LONE or words.written[i - 1].isdigit())):
        return None
    end = level[0]
    if (words.is_low(end, ",", "/", "-") and level_at(words, end + 1) is not None) or words.is_low(
        end, "đoàn", "ủy", "hội", "lộ", "phố", "đội", "viên"
    ):
        return None
    return Found(end, (_place(words, i, end, "place.level", 0.5, level=level[1]),))


_NOT_LONE = frozenset(
    [
        "các",
        "những",
        "cấp",
        "mỗi",
        "từng",
        "hai",
        "ba",
        "bốn",
        "năm",
        "nhiều",
        "một",
        "số",
        "liên",
        "nội",
        "ngoại",
        ",",
        "/",
        "-",
        "bí",
        "chủ",
    ]
)


def _unit(words: Words, area: Area) -> Mention:
    start = area.start
    known = 1.0 if area.codes else 0.7
    mention = _place(words, start, area.end, "place.unit", known, level=area.level, place=area.name, units=area.codes)
    return Mention(**{**{f: getattr(mention, f) for f in Mention.__slots__}, "name": area.full})


def _bare_at(words: Words, i: int) -> Found | None:
    area = bare_at(words, i)
    if area is None:
        return None
    if (
        i > 0
        and words.capital(i - 1)
        and words.written[i - 1].isalpha()
        and not words.broken[i]
        and not _opens(words, i - 1)
    ):
        return None  # the end of a longer name
    after = area.end
    if after < len(words) and words.capital(after) and not words.broken[after] and not words.caps:
        rules = grammar()
        if (
            words.low[after] not in rules.surnames
            and rules.heads.longest(words, after) is None
            and len(area.name.split()) < 3
        ):
            if not any("." not in code for code in area.codes):
                return None  # the beginning of a longer name
    return Found(area.end, (_place(words, i, area.end, "place.bare", 0.8, place=area.name, units=area.codes),))


def _opens(words: Words, i: int) -> bool:
    """Whether the capital of word i may be that of a sentence or an office, not of the name itself."""
    if i == 0 or words.low[i - 1] in {".", ":", "“", '"'}:
        return True
    rules = grammar()
    return any(rules.offices.longest(words, k) is not None and (rules.offices.longest(words, k) or (0,))[0] == i + 1
               for k in range(max(0, i - 4), i + 1))  # fmt: skip


def _site_at(words: Words, i: int) -> Found | None:
    """Heads with a name or a number: "ấp Hòa An", "các ấp: A, B", "Quốc lộ 91B", "đường liên ấp A - B"."""
    if _NUMBERED_ROAD.fullmatch(words.written[i]):
        numbered = _numbered(words, i)
        if numbered is not None:
            return numbered
    found = _heads().longest(words, i)
    if found is None:
        return None
    end, (kind, head) = found
    if i > 0 and words.low[i - 1] in _not_after().get(words.low[i], ()):
        return None
    if i > 0 and words.low[i - 1] in {"-"} and words.start[i] == words.end[i - 1]:
        return None
    many = i > 0 and (words.low[i - 1] in MANY or words.written[i - 1].isdigit())
    colon = words.is_low(end, ":") and many
    first = _site_name(words, end + 1 if colon else end, kind)
    if first is None:
        return None
    mentions = [_site(words, i, end if not colon else end, first, words.text(i, end), kind)]
    if colon:
        mentions = [_member(words, end + 1, first, words.text(i, end))]
    while (
        kind == "hamlet"
        and words.is_low(first, ",", "và")
        and (many or words.low[first] == "và" or words.written[first - 1].isdigit())
    ):
        following = _site_name(words, first + 1, kind)
        if following is None or level_at(words, first + 1) is not None or not _same_sort(words, first - 1, first + 1):
            break
        mentions.append(_member(words, first + 1, following, words.text(i, end)))
        first = following
    return Found(first, tuple(mentions))


def _same_sort(words: Words, one: int, other: int) -> bool:
    return words.written[one][0].isdigit() == words.written[other][0].isdigit()


def _numbered(words: Words, i: int) -> Found | None:
    j = i + 1
    if words.is_low(j, ".", "-") and words.start[j] == words.end[i]:
        j += 1
    if j < len(words) and words.written[j][0].isdigit():
        return Found(j + 1, (_place(words, i, j + 1, "place.road"),))
    return None


def _site(words: Words, i: int, head_end: int, end: int, head: str, kind: str) -> Mention:
    name = words.text(head_end, end)
    return _place(words, i, end, f"place.{kind}", 0.9, head=head, core=name)


def _member(words: Words, i: int, end: int, head: str) -> Mention:
    name = words.text(i, end)
    return Mention(words.span(i, end), "LOC", name, f"{head} {name}", "place.member", 0.8, head=head, core=name)


def _site_name(words: Words, i: int, kind: str) -> int | None:
    """The end of a site's name at word i: capitals (a dash between two of them), or a number where the kind has them."""
    if i >= len(words) or words.broken[i] or words.caps:
        return None
    if words.is_low(i, "số") and i + 1 < len(words) and words.written[i + 1][0].isdigit():
        return i + 2
    if words.written[i][0].isdigit() and kind != "site":
        return i + 1 if _ROAD_NUMBER.fullmatch(words.written[i]) and not words.is_low(i + 1, *_COUNTED) else None
    j = i
    while j < len(words) and j - i <= _SITE_LENGTH and not (j > i and words.broken[j]):
        if words.capital(j) and words.written[j][0].isalpha() and not _ends_site(words, j, i):
            j += 1
        elif words.low[j] == "-" and words.capital(j + 1) and j > i:
            j += 2
        elif j > i and words.written[j].isalnum() and words.written[j][0].isdigit() and len(words.written[j]) <= 3:
            return j + 1
        else:
            break
    return j if j > i else None


def _ends_site(words: Words, j: int, start: int) -> bool:
    """Whether word j opens something else: a body, an office, a place with a level of its own."""
    rules = grammar()
    if j == start:
        return rules.heads.longest(words, j) is not None and words.low[j] not in {
            "hội",
            "viện",
            "đội",
            "phòng",
            "ban",
            "trạm",
        }
    return rules.heads.longest(words, j) is not None and words.low[j] in split("sở ubnd hđnd công ủy chi")


def unit_codes(level: str | None, name: str) -> tuple[str, ...]:
    """Codes of the units that are called so."""
    return codes_of(level, name)
