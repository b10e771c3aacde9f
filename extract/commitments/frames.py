"""The frame of one part of a sentence: what opens it, who asks, who acts, where the verb begins.

'Trong quý I, Chủ tịch yêu cầu Sở Y tế phải rà soát …' → opener, asker, voice 'yêu cầu', subject, marks {must}, verb.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from extract.actors.phrases import begins_party, party_end
from extract.clauses.openers import MODAL, event_modal, lawful, openers, predicate, skip_links
from extract.clauses.times import timely
from extract.clauses.triggers import cues, party_at, trigger_at, verb_at
from extract.clauses.words import Words
from extract.commitments.predicate import marks_of, order_after, stretch, to_verb, unknown_party, vow

Range = tuple[int, int]
_OUTSIDE = cues("outside_quote")


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
    opinion: bool = False
    said: bool = False  # what somebody is reported to say
    decide: Range | None = None
    colon: bool = False
    event: bool = False  # the subject is a meeting to come
    lead: bool = False  # a lead-in: parties named, nothing yet to do

    @property
    def acts(self) -> bool:
        """Whether there is something to do in it."""
        return not self.lead and self.verb < self.end


Asks = Callable[[Range | None, int], bool]


def frame_of(words: Words, start: int, end: int, asks: Asks) -> Frame | None:
    """The frame of words[start:end]; None where it is no clause. `asks` tells whether a voice verb orders here."""
    while end > start and words[end - 1].sign and words[end - 1].low not in (":", ")"):
        end -= 1
    if lawful(words, start, end):
        return None
    place = skip_links(words, start, end)
    if place + 1 < end and words[place].low == "hiện" and begins_party(words, place + 1):
        place += 1
    opened = openers(words, place, end)
    frame = _core(words, opened, end, asks, depth=0)
    if frame is None and opened != place:
        frame = _core(words, place, end, asks, depth=0)
        opened = place
    if frame is not None and frame.decide is None and all(words[i].sign for i in range(frame.verb, end)):
        frame = replace(frame, lead=True)
    if frame is not None and opened != place and frame.start == opened and _kept(words, place, frame):
        frame = replace(frame, start=place)
    return frame


def _kept(words: Words, place: int, frame: Frame) -> bool:
    """Openers that belong to the quote: times, conditions, and the topic of an answer ('Về …: không chấp thuận')."""
    return frame.decide is not None or words[place].low not in _OUTSIDE


def _core(words: Words, place: int, end: int, asks: Asks, *, depth: int) -> Frame | None:
    if place >= end or depth > 3:
        return None
    size, kinds = trigger_at(words, place)
    divided = _divided(words, place, end, asks, depth)
    if divided is not None:
        return divided
    if "voice" in kinds and asks(None, place):
        return _settled_topic(words, place, end, asks, depth) or _asked(words, place, size, end, asker=None)
    return (
        _verbal(words, place, end, asks, depth)
        or _coming(words, place, end)
        or _with_subject(words, place, end, asks, depth)
        or _thing(words, place, end, asks, depth)
    )


def _verbal(words: Words, place: int, end: int, asks: Asks, depth: int) -> Frame | None:
    """A clause that begins with its predicate: a decision, a modal word, a verb, a verb of speech."""
    size, kinds = trigger_at(words, place)
    verb, classes = verb_at(words, place, first=True)
    if "decide" in kinds and verb <= size:
        return Frame(place, end, place, decide=(place, place + size))
    says = "speech" in kinds and size > verb
    if not says and not _named_party(words, place) and (kinds & MODAL or classes & {"act", "aux"}):
        marks, main = marks_of(words, place, end)
        return Frame(place, end, main, marks=marks)
    if "speech" in kinds and verb <= size and depth < 2:
        inner = _core(words, openers(words, place + size, end), end, asks, depth=depth + 1)
        return None if inner is None else replace(inner, said=True)
    return None


def _coming(words: Words, place: int, end: int) -> Frame | None:
    """'Hội nghị giao ban lần thứ II sẽ được tổ chức tại …'."""
    coming = event_modal(words, place, end)
    if coming is None:
        return None
    marks, verb = marks_of(words, coming, end)
    return Frame(place, end, verb, thing=True, event=True, subject=(place, coming), marks=marks)


def _named_party(words: Words, place: int) -> bool:
    """'Thanh tra Sở', 'Công an tỉnh': a party though the word is a verb too."""
    return (
        begins_party(words, place)
        and place + 1 < len(words)
        and (
            words[place + 1].name
            or (words[place].low == "lãnh" and party_at(words, place + 2)[0] > 0)
            or (words[place].capital and "body" in party_at(words, place)[1] and _capital_after(words, place))
        )
    )


def _capital_after(words: Words, place: int) -> bool:
    after = place + party_at(words, place)[0]
    return after < len(words) and words[after].capital


def _divided(words: Words, place: int, end: int, asks: Asks, depth: int) -> Frame | None:
    """A topic and its statement ('Trạm trung chuyển rác: tạm dừng …'), a condition and its consequence ('… thì …')."""
    base = words[place].depth
    for at in range(place + 1, min(end - 1, place + 45)):
        word = words[at]
        if word.depth > base:
            continue
        if (word.low in (";", ",") and word.low != ",") or (
            "speech" in trigger_at(words, at)[1] and not words[at].capital
        ):
            return None
        if word.low == ":" and "voice" not in trigger_at(words, place)[1]:
            if begins_party(words, place) and party_end(words, place, at) >= at - 1 - _bracketed(words, place, at):
                return None
            inner = _core(words, openers(words, at + 1, end), end, asks, depth=depth + 1)
            return None if inner is None else replace(inner, start=place) if inner.decide else inner
        if word.low == "thì":
            inner = _core(words, openers(words, at + 1, end), end, asks, depth=depth + 1)
            return None if inner is None else replace(inner, start=place)
    return None


def _bracketed(words: Words, place: int, end: int) -> int:
    return sum(1 for i in range(place, end) if words[i].depth > words[place].depth or words[i].low in "()")


def _settled_topic(words: Words, place: int, end: int, asks: Asks, depth: int) -> Frame | None:
    """'Đề nghị bổ sung biên chế: Thường trực không đồng ý': the request is the topic, its answer the statement."""
    for at in range(place + 1, end - 1):
        if words[at].low == ":" and words[at].depth == words[place].depth:
            inner = _core(words, skip_links(words, at + 1, end), end, asks, depth=depth + 1)
            if inner is not None and inner.decide is not None:
                return replace(inner, start=place)
            return None
    return None


def _asked(words: Words, place: int, size: int, end: int, asker: Range | None) -> Frame:
    """After 'yêu cầu', 'giao', 'đề nghị': the parties asked, and what they are to do."""
    voice = " ".join(words[i].low for i in range(place, place + size))
    after = place + size
    while after < end and words[after].low in (":", "cho", "đối", "với", ",", "“", '"'):
        after += 1
    again, kinds = trigger_at(words, after)
    if "voice" in kinds and after == place + size and begins_party(words, after + again):
        return _asked(words, after, again, end, asker)  # "đã chỉ đạo giao Sở Y tế …"
    inner = openers(words, after, end)
    party = party_end(words, inner, end)
    if party == inner:
        party = unknown_party(words, inner, end)
    if party == inner:
        marks, verb = marks_of(words, inner, end)
        lead = inner >= end or not predicate(words, inner, first=True)
        return Frame(after if not lead else place, end, verb, marks=marks, asker=asker, voice=voice, lead=lead)
    begin = to_verb(words, party, end)
    if begin is None:
        return Frame(place, end, end, subject=(inner, party), asker=asker, voice=voice, lead=True)
    party = stretch(words, inner, party, begin, end)
    verb = max(begin, party)
    marks, main = marks_of(words, verb, end)
    start = after if after < inner and timely(words, after) else inner
    return Frame(
        start,
        end,
        main,
        subject=(inner, party),
        marks=marks,
        asker=asker,
        voice=voice,
        colon=words[verb - 1].low == ":",
    )


def _with_subject(words: Words, place: int, end: int, asks: Asks, depth: int) -> Frame | None:
    if not begins_party(words, place):
        return None
    party = party_end(words, place, end)
    verb = to_verb(words, party, end) if party > place else None
    if party > place and verb is None:
        return Frame(place, end, end, subject=(place, party), lead=True) if party >= end - 1 else None
    if verb is None:
        return None
    if words[verb - 1].low == ":":
        inner = _core(words, skip_links(words, verb, end), end, asks, depth=depth + 1)
        if inner is not None and inner.subject is not None and not inner.thing and inner.voice is None:
            return inner
    if (
        words[party].low == "là" and begins_party(words, party + 1) and words[party + 1].capital
    ):  # 'Nhà thầu là Công ty X phải'
        named = party_end(words, party + 1, end)
        onward = to_verb(words, named, end)
        if onward is not None and onward < end:
            found = _predicated(words, (party + 1, named), onward, end, asks, depth)
            return None if found is None else replace(found, start=place)
    party = stretch(words, place, party, verb, end)
    return _predicated(words, (place, party), max(verb, party), end, asks, depth)


def _predicated(words: Words, subject: Range, verb: int, end: int, asks: Asks, depth: int) -> Frame | None:
    """The frame of a subject and its predicate: speech, order, decision or act."""
    place = subject[0]
    colon = words[verb - 1].low == ":"
    size, kinds = trigger_at(words, verb)
    if "speech" in kinds and "voice" not in kinds and not colon:
        inner = _core(words, openers(words, verb + size, end), end, asks, depth=depth + 1)
        opinion = words[verb].low in ("cho", "nhận", "lo", "đánh", "cảnh", "bức", "than", "hỏi") and words[
            verb + size - 1
        ].low in ("rằng", "định", "giá", "ngại", "báo", "xúc", "phiền", "hỏi")
        if inner is not None and inner.subject is None and inner.decide is None and inner.voice is None:
            return replace(
                inner, start=place if words[verb].low in ("ghi", "tiếp") else inner.start, subject=subject, said=True
            )
        if inner is not None or verb_at(words, verb)[0] < size:
            return None if inner is None else replace(inner, speaker=subject, opinion=opinion, said=True)
    ordered = verb if "voice" in kinds else order_after(words, verb, end)
    if ordered is not None and asks(subject, ordered):
        return _asked(words, ordered, trigger_at(words, ordered)[0], end, asker=subject)
    vowed = vow(words, verb, end) if "decide" in kinds else None
    if vowed is not None:
        return Frame(place, end, vowed, subject=subject, marks=frozenset({"promise"}))
    if "decide" in kinds and not (colon and words[place].low != "hội"):
        return Frame(place, end, verb, subject=subject, decide=(verb, verb + size))
    marks, main = marks_of(words, verb, end)
    if "done" in marks and not marks & MODAL:
        vowed = vow(words, verb, end)
        if vowed is not None:
            marks, main = frozenset({"promise"}), vowed
    return Frame(place, end, main, subject=subject, marks=marks, colon=colon)


def _thing(words: Words, place: int, end: int, asks: Asks, depth: int) -> Frame | None:
    """A subject that is no party: 'Cuộc họp giao ban kế tiếp sẽ được tổ chức …', 'trường hợp A thì …'."""
    base = words[place].depth
    for at in range(place + 1, min(end, place + 50)):
        word = words[at]
        if word.depth > base:
            continue
        if word.low == ";":
            return None
        if word.low in (":", "thì") and at + 1 < end:
            inner = _core(words, openers(words, at + 1, end), end, asks, depth=depth + 1)
            if inner is not None:
                return replace(inner, start=place) if word.low == "thì" or inner.decide else inner
            return None
        if word.low == "," and at + 1 < end and "voice" in trigger_at(words, at + 1)[1] and asks(None, at + 1):
            return _asked(words, at + 1, trigger_at(words, at + 1)[0], end, asker=None)
        kinds = trigger_at(words, at)[1]
        if kinds & MODAL and word.low not in ("không", "mục", "tạm"):
            if at and trigger_at(words, at - 1)[1] & {"done"} and words[at - 1].low in ("đã", "từng", "mới", "như"):
                return None
            marks, verb = marks_of(words, at, end)
            comma = next((i for i in range(at, place, -1) if words[i].low == ","), place)
            if comma > place and begins_party(words, comma + 1) and party_end(words, comma + 1, end) == at:
                return Frame(place, end, verb, subject=(comma + 1, at), marks=marks)
            return Frame(place, end, verb, thing=True, subject=(place, at), marks=marks)
    return None
