"""The frame of one part of a sentence: what opens it, who asks, who acts, where the verb begins.

'Trong quý I, Chủ tịch yêu cầu Sở Y tế phải rà soát …' → opener, asker, voice 'yêu cầu', subject, marks {must}, verb.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from extract.actors_phrases import begins_party, party_end
from extract.clauses_words import Words
from extract.triggers import trigger_at, verb_at

Range = tuple[int, int]
MODAL = frozenset({"promise", "must", "asked", "plan"})
_TIME = frozenset(
    "trong trước sau từ đến năm tháng ngày quý quí tuần giờ nay này tới hết cuối đầu giữa lúc vào kể hồi chiều sáng tối"
    " chậm nhất qua cả ngay i ii iii iv / - . qúy dịp mỗi hai ba lần kế học kỳ khoảng".split()
)
_GAP = 28  # words between a subject and its verb
_OPENERS = frozenset({"theo", "căn", "trên", "trong", "từ", "trước", "sau", "khi", "đến", "tại", "bên", "với", "nếu", "qua", "để"})


@dataclass(frozen=True, slots=True)
class Frame:
    """Places are in words. `subject` None: nobody is named. `thing`: the subject is no party ('cầu X sẽ …')."""

    start: int
    end: int
    verb: int
    subject: Range | None = None
    thing: bool = False
    marks: frozenset[str] = frozenset()
    asker: Range | None = None
    voice: str | None = None
    speaker: Range | None = None
    decide: Range | None = None
    colon: bool = False
    lead: bool = False  # a lead-in: parties named, nothing yet to do

    @property
    def acts(self) -> bool:
        """Whether there is something to do in it."""
        return not self.lead and self.verb < self.end


Asks = Callable[[Range | None, int], bool]


def frame_of(words: Words, start: int, end: int, asks: Asks) -> Frame | None:
    """The frame of words[start:end]; None where it is no clause. `asks` tells whether a voice verb orders here."""
    place = _skip_links(words, start, end)
    opened = _openers(words, place, end)
    frame = _core(words, opened, end, asks, depth=0)
    if frame is None and opened != place:
        frame = _core(words, place, end, asks, depth=0)
        opened = place
    if frame is not None and opened != place and frame.asker is None and _kept(words, place):
        frame = replace(frame, start=place)
    return frame


def _kept(words: Words, place: int) -> bool:
    """Openers that belong to the quote: times and conditions; not topics ('Về …', 'Đối với …')."""
    return words[place].low not in ("về", "riêng", "đối", "theo", "ngoài", "bên", "kết", "phát", "trả", "liên", "do", "vì", "cùng", "mở", "thực", "xét")


def _skip_links(words: Words, place: int, end: int) -> int:
    while place < end:
        size, kinds = trigger_at(words, place)
        if words[place].low in (",", "-", "–", ".", "…", ":") or words[place].text in "“”\"":
            place += 1
        elif "link" in kinds and not ("voice" in kinds):
            place += size
        else:
            break
    return place


def _openers(words: Words, place: int, end: int) -> int:
    """The place after adverbial phrases before the clause: 'Trong khi chờ,', 'Từ ngày 01/11', 'Đối với X,'."""
    for _ in range(4):
        after = _one_opener(words, place, end)
        if after == place:
            break
        place = _skip_links(words, after, end)
    return place


def _one_opener(words: Words, place: int, end: int) -> int:
    if place >= end or "opener" not in trigger_at(words, place)[1]:
        return place
    depth = words[place].depth
    if words[place].low in ("kết", "trả", "phát", "thực", "làm", "mở") and verb_at(words, place, first=True)[0] and not _meeting(words, place):
        return place
    for comma in range(place + 1, min(end - 1, place + 70)):
        word = words[comma]
        if word.depth > depth:
            continue
        if word.low == ";":
            break
        if word.low in (",", ":", "thì") and _starts_core(words, comma + 1, end):
            return comma + 1
    after = place
    while after < end and (words[after].low in _TIME or words[after].text[0].isdigit()):
        after += 1
    return after if after > place and _starts_core(words, after, end) else place


def _meeting(words: Words, place: int) -> bool:
    return any(words[i].low in ("hội", "buổi", "cuộc", "kiến", "ý", "các", "ông", "bà", "về") for i in range(place + 1, min(place + 6, len(words))))


def _starts_core(words: Words, place: int, end: int) -> bool:
    if place >= end:
        return False
    place = _skip_links(words, place, end)
    if place >= end:
        return False
    if begins_party(words, place):
        after = party_end(words, place, end)
        return after < end and (_predicate(words, after) or words[after].low in _OPENERS | {":"} or words[after].text[0].isdigit())
    return _predicate(words, place, first=True) or "opener" in trigger_at(words, place)[1]


def _predicate(words: Words, place: int, *, first: bool = False) -> bool:
    if trigger_at(words, place)[1] & (MODAL | {"voice", "decide", "done", "speech"}):
        return True
    return "act" in verb_at(words, place, first=first)[1]


def _core(words: Words, place: int, end: int, asks: Asks, *, depth: int) -> Frame | None:
    if place >= end or depth > 3:
        return None
    size, kinds = trigger_at(words, place)
    if "voice" in kinds and asks(None, place):
        return _asked(words, place, size, end, asker=None)
    if "decide" in kinds:
        return Frame(place, end, place, decide=(place, place + size), marks=_marks(words, place, end)[0])
    if kinds & MODAL or verb_at(words, place, first=True)[1] & {"act", "aux"}:
        marks, verb = _marks(words, place, end)
        return Frame(place, end, verb, marks=marks)
    if begins_party(words, place):
        found = _with_subject(words, place, end, asks, depth)
        if found is not None:
            return found
    return _thing(words, place, end)


def _asked(words: Words, place: int, size: int, end: int, asker: Range | None) -> Frame:
    """After 'yêu cầu', 'giao', 'đề nghị': the parties asked, and what they are to do."""
    voice = " ".join(words[i].low for i in range(place, place + size))
    after = place + size
    while after < end and words[after].low in (":", "cho", "đối", "với", ",", "“", '"'):
        after += 1
    inner = _openers(words, after, end)
    party = party_end(words, inner, end)
    if party == inner:
        marks, verb = _marks(words, inner, end)
        lead = inner >= end or not _predicate(words, inner, first=True)
        return Frame(after if not lead else place, end, verb, marks=marks, asker=asker, voice=voice, lead=lead)
    verb = _to_verb(words, party, end)
    if verb is None:
        return Frame(place, end, end, subject=(inner, party), asker=asker, voice=voice, lead=True)
    marks, main = _marks(words, verb, end)
    return Frame(after, end, main, subject=(inner, party), marks=marks, asker=asker, voice=voice, colon=words[verb - 1].low == ":")


def _with_subject(words: Words, place: int, end: int, asks: Asks, depth: int) -> Frame | None:
    party = party_end(words, place, end)
    verb = _to_verb(words, party, end) if party > place else None
    if party > place and verb is None:
        return Frame(place, end, end, subject=(place, party), lead=True) if party >= end - 1 else None
    if verb is None:
        return None
    party = _stretch(words, place, party, verb, end)
    verb = max(verb, party)
    size, kinds = trigger_at(words, verb)
    subject = (place, party)
    if "speech" in kinds and not kinds & {"voice"} and words[verb].low != "đánh":
        inner = _core(words, _openers(words, _skip_links(words, verb + size, end), end), end, asks, depth=depth + 1)
        return None if inner is None else replace(inner, speaker=subject)
    if "voice" in kinds and asks(subject, verb):
        return _asked(words, verb, size, end, asker=subject)
    if "decide" in kinds:
        return Frame(place, end, verb, subject=subject, decide=(verb, verb + size), marks=_marks(words, verb, end)[0])
    marks, main = _marks(words, verb, end)
    return Frame(place, end, main, subject=subject, marks=marks, colon=words[verb - 1].low == ":")


def _stretch(words: Words, place: int, party: int, verb: int, end: int) -> int:
    """A verb inside a description ('các tổ vận chuyển rác dân lập cần …'): the subject goes on to the modal word."""
    if trigger_at(words, verb)[1] & MODAL or words[place].capital and words[place + 1].capital:
        return party
    for at in range(verb + 1, min(end, verb + 14)):
        low = words[at].low
        if low in (",", ";", ":", "để") or words[at].depth > words[place].depth:
            return party
        if low in ("phải", "cần", "sẽ") or trigger_at(words, at)[1] >= {"must"} and low != "không":
            return at if words[place].low in ("các", "những", "mỗi", "chủ", "đơn", "người") else party
    return party


def _to_verb(words: Words, place: int, end: int) -> int | None:
    """The place of the predicate after a subject that ends at words[place]; None if there is none near."""
    depth, loose = words[place - 1].depth if place else 0, False
    for at in range(place, min(end, place + _GAP)):
        word = words[at]
        if word.depth > depth or word.low in "()":
            continue
        if word.low == ":":
            return at + 1 if at + 1 < end else None
        if word.low == ";":
            return None
        if word.low == "," and not loose and not _resumes(words, at + 1, end):
            return None
        if _predicate(words, at):
            return at
        loose = loose or word.low in _OPENERS
    return None


def _resumes(words: Words, place: int, end: int) -> bool:
    """After a comma behind the subject: the predicate itself, a time or a manner ('…, từ ngày 1/8 phải …')."""
    return place < end and (_predicate(words, place) or words[place].low in _OPENERS or "adverb" in trigger_at(words, place)[1])


def _marks(words: Words, place: int, end: int) -> tuple[frozenset[str], int]:
    """The modality from words[place] on, and where the main verb begins."""
    marks: set[str] = set()
    first = True
    while place < end:
        size, kinds = trigger_at(words, place)
        if kinds & (MODAL | {"done"}) and not (verb_at(words, place, first=first)[0] > size):
            marks |= kinds & (MODAL | {"done"})
            place += size
        elif words[place].low in ("cũng", "nên", "là", ",") and place + 1 < end and trigger_at(words, place + 1)[1] & MODAL:
            place += 1
        else:
            break
        first = False
    return frozenset(marks), place


def _thing(words: Words, place: int, end: int) -> Frame | None:
    """A subject that is no party: 'Cuộc họp giao ban kế tiếp sẽ được tổ chức …'."""
    depth = words[place].depth
    for at in range(place + 1, min(end, place + 45)):
        word = words[at]
        if word.depth > depth:
            continue
        if word.low == ";":
            return None
        if word.low == ":" and at + 1 < end:
            return _core(words, _openers(words, at + 1, end), end, lambda *_: True, depth=2)
        kinds = trigger_at(words, at)[1]
        if kinds & MODAL and word.low not in ("không", "mục", "tạm"):
            marks, verb = _marks(words, at, end)
            return Frame(place, end, verb, thing=True, subject=(place, at), marks=marks)
    return None
