"""Where one act ends and the next begins inside a sentence.

The guide's rule: verbs with each its own object are separate acts, also after a comma, 'và' or 'đồng thời'; verbs
that share one object are one act; purpose, manner and result stay; '…, trình Y' without an object of its own
belongs to the act before. A semicolon always separates.
"""

from __future__ import annotations

from dataclasses import dataclass

from extract.actors_phrases import begins_party, party_end
from extract.clauses_words import Words
from extract.triggers import noun_at, party_at, trigger_at, verb_at

_PURPOSE = frozenset({"để", "nhằm"})
_JOIN = frozenset({",", "và", ";"})
_TIMELY = frozenset("trước trong chậm vào đến xong ngay từ cuối đầu giữa sớm đúng hết năm tháng quý quí ngày tối".split())
_BODY = frozenset({"body", "office", "person", "area", "people"})


@dataclass(frozen=True, slots=True)
class Part:
    """words[start:end] of a sentence; `strong` where a semicolon set it apart from what was before."""

    start: int
    end: int
    strong: bool


@dataclass(slots=True)
class _State:
    """What was seen since the part began."""

    verb: bool = False
    objects: int = 0
    purpose: bool = False
    nominal: bool = False


def parts_of(words: Words, start: int, end: int) -> list[Part]:
    """The parts of words[start:end], each with at most one act."""
    cuts: list[tuple[int, int, bool]] = []
    state, place = _State(), start
    while place < end:
        if words[place].depth > words[start].depth:
            state.objects += 1
            place += 1
        elif words[place].low in _JOIN:
            following = _after_join(words, place, end)
            if _cuts(words, place, following, end, state):
                cuts.append((place, following, words[place].low == ";"))
                state = _State()
            place = following
        else:
            place += _advance(words, place, end, state)
    return _parts(start, end, cuts)


def _parts(start: int, end: int, cuts: list[tuple[int, int, bool]]) -> list[Part]:
    parts, left, strong = [], start, True
    for at, following, apart in cuts:
        if at > left:
            parts.append(Part(left, at, strong))
        left, strong = following, apart
    if end > left:
        parts.append(Part(left, end, strong))
    return parts


def _after_join(words: Words, place: int, end: int) -> int:
    """The place after a comma and the joining words that follow it."""
    place += 1
    while place < end and words[place].low in (",", "và", ";", "rồi"):
        place += 1
    while place + 1 < end and (words[place].low, words[place + 1].low) == ("đồng", "thời"):
        place += 2
        if place < end and words[place].low == ",":
            place += 1
    return place


def _cuts(words: Words, place: int, following: int, end: int, state: _State) -> bool:
    if words[place].low == ";":
        return True
    if not state.verb or not state.objects or following >= end:
        return False
    joined = words[place].low == "và"
    if joined and (state.nominal or state.purpose):
        return False
    if opens_act(words, following, end, hard=state.nominal or state.purpose):
        return True
    return not joined and opens_clause(words, following, end)


def _advance(words: Words, place: int, end: int, state: _State) -> int:
    """Take the word or phrase at words[place] into account; returns its length."""
    word = words[place]
    if word.sign:
        return 1
    if word.low in _PURPOSE and state.verb and not _not_to(words, place):
        state.purpose = True
        return 1
    noun = noun_at(words, place)
    if noun:
        state.objects += state.verb
        return noun
    verb, classes = verb_at(words, place, first=not state.verb)
    if verb:
        return _take_verb(words, place, end, state, verb, classes)
    size, kinds = trigger_at(words, place)
    if kinds & {"promise", "must", "plan"} and not word.capital:
        state.objects, state.verb = 0, True
        return size
    if "nominal" in kinds and state.verb:
        state.nominal, state.objects = True, state.objects + 1
        return size
    if not ("adverb" in kinds and state.objects == 0):
        state.objects += state.verb
    return max(1, size if "adverb" in kinds else 1)


def _not_to(words: Words, place: int) -> bool:
    """'không để …' is a result, not a purpose."""
    return place > 0 and words[place - 1].low in ("không", "được")


def _take_verb(words: Words, place: int, end: int, state: _State, size: int, classes: frozenset[str]) -> int:
    if state.objects and state.verb:  # a verb inside an object: "kế hoạch triển khai thực hiện"
        state.objects += 1
        if "cause" not in classes:
            return size
    state.verb = True
    if "cause" in classes:
        start = place + size
        while start < end and words[start].low in ("với", "cùng", "cho", "chặt", "chẽ"):
            start += 1
        after = party_end(words, start, end)
        if after > start:
            state.objects = 0 if verb_at(words, after)[0] or _adverb(words, after) else 1
            return after - place
    return size


def _adverb(words: Words, place: int) -> bool:
    return bool(trigger_at(words, place)[1] & {"adverb", "must"})


def opens_act(words: Words, place: int, end: int, *, hard: bool = False) -> bool:
    """Whether a verb with an object of its own begins at words[place].

    `hard`: inside a noun phrase of doing ('việc …') or a purpose only an unmistakable beginning counts.
    """
    begin, clear = place, False
    while place < end:
        size, kinds = trigger_at(words, place)
        verb, classes = verb_at(words, place)
        if words[place].low == "không" and not clear:
            return _negative(words, place, end)
        if verb and "aux" in classes and not _closing(words, place, verb, end):
            clear, place = True, place + verb
            if "cause" in classes and place < end:
                return True
            continue
        if kinds & {"promise", "must", "plan", "adverb"} and not verb:
            clear, place = clear or bool(kinds - {"adverb"}), place + size
            continue
        break
    verb, classes = verb_at(words, place)
    if not verb:
        return clear and place > begin and place < end and not words[place].sign
    if "act" not in classes or ("result" in classes and not clear):
        return False
    if hard and not clear and "cause" not in classes:
        return False
    if "close" in classes and _closing(words, place, verb, end):
        return False
    return has_object(words, place + verb, end)


def _negative(words: Words, place: int, end: int) -> bool:
    """'không được …' begins a prohibition; 'không để …' is a result."""
    return place + 1 < end and words[place + 1].low in ("được", "xem", "thu", "cấp", "đưa", "giao", "tăng")


def _closing(words: Words, place: int, size: int, end: int) -> bool:
    """'hoàn thành trong quý II', 'trình UBND tỉnh': closes the act before."""
    after = place + size
    if after >= end:
        return True
    low = words[place].low
    if low in ("hoàn", "xong"):
        return words[after].low in _TIMELY
    if low in ("báo", "trình", "gửi"):
        if words[after].low in ("về", "cho", "lên"):
            after += 1
        party = party_end(words, after, end)
        return party > after and (party >= end or words[party].sign or words[party].low in _TIMELY | {"xem", "để", "theo"})
    return False


def has_object(words: Words, place: int, end: int) -> bool:
    """Whether content words follow at words[place] before the next sign or joining word."""
    while place < end:
        word = words[place]
        if word.sign and word.low not in "(“\"":
            return False
        if word.low == "và":
            return False
        verb, classes = verb_at(words, place)
        size, kinds = trigger_at(words, place)
        if verb and "act" in classes:
            place += verb
        elif kinds & {"adverb"}:
            place += size
        else:
            return word.low not in _TIMELY
    return False


def opens_clause(words: Words, place: int, end: int) -> bool:
    """Whether a new subject with its own verb begins at words[place]: 'UBND xã Hòa Lộc vận động …'."""
    if not begins_party(words, place) or not party_at(words, place)[1] & (_BODY | {"quantity"}):
        return False
    after = party_end(words, place, end)
    if after <= place or after >= end:
        return False
    kinds = trigger_at(words, after)[1]
    if kinds & {"promise", "must", "plan", "done", "voice", "decide", "speech"}:
        return True
    verb, classes = verb_at(words, after)
    return bool(verb) and "act" in classes
