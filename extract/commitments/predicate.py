"""From a subject to its predicate: where the verb begins, and which modal words stand before it."""

from __future__ import annotations

from extract.clauses.openers import LOOSE, MODAL, predicate
from extract.clauses.times import skip_time, timely
from extract.clauses.triggers import cues, trigger_at, verb_at
from extract.clauses.words import Words

_GAP = 28  # words between a subject and its verb
_LIGHT = cues("light_reports")
_FACTS = cues("denied_facts")
_PAPERS = cues("papers_of_orders")
_UNKNOWN = 10  # words of a name that no list knows
_ORDER = 16  # words between "vừa có" and "yêu cầu"


def order_after(words: Words, place: int, end: int) -> int | None:
    """'đã yêu cầu …', 'vừa có công văn số 12 đề nghị …': the place of the verb that orders; None if there is none."""
    after = place
    while after < end and "done" in trigger_at(words, after)[1] and words[after].low not in _LIGHT:
        after += trigger_at(words, after)[0]
    if after > place and "voice" in trigger_at(words, after)[1]:
        return after
    written = {word.low for word in words[after : after + 4]}
    if after >= end or words[after].low not in ("có", "ban", "ký", "gửi", "ra") or not written & _PAPERS:
        return None
    for at in range(after + 2, min(end - 1, after + _ORDER)):
        if words[at].low in (";", ":"):
            return None
        if "voice" in trigger_at(words, at)[1] and words[at + 1].low not in ("của", "về", "và", ","):
            return at
    return None


def vow(words: Words, place: int, end: int) -> int | None:
    """'đã nhận lỗi và hứa sẽ …', 'chưa giải ngân (…) cam kết …': the promise behind what is past; not 'đã hứa'."""
    depth = words[place].depth
    for at in range(place + 1, min(end, place + 40)):
        if words[at].depth > depth:
            continue
        if words[at].low in (";", "theo", "nếu"):
            return None
        size, kinds = trigger_at(words, at)
        if "promise" in kinds and words[at - 1].low not in (
            "đã",
            "như",
            "mốc",
            "lời",
            "bản",
            "với",
            "các",
            "ký",
            "theo",
            "so",
            "chưa",
            "không",
        ):
            return at + size if at + size < end else None
    return None


def unknown_party(words: Words, start: int, end: int) -> int:
    """'đề nghị Lai Châu thu hồi …', 'yêu cầu Vinatex cần …': a name that no list knows, up to its verb."""
    if start >= end or not words[start].capital or predicate(words, start, first=True):
        return start
    for at in range(start + 1, min(end - 1, start + _UNKNOWN)):
        if words[at].sign or words[at].low in ("và", "về", "là", "của"):
            return start
        if not words[at].capital and ("act" in verb_at(words, at)[1] or trigger_at(words, at)[1] & {"must", "adverb"}):
            return at
    return start


def stretch(words: Words, place: int, party: int, verb: int, end: int) -> int:
    """A verb inside a description ('các tổ vận chuyển rác dân lập cần …'): the subject goes on to the modal word."""
    if trigger_at(words, verb)[1] & {"decide", "voice", "speech", "done"}:
        return party
    plural = words[place].low in ("các", "những", "mỗi", "chủ", "đơn", "người", "hai", "ba", "bốn")
    if not plural or trigger_at(words, verb)[1] & MODAL:
        return party
    for at in range(verb + 1, min(end, verb + 14)):
        low = words[at].low
        if low in (",", ";", ":", "để", "và") or words[at].depth > words[place].depth:
            return party
        if low in ("phải", "cần", "sẽ") or ("must" in trigger_at(words, at)[1] and low != "không"):
            return at
    return party


def to_verb(words: Words, place: int, end: int) -> int | None:
    """The place of the predicate after a subject that ends at words[place]; None if there is none near."""
    depth, loose = words[place - 1].depth if place else 0, False
    past = place
    for at in range(place, min(end, place + _GAP)):
        word = words[at]
        if at < past or word.depth > depth or word.low in "()":
            continue
        if timely(words, at):
            past, loose = skip_time(words, at, end), True
            continue
        if word.low == ":":
            return at + 1 if at + 1 < end else None
        if word.low == ";" or (word.low == "," and not loose and not _resumes(words, at + 1, end)):
            return None
        if predicate(words, at):
            return _past_loose(words, at, end) if loose else at
        loose = loose or word.low in LOOSE
    return None


def _past_loose(words: Words, at: int, end: int) -> int:
    """Inside 'theo lĩnh vực phụ trách đã …' the first verb is not the predicate: a modal word close behind is."""
    for later in range(at, min(end, at + 6)):
        if words[later].low in (",", ";", "và"):
            break
        if trigger_at(words, later)[1] & {"done", "promise"} and words[later].low not in ("là", "lại", "đạt"):
            return later
    return at


def _resumes(words: Words, place: int, end: int) -> bool:
    """After a comma behind the subject: the predicate itself, a time or a manner ('…, từ ngày 1/8 phải …')."""
    return place < end and (
        predicate(words, place)
        or words[place].low in LOOSE
        or timely(words, place)
        or "adverb" in trigger_at(words, place)[1]
    )


def marks_of(words: Words, place: int, end: int) -> tuple[frozenset[str], int]:
    """The modality from words[place] on, and where the main verb begins."""
    marks: set[str] = set()
    first, lightly = True, True
    while place < end:
        size, kinds = trigger_at(words, place)
        if (
            "plan" in kinds
            and place + size < end
            and words[place + size].text[0].isdigit()
            and not timely(words, place + size)
        ):
            break  # "kinh phí dự kiến 2,8 tỷ đồng"
        if _denies(words, place):
            return frozenset({"done"}), place
        if kinds & (MODAL | {"done", "entitled"}) and not (verb_at(words, place, first=first)[0] > size):
            marks |= kinds & (MODAL | {"done", "entitled"})
            lightly = lightly and ("done" not in kinds or words[place].low in _LIGHT)
            place += size
        elif (
            words[place].low in ("cũng", "nên", "là", ",")
            and place + 1 < end
            and trigger_at(words, place + 1)[1] & MODAL
        ):
            place += 1
        else:
            break
        first = False
    if lightly and marks & MODAL:  # "cũng cần …", "còn được giao …", "sẽ diễn ra": no report of the past
        marks.discard("done")
    if _achieved(words, place, end):
        marks.add("done")
    return frozenset(marks), place


def _denies(words: Words, place: int) -> bool:
    """'không có', 'không phải', 'không thể': says how things are, forbids nothing."""
    return words[place].low == "không" and place + 1 < len(words) and words[place + 1].low in _FACTS


def _achieved(words: Words, place: int, end: int) -> bool:
    """'giải ngân được 1.046 triệu đồng': done."""
    size, _ = verb_at(words, place, first=True)
    return bool(size) and place + size < end and words[place + size].low == "được"
