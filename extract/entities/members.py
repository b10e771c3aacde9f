"""Bodies that share their head: "các Sở: Tài chính, Y tế", "Các Bộ, cơ quan: …", "Sở Tài chính, Kế hoạch và Đầu tư"."""

from __future__ import annotations

from dataclasses import replace

from extract.entities.areas import area_at, level_at
from extract.entities.cores import core_at
from extract.entities.endings import finish
from extract.entities.grammar import Head, grammar, plural_before, unfinished
from extract.entities.mention import Found, Mention
from extract.entities.words import Words

_BETWEEN = 9  # words of "các Bộ, cơ quan ngang bộ, cơ quan thuộc …:" behind the head
_BRACKET = 30  # words of a bracket inside a list at most
_LISTING = frozenset({"Sở", "Bộ", "Phòng", "Cục"})


def colon_after(words: Words, end: int) -> int | None:
    """The colon of "các Sở: …" or "các Bộ, cơ quan có liên quan: …" behind a head, if there is one."""
    if words.is_low(end, ":"):
        return end
    if not words.is_low(end, ",", "và"):
        return None
    for j in range(end + 1, min(end + _BETWEEN, len(words))):
        if words.low[j] == ":":
            return j
        if words.capital(j) or not (words.written[j].isalpha() or words.low[j] == ","):
            return None
    return None


def members(words: Words, head: Head, first: Found, *, colon: bool) -> Found:
    """The further members of a list, behind the first one or behind its colon."""
    listed = colon or plural_before(words, head.start)
    if not listed and head.text not in _LISTING:
        return first
    mentions = list(first.mentions)
    end = first.end
    while True:
        joint = _past_bracket(words, end) if listed and mentions else end
        if not _another(words, joint, opening=not mentions):
            break
        start = joint + 1
        core = _member_end(words, start, head, colon=colon)
        if core is None or (not listed and unfinished(words, core)):
            break
        own = finish(words, replace(head, start=start, holder=False), start, core, "body.member")
        mentions.extend(replace(mention, name=_full(words, head, mention)) for mention in own.mentions)
        end = own.end
    return Found(end, tuple(mentions))


def _past_bracket(words: Words, i: int) -> int:
    """Behind "(công văn số 6431/BKH-KTNN ngày …)": what a member of the list wrote stands in brackets after it."""
    if not words.is_low(i, "("):
        return i
    for j in range(i + 1, min(i + _BRACKET, len(words))):
        if words.low[j] == ")":
            return j + 1
    return i


def _full(words: Words, head: Head, member: Mention) -> str:
    """A member's name with the head that the list shares; in capitals, or said again, it has it already."""
    whole = words.caps or member.name.startswith(f"{head.text} ")
    return member.name if whole else f"{head.text} {member.name}"


def _another(words: Words, end: int, *, opening: bool) -> bool:
    joints = (",", "và", ":") if opening else (",", "và")
    if not words.is_low(end, *joints) or not words.capital(end + 1) or area_at(words, end + 1) is not None:
        return False
    return not words.broken[end + 1] or grammar().sectors.longest(words, end + 1) is not None


def _member_end(words: Words, start: int, head: Head, *, colon: bool) -> int | None:
    """The end of the core of one member; behind a colon it need not be a known sector."""
    if _is_whole_body(words, start, head):
        return None
    known = grammar().sectors.longest(words, start)
    core = core_at(words, start) if colon else None
    end = max(known[0] if known else 0, core or 0) or None
    return None if end is None or is_mark(words, start, end, head) else end


def _is_whole_body(words: Words, i: int, head: Head) -> bool:
    """Whether at word i another body begins rather than a member of the list."""
    for end, (kind, other) in grammar().heads.all_at(words, i):
        if kind in {"complete", "named", "purpose"}:
            return True
        if kind == "area" and not (other == "Công an" and head.text == "Bộ" and level_at(words, end) is None):
            return True
        if kind == "sector" and other not in {"Thanh tra", "Hội", "Đội"} and core_at(words, end) is not None:
            return True
    return False


def is_mark(words: Words, start: int, end: int, head: Head) -> bool:
    """Whether a core is the mark of a unit inside an office ("các Vụ: CN, NC", "Phòng VX"), which names nobody."""
    if head.text not in {"Vụ", "Phòng"} or words.caps:
        return False
    last = words.written[end - 1]
    return last.isupper() and len(last) <= 4 and end - start <= 2 and not grammar().sectors.longest(words, end - 1)
