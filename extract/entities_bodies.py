"""Names of bodies: "Sở Tài chính", "UBND các huyện A, B", "Ban Chỉ đạo chăm sóc sức khỏe nhân dân tỉnh".

A name is a head, a core and an area: HEAD ("Sở") + CORE ("Nông nghiệp và PTNT") + AREA ("tỉnh Gia Lai") or the
body it belongs to ("Thanh tra Sở"). The heads and what may follow them in small letters are data
(body_heads.toml, sectors.txt, body_words.txt); where neither a capital letter nor those words go on, the name
ends.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass, replace
from typing import Literal

from extract import lexicon
from extract.entities import Found, Mention
from extract.entities_areas import Area, area_at, level_at, list_at, names_person
from extract.entities_words import Phrases, Words, plain, split

Class = Literal["complete", "area", "sector", "purpose", "named"]
Bare = dict[int, tuple[int, tuple[str, ...]]]

_ALONE = frozenset(
    split("UBND") + split("HĐND") + ("sở",)
)  # heads of one word that are a body's short name by themselves
_PURPOSE_LENGTH = 16
_JOINTS = frozenset({"và", "-", "&", "/", ","})
_STOPS = frozenset(
    "đã sẽ đang phải cần được có là do để tại về theo với cùng chủ_trì họp báo_cáo kết_luận yêu_cầu đề_nghị giao và_các các những thì mà".split()
)


@dataclass(frozen=True, slots=True)
class Grammar:
    """The word lists of bodies, loaded once."""

    heads: Phrases[tuple[Class, str]]
    never: Phrases[str]
    sectors: Phrases[str]
    going_on: Phrases[str]
    lower: frozenset[tuple[str, ...]]
    not_after: frozenset[str]
    school: Phrases[str]
    surnames: frozenset[str]
    offices: Phrases[str]


@functools.cache
def grammar() -> Grammar:
    """The grammar of the package's data files."""
    data = lexicon.toml("body_heads.toml")
    classes: tuple[Class, ...] = ("complete", "area", "named", "purpose", "sector")
    return Grammar(
        heads=Phrases((head, (kind, head)) for kind in classes for head in data[kind]),
        never=Phrases((phrase, phrase) for phrase in data["never"]),
        sectors=Phrases((phrase, phrase) for phrase in lexicon.words("sectors.txt")),
        going_on=Phrases((phrase, phrase) for phrase in lexicon.words("body_words.txt")),
        lower=frozenset(split(head) for head in data["lower"]),
        not_after=frozenset(data["not_after"]),
        school=Phrases((word, word) for word in data["school"]),
        surnames=frozenset(plain(name) for name in lexicon.words("surnames.txt")),
        offices=Phrases((phrase, phrase) for phrase in lexicon.words("offices.txt")),
    )


@dataclass(frozen=True, slots=True)
class Core:
    """The core of a name: words up to `end`, and the body that it belongs to ("Huyện ủy"), if one is named."""

    end: int
    parent: Mention | None = None


def body_at(
    words: Words, i: int, bare: Bare, *, after_office: bool = False, small: bool = False
) -> Found | None:
    """The body, or the bodies of one list, named at word i; `small` lets any head begin with a small letter."""
    rules = grammar()
    if i >= len(words) or not (words.capital(i) or any(words.low[i] == head[0] for head in rules.lower)):
        return None
    never = rules.never.longest(words, i)
    best: Found | None = None
    for end, (kind, head) in rules.heads.all_at(words, i):
        if never is not None and never[0] >= end:
            continue
        if not words.capital(i) and not (small or _may_be_small(words, i, end, head)):
            continue
        found = _RULES[kind](words, i, end, head, bare, after_office)
        if found is not None and (best is None or found.end > best.end or found.mentions and not best.mentions):
            best = found
    if best is None and never is not None:
        return Found(never[0])
    return best


def _may_be_small(words: Words, i: int, end: int, head: str) -> bool:
    """Whether a head written small begins a name here: "phòng Quản lý đô thị", not "thị trường"."""
    rules = grammar()
    if split(head) not in rules.lower or i and words.low[i - 1] in rules.not_after:
        return False
    if words.low[i] in {"bộ", "cục"} and not _plural_before(words, i) or words.low[i] == "sở" and not _opens_sector(words, end):
        return False
    if words.low[i] == "thanh" and not words.is_low(end, "sở", "tỉnh", "huyện", "quận", "thành", "xây"):
        return False
    return _goes_on(words, end + 1 if words.is_low(end, ":") else end)


def _opens_sector(words: Words, i: int) -> bool:
    return words.capital(i) and grammar().sectors.longest(words, i) is not None


def _goes_on(words: Words, i: int) -> bool:
    return i < len(words) and not words.broken[i] and (words.written[i][0].isupper() or level_at(words, i) is not None)


def _mention(words: Words, i: int, j: int, head: str, core: str, area: Area | None, rule: str) -> Mention:
    text = words.text(i, j)
    return Mention(
        span=words.span(i, j), type="ORG", text=text, name=_cased(head, core, area, text) if words.caps else text,
        rule=rule, head=head, core=core, level=area.level if area else None,
        place=area.name or None if area else None, units=area.codes if area else (),
    )  # fmt: skip


def _cased(head: str, core: str, area: Area | None, text: str) -> str:
    """A letterhead's capitals as running text would write them."""
    rules = grammar()
    core = next((known for known in (_known(core),) if known), core.capitalize() if core.isupper() and len(core) > 5 else core)
    del rules, text
    return " ".join(part for part in (head, core, area.full.strip() if area else "") if part)


@functools.cache
def _sector_spellings() -> dict[tuple[str, ...], str]:
    return {split(sector): sector for sector in lexicon.words("sectors.txt")}


def _known(core: str) -> str | None:
    return _sector_spellings().get(split(core))


# -- rules, one a class of heads ------------------------------------------------------------------------------


def _complete(words: Words, i: int, end: int, head: str, bare: Bare, after_office: bool) -> Found | None:
    return Found(end, (_mention(words, i, end, head, "", None, "body.complete"),))


def _area(words: Words, i: int, end: int, head: str, bare: Bare, after_office: bool) -> Found | None:
    """UBND, Công an, Huyện ủy …: an area, several areas, or (for some) nothing."""
    core_end = end
    found = _with_areas(words, i, core_end, head, "", bare, after_office, "body.area")
    if found is not None:
        return found
    if split(head) in _alone() and not _unfinished(words, end):
        return Found(end, (_mention(words, i, end, head, "", None, "body.alone"),))
    return None


@functools.cache
def _alone() -> frozenset[tuple[str, ...]]:
    return frozenset(split(head) for head in lexicon.toml("body_heads.toml")["alone"])


def _unfinished(words: Words, i: int) -> bool:
    """Whether a capital goes on after the head without a break: then it is the name of something else."""
    return i < len(words) and not words.broken[i] and not words.caps and words.capital(i) and not _starts(words, i)


def _starts(words: Words, i: int) -> bool:
    """Whether another body, an office or an area begins here."""
    rules = grammar()
    return (
        rules.heads.longest(words, i) is not None
        or rules.offices.longest(words, i) is not None
        or level_at(words, i) is not None
        or words.low[i] in rules.surnames
    )


def _with_areas(
    words: Words, i: int, j: int, head: str, core: str, bare: Bare, after_office: bool, rule: str
) -> Found | None:
    """The area or areas at word j as the last part of the name that began at word i."""
    rules = grammar()
    listed = list_at(words, j, bare)
    if listed is not None:
        end, areas, plural = listed
        areas = [a for a in areas if not names_person(words, a, rules.surnames, after_office=after_office)]
        if plural and not areas:
            return Found(end)  # "UBND các quận, huyện": a group, not a body
        if len(areas) == 1 and not plural:
            return Found(areas[0].end, (_mention(words, i, areas[0].end, head, core, areas[0], rule),))
        if areas:
            return Found(areas[-1].end, tuple(_of_list(words, i, j, head, core, area, rule) for area in areas))
    level = level_at(words, j)
    if level is not None:
        end, written = level
        plain_level = Area(j, end, written, "")
        return Found(end, (_mention(words, i, end, head, core, plain_level, rule),))
    area = area_at(words, j, bare)
    if area is None and not core and head.lower().endswith(("ủy", "đoàn", "điện lực")) and not words.caps:
        area = _own_name(words, j, after_office)
    if area is not None:
        return Found(area.end, (_mention(words, i, area.end, head, core, area, rule),))
    return None


def _own_name(words: Words, j: int, after_office: bool) -> Area | None:
    """"Huyện ủy Yên Mô", "Điện lực Thốt Nốt": the area's name alone, known to the gazetteer or not."""
    end = j
    while end < len(words) and end - j < 3 and words.capital(end) and not words.broken[end] and not _starts(words, end):
        end += 1
    if end == j or after_office and words.low[j] in grammar().surnames:
        return None
    return Area(j, end, None, words.text(j, end))


def _of_list(words: Words, i: int, j: int, head: str, core: str, area: Area, rule: str) -> Mention:
    whole = _mention(words, area.start, area.end, head, core, area, rule + ".list")
    before = words.text(i, j) if not words.caps else " ".join(part for part in (head, core) if part)
    return replace(whole, name=f"{before} {area.full}")


def _sector(words: Words, i: int, end: int, head: str, bare: Bare, after_office: bool) -> Found | None:
    """Sở, Bộ, Phòng, Chi cục …: a core, then perhaps an area or the body above."""
    colon = _colon_after(words, end)
    if colon is not None:
        if not _plural_before(words, i) and not words.is_low(i, "sở", "bộ"):
            return None
        return _members(words, Found(colon), head, bare, listed=True, colon=True)
    whole = _of_body(words, i, end, head, bare, after_office)
    if whole is not None:
        return whole
    core = core_at(words, end, bare, after_office, soft=head in _SOFT)
    if core is None:
        return _without_core(words, i, end, head, bare, after_office)
    if _is_mark(words, end, core, head):
        return Found(core)
    first = _finish(words, i, end, core, head, bare, after_office, "body.sector")
    if _plural_before(words, i) or head in {"Sở", "Bộ", "Phòng", "Cục"}:
        return _members(words, first, head, bare, listed=_plural_before(words, i), colon=False)
    return first


def _colon_after(words: Words, end: int) -> int | None:
    """The colon of "các Sở: …" or "các Bộ, cơ quan: …" behind the head, if there is one."""
    if words.is_low(end, ":"):
        return end
    if words.is_low(end, ",") and words.is_low(end + 1, "cơ") and words.is_low(end + 2, "quan") and words.is_low(end + 3, ":"):
        return end + 3
    return None


_SOFT = frozenset({"Bệnh viện", "Trung tâm", "Viện", "Quỹ", "Thanh tra"})
_ABOVE = frozenset({"Thường trực", "Ban Thường vụ", "Ban Chấp hành", "Đoàn Chủ tịch", "Hội đồng", "Ban Cán sự đảng", "Đảng đoàn"})


def _of_body(words: Words, i: int, end: int, head: str, bare: Bare, after_office: bool) -> Found | None:
    """"Thường trực Ủy ban An toàn giao thông", "Hội đồng quản trị trường …": the organ of a body named behind it."""
    if head not in _ABOVE:
        return None
    start = end + 2 if words.is_low(end, "quản") and words.is_low(end + 1, "trị") else end
    if start >= len(words) or words.broken[start]:
        return None
    above = body_at(words, start, bare, after_office=after_office, small=start > end)
    if above is None or len(above.mentions) != 1:
        return None
    head = words.text(i, start) if start > end else head
    return parent_mention(words, i, above.end, head, "", above.mentions[0], "body.parent")


def _is_mark(words: Words, start: int, core: int, head: str) -> bool:
    """Whether the core is the mark of a unit inside the office ("các Vụ: CN, NC", "Phòng VX"), which names nobody."""
    if head not in {"Vụ", "Phòng"} or words.caps:
        return False
    last = words.written[core - 1]
    return last.isupper() and len(last) <= 4 and core - start <= 2 and not grammar().sectors.longest(words, core - 1)


def _without_core(words: Words, i: int, end: int, head: str, bare: Bare, after_office: bool) -> Found | None:
    """"Thanh tra tỉnh", "Văn phòng Sở", "Thường trực HĐND tỉnh", "Sở" alone."""
    if head in {"Sở", "Bộ", "Phòng", "Cục", "Vụ", "Ban", "Hội", "Đội", "P."}:
        if head == "Sở" and words.written[i] == "Sở" and not _unfinished(words, end) and not words.is_low(end, "hữu"):
            return Found(end, (_mention(words, i, end, head, "", None, "body.alone"),))
        return None
    parent = _parent_at(words, end, bare, after_office)
    if parent is not None:
        return parent_mention(words, i, parent[0], head, "", parent[1], "body.parent")
    if head in {"TT", "TT.", "TTr", "VP", "BTV", "BCH", "Đoàn", "Ủy ban", "Ngân hàng", "Trạm", "Trung tâm", "Viện", "Đài", "Hội đồng"}:
        return None
    return _with_areas(words, i, end, head, "", bare, after_office, "body.sector")


def _finish(
    words: Words, i: int, core_start: int, core: int, head: str, bare: Bare, after_office: bool, rule: str
) -> Found:
    """The name with what comes after its core: an area, or the body above, or nothing."""
    text = words.text(core_start, core)
    after = core + 1 if words.is_low(core, "của") and core + 1 < len(words) else core
    parent = _parent_at(words, after, bare, after_office)
    if parent is not None:
        return parent_mention(words, i, parent[0], head, text, parent[1], rule)
    areas = _with_areas(words, i, core, head, text, bare, after_office, rule)
    if areas is not None:
        return areas
    return Found(core, (_mention(words, i, core, head, text, None, rule),))


def parent_mention(words: Words, i: int, end: int, head: str, core: str, parent: Mention, rule: str) -> Found:
    """The name of a body that ends with the name of the one above it; its area is that one's."""
    own = _mention(words, i, end, head, f"{core} {parent.head} {parent.core}".strip(), None, rule)
    return Found(end, (replace(own, level=parent.level, place=parent.place, units=parent.units),))


def _parent_at(words: Words, i: int, bare: Bare, after_office: bool) -> tuple[int, Mention] | None:
    if i >= len(words) or words.broken[i] or not words.capital(i):
        return None
    for end, (kind, head) in grammar().heads.all_at(words, i):
        if kind == "area" and split(head) in _alone():
            end, joined = _and_another(words, end)
            found = _with_areas(words, i, end, head + joined, "", bare, after_office, "body.area")
            if found is not None and len(found.mentions) == 1:
                return found.end, found.mentions[0]
            return end, _mention(words, i, end, head + joined, "", None, "body.alone")
        if head in {"Sở", "Bộ"}:
            core = core_at(words, end, bare, after_office)
            if core is not None:
                found = _finish(words, i, end, core, head, bare, after_office, "body.sector")
                return found.end, found.mentions[0]
            if head == "Sở":
                return end, _mention(words, i, end, head, "", None, "body.alone")
    return None


def _and_another(words: Words, end: int) -> tuple[int, str]:
    """"Văn phòng HĐND và UBND huyện": two bodies above in one name."""
    if words.is_low(end, "và", "-", "&") and words.is_low(end + 1, "ubnd", "hđnd", "đbqh"):
        return end + 2, f" và {words.written[end + 1]}"
    return end, ""


def _plural_before(words: Words, i: int) -> bool:
    return i > 0 and words.low[i - 1] in {"các", "những", "hai", "ba", "02", "03"}


def _members(words: Words, first: Found, head: str, bare: Bare, *, listed: bool, colon: bool) -> Found:
    """The further members of "các Sở: Tài chính, Y tế" or "Sở Tài chính, Kế hoạch và Đầu tư"."""
    mentions = list(first.mentions)
    end = first.end
    sectors = grammar().sectors
    while words.is_low(end, ",", "và", *((":",) if not mentions else ())) and end + 1 < len(words) and not words.broken[end + 1] and words.capital(end + 1):
        start = end + 1
        if _full_body_at(words, start, head):
            break
        known = sectors.longest(words, start)
        core = known[0] if known is not None else core_at(words, start, bare, False) if colon else None
        if colon and known is not None:
            core = max(known[0], core_at(words, start, bare, False) or 0)
        if core is None or not listed and _unfinished(words, core) or _is_mark(words, start, core, head):
            break
        own = _finish(words, start, start, core, head, bare, False, "body.member")
        mentions.extend(replace(m, name=f"{head} {m.name}", rule="body.member") for m in own.mentions)
        end = own.end
    return Found(end, tuple(mentions))


def _full_body_at(words: Words, i: int, head: str) -> bool:
    """Whether at word i another body begins rather than a member of the list of heads."""
    for end, (kind, other) in grammar().heads.all_at(words, i):
        if kind == "complete" or kind in {"named", "purpose"}:
            return True
        if kind == "area" and not (other == "Công an" and head == "Bộ" and level_at(words, end) is None):
            return True
        if kind == "sector" and other not in {"Thanh tra", "Hội", "Đội"} and core_at(words, end, {}, False) is not None:
            return True
    return False


def _purpose(words: Words, i: int, end: int, head: str, bare: Bare, after_office: bool) -> Found | None:
    """Ban Chỉ đạo …: small letters up to the level that it is of, or the words known to go on a name."""
    j = end
    while j < len(words) and j - end <= _PURPOSE_LENGTH and not words.broken[j] and not _stops(words, j):
        level = level_at(words, j)
        if level is not None and j > end and not words.is_low(j - 1, "cấp", "các", "trên"):
            cut = j - 1 if words.is_low(j - 1, "của") else j
            return _with_areas(words, i, j, head, words.text(end, cut), bare, after_office, "body.purpose")
        if words.is_low(j, "quốc") and words.is_low(j + 1, "gia") or words.is_low(j, "trung") and words.is_low(j + 1, "ương"):
            return Found(j + 2, (_mention(words, i, j + 2, head, words.text(end, j + 2), None, "body.purpose"),))
        j += 1
    core = core_at(words, end, bare, after_office, soft=True)
    if core is not None:
        return _finish(words, i, end, core, head, bare, after_office, "body.purpose")
    if head in {"Ban Chỉ đạo", "BCĐ", "Ban Chỉ huy"} or level_at(words, end) is not None:
        return _with_areas(words, i, end, head, "", bare, after_office, "body.purpose") or Found(
            end, (_mention(words, i, end, head, "", None, "body.alone"),)
        )
    return None


def _stops(words: Words, j: int) -> bool:
    if words.low[j] in _STOPS or f"{words.low[j]}_{words.low[j + 1] if j + 1 < len(words) else ''}" in _STOPS:
        return True
    if words.low[j] == ",":
        return not words.is_low(j - 1, "phòng", "kháng", "văn", "hóa") and not words.is_low(j + 1, "chống", "cứu", "hỗ", "tái", "lãng", "tiêu", "thể")
    return not words.written[j][0].isalnum() and words.low[j] not in {"-", "&"}


def _named(words: Words, i: int, end: int, head: str, bare: Bare, after_office: bool) -> Found | None:
    """Firms, schools, papers: capitals and known words, then perhaps an area."""
    if head == "Trường" and grammar().school.longest(words, end) is None:
        return None
    core = core_at(words, end, bare, after_office, named=True)
    if core is not None:
        return _finish(words, i, end, core, head, bare, after_office, "body.named")
    if end - i > 1 or head in {"Agribank", "Trường", "Đại học", "Báo"}:
        found = _with_areas(words, i, end, head, "", bare, after_office, "body.named")
        if found is not None and not found.mentions[:1] == () and found.mentions[0].place is not None:
            return found
    return None


_RULES = {"complete": _complete, "area": _area, "sector": _sector, "purpose": _purpose, "named": _named}


# -- the core -------------------------------------------------------------------------------------------------


def core_at(
    words: Words, i: int, bare: Bare, after_office: bool, *, soft: bool = False, named: bool = False
) -> int | None:
    """The end of the core that begins at word i: a known sector, else capitals and known words; None if there is none.

    `soft` lets it begin with a small letter ("Bệnh viện đa khoa"); in the core of a `named` one (firms, schools)
    a name of its own may follow what it deals with.
    """
    rules = grammar()
    going_on = rules.going_on.longest(words, i) if i < len(words) else None
    if going_on is None and not words.capital(i) or words.broken[i] or _starts_body(words, i):
        return None
    if not words.capital(i) and not soft:
        return None
    if after_office and not named and words.low[i] in rules.surnames and words.capital(i + 1) and going_on is None:
        return None
    sector = None if named else rules.sectors.longest(words, i)
    if level_at(words, i) is not None and not sector:
        return None
    j = max(sector[0] if sector else i, going_on[0] if going_on else i)
    proper = False
    while j < len(words) and not words.broken[j]:
        step = _step(words, j, i, bare, after_office, sector=sector is not None, proper=proper)
        if step is None:
            break
        proper = proper or _is_proper(words, j)
        j = step
    return j if j > i else None


def _is_proper(words: Words, j: int) -> bool:
    """Whether word j belongs to a name of its own rather than to what a body deals with."""
    return words.capital(j) and grammar().going_on.longest(words, j) is None and words.written[j] not in _FORMS


_FORMS = frozenset("TNHH MTV CP KH CN NN PTNT GD ĐT TN MT Cổ Trách".split())


def _step(
    words: Words, j: int, start: int, bare: Bare, after_office: bool, *, sector: bool, proper: bool
) -> int | None:
    """The end of the next word of the core, or None where the core ends before word j."""
    rules = grammar()
    if words.low[j] in _JOINTS:
        if j == start or j + 1 >= len(words) or words.broken[j + 1]:
            return None
        return _over_joint(words, j, rules, sector)
    if sector or j > start and (level_at(words, j) is not None or words.start[j] in bare or _starts_body(words, j)):
        return None
    going_on = rules.going_on.longest(words, j)
    if going_on is not None and (words.capital(j) or not proper):
        return going_on[0]
    if after_office and j > start and words.low[j] in rules.surnames and words.capital(j + 1) and words.capital(j):
        return None
    if words.capital(j) and words.written[j][0].isalpha():
        return j + 1 if not words.caps else None
    if j > start and (words.written[j].isdigit() and len(words.written[j]) <= 3 or _roman(words.written[j])):
        return j + 1 if not _counts(words, j + 1) else None
    return None


def _counts(words: Words, i: int) -> bool:
    """Whether the number before word i counts something rather than numbering a body."""
    return i < len(words) and words.written[i][0].islower() and words.low[i] not in {"và", "phối", "tiếp", "chủ", "bố", "đã", "sẽ", "phải", "cần", "về", "là"}


def _roman(word: str) -> bool:
    return bool(word) and set(word) <= set("IVX")


def _starts_body(words: Words, j: int) -> bool:
    if j >= len(words) or not words.capital(j):
        return False
    return any(kind in {"complete", "area"} or head in {"Sở", "Bộ"} for _, (kind, head) in grammar().heads.all_at(words, j))


def _over_joint(words: Words, j: int, rules: Grammar, sector: bool) -> int | None:
    """Over "và", "-", ",": only into what goes on the same name."""
    k = j + 1
    if sector:
        whole = words.low[j] == "-" and words.capital(k) and rules.going_on.longest(words, k)
        return whole[0] if whole and whole[0] - k >= 3 else None
    if _starts_body(words, k) or grammar().heads.longest(words, k) is not None and words.capital(k):
        return None
    going_on = rules.going_on.longest(words, k)
    if words.low[j] == ",":
        tight = words.is_low(j - 1, "phòng", "thuật", "hóa", "thanh")
        return going_on[0] if going_on is not None and tight else None
    if going_on is not None and (words.capital(k) or words.low[j] == "-" or going_on[0] - k >= 2):
        return going_on[0]
    if words.low[j] in {"-", "&", "/"} and words.capital(k):
        return k + 1
    if words.low[j] == "và" and words.capital(k) and not words.caps and level_at(words, k) is None:
        return k + 1
    return None

