"""One block's statements: its sentences and speeches, part by part, with what each inherits."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from extract.actors.speakers import Speaker, speaker_after
from extract.clauses.openers import openers
from extract.clauses.sentences import sentences, speeches
from extract.clauses.split import Part, parts_of
from extract.clauses.structure import Section
from extract.clauses.times import timely
from extract.clauses.triggers import cues, party_at, trigger_at
from extract.clauses.words import Words, span_of
from extract.commitments.askers import note_asker, upward
from extract.commitments.context import Context
from extract.commitments.counts import (
    counts,
    forbids_all,
    formula,
    goes_on,
    helps,
    leads,
    planned,
    sets_rule,
)
from extract.commitments.decisions import semicolon, settle, settle_order
from extract.commitments.found import trim
from extract.commitments.frames import Frame, Range, frame_of
from extract.commitments.kinds import kind_of, voice_kind
from extract.commitments.line import Line, Reading
from extract.commitments.scene import Scene, is_voice
from extract.model.reading import as_read, piece_of
from extract.record import CommitmentKind, Party
from ingest import Span

_ANSWERS = frozenset({("ghi", "nhận"), ("tiếp", "thu")})
_OWN_VOICE = cues("own_voice")


def read_block(scene: Scene, span: Span, context: Context) -> Reading:
    """The statements of one block of the text."""
    reading = Reading(actors=context.actors, kind=context.kind, order=context.voice is not None)
    for stretch, spoken in _stretches(scene, span):
        reading.speaker = spoken or reading.speaker
        for sentence in sentences(scene.text, stretch):
            words = scene.words(sentence)
            if words:
                _sentence(Line(scene, words, sentence, context, reading, spoken))
    return reading


def _stretches(scene: Scene, span: Span) -> list[tuple[Span, Speaker | None]]:
    """The block cut at speeches, each with its speaker."""
    found: list[tuple[Span, Speaker | None]] = []
    at, last = span.start, None
    for speech in speeches(scene.text, span) if scene.news else ():
        before = Span(at, max(at, speech.start - 1))
        end = max(span.start, speech.start - 1)
        last = _speaker_before(scene, Span(max(span.start, end - _FARTHEST), end)) or last
        speaker = speaker_after(scene.text, speech.end, span.end, scene.speakers) or last
        if scene.text[before.start : before.end].strip():
            found.append((before, None))
        found.append((speech, speaker or Speaker("")))
        at = min(span.end, speech.end + 1)
    if scene.text[at : span.end].strip():
        found.append((Span(at, span.end), None))
    return found


_NEXT = 3  # letters between a sentence and the next
_FARTHEST = 20_000  # letters back to where the speaker was named
_TITLED = re.compile(r"(?:[ôÔ]ng|[bB]à|[đĐ]ồng chí|đ/c|anh|chị)\s$")
_TITLE = 10  # letters of a form of address, at most


def _speaker_before(scene: Scene, span: Span) -> Speaker | None:
    """The last speaker named before a speech."""
    text, best, place = span.of(scene.text), None, -1
    for name, speaker in scene.speakers.items():
        at = text.rfind(name)
        if at > place and (" " in name or _TITLED.search(text, max(0, at - _TITLE), at)):
            best, place = speaker, at
    return best


def _sentence(line: Line) -> None:
    reading, words = line.reading, line.words
    reading.lead, reading.local, reading.deciding, reading.past = None, (), False, False
    if reading.brief:
        reading.order, reading.brief = False, False
    reading.opening, first, ordered = _opening(words), len(reading.acts), reading.order
    if line.scene.news and line.spoken is None:
        reading.speaker = _speaker_before(line.scene, line.span) or reading.speaker
    _follows(line)
    for part in parts_of(words, 0, len(words)):
        frame = frame_of(words, part.start, part.end, lambda subject, place: _asks(line, subject, place))
        piece, acts, settled = piece_of(line, part, frame), len(reading.acts), len(reading.settled)
        if frame is None:
            _continue(line, part)
        else:
            _part(line, part, frame, piece.act.actors)
        reading.pieces.append(as_read(piece, line, acts, settled))
    _answer(line, first)
    _close(line, first)
    if line.scene.news and ordered and len(reading.acts) == first and not line.leads_over and not line.context.voice:
        reading.order, reading.urged = False, True  # a row of orders ends with the first sentence that has none


def _follows(line: Line) -> None:
    """'hội nghị thống nhất như sau: UBND huyện …; Sở …': what follows the colon is agreed or ordered."""
    words = line.words
    if line.scene.text.find(":", line.span.start, line.span.end) < 0:
        return
    for at in range(2, len(words) - 1):
        if words[at].low == ":" and line.low(at - 2, at) == ["như", "sau"]:
            kinds = {kind for i in range(max(0, at - 8), at) for kind in trigger_at(words, i)[1]}
            if kinds & {"decide", "voice"}:
                line.reading.order, line.reading.brief = True, True
                line.reading.kind = "agreement" if "decide" in kinds else "assignment"
            return


def _opening(words: Words) -> Span | None:
    """The time at the head of a sentence: it reaches all its acts."""
    start = openers(words, 0, len(words))
    return span_of(words, 0, start) if 0 < start < len(words) and words[start - 1].low == "," else None


def _answer(line: Line, first: int) -> None:
    """'Riêng đề nghị nâng mức khoán, Sở ghi nhận và sẽ …': the request is no order, its answer is the statement."""
    acts = line.reading.acts
    if len(acts) <= first or acts[first].rule != "voice:đề_nghị":
        return
    if any(pair in _ANSWERS for pair in pairwise(word.low for word in line.words)):
        del acts[first]


def _close(line: Line, first: int) -> None:
    """'…, hoàn thành trước 30/6' at the end of a sentence closes its whole list."""
    acts = line.reading.acts
    closing = _closing(line.words) if len(acts) - first >= 2 else None
    if closing is None:
        return
    for index in range(first, len(acts) - 1):
        between = line.scene.text[acts[index].span.end : closing.start]
        if ";" not in between and acts[index].actors == acts[-1].actors:
            acts[index] = replace(acts[index], closing=closing)


def _closing(words: Words) -> Span | None:
    for at in range(len(words) - 2, 0, -1):
        low = words[at].low
        if low == ";":
            return None
        if (
            low in ("hoàn", "xong")
            and words[at - 1].low in (",", "phải")
            and timely(words, at + (2 if low == "hoàn" else 1))
        ):
            return span_of(words, at, len(words))
    return None


def _continue(line: Line, part: Part) -> None:
    """A part that is no clause: an aim in numbers, or the rest of the act before it in the same sentence."""
    reading = line.reading
    if line.context.section is Section.GOAL and any(
        word.text[0].isdigit() for word in line.words[part.start : part.end]
    ):
        line.act(line.quote(part.start, part.end), part.start, "plan", reading.local or line.context.actors, "goal")
        return
    if part.strong or not reading.acts or reading.acts[-1].sentence != line.span:
        return
    last = reading.acts[-1]
    if line.words[part.start].start - last.span.end <= 4:
        whole = Span(last.span.start, line.words[part.end - 1].end)
        reading.acts[-1] = replace(last, span=trim(line.scene.text, whole))


def _asks(line: Line, subject: Range | None, place: int) -> bool:
    """Whether the voice verb at words[place] orders somebody in the author's name."""
    context, reading = line.context, line.reading
    verb = line.words[place].low
    if subject is not None and not line.scene.news:
        between = range(subject[1], place)
        if any("done" in trigger_at(line.words, at)[1] for at in between):
            return False  # "UBND tỉnh đã yêu cầu …" tells in a notice of what was before
    if subject is not None:
        if line.scene.news and verb == "chỉ" and reading.order and _ordered(line, subject):
            return False  # "…; Bộ A chỉ đạo các cục …" among what is asked for: Bộ A acts
        if line.scene.news or is_voice(line.scene, line.words, subject):
            return True
        return verb == "đề" and "self" in party_at(line.words, subject[0])[1]
    if verb in _OWN_VOICE:
        return not (context.item and place < 2) or not context.actors
    if line.scene.news:
        return (not reading.order or place == 0) and not (reading.past and verb == "chỉ")
    return not (context.item and context.actors) and not reading.local


def _ordered(line: Line, subject: Range) -> bool:
    """Whether the subject is a body that is told what to do in this sentence, or in the one before."""
    last = line.reading.acts[-1] if line.reading.acts else None
    body = "body" in party_at(line.words, subject[0])[1]
    return body and last is not None and (last.sentence == line.span or line.span.start - last.sentence.end < _NEXT)


def _part(line: Line, part: Part, frame: Frame, actors: tuple[Party, ...]) -> None:
    """Note what one part of the sentence says; `actors` are to act in it."""
    reading = line.reading
    note_asker(line, frame)
    if frame.decide is not None:
        settle(line, part, frame, actors)
        return
    if frame.voice is not None:
        settle_order(line, part, frame)
        reading.order, reading.kind = not upward(line, frame), voice_kind(frame.voice)
        if not reading.order:
            return
    if frame.lead or not frame.acts:
        reading.lead, reading.lead_actors = frame, actors if frame.subject else ()
        if frame.voice is not None and frame.subject:
            reading.actors = actors
    elif leads(line, frame, part.end):
        reading.lead, reading.lead_actors, reading.actors = frame, actors, actors
        reading.kind = reading.kind or "assignment"
    elif not _settles(line, part, frame):
        _act(line, part, frame, actors)


def _settles(line: Line, part: Part, frame: Frame) -> bool:
    """Note a rule, a general prohibition, or the next member of a list of decisions; False if it is none of them."""
    reading = line.reading
    if sets_rule(line, frame):
        line.settle(line.quote(frame.start, semicolon(line.words, part)), line.author(), "rule")
        return True
    if (
        reading.deciding
        and part.strong
        and frame.subject is None
        and not frame.marks & {"promise", "plan"}
        and not line.context.actors
    ):
        line.settle(line.quote(frame.start, semicolon(line.words, part)), reading.settled[-1].by, "decided:on")
        return True
    reading.deciding = False
    if forbids_all(line, frame):
        line.settle(line.quote(frame.start, part.end), line.author(), "ruled:not")
        return True
    return False


def _act(line: Line, part: Part, frame: Frame, actors: tuple[Party, ...]) -> None:
    """Note the act, if the clause is a commitment where it stands."""
    reading, news = line.reading, line.scene.news
    if not counts(line, frame):
        if frame.subject and not frame.thing:
            reading.local = actors
        reading.past = reading.past or "done" in frame.marks
        if news and "done" in frame.marks and frame.voice is None:
            reading.order = reading.urged = False
        return
    if formula(line, frame, part.end):
        return
    kind = _kind(line, frame)
    span = line.quote(frame.start, part.end)
    line.act(span, min(frame.verb, part.end - 1), kind, actors, _rule(frame))
    if not frame.thing:
        reading.actors = reading.local = actors
    if frame.event and "sẽ" in line.low(frame.start, frame.verb):
        line.settle(span, (), "event")
    if news and planned(line, frame):
        reading.order, reading.brief, reading.kind = True, True, "plan"
    elif news and ("must" in frame.marks or frame.voice):
        reading.order, reading.kind = True, kind


def _kind(line: Line, frame: Frame) -> CommitmentKind:
    reading, news = line.reading, line.scene.news
    if planned(line, frame):
        return "plan"
    if goes_on(line, frame) and reading.acts[-1].kind == "promise" and not frame.voice and "plan" not in frame.marks:
        return "promise"
    kind = kind_of(
        frame.marks, voice=frame.voice, inherited=reading.kind if reading.order or not news else None,
        thing=frame.thing, first_person=line.spoken is not None, news=news,
    )  # fmt: skip
    return "promise" if kind == "assignment" and "must" not in frame.marks and helps(line, frame) else kind


def _rule(frame: Frame) -> str:
    if frame.voice:
        return "voice:" + frame.voice.replace(" ", "_")
    return next((mark for mark in ("promise", "must", "asked", "plan") if mark in frame.marks), "plain")
