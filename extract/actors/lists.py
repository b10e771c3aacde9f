"""A list of parties cut into its members: 'Sở Y tế, các huyện và Công an tỉnh' → three; 'các sở, ngành' stays one."""

from __future__ import annotations

from extract.clauses.triggers import cues, party_at
from extract.clauses.words import Words

_GROUPING = frozenset({"các", "những", "mỗi", "từng", "mọi", "một", "hai", "ba", "toàn", "đội"})
_JOINTS = frozenset({",", ";", "và", "cùng", "hoặc"})
_KIN = cues("members_of_groups")
_KINDS = cues("kinds_of_bodies")
_STAFF = cues("staff")
_SHARED = frozenset(cue.casefold() for cue in cues("shared_heads"))
_COLLECTIVE = frozenset({"cấp", "thủ", "lãnh"})


def split_parties(words: Words, start: int, end: int) -> list[tuple[int, int]]:
    """The ranges of the single parties in a list; members of one group ('các sở, ngành') stay together."""
    start = _behind_colon(words, start, end)
    found, left, depth = [], start, words[start].depth
    for place in range(start, end):
        word = words[place]
        if place == left or word.depth > depth or word.name or word.low not in _JOINTS:
            continue
        right = place + 1
        while right < end and words[right].low in ("và", "cùng", "với", ","):
            right += 1
        if right < end and _separate(words, left, place, right, end):
            found.append((left, place))
            left = right
        elif right < end and word.low == "," and _apposition(words, left, right):
            found.append((left, place))
            left = end
            break
    if left < end:
        found.append((left, end))
    return [(a, _strip(words, a, b)) for a, b in found if b > a]


def _behind_colon(words: Words, start: int, end: int) -> int:
    """'các đơn vị sau: Sở Y tế, Sở Tài chính': where the members with heads of their own begin; else `start`."""
    if words[start].low not in _GROUPING:
        return start
    for at in range(start + 1, min(end - 1, start + 10)):
        if words[at].low == ":" and words[at].depth == words[start].depth:
            size, classes = party_at(words, at + 1)
            field = any(words[i].low in _SHARED for i in range(start, at)) and _bare(words, at + 1, size, end)
            return at + 1 if classes & {"body", "office"} and not field else start
    return start


def _bare(words: Words, place: int, size: int, end: int) -> bool:
    """Whether nothing completes the head at words[place]: 'Công an,'."""
    after = place + size
    return after >= end or words[after].low in _JOINTS or words[after].low == ":"


def _strip(words: Words, start: int, end: int) -> int:
    while end > start + 1 and words[end - 1].low in (",", "và", "cùng", ":", "-"):
        end -= 1
    return end


def _apposition(words: Words, left: int, right: int) -> bool:
    """'ông A, Phó Chủ tịch UBND huyện': the second names the first's office."""
    size, classes = party_at(words, left)
    return (
        "person" in classes
        and "office" not in party_at(words, left + size)[1]  # "đồng chí Bộ trưởng, Thứ trưởng": two offices
        and "office" in party_at(words, right)[1]
    )


def _separate(words: Words, left: int, place: int, right: int, end: int) -> bool:
    """Whether another party begins at words[right]."""
    if words[place].low == ";":
        return True
    if any(words[i].low == ":" for i in range(left, place)):
        return False
    if _of_one_kind(words, left, place, right):
        return False
    size, classes = party_at(words, right)
    if not size or _apposition(words, left, right) or _field(words, left, right, size, end):
        return False
    grouped = words[left].low in _GROUPING or words[left].text.isdigit()
    if grouped and words[right].low in _STAFF:
        return False
    if "quantity" in classes or {"person", "office"} & classes:
        return True
    named = any(words[i].capital for i in range(right, min(end, right + 8)) if words[i].low not in (",",))
    if grouped or words[left].low in _COLLECTIVE or _has_plural(words, left, place):
        return (
            (named and words[right].capital)
            or (named and _tail_named(words, right, end))
            or _described(words, right, end)
        )
    return named or len(classes & {"people", "body"}) > 0


def _field(words: Words, left: int, right: int, size: int, end: int) -> bool:
    """'các Bộ Y tế, Công an, Xây dựng': what looks like a body of its own is one more field of the shared head."""
    if not _bare(words, right, size, end) or not words[right].capital:
        return False
    return any(
        words[i].low in ("các", "những") and words[i + 1].low in _SHARED and words[i + 2].capital
        for i in range(left, min(right - 2, left + 4))
    )


def _of_one_kind(words: Words, left: int, place: int, right: int) -> bool:
    """'Sở, ban, ngành tỉnh': kinds of bodies side by side without a name are one group, with or without 'các'."""
    named = any(word.capital for word in words[right : right + 2])
    if words[right].low not in _KINDS or named:
        return False
    return all(words[i].low in _KINDS or words[i].low in _JOINTS for i in range(left, place))


def _described(words: Words, right: int, end: int) -> bool:
    """Another kind of party than the group's ('các Ban Quản lý dự án, chủ đầu tư, nhà thầu thi công')."""
    return words[right].low not in _KIN and bool(party_at(words, right)[1] & {"body", "people"})


def _has_plural(words: Words, left: int, place: int) -> bool:
    """'UBND các xã, thị trấn', 'Chủ tịch UBND xã, thị trấn': a group by its inside."""
    inner = {words[i].low for i in range(left, place)}
    return bool(inner & {"các", "những"}) and not words[place - 1].capital


def _tail_named(words: Words, right: int, end: int) -> bool:
    """The member itself has a name before the next sign: 'các sở và xã Yên Lâm'."""
    after = right + max(1, party_at(words, right)[0])
    return after < end and words[after].capital
