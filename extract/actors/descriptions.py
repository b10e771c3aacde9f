"""What describes the members of a group: 'các đơn vị | quản lý đường bộ | khẩn trương …', 'các xã | trên địa bàn'.

Words that elsewhere end a party, or are its verb, belong to it here: only where its predicate is still to come.
"""

from __future__ import annotations

from extract.clauses.triggers import cues, noun_at, party_at, trigger_at, verb_at
from extract.clauses.words import Words

_GROUPING = frozenset({"các", "những", "mỗi", "từng", "mọi", "một", "hai", "ba", "bốn", "toàn", "tất"})
_JOINTS = frozenset({",", ";", "và", "cùng", ":"})
_DESCRIBING = cues("describing_verbs")
_DESCRIBED = cues("described_heads")
_NO_OBJECT = cues("end_of_description")
_PLACED = frozenset({"trên", "đóng", "ngoài", "từ"})
_LEVELS = frozenset({"trung", "t.ư", "tỉnh", "thành", "huyện"})
_FARTHEST = 14  # words from a describing verb to the predicate
_PREDICATE = frozenset({"promise", "must", "asked", "plan", "speech", "voice", "decide"})


def description(words: Words, start: int, place: int) -> int:
    """How many words at words[place] describe the last member of the parties that begin at words[start]; 0 if none."""
    low, following = words[place].low, _low(words, place + 1)
    if low == "phụ" and following == "trách":
        return 2 if "office" in party_at(words, _member(words, start, place))[1] else 0
    if low == "quản" and following in ("lý", "lí") and words[place - 1].low in ("quyền", "vi"):
        return 2
    placed = _placed(words, place) if low in _PLACED and _grouped(words, start, place) else 0
    return placed or _describing(words, start, place)


def _placed(words: Words, place: int) -> int:
    """'trên địa bàn', 'đóng trên địa bàn', 'ngoài công lập', 'từ trung ương đến địa phương'."""
    said = [_low(words, at) for at in range(place, place + 5)]
    if said[0] == "từ":
        to = next((at for at in range(place + 2, place + 5) if _low(words, at) == "đến"), None)
        return 0 if to is None or said[1] not in _LEVELS else to - place + (4 if _low(words, to + 1) == "các" else 3)
    for phrase in (["trên", "địa", "bàn"], ["đóng", "trên", "địa", "bàn"], ["ngoài", "công", "lập"]):
        if said[: len(phrase)] == phrase:
            return len(phrase)
    return 0


def _low(words: Words, place: int) -> str:
    return words[place].low if place < len(words) else ""


def _member(words: Words, start: int, place: int) -> int:
    """Where the last member before words[place] begins."""
    at = place - 1
    while at > start and words[at].low not in _JOINTS:
        at -= 1
    return at + 1 if words[at].low in _JOINTS else at


def _grouped(words: Words, start: int, place: int) -> bool:
    """Whether the party is an unnamed group: 'các xã', 'chủ tàu'."""
    member = _member(words, start, place)
    if any(words[i].capital for i in range(member + 1, place)):
        return False
    return bool({words[start].low, words[member].low} & _GROUPING) or "people" in party_at(words, member)[1]


def _describing(words: Words, start: int, place: int) -> int:
    """A verb right behind a general head ('đơn vị thi công …') when the predicate comes behind it."""
    size, classes = verb_at(words, place)
    said = " ".join(word.low for word in words[place : place + size]) if size else words[place].low
    if said not in _DESCRIBING or not _grouped(words, start, place):
        return 0
    if size and "noun" in classes:
        return 0
    member = _member(words, start, place)
    suffered = said in ("bị", "chịu")  # also of places: "các xã bị ảnh hưởng"
    if not suffered and not any(words[i].low in _DESCRIBED for i in range(member, place)):
        return 0
    return _to_predicate(words, place + max(1, size), place)


def _to_predicate(words: Words, at: int, place: int) -> int:
    """The words from words[place] to the predicate behind its object; 0 if there is none near."""
    depth, first = words[place].depth, at
    while at < min(len(words), place + _FARTHEST):
        word = words[at]
        joined = word.low in (",", "và") and at + 1 < len(words) and verb_at(words, at + 1)[0]
        if joined and at == first:  # "quản lý, vận hành các hồ"
            at = first = at + 1 + verb_at(words, at + 1)[0]
            continue
        if word.depth > depth or word.name:
            at += 1
            continue
        if word.sign or word.low in _NO_OBJECT:
            return 0
        noun = noun_at(words, at)
        if noun:
            at += noun
            continue
        if at > first and (trigger_at(words, at)[1] & _PREDICATE or verb_at(words, at)[1] & {"act", "aux"}):
            return at - place
        at += 1
    return 0
