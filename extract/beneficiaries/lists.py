"""The members of a list of those served: 'cho người dân | và doanh nghiệp', 'cán bộ, công chức' as one."""

from __future__ import annotations

from extract.beneficiaries.extent import Ends, phrase_end, plain_end
from extract.beneficiaries.nouns import SPOTS, many_at, named_behind, people_at
from extract.clauses.triggers import cues, party_at, verb_at
from extract.clauses.words import Words

Range = tuple[int, int]

_SOME = cues("some_of_them")
_JOINS = cues("joining")
_STAFF = cues("staff_together")
_BODIES = cues("persons_at_law")
_KIN = cues("members_of_groups")


def phrases(words: Words, start: int, kind: str, ends: Ends) -> list[Range]:
    """The ranges of the phrases behind a preposition that ends before words[start]: one, or the members of a list."""
    found: list[Range] = []
    start = _past_some(words, start)
    while start < len(words):
        end = phrase_end(words, start, kind, ends)
        if end <= start and found and _akin(words, found[-1][0], start):
            end = plain_end(words, start)  # "cho các công trình, dự án"
        if end <= start:
            break
        for member in _members(words, start, end, ends):
            if found and _one_group(words, found[-1], member, ends):
                found[-1] = (found[-1][0], member[1])
            else:
                found.append(member)
        start = end + _joining(words, end)
        if start == end or not (_listed(words, start) or _akin(words, found[-1][0], start)):
            break
    return found


def _past_some(words: Words, place: int) -> int:
    """Past 'ít nhất 95%', 'khoảng', 'kịp thời': they are no part of the description."""
    while place + 1 < len(words):
        low, following = words[place].low, words[place + 1].low
        if words[place].text.endswith("%") or low in _SOME:
            place += 1
        elif f"{low} {following}" in _SOME or (following == "%" and low[0].isdigit()):
            place += 2
        else:
            break
    return place


def _joining(words: Words, place: int) -> int:
    """Length of what joins two members of a list: ',', 'và', 'cũng như', ', nhất là'; 0 if none."""
    comma = 1 if place < len(words) and words[place].low == "," else 0
    low = [word.low for word in words[place + comma : place + comma + 3]]
    more = next((size for size in (3, 2, 1) if " ".join(low[:size]) in _JOINS), 0)
    return comma + more if place + comma + more < len(words) else 0


def _listed(words: Words, place: int) -> bool:
    """Another member of a list: people, a group, a place or a body with a name."""
    if people_at(words, place) or words[place].low == "địa" or many_at(words, place):
        return True
    proper = words[place].capital and not verb_at(words, place)[0]
    classes = party_at(words, place)[1]
    return proper or (bool(classes & {"area", "place", "body"}) and named_behind(words, place))


def _members(words: Words, start: int, end: int, ends: Ends) -> list[Range]:
    """The single groups of a list without names."""
    if any(word.end in ends for word in words[start:end]):
        return [(start, end)]
    found, left = [], start
    for place in range(start + 1, end - 1):
        if words[place].low in (",", "và") and place > left and not _akin(words, left, place + 1):
            found.append((left, place))
            left = place + 1
    return [*found, (left, end)]


def _one_group(words: Words, last: Range, following: Range, ends: Ends) -> bool:
    """Whether a member without a name belongs to the group before it."""
    if any(word.end in ends for word in words[last[0] : following[1]]):
        return False
    return _akin(words, last[0], following[0])


def _akin(words: Words, left: int, right: int) -> bool:
    """Whether the next member is of the same group: 'tổ chức, cá nhân', 'các sở, ngành', 'quận, huyện'."""
    following = " ".join(word.low for word in words[right : right + 2])
    if many_at(words, left):
        same = words[right].low in _KIN | SPOTS or following in _STAFF or following == "dự án"
        return same and not many_at(words, right)
    if "area" in party_at(words, left)[1] & party_at(words, right)[1]:
        return words[left].low != "địa" and words[right - 1].low == "," and not named_behind(words, left)
    first = " ".join(word.low for word in words[left : left + 2])
    return any(first in family and following in family for family in (_STAFF, _BODIES))
