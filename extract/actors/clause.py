"""Who acts in a clause: its own subject, or what it inherits from sentence, lead-in, heading, speaker."""

from __future__ import annotations

from extract.actors.parties import parties_of, party_of
from extract.actors.references import meant
from extract.actors.told import told
from extract.commitments.frames import Frame, Range
from extract.commitments.line import Line
from extract.record import Party


def actors_of(line: Line, frame: Frame) -> tuple[Party, ...]:
    """Who is to act in the clause: its subject, else what it inherits; with 'X chỉ đạo Y làm' both."""
    scene, reading, spoken = line.scene, line.reading, line.spoken
    others = told(line, frame)
    if frame.subject is None or frame.thing:
        base = reading.local or reading.actors or line.context.actors
        if frame.thing and spoken and spoken.body:
            return (party_of(scene.names.canonical(spoken.body), None, "speaker"),)
        if frame.thing and scene.news and not spoken:
            return ()
        if frame.voice and frame.asker is not None and not others:
            return ()
        if others or frame.voice:
            base = reading.principal or line.context.actors or base
    else:
        base = reading.principal = _named(line, frame.subject, frame.speaker)
    return base + tuple(party for party in others if party.name not in {other.name for other in base})


def _named(line: Line, subject: Range, teller: Range | None) -> tuple[Party, ...]:
    """Those whom the subject names, or means by a short word."""
    scene = line.scene
    return meant(line, subject, teller) or parties_of(scene.text, line.words, subject, scene.names)
