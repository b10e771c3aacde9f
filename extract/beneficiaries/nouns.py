"""Who and what can be served: people, groups, bodies, areas; not papers, needs, times."""

from __future__ import annotations

from extract.clauses.times import timely
from extract.clauses.triggers import cues, party_at, verb_at
from extract.clauses.words import Words

_NOT_PLACE = cues("not_a_place")
_NOT_SERVED = cues("not_served")
_PEOPLE = cues("served_people")
SPOTS = cues("spots")
_SMALL = ("bản", "làng", "thôn", "khu", "điểm")


def people_at(words: Words, place: int) -> bool:
    """Whether words[place] begins people: 'người dân', 'hành khách', 'trẻ'."""
    if "people" in party_at(words, place)[1]:
        return True
    low = words[place].low
    return low in _PEOPLE or (place + 1 < len(words) and f"{low} {words[place + 1].low}" in _PEOPLE)


def many_at(words: Words, place: int) -> int:
    """Length of what makes a group: 'các', 'tất cả các', '05', 'mỗi'; 0 where there is none."""
    word = words[place]
    if word.text[0].isdigit():
        return 1
    size, classes = party_at(words, place)
    if word.low in ("từng", "mỗi", "các", "những", "mọi") and (size == 1 or "people" in classes):
        return 1
    if classes == {"quantity"}:
        following = place + size
        return size + (1 if following < len(words) and words[following].low in ("các", "những") else 0)
    return 0


def named_behind(words: Words, place: int) -> bool:
    """Whether a name or a number follows the head word at words[place]: 'xã Tân Lộc', 'Quận 2'."""
    size = party_at(words, place)[0]
    after = words[place + size] if size and place + size < len(words) else None
    return after is not None and (after.capital or after.text[0].isdigit())


def nameable(words: Words, start: int, kind: str) -> bool:
    """Whether somebody or some place begins at words[start] in the sense of this kind of preposition."""
    size, classes = party_at(words, start)
    if "self" in classes or (verb_at(words, start)[1] & {"act"} and not size) or _abstract(words, start):
        return False
    many = many_at(words, start)
    if many:
        return _group(words, start + many, kind)
    if words[start].low in _NOT_SERVED and not words[start].capital:
        return False
    if kind in ("where", "inside", "through"):
        return _place(words, start, kind)
    return _served(words, start, kind)


def _abstract(words: Words, start: int) -> bool:
    """'cho dân số 30 triệu', 'trợ giúp xã hội': nobody; 'cung cấp cho xã hội' is for somebody."""
    pair = (words[start].low, words[start + 1].low if start + 1 < len(words) else "")
    return pair == ("dân", "số") or (pair == ("xã", "hội") and start > 0 and words[start - 1].low != "cho")


def _served(words: Words, start: int, kind: str) -> bool:
    """One who can be served: somebody, or a place where a place is asked for by name."""
    size, classes = party_at(words, start)
    named = named_behind(words, start)
    if kind == "so":
        return "people" in classes
    if kind == "people":
        local = words[start].low == "địa" and start > 0 and words[start - 1].low not in ("đến", "tới")
        return people_at(words, start) or local or (bool(classes & {"area", "place"}) and named)
    if kind == "asked":
        return bool(size) and (named or "area" in classes) and "place" not in classes
    if people_at(words, start):
        return True
    if classes == {"place"} or (classes <= {"area", "place"} and size == 1 and words[start].low in _SMALL):
        return named or words[start].low in ("trạm", "hạ", "làng", "khu")
    return bool(size)


def _place(words: Words, start: int, kind: str) -> bool:
    """A place where something is carried out."""
    size, classes = party_at(words, start)
    named = named_behind(words, start)
    if kind == "through":
        return bool(classes & {"area", "place"}) and named and "body" not in classes
    if kind == "inside":
        return words[start].low in ("khu", "vùng")
    if words[start].low in _NOT_PLACE and not ("place" in classes and size > 1):
        return False
    if "place" in classes or (classes & {"area", "body"} and (named or "area" in classes)):
        return True
    return words[start].capital and not (size and classes & {"office", "person"})


def _group(words: Words, place: int, kind: str) -> bool:
    """Whether the noun of a group can be served: people, bodies and places can, papers and needs cannot."""
    if place >= len(words) or words[place].sign or words[place].low in _NOT_SERVED or timely(words, place):
        return False
    low, classes = words[place].low, party_at(words, place)[1]
    if kind in ("people", "so", "asked"):
        return people_at(words, place) or (bool(classes & {"office", "area", "body"}) and kind != "so")
    counted = words[place - 1].text[0].isdigit()
    if kind in ("through", "inside"):
        return low in SPOTS and (not counted or kind == "inside")
    if counted:
        return people_at(words, place) or bool(classes & {"area", "place", "body"}) or low in SPOTS
    return low not in _NOT_PLACE or bool(classes) or kind != "where" or people_at(words, place)
