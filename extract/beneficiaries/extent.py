"""How far the description of those served runs: 'các hộ bị nứt nhà | trong tháng 9', 'người dân | cài đặt VNeID'."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from extract.actors.phrases import begins_party, party_end
from extract.beneficiaries.nouns import SPOTS, many_at, nameable, people_at
from extract.clauses.times import timely
from extract.clauses.triggers import cues, party_at, trigger_at, verb_at
from extract.clauses.words import Words

Ends = AbstractSet[int]  # where names of bodies and places end in the text

_STOP = cues("end_of_beneficiary")
_WHICH = cues("which_ones")
_AROUND = cues("around")
_OWNERS = cues("owners")
_INSIDE = SPOTS | cues("inside_of_which")
_WHOLE = cues("whole_heads")
_NO_NAME = cues("behind_a_place")
_POINTING = frozenset({"này", "đó", "ấy"})  # "những học sinh này | được đi học"
_LONGEST = 16  # words of a description
_SURE = frozenset({("bảo", "đảm"), ("đảm", "bảo")})


def phrase_end(words: Words, start: int, kind: str, ends: Ends) -> int:
    """The place after the phrase that begins at words[start]; `start` itself where nobody and nothing is named."""
    if timely(words, start) or words[start].sign or not nameable(words, start, kind):
        return start
    end = party_end(words, start, len(words)) if begins_party(words, start) else start
    if end <= start:
        end = plain_end(words, start)
    end = _name_end(words, start, _cut(words, start, end), ends)
    return end if kind == "so" else _which(words, start, end, kind)


def plain_end(words: Words, start: int) -> int:
    """The end of what is no party: up to the next sign, verb or time."""
    many = many_at(words, start)
    place = start + max(1, party_at(words, start)[0], many + 1 if many else 0)
    while place < len(words):
        word = words[place]
        if word.sign or (timely(words, place) and not _aged(words, place)) or word.low in _STOP or word.low in _NO_NAME:
            break
        if not word.capital and not word.name and verb_at(words, place)[0]:
            break
        place += 1
    return place


def _cut(words: Words, start: int, end: int) -> int:
    """Without what no longer describes: 'mỗi huyện | 01 bộ máy', 'các bệnh viện | số tiền'."""
    many = many_at(words, start)
    group = bool(many) or people_at(words, start)
    whole = _whole(words, start)
    if whole and start + whole < end and not _told(words, start + whole):
        return start + whole
    for place in range(start + max(1, many), end):
        word = words[place]
        if word.low in _STOP and not (word.capital or word.name or words[place - 1].low == "một"):
            return place
        if group and word.low in ("ở", "tại", "("):
            return place
        if (many or words[start].low == "huyện") and (
            _another(words, place, start, end) or _given(words, place, start)
        ):
            return place
    return end


def _whole(words: Words, start: int) -> int:
    """Length of a head that needs no description: 'người dân', 'địa phương'; 0 where it is none."""
    for size in (3, 2):
        if " ".join(word.low for word in words[start : start + size]) in _WHOLE:
            return size
    return 0


def _told(words: Words, place: int) -> bool:
    """Whether a description follows: a name, an area, 'bị', 'vùng'."""
    word = words[place]
    return word.sign or word.capital or word.low in _AROUND or word.low in ("và", "này", "nghèo", "trên", "địa", "các")


def _another(words: Words, place: int, start: int, end: int) -> bool:
    """A number that counts what they get: 'mỗi huyện | 01 bộ máy'; not 'tổ 6', 'các tổ số 5'."""
    if not words[place].text[0].isdigit() or place - start > 3 or place + 1 >= end:
        return False
    before = words[place - 1]
    return not (words[place + 1].sign or before.capital or before.low == "số") and words[start].text[0].isalpha()


def _given(words: Words, place: int, start: int) -> bool:
    """What is taught or given to them: 'hướng dẫn các phường | thủ tục'."""
    word = words[place]
    if place != start + 2 or not start or words[start - 1].low not in ("dẫn", "trợ", "giúp", "đỡ"):
        return False
    if "area" not in party_at(words, start + 1)[1]:
        return False
    return not (word.sign or word.capital or word.low in _WHICH | _AROUND)


def _name_end(words: Words, start: int, end: int, ends: Ends) -> int:
    """No further than a name goes: 'các xã Thạnh Lộc, Thạnh Mỹ | dập dịch', 'Đồng Nai | phải'."""
    for place in range(start + 1, end):
        word = words[place]
        if words[place - 1].end not in ends or word.sign or word.capital or word.name:
            continue
        if word.low not in ("và", "cấp", "các") and not party_at(words, place)[1] & {"area", "body", "place"}:
            return place
    return end


def _which(words: Words, start: int, end: int, kind: str) -> int:
    """With what tells which ones: 'các hộ | bị nứt nhà', 'các điểm | ngập úng trong đô thị', 'người | cao tuổi'."""
    if end >= len(words) or words[end - 1].capital or words[start].capital:
        return end
    many, bare = many_at(words, start), _bare(words, start)
    if not (many or bare or people_at(words, start)) or (many and _given(words, end, start)):
        return end
    some, spots = bool(many) or bare, bool(many) and kind in ("where", "inside", "through")
    verbs = _by_deeds(words, start, kind, many=bool(many), bare=bare)
    place, told = end, False
    while place < min(len(words), start + _LONGEST) and not _over(words, place, start):
        if (many and _another(words, place, start, len(words))) or (not spots and words[place].low in ("ở", "tại")):
            break
        if words[place - 1].low in _POINTING:
            break
        if words[place].low in (_WHICH if some else _AROUND) or (words[start].low == "trẻ" and _aged(words, place)):
            told = True
        elif not told and not (some and (verbs or _plain(words, place))):
            break
        place += 1
    return place


def _bare(words: Words, start: int) -> bool:
    """A head that says nothing without its description: 'người', 'trẻ', 'vùng'."""
    return words[start].low in ("người", "trẻ", "vùng", "khu") and party_at(words, start)[0] < 2


def _by_deeds(words: Words, start: int, kind: str, *, many: bool, bare: bool) -> bool:
    """Whether verbs describe them: 'các điểm | ngập úng', 'người | tham gia giao thông', 'cho các hộ | vay vốn'."""
    if many and kind in ("where", "inside", "through"):
        return True
    if bare and words[start].low != "trẻ":
        return True
    owners = " ".join(word.low for word in words[start : start + 2]) in _OWNERS
    return owners and start > 0 and words[start - 1].low == "cho"


def _over(words: Words, place: int, start: int) -> bool:
    """Whether a description is over at words[place]: a sign, a time, an aim, another clause."""
    word = words[place]
    following = words[place + 1].low if place + 1 < len(words) else ""
    if word.sign or timely(words, place) or word.depth != words[start].depth or word.low in _STOP:
        return True
    if (word.low, following) in _SURE:
        return True
    if word.low == "trong":
        return following not in _INSIDE
    if words[place - 1].low == "được" or following == "thông":
        return False  # "được giao quản lý", "giao thông"
    return bool(trigger_at(words, place)[1] & {"promise", "must", "voice"})


def _aged(words: Words, place: int) -> bool:
    """Whether numbers tell an age: 'trẻ mẫu giáo | 5-6 tuổi'."""
    return any(word.low == "tuổi" for word in words[place : place + 5])


def _plain(words: Words, place: int) -> bool:
    """A word that may go on naming: no verb, and no preposition but 'trên địa bàn'."""
    word = words[place]
    if word.low in _NO_NAME:
        return word.low == "trên" and place + 1 < len(words) and words[place + 1].low == "địa"
    if word.low == "bàn" and words[place - 1].low == "địa":
        return True
    return word.capital or word.name or not verb_at(words, place)[0]
