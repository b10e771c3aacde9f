"""What may stand before a clause: 'Trong khi chờ,', 'Đối với 2 hộ còn lại,', 'Từ ngày 01/11', 'Đồng thời,'."""

from __future__ import annotations

from extract.actors.phrases import begins_party, party_end
from extract.clauses.times import skip_time, timely
from extract.clauses.triggers import cues, trigger_at, verb_at
from extract.clauses.words import Words

MODAL = frozenset({"promise", "must", "asked", "plan", "penalty"})
PREDICATE = MODAL | {"voice", "decide", "done", "speech", "entitled"}
LOOSE = cues("loose_openers")
TOPICS = frozenset({"về", "đối", "liên", "riêng"})
_SPEECH_OPENERS = cues("deed_openers")
_ABOUT = cues("occasions")


def skip_links(words: Words, place: int, end: int) -> int:
    """The place after signs and linking words."""
    while place < end:
        size, kinds = trigger_at(words, place)
        if words[place].low in (",", "-", "–", ".", "…", ":", "+") or words[place].text in '“”"':
            place += 1
        elif "link" in kinds and "voice" not in kinds:
            place += size
        else:
            break
    return place


def openers(words: Words, place: int, end: int) -> int:
    """The place after the links and the adverbial phrases before the clause."""
    place = skip_links(words, place, end)
    for _ in range(5):
        after = _one(words, place, end)
        if after == place:
            break
        place = skip_links(words, after, end)
    return place


def _one(words: Words, place: int, end: int) -> int:
    if place >= end:
        return place
    if "opener" not in trigger_at(words, place)[1] or _verbal(words, place):
        return _participle(words, place, end)
    comma = _comma(words, place, end)
    if comma is not None:
        return comma + 1
    after = skip_time(words, place, end)
    return after if after > place and starts_core(words, after, end, loose=False) else place


def _participle(words: Words, place: int, end: int) -> int:
    """'Quán triệt nghị quyết, các quận, huyện đã …': a deed that only leads up to another subject's."""
    if "act" not in verb_at(words, place, first=True)[1] or trigger_at(words, place)[1] & (MODAL | {"decide"}):
        return place
    comma = next(
        (
            at
            for at in range(place + 1, min(end - 1, place + 30))
            if words[at].low in (",", ";") and words[at].depth == words[place].depth
        ),
        None,
    )
    if comma is None or words[comma].low == ";" or not begins_party(words, comma + 1):
        return place
    after = party_end(words, comma + 1, end)
    return (
        comma + 1
        if after < end
        and trigger_at(words, after)[1] & {"done", "speech"}
        and words[after].low not in ("là", "cũng", "lại")
        else place
    )


def _verbal(words: Words, place: int) -> bool:
    """'kết luận', 'trả lời', 'nhận' open a clause only as 'Kết luận hội nghị, …'."""
    if words[place].low == "dự":
        return not timely(words, place + 2)
    if words[place].low not in _SPEECH_OPENERS or not verb_at(words, place, first=True)[0]:
        return False
    if words[place].low not in ("thực", "làm", "giao", "nhận") and any(
        words[i].low == "," for i in range(place + 1, min(place + 7, len(words)))
    ):
        return False
    near = range(place + 1, min(place + 4, len(words)))
    return not any(words[i].low in _ABOUT for i in near)


def _comma(words: Words, place: int, end: int) -> int | None:
    """Where the adverbial phrase at words[place] ends: the first sign behind which a clause begins."""
    depth, topic = words[place].depth, words[place].low in TOPICS
    colon = next(
        (at for at in range(place + 1, min(end - 1, place + 80)) if words[at].low == ":" and words[at].depth == depth),
        None,
    )
    if topic and colon is not None and starts_core(words, colon + 1, end, loose=False):
        return colon
    for at in range(place + 1, min(end - 1, place + 80)):
        word = words[at]
        if word.depth > depth:
            continue
        if word.low == ";" and not topic:
            return None
        if word.low in (",", "thì", ":", ";") and starts_core(words, at + 1, end, loose=not topic):
            return at
    return None


def starts_core(words: Words, place: int, end: int, *, loose: bool) -> bool:
    """Whether a clause begins at words[place]: a party with its predicate, a predicate, or (loose) another opener."""
    place = skip_links(words, place, end)
    if place >= end:
        return False
    if begins_party(words, place):
        after = party_end(words, place, end)
        if after >= end:
            return False
        return (
            predicate(words, after)
            or words[after].low == ":"
            or (loose and (words[after].low in LOOSE or timely(words, after)))
        )
    if predicate(words, place, first=True):
        return True
    if loose and "opener" in trigger_at(words, place)[1]:
        return True
    after = skip_time(words, place, end)
    return after > place and predicate(words, after)


_EVENTS = (
    ("hội", "nghị"),
    ("cuộc", "họp"),
    ("phiên", "họp"),
    ("kỳ", "họp"),
    ("buổi", "lễ"),
    ("hội", "thảo"),
    ("đại", "hội"),
    ("lễ", "phát"),
    ("phiên", "tới"),
    ("lần", "kế"),
)


def event_modal(words: Words, place: int, end: int) -> int | None:
    """The place of 'sẽ', 'dự kiến' behind the name of a meeting at words[place]; None if it is no meeting to come."""
    if place + 1 >= end or (words[place].low, words[place + 1].low) not in _EVENTS:
        return None
    for at in range(place + 2, min(end, place + 40)):
        kinds = trigger_at(words, at)[1]
        if kinds & {"promise", "plan"}:
            return at
        if words[at].low == ";" or (kinds & {"done", "decide", "speech"} and words[at].low not in ("lại", "là", "đạt")):
            return None
    return None


def predicate(words: Words, place: int, *, first: bool = False) -> bool:
    """Whether a verb of an act or a word of modality stands at words[place]."""
    if trigger_at(words, place)[1] & PREDICATE:
        return True
    return "act" in verb_at(words, place, first=first)[1]


_LAWS = cues("laws")


def lawful(words: Words, start: int, end: int) -> bool:
    """What a law says in general: 'Theo Luật Bảo vệ môi trường, chủ nguồn thải phải …'."""
    place = skip_links(words, start, end)
    if place + 1 >= end or words[place].low not in ("theo",):
        return False
    low = words[place + 1].low
    if low in ("luật", "điều", "pháp", "hiến"):
        return True
    return (
        low in _LAWS and place + 2 < end and words[place + 2].low in ("định", "tư", "luật") and words[place + 1].capital
    )
