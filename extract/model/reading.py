"""How a part of a sentence is noted for the model, before and after the rules have read it."""

from __future__ import annotations

import functools
from dataclasses import replace

from extract.actors.clause import actors_of
from extract.actors.parties import party_of
from extract.clauses.split import Part
from extract.clauses.triggers import party_at
from extract.commitments.found import Act
from extract.commitments.frames import Frame
from extract.commitments.kinds import kind_of
from extract.commitments.line import Line
from extract.model.pieces import Piece
from extract.record import Party


def piece_of(line: Line, part: Part, frame: Frame | None) -> Piece:
    """The part as it stands before the rules read it: with what it would state."""
    start, verb = (frame.start, min(frame.verb, part.end - 1)) if frame else (part.start, part.start)
    actors = actors_of(line, frame) if frame else line.reading.local or line.reading.actors or line.context.actors
    span = line.quote(part.start, part.end)
    act = Act(
        line.quote(start, part.end), line.span, _kind(line, frame), actors, "learned", line.words[verb].start,
        opening=line.reading.opening, head=line.context.head, places=line.context.places,
    )  # fmt: skip
    words = line.words.part(start, part.end)
    return Piece(span, line.span, words, act, False, tuple(_clues(line, part, frame)), tuple(_rivals(line)))


def as_read(piece: Piece, line: Line, acts: int, settled: int) -> Piece:
    """The piece after the rules have read it; `acts` and `settled` count what was found before."""
    reading = line.reading
    if len(reading.settled) > settled:
        piece = replace(piece, clues=(*piece.clues, "settled", "settled:" + reading.settled[-1].rule.split(":")[0]))
    if len(reading.acts) > acts:
        return replace(piece, act=reading.acts[-1], fired=True)
    return piece


def _kind(line: Line, frame: Frame | None) -> str:
    if frame is None:
        return line.reading.kind or "assignment"
    return kind_of(
        frame.marks, voice=frame.voice, inherited=line.reading.kind, thing=frame.thing,
        first_person=line.spoken is not None, news=line.scene.news,
    )  # fmt: skip


def _clues(line: Line, part: Part, frame: Frame | None) -> list[str]:
    context, reading = line.context, line.reading
    clues = ["section:" + context.section, "inherits:" + str(context.kind), "kind:" + str(reading.kind)]
    clues += _signed(
        news=line.scene.news,
        item=context.item,
        lead_in=context.voice is not None,
        context_actors=bool(context.actors),
        places=bool(context.places),
        order=reading.order,
        past=reading.past,
        low_asker=reading.low_asker,
        local=bool(reading.local),
        deciding=reading.deciding,
        speech=line.spoken is not None,
        strong=part.strong,
        leads_over=line.leads_over,
        opening=reading.opening is not None,
    )
    return clues + (_frame_clues(line, frame) if frame else ["no-frame"])


@functools.lru_cache(maxsize=1 << 10)
def _signed(**state: bool) -> tuple[str, ...]:
    """A clue for each thing that is so or not: "+news", "-lead-in"."""
    return tuple(("+" if on else "-") + name.replace("_", "-") for name, on in state.items())


def _frame_clues(line: Line, frame: Frame) -> list[str]:
    clues = ["mark:" + mark for mark in sorted(frame.marks)] or ["unmarked"]
    flags = {
        "thing": frame.thing, "opinion": frame.opinion, "colon": frame.colon, "event": frame.event, "lead": frame.lead,
        "asker": frame.asker is not None, "speaker": frame.speaker is not None, "decide": frame.decide is not None,
    }  # fmt: skip
    clues += [name for name, on in flags.items() if on]
    if frame.voice:
        clues += ["voiced", "voice:" + frame.voice]
    if frame.subject is None:
        return [*clues, "no-subject"]
    classes = party_at(line.words, frame.subject[0])[1]
    return [*clues, "subject", *("subject:" + name for name in sorted(classes))]


def _rivals(line: Line) -> list[tuple[str, tuple[Party, ...]]]:
    """Who else might act here, nearest first."""
    scene, reading, context = line.scene, line.reading, line.context
    found = [
        ("local", reading.local),
        ("last", reading.actors),
        ("context", context.actors),
        ("lead", reading.lead_actors),
    ]
    speaker = line.spoken or reading.speaker
    if speaker and speaker.person:
        found.append(("speaker", (party_of(scene.names.canonical(speaker.person), None, "speaker"),)))
    if speaker and speaker.body:
        found.append(("spoken-for", (party_of(scene.names.canonical(speaker.body), None, "speaker"),)))
    if scene.voice:
        found.append(("voice", (scene.voice,)))
    if scene.issuer:
        found.append(("issuer", (party_of(scene.issuer, None, "issuer"),)))
    return [(way, parties) for way, parties in found if parties]
