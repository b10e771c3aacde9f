"""Where one act ends and the next begins inside a sentence.

The guide's rule: verbs with each its own object are separate acts, also after a comma, 'và' or 'đồng thời'; verbs
that share one object are one act; purpose, manner and result stay; '…, trình Y' without an object of its own
belongs to the act before. A semicolon separates, but not from a mere deadline ('; hoàn tất trong 02 tuần').
"""

from __future__ import annotations

from dataclasses import dataclass

from extract.actors.phrases import begins_party, party_end
from extract.clauses.openers import event_modal, openers
from extract.clauses.opens import Seen, closes, opens
from extract.clauses.times import skip_time, timely
from extract.clauses.triggers import noun_at, party_at, trigger_at, verb_at
from extract.clauses.words import Words

_PURPOSE = frozenset({"để", "nhằm"})
_JOIN = frozenset({",", "và", ";"})
_DEEDS = frozenset({"việc", "công", "sự", "quá", "hoạt", "các"})
_AFTER = frozenset({",", "và", ";", "rồi", "song", "nhưng", "còn"})


@dataclass(frozen=True, slots=True)
class Part:
    """words[start:end] of a sentence; `strong` where a semicolon set it apart from what was before."""

    start: int
    end: int
    strong: bool


def parts_of(words: Words, start: int, end: int) -> list[Part]:
    """The parts of words[start:end], each with at most one act."""
    cuts: list[tuple[int, int, bool]] = []
    seen, depth = Seen(), words[start].depth
    place = seen.first = _past_event(words, openers(words, start, end), end)
    while place < end:
        if words[place].depth > depth:
            seen.objects += seen.verb
            place += 1
        elif words[place].low in _JOIN:
            following = _after_join(words, place, end)
            if _cuts(words, place, following, end, seen):
                cuts.append((place, following, words[place].low == ";"))
                seen = Seen()
                following = seen.first = openers(words, following, end)
            place = following
        else:
            place += _advance(words, place, end, seen)
    return _parts(start, end, cuts)


def _past_event(words: Words, place: int, end: int) -> int:
    """The place of 'sẽ' behind a meeting's name ('Hội nghị … quận, huyện lần II sẽ …'): its commas cut nothing."""
    return event_modal(words, place, end) or place


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
    while place < end and words[place].low in _AFTER:
        place += 1
    while place + 1 < end and (words[place].low, words[place + 1].low) == ("đồng", "thời"):
        place += 2
        if place < end and words[place].low == ",":
            place += 1
    return place


def _cuts(words: Words, place: int, following: int, end: int, seen: Seen) -> bool:
    if following >= end:
        return False
    if words[place].low == ";" and not seen.verb and words[following].capital and begins_party(words, following):
        return False
    if words[place].low == ";":
        return not (seen.verb and closes(words, following, end))
    if not seen.verb or not seen.objects:
        return False
    joined = words[following - 1].low == "và" or words[place].low == "và"
    return opens(words, following, end, seen, joined=joined, bare=seen.bare == place)


def _advance(words: Words, place: int, end: int, seen: Seen) -> int:
    """Take the word or phrase at words[place] into account; returns its length."""
    word = words[place]
    if word.sign:
        if word.low == ":" and not seen.objects:
            seen.first = place + 1
        return 1
    if word.low in _PURPOSE and seen.verb and words[place - 1].low not in ("không", "được"):
        seen.purpose = True
        return 1
    if seen.verb and timely(words, place):
        seen.dated = seen.dated or word.low not in ("từ", "kể", "sau", "xong")
        seen.objects += 1
        return max(1, skip_time(words, place, end) - place)
    noun = noun_at(words, place)
    if noun:
        seen.objects += seen.verb
        return noun
    return _advance_word(words, place, end, seen)


def _advance_word(words: Words, place: int, end: int, seen: Seen) -> int:
    verb, classes = verb_at(words, place, first=place == seen.first)
    size, kinds = trigger_at(words, place)
    if verb >= size and verb:
        return _take_verb(words, place, end, seen, verb, classes)
    if kinds & {"promise", "must", "plan"} and (not words[place].capital or place == seen.first):
        seen.objects, seen.verb = 0, True
        if seen.first == place:
            seen.first = place + size
        return size
    if "speech" in kinds:
        seen.verb = True
        return size
    if "nominal" in kinds and seen.verb:
        if words[place].low in _DEEDS:
            seen.nominal = seen.nominal or words[place].low == "việc" or _deed(words, place + size)
        else:
            seen.modified = seen.modified or _deed(words, place + size)
        seen.objects += 1
        return size
    if not ("adverb" in kinds and seen.objects == 0):
        seen.objects += seen.verb
    return max(1, size if "adverb" in kinds else 1)


def _deed(words: Words, place: int) -> bool:
    """A verb right behind a noun of doing makes it a noun phrase: 'công tác tuyên truyền'."""
    return "act" in verb_at(words, place)[1]


def _take_verb(words: Words, place: int, end: int, seen: Seen, size: int, classes: frozenset[str]) -> int:
    if seen.objects and seen.verb:  # a verb inside an object: "kế hoạch triển khai thực hiện"
        seen.objects += 1
        seen.bare = place + size if "full" not in classes else -1
        if "cause" not in classes or seen.nominal:
            return size
    seen.verb = True
    if (
        "full" in classes
        and not seen.objects
        and place + size < end
        and words[place + size].low not in ("và", ",")
        and not verb_at(words, place + size)[0]
    ):
        seen.objects = 1
    if "cause" in classes:
        start = place + size
        while start < min(end, place + size + 5) and words[start].low in ("với", "cùng", "cho", "chặt", "chẽ"):
            start += 1
        after = party_end(words, start, end)
        if after < end and not verb_at(words, after)[0]:
            comma = next((at for at in range(start, after) if words[at].low == ","), after)
            after = comma if "body" in party_at(words, comma + 1)[1] else after
        if after > start:
            if after < end and words[after].low == ":":
                seen.objects, seen.first = 0, after + 1
                return after + 1 - place
            beside = words[place].low in ("phối", "kết") and after < end and words[after].low == ","
            seen.objects = (
                0 if beside or verb_at(words, after)[0] or trigger_at(words, after)[1] & {"adverb", "must"} else 1
            )
            return after - place
    return size
