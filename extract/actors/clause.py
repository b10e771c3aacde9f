"""Who acts in a clause: its own subject, or what it inherits from sentence, lead-in, heading, speaker."""

from __future__ import annotations

import re

from extract.actors.parties import parties_of, party_of
from extract.actors.references import meant
from extract.actors.told import told
from extract.clauses.triggers import any_of
from extract.commitments.frames import Frame, Range
from extract.commitments.line import Line
from extract.record import Party

_OFFICE = re.compile(any_of("chiefs"), re.IGNORECASE)
_PROMISED = frozenset({"promise", "plan"})


def actors_of(line: Line, frame: Frame) -> tuple[Party, ...]:
    """Who is to act in the clause: its subject, else what it inherits; with 'X chỉ đạo Y làm' both."""
    scene, reading, spoken = line.scene, line.reading, line.spoken
    others = told(line, frame)
    if frame.subject is None or frame.thing:
        base = _inherited(line, frame)
        if frame.thing and spoken and spoken.body:
            return (party_of(scene.names.canonical(spoken.body), None, "speaker"),)
        if frame.thing and scene.news and not spoken:
            return ()
        if frame.voice and frame.asker is not None and not others:
            return ()
        if others or frame.voice:
            base = reading.principal or line.context.actors or base
    else:
        base = reading.principal = _body_of(line, frame) or _named(line, frame.subject, frame.speaker)
    return base + tuple(party for party in others if party.name not in {other.name for other in base})


def _inherited(line: Line, frame: Frame) -> tuple[Party, ...]:
    """Who acted last, in the sentence or above it; in a report not the one who only told what others are to do."""
    reading = line.reading
    near = [reading.local, reading.actors, line.context.actors]
    if line.scene.news and not frame.marks & _PROMISED and line.spoken is None:
        last = reading.acts[-1] if reading.acts else None
        own = last is not None and any(one.span and last.span.contains(one.span) for one in last.actors)
        acted = last.actors if last is not None and own else ()
        near = [parties for parties in near if parties == acted or not any(_chief(line, one) for one in parties)]
    return next((parties for parties in near if parties), ())


def _chief(line: Line, party: Party) -> bool:
    """Whether the party is an office or a person who speaks, not a body."""
    return party.name in line.scene.speakers or _OFFICE.match(party.name) is not None


def _named(line: Line, subject: Range, teller: Range | None) -> tuple[Party, ...]:
    """Those whom the subject names, or means by a short word."""
    scene = line.scene
    return meant(line, subject, teller) or parties_of(scene.text, line.words, subject, scene.names)


def _body_of(line: Line, frame: Frame) -> tuple[Party, ...]:
    """'Ông Lam, Giám đốc Sở Y tế, cho biết sẽ mở …': the body that the speaker speaks for; not 'ông Lam hứa sẽ …'."""
    if not frame.said or frame.subject is None or frame.start == frame.subject[0] or not frame.marks & _PROMISED:
        return ()
    scene = line.scene
    named = parties_of(scene.text, line.words, frame.subject, scene.names)
    speaker = scene.speakers.get(named[0].name) if len(named) == 1 else None
    if speaker is None or not speaker.body or speaker.person != named[0].name:
        return ()
    return (party_of(scene.names.canonical(speaker.body), named[0].span, "speaker"),)
