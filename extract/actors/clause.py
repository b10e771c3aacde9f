"""Who acts in a clause: its own subject, or what it inherits from sentence, lead-in, heading, speaker."""

from __future__ import annotations

import re

from extract.actors.parties import parties_of, party_of
from extract.actors.speakers import look_up
from extract.actors.told import told
from extract.clauses.triggers import cues
from extract.clauses.words import UPPER, span_of
from extract.commitments.frames import Frame, Range
from extract.commitments.line import Line
from extract.record import Party

_SELF_BODY = frozenset({"chúng tôi", "đơn vị", "chúng ta", "mình", "bên tôi"})


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
    scene, words, reading = line.scene, line.words, line.reading
    said = scene.said(words, subject).casefold()
    speaker = line.spoken or reading.speaker
    if speaker and said == "tôi":
        return (party_of(scene.names.canonical(speaker.person), span_of(words, *subject), "speaker"),)
    if speaker and speaker.body and said in _SELF_BODY:
        return (party_of(scene.names.canonical(speaker.body), span_of(words, *subject), "speaker"),)
    if said in ("ông", "bà", "vị này") and reading.actors:
        return reading.actors
    body = _spoken_for(line, subject, said, teller) if said in _BARE else None
    if body is not None:
        return (party_of(scene.names.canonical(body), span_of(words, *subject), "speaker"),)
    return parties_of(scene.text, words, subject, scene.names)


_BARE = cues("bare_heads")
_PLACES = frozenset({"xã", "huyện", "quận", "phường", "thành phố", "tỉnh"})
_ANY = frozenset({"chi nhánh", "đơn vị", "chúng tôi", "đơn vị này", "doanh nghiệp", "nhà trường"})


def _spoken_for(line: Line, subject: Range, said: str, teller: Range | None) -> str | None:
    """The body that a bare head means: the speaker's ('Theo ông Khải, chi nhánh sẽ …'), or the place of the issuer."""
    scene, words, reading = line.scene, line.words, line.reading
    speaker = look_up(scene.said(words, teller), scene.speakers) if teller else reading.speaker
    if speaker and speaker.body:
        if said in _ANY or speaker.body.casefold().startswith(said):
            return speaker.body
        match = re.search(rf"\b{said} [A-ZĐ]\S*(?: [A-ZĐ]\S*)*", speaker.body)
        if match:
            return match[0]
    named = rf"\b(?i:{said}) [{UPPER}][^\s,.;:]*(?: [{UPPER}][^\s,.;:]*)*"
    near = (
        re.findall(named, scene.text[max(0, words[subject[0]].start - 600) : words[subject[0]].start])
        if said in _PLACES
        else []
    )
    if near:
        return str(near[-1])
    known = scene.names.canonical(said)
    if known.casefold() != said:
        return known
    match = re.search(named, scene.issuer or "")
    return match[0] if match else None
