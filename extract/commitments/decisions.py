"""What was settled there and then: 'Hội nghị thông qua …', 'Đồng ý chủ trương …', 'không chấp thuận …'.

A conclusion that settles a thing and has somebody do it ('Hội nghị thống nhất lập đường dây nóng') is both.
"""

from __future__ import annotations

import re

from extract.actors.parties import parties_of
from extract.actors.phrases import begins_party, party_end
from extract.clauses.opens import opens_clause
from extract.clauses.split import Part
from extract.clauses.triggers import cues, trigger_at, verb_at
from extract.clauses.words import Words
from extract.commitments.frames import Frame, Range
from extract.commitments.line import Line
from extract.record import CommitmentKind, Party

_DOING = cues("agreed_deeds")
_EARLIER = re.compile(
    r"(?:Trong )?(?:[Nn]ăm \d{4}|[Tt]ừ (?:năm|tháng)|[Gg]iai đoạn)\b|.*\b[Tt]rước (?:đó|đây)\b", re.DOTALL
)
_OPINIONS = frozenset({"nhận", "quan", "cách", "nhiều", "ý"})  # "nhận xét", "quan điểm", "cách làm", "ý kiến"
_PAPER = frozenset({"số", "này", "của", "trên", "nói", "đó", "ngày"})
_AGREED = ("thống nhất", "nhất trí", "đồng ý")


def settle(line: Line, part: Part, frame: Frame, actors: tuple[Party, ...]) -> None:
    """Note what the frame settles, and the act that it agrees on."""
    by = actors if frame.subject else line.author()
    if _stands(line, frame):
        line.settle(line.quote(frame.start, _reach(line.words, part)), by, "decided:" + "_".join(_said(line, frame)))
        line.reading.deciding = True
    _agree(line, part, frame, actors)
    if line.leads_over:
        line.reading.lead, line.reading.lead_actors = frame, actors if frame.subject else ()
        if " ".join(_said(line, frame)).endswith(_AGREED) and "kết" not in line.low(
            len(line.words) - 6, len(line.words)
        ):
            line.reading.kind = "agreement"


def _said(line: Line, frame: Frame) -> list[str]:
    return line.low(*frame.decide) if frame.decide else []


def _stands(line: Line, frame: Frame) -> bool:
    """In a report only what the meeting itself is said to have settled; in a post, only what is news in it."""
    if _is_noun(line, frame) or (line.scene.news and not _is_new(line, frame)):
        return False
    return not line.reports or frame.subject is not None or _said(line, frame)[:1] == ["đã"]


def _is_noun(line: Line, frame: Frame) -> bool:
    """Whether the word only names a paper, a right or harmony: "Quyết định số 12", "có quyền quyết định"."""
    place = frame.decide[0] if frame.decide else frame.start
    before, said, after = line.words[place - 1].low if place else "", " ".join(_said(line, frame)), _next(line, frame)
    if said == "quyết định":
        return before in ("quyền", "có", "theo") or after in _PAPER or after[:1].isdigit()
    return said == "thống nhất" and after == "trong"


def _is_new(line: Line, frame: Frame) -> bool:
    """Not what was settled before ("Từ tháng 9-2016, tỉnh đã quyết định …"), an opinion, or words of harmony.

    Without a subject a post settles only at the head of a sentence: in its middle "thống nhất" is an adverb or quoted.
    """
    said, verb = " ".join(_said(line, frame)), line.words[frame.decide[0] if frame.decide else frame.start]
    if _EARLIER.match(line.scene.text, line.words[0].start, verb.start):
        return False
    opinion = said.endswith("với") and _next(line, frame) in _OPINIONS
    if opinion or said == "chưa thống nhất":
        return False
    if frame.subject is None:
        return frame.start == 0 or not said.startswith("thống nhất")
    asker = line.low(*frame.subject)
    return "cấp" not in asker and not (asker[:1] in (["chúng"], ["tôi"]) and "đồng" in said)


def _next(line: Line, frame: Frame) -> str:
    """The word behind the deciding one."""
    place = frame.decide[1] if frame.decide else frame.end
    return line.words[place].low if place < len(line.words) else ""


def _agree(line: Line, part: Part, frame: Frame, actors: tuple[Party, ...]) -> None:
    doer = _agreed_party(line.words, frame, part.end)
    if doer is not None and not line.leads_over:
        who = parties_of(line.scene.text, line.words, doer, line.scene.names)
        line.act(line.quote(doer[0], part.end), doer[1], "agreement", who, "agreed")
        line.reading.kind, line.reading.actors = "agreement", who
        return
    act = _agreed_act(line.words, frame, part.end)
    if act is None or line.leads_over or (line.reports and not frame.subject):
        return
    who = actors if frame.subject else line.context.actors
    kind: CommitmentKind = "promise" if "quyết" in _said(line, frame) else "agreement"
    line.act(line.quote(frame.start if frame.subject else act, part.end), act, kind, who, "agreed")
    line.reading.kind, line.reading.actors = "agreement", who


def _agreed_party(words: Words, frame: Frame, end: int) -> Range | None:
    """'Đồng ý UBND tỉnh lập đề án …': whom the meeting has do what was agreed."""
    if frame.decide is None or not begins_party(words, frame.decide[1]):
        return None
    if " ".join(words[i].low for i in range(*frame.decide)) not in _AGREED:
        return None
    start, after = frame.decide[1], party_end(words, frame.decide[1], end)
    return (start, after) if after < end and "act" in verb_at(words, after)[1] else None


def _agreed_act(words: Words, frame: Frame, end: int) -> int | None:
    """The place of what was agreed to be done; None where only a thing was settled."""
    if frame.decide is None:
        return None
    place = frame.decide[1]
    said = " ".join(words[i].low for i in range(*frame.decide))
    if not said.endswith(("thống nhất", "nhất trí", "quyết định")) or said.startswith(("không", "chưa", "đã")):
        return None
    if trigger_at(words, place)[1] & {"must", "promise"}:
        return place
    verb, _ = verb_at(words, place)
    if verb and " ".join(words[i].low for i in range(place, place + verb)) in _DOING and place + verb < end:
        return place
    return None


def settle_order(line: Line, part: Part, frame: Frame) -> None:
    """'thống nhất giao ông A chỉ đạo Dự án': the order is a decision as well."""
    if frame.voice is None or not frame.voice.startswith((*_AGREED, "quyết định")):
        return
    first = frame.voice.split()[0]
    start = (
        frame.asker[0]
        if frame.asker
        else next((i for i in range(part.start, frame.verb) if line.words[i].low == first), frame.start)
    )
    by = parties_of(line.scene.text, line.words, frame.asker, line.scene.names) if frame.asker else line.author()
    line.settle(line.quote(start, part.end), by, "decided:giao")


def _reach(words: Words, part: Part) -> int:
    """Where the decision ends: with its parts, before another order or a new subject."""
    end = semicolon(words, part)
    for at in range(part.end, end - 1):
        if words[at].low in (",", "và") and (trigger_at(words, at + 1)[1] & {"voice"} or words[at + 1].low == "giao"):
            return at
        if words[at].low == "," and opens_clause(words, at + 1, end):
            return at
    return end


def semicolon(words: Words, part: Part) -> int:
    """The place of the semicolon behind the part, else the end of the sentence."""
    return next((at for at in range(part.end, len(words)) if words[at].low == ";"), len(words))
