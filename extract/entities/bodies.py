"""Names of bodies: "Sở Tài chính", "UBND các huyện A, B", "Ban Chỉ đạo chăm sóc sức khỏe nhân dân tỉnh".

A name is a head, a core and an area: HEAD ("Sở") + CORE ("Nông nghiệp và PTNT") + AREA ("tỉnh Gia Lai") or the
body it belongs to ("Thanh tra Sở"). The heads and what may follow them in small letters are data
(body_heads.toml, sectors.txt, body_words.txt); where neither a capital letter nor those words go on, the name
ends.
"""

from __future__ import annotations

from extract.entities.areas import level_at
from extract.entities.closings import branch_end
from extract.entities.cores import core_at
from extract.entities.endings import above_at, finish, named, only, with_above, with_areas
from extract.entities.grammar import Head, grammar, plural_before, unfinished
from extract.entities.members import colon_after, is_mark, members
from extract.entities.mention import Found
from extract.entities.places import names_country
from extract.entities.words import Words, split

_PURPOSE_LENGTH = 16
_OPEN_PURPOSE = frozenset({"Ban Chỉ đạo", "BCĐ", "Ban Chỉ huy"})
_AREA_IS_NAME = frozenset({"Agribank", "Trường", "Đại học", "Báo"})
_LIST_BEHIND = ("phòng", "kháng", "văn", "hóa")
_LIST_AHEAD = ("chống", "cứu", "hỗ", "tái", "lãng", "tiêu", "thể", "bão", "cháy", "chữa")
_INSPECTS = ("sở", "tỉnh", "huyện", "quận", "thành", "xây")


def body_at(words: Words, i: int, *, holder: bool = False, small: bool = False) -> Found | None:
    """The body, or the bodies of one list, named at word i.

    `holder`: an office stands before it, so a person's name may follow; `small` lets any head begin with a small
    letter. Without mentions: what stands there names no body, though it begins like one.
    """
    rules = grammar()
    if i >= len(words) or names_country(words, i):
        return None
    never = rules.never.longest(words, i)
    best: Found | None = None
    for end, (kind, text) in rules.heads.all_at(words, i):
        if best is not None and not best.mentions:
            break  # the longest head says that this is a group: "UBND các huyện"
        head = Head(i, end, kind, text, holder)
        if (never is not None and never[0] >= end) or not (words.capital(i) or small or _may_be_small(words, head)):
            continue
        found = _RULES[kind](words, head)
        if found is None and text in rules.organs:
            break  # "Ban Thường vụ" alone is not a "Ban" of something
        if found is not None and (best is None or found.end > best.end or (found.mentions and not best.mentions)):
            best = found
    if best is None and never is not None and words.capital(i):
        return Found(never[0])
    return best


def _may_be_small(words: Words, head: Head) -> bool:
    """Whether a head written small begins a name here: "phòng Quản lý đô thị", not "thị trường"."""
    rules = grammar()
    first = words.low[head.start]
    if split(head.text) not in rules.lower or (head.start and words.low[head.start - 1] in rules.not_after):
        return False
    if first == "cục" and not plural_before(words, head.start):
        return False
    if (
        first in {"sở", "bộ"}
        and not plural_before(words, head.start)
        and not (words.capital(head.end) and rules.sectors.longest(words, head.end))
    ):
        return False
    if first == "thanh" and not words.is_low(head.end, *_INSPECTS):
        return False
    next_word = head.end + 1 if words.is_low(head.end, ":") else head.end
    if next_word >= len(words) or words.broken[next_word]:
        return False
    return words.capital(next_word) or level_at(words, next_word) is not None


# -- rules, one for each class of heads -------------------------------------------------------------------------


def _complete(words: Words, head: Head) -> Found | None:
    end = branch_end(words, head.end) or head.end
    return only(named(words, head, end, words.text(head.end, end), None, "body.complete"), end)


def _area(words: Words, head: Head) -> Found | None:
    """UBND, Công an, Huyện ủy …: an area, several areas, or (for some) nothing."""
    if _of_all(words, head.end):
        return Found(head.end)
    found = with_areas(words, head, head.end, "", "body.area")
    if found is None and head.text in grammar().alone and not unfinished(words, head.end):
        return only(named(words, head, head.end, "", None, "body.alone"), head.end)
    return found


def _of_all(words: Words, i: int) -> bool:
    """ "HĐND | các cấp", "UBND | cấp xã", "MTTQ | một số quận": of several that have no name."""
    many = words.is_low(i, "các") and words.is_low(i + 1, "cấp")
    return many or words.is_low(i, "cấp") or (words.is_low(i, "một") and words.is_low(i + 1, "số"))


def _sector(words: Words, head: Head) -> Found | None:
    """Sở, Bộ, Phòng, Chi cục …: a core, then perhaps an area or the body above."""
    colon = colon_after(words, head.end)
    if colon is not None:
        listing = plural_before(words, head.start) or head.text in {"Sở", "Bộ"}
        return members(words, head, Found(colon), colon=True) if listing else None
    whole = _organ(words, head)
    if whole is not None:
        return whole
    core = core_at(words, head.end, holder=head.holder, soft=head.text in grammar().soft)
    if core is None:
        return _without_core(words, head)
    if is_mark(words, head.end, core, head):
        return Found(core)
    return _unless_group(
        words, head, members(words, head, finish(words, head, head.end, core, "body.sector"), colon=False)
    )


def _unless_group(words: Words, head: Head, found: Found) -> Found:
    """ "các Trung tâm Y tế", "các Phòng Kinh tế" without names of areas are groups."""
    lone = len(found.mentions) == 1 and found.mentions[0].place is None
    return Found(found.end) if lone and plural_before(words, head.start) else found


def _organ(words: Words, head: Head) -> Found | None:
    """ "Thường trực Ủy ban An toàn giao thông", "Hội đồng quản trị trường …": the organ of a body named behind it."""
    if head.text not in grammar().organs:
        return None
    board = words.is_low(head.end, "quản") and words.is_low(head.end + 1, "trị")
    start = head.end + 2 if board else head.end
    if start >= len(words) or words.broken[start]:
        return None
    above = body_at(words, start, holder=head.holder, small=board)
    if above is None or len(above.mentions) != 1:
        return None
    own = Head(head.start, start, head.kind, words.text(head.start, start) if board else head.text, head.holder)
    return with_above(words, own, above.end, "", above.mentions[0], "body.organ")


def _without_core(words: Words, head: Head) -> Found | None:
    """ "Thanh tra tỉnh", "Văn phòng Sở", "Thường trực HĐND tỉnh", "Sở" alone."""
    rules = grammar()
    number = words.written[head.end] if head.end < len(words) else ""
    if head.text in rules.numbered:
        numbered = number.isdigit() or (number and set(number) <= set("IVX"))
        return only(named(words, head, head.end + 1, number, None, "body.numbered"), head.end + 1) if numbered else None
    if head.text in rules.wants_sector:
        alone = words.written[head.start] == "Sở" and not unfinished(words, head.end)
        return only(named(words, head, head.end, "", None, "body.alone"), head.end) if alone else None
    above = above_at(words, head.end, holder=head.holder)
    if above is not None:
        return (
            Found(above[0])
            if _of_all(words, above[0])
            else with_above(words, head, above[0], "", above[1], "body.above")
        )
    if head.text in {"Thanh tra", "Văn phòng"} and words.is_low(head.end, "bộ") and words.capital(head.end):
        return only(named(words, head, head.end + 1, "Bộ", None, "body.above"), head.end + 1)
    return None if head.text in rules.wants_core else with_areas(words, head, head.end, "", "body.sector")


def _purpose(words: Words, head: Head) -> Found | None:
    """Ban Chỉ đạo …: small letters up to the level that it is of, or the words known to go on a name."""
    found = _up_to_level(words, head)
    if found is not None:
        return found
    core = core_at(words, head.end, holder=head.holder, soft=True)
    if core is not None:
        return finish(words, head, head.end, core, "body.purpose")
    if head.text in _OPEN_PURPOSE or level_at(words, head.end) is not None:
        alone = only(named(words, head, head.end, "", None, "body.alone"), head.end)
        return with_areas(words, head, head.end, "", "body.purpose") or alone
    return None


def _up_to_level(words: Words, head: Head) -> Found | None:
    """The name up to "… tỉnh", "… của huyện A", "… quốc gia", "… Trung ương", if that comes before a stop."""
    last = min(len(words), head.end + _PURPOSE_LENGTH)
    for j in range(head.end, last):
        if words.broken[j] or _stops(words, j):
            return None
        if j > head.end and level_at(words, j) is not None and not words.is_low(j - 1, "cấp", "các", "trên"):
            cut = j - 1 if words.is_low(j - 1, "của") else j
            return with_areas(words, head, j, words.text(head.end, cut), "body.purpose")
        if words.text(j, min(j + 2, len(words))).lower() in {"quốc gia", "trung ương"}:
            return only(named(words, head, j + 2, words.text(head.end, j + 2), None, "body.purpose"), j + 2)
    return None


def _stops(words: Words, j: int) -> bool:
    if grammar().stops.longest(words, j) is not None:
        return True
    if words.low[j] == ",":
        return not words.is_low(j - 1, *_LIST_BEHIND) and not words.is_low(j + 1, *_LIST_AHEAD)
    return not words.written[j][0].isalnum() and words.low[j] not in {"-", "&"}


def _named(words: Words, head: Head) -> Found | None:
    """Firms, schools, papers: capitals and known words, then perhaps an area."""
    if head.text == "Trường" and grammar().school.longest(words, head.end) is None:
        return None
    core = core_at(words, head.end, holder=head.holder, named=True)
    if core is not None and head.text == "Trường" and _only_kind(words, head.end, core):
        return with_areas(words, head, core, words.text(head.end, core), "body.named") or Found(core)
    if core is not None:
        return _unless_group(words, head, finish(words, head, head.end, core, "body.named"))
    if head.end - head.start == 1 and head.text not in _AREA_IS_NAME:
        return None
    found = with_areas(words, head, head.end, "", "body.named")
    return found if found is not None and found.mentions and found.mentions[0].place is not None else None


def _only_kind(words: Words, start: int, end: int) -> bool:
    """Whether words start..end-1 say of which kind a school is and nothing else ("THPT")."""
    school = grammar().school
    while start < end and (kind := school.longest(words, start)) is not None:
        start = kind[0]
    return start >= end


_RULES = {"complete": _complete, "area": _area, "sector": _sector, "purpose": _purpose, "named": _named}
