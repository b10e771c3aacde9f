"""How the name of a body ends: with an area, with several areas, with the body above it, or with its core."""

from __future__ import annotations

import functools
from dataclasses import replace

from extract import lexicon
from extract.entities.area_lists import list_at
from extract.entities.areas import Area, area_at, level_at, names_person
from extract.entities.closings import branch_end, closing_end
from extract.entities.cores import core_at
from extract.entities.grammar import Head, grammar, unfinished
from extract.entities.mention import Found, Mention
from extract.entities.words import Words, split

_OWN_NAME = 3  # syllables of "Huyện ủy Yên Mô" at most
_LEVELS = 3  # bodies above that one name goes through


def named(words: Words, head: Head, end: int, core: str, area: Area | None, rule: str) -> Mention:
    """The mention of the body whose name is words head.start..end-1."""
    text = words.text(head.start, end)
    return Mention(
        span=words.span(head.start, end), type="ORG", text=text,
        name=_cased(head.text, core, area) if words.caps else text, rule=rule, head=head.text, core=core,
        level=area.level if area else None, place=area.name or None if area else None, units=area.codes if area else (),
    )  # fmt: skip


def only(mention: Mention, end: int) -> Found:
    """One mention, up to word `end`."""
    return Found(end, (mention,))


def _cased(head: str, core: str, area: Area | None) -> str:
    """A letterhead's capitals as running text would write them."""
    known = _sector_spellings().get(split(core))
    shown = known or (core.capitalize() if core.isupper() and len(core) > 5 else core)
    return " ".join(part for part in (head, shown, area.full.strip() if area else "") if part)


@functools.cache
def _sector_spellings() -> dict[tuple[str, ...], str]:
    return {split(sector): sector for sector in lexicon.words("sectors.txt")}


def finish(words: Words, head: Head, core_start: int, core_end: int, rule: str, *, below: int = 0) -> Found:
    """The name with what comes after its core: an area, or the body above, or nothing.

    `below` counts the bodies below, of which the name is read already.
    """
    core_end = closing_end(words, core_end, head.text) or core_end
    branch = branch_end(words, core_end)
    if branch is not None:
        return only(named(words, head, branch, words.text(core_start, branch), None, rule), branch)
    core = words.text(core_start, core_end)
    after = core_end + 1 if words.is_low(core_end, "của") and core_end + 1 < len(words) else core_end
    above = above_at(words, after, holder=head.holder, below=below + 1)
    if above is not None:
        return with_above(words, head, above[0], core, above[1], rule)
    return with_areas(words, head, core_end, core, rule) or only(
        named(words, head, core_end, core, None, rule), core_end
    )


def with_areas(words: Words, head: Head, j: int, core: str, rule: str) -> Found | None:
    """The area or areas at word j as the last part of a name; a plural without names finds a group, not a body."""
    listed = list_at(words, j)
    if listed is not None:
        end, areas, plural = listed
        areas = [area for area in areas if not names_person(area, grammar().surnames, after_office=head.holder)]
        if plural and not areas:
            return Found(end)
        if plural or len(areas) > 1:
            return Found(areas[-1].end, tuple(_of_list(words, head, j, core, area, rule) for area in areas))
        if areas:
            return only(named(words, head, areas[0].end, core, areas[0], rule), areas[0].end)
    level = level_at(words, j)
    if level is not None and words.is_low(level[0], ",", "/") and level_at(words, level[0] + 1) is not None:
        return Found(level[0])  # "Phòng Nông nghiệp quận, huyện": of all of them
    if level is not None:
        return only(named(words, head, level[0], core, Area(j, level[0], level[1], ""), rule), level[0])
    area = area_at(words, j) or _own_name(words, j, head, core)
    return only(named(words, head, area.end, core, area, rule), area.end) if area is not None else None


def _own_name(words: Words, j: int, head: Head, core: str) -> Area | None:
    """ "Huyện ủy Yên Mô", "Điện lực Thốt Nốt": the area's name alone, known to the gazetteer or not."""
    if core or words.caps or not head.text.lower().endswith(("ủy", "đoàn", "điện lực")):
        return None
    end = j
    while end < len(words) and end - j < _OWN_NAME and unfinished(words, end):
        end += 1
    return Area(j, end, None, words.text(j, end)) if end > j else None


def _of_list(words: Words, head: Head, j: int, core: str, area: Area, rule: str) -> Mention:
    own = replace(head, start=area.start)
    whole = named(words, own, area.end, core, area, rule + ".list")
    before = words.text(head.start, j) if not words.caps else " ".join(part for part in (head.text, core) if part)
    return replace(whole, name=f"{before} {area.full}")


def with_above(words: Words, head: Head, end: int, core: str, above: Mention, rule: str) -> Found:
    """The name of a body that ends with the name of the one above it; its area is that one's."""
    own = named(words, head, end, f"{core} {above.head} {above.core}".strip(), None, rule)
    return only(replace(own, level=above.level, place=above.place, units=above.units), end)


def above_at(words: Words, i: int, *, holder: bool, below: int = 0) -> tuple[int, Mention] | None:
    """The body above that is named at word i: (end, mention). "Thanh tra | Sở", "Văn phòng | HĐND và UBND huyện"."""
    if below > _LEVELS or i >= len(words) or words.broken[i] or not words.capital(i):
        return None
    rules = grammar()
    for end, (kind, text) in rules.heads.all_at(words, i):
        head = Head(i, end, kind, text, holder)
        if kind == "area" and text in rules.alone:
            return _area_above(words, head)
        if text not in {"Sở", "Bộ"}:
            continue
        core = core_at(words, end, holder=holder)
        if core is not None:
            found = finish(words, head, end, core, "body.sector", below=below)
            return found.end, found.mentions[0]
        if text == "Sở":
            return end, named(words, head, end, "", None, "body.alone")
    return None


def _area_above(words: Words, head: Head) -> tuple[int, Mention]:
    end = head.end
    if words.is_low(end, "và", "-", "&") and words.is_low(end + 1, "ubnd", "hđnd", "đbqh"):
        head = replace(head, end=end + 2, text=f"{head.text} và {words.written[end + 1]}")
    found = with_areas(words, head, head.end, "", "body.area")
    if found is not None and len(found.mentions) == 1:
        return found.end, found.mentions[0]
    return head.end, named(words, head, head.end, "", None, "body.alone")
