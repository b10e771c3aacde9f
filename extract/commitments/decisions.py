"""What was settled there and then: 'Hội nghị thông qua …', 'Đồng ý chủ trương …', 'không chấp thuận …'.

A conclusion that settles a thing and has somebody do it ('Hội nghị thống nhất lập đường dây nóng') is both.
"""

from __future__ import annotations

from extract.actors.parties import parties_of
from extract.clauses.opens import opens_clause
from extract.clauses.split import Part
from extract.clauses.triggers import cues, trigger_at, verb_at
from extract.clauses.words import Words
from extract.commitments.frames import Frame
from extract.commitments.line import Line
from extract.record import CommitmentKind, Party

_DOING = cues("agreed_deeds")
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
    """In a report only what the meeting itself is said to have settled."""
    return not line.reports or frame.subject is not None or _said(line, frame)[:1] == ["đã"]


def _agree(line: Line, part: Part, frame: Frame, actors: tuple[Party, ...]) -> None:
    act = _agreed_act(line.words, frame, part.end)
    if act is None or line.leads_over or (line.reports and not frame.subject):
        return
    who = actors if frame.subject else line.context.actors
    kind: CommitmentKind = "promise" if "quyết" in _said(line, frame) else "agreement"
    line.act(line.quote(frame.start if frame.subject else act, part.end), act, kind, who, "agreed")
    line.reading.kind, line.reading.actors = "agreement", who


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
