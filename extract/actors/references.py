"""Whom a short word means: 'Sở', 'tỉnh', 'đơn vị này', 'hai đơn vị trên', 'chúng tôi', 'tôi'.

A speaker's own body comes first ('ông Khải cho biết chi nhánh sẽ …'), then in a notice the issuer, then what was named
last before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extract.actors.parties import party_of
from extract.actors.speakers import Speaker, look_up
from extract.clauses.triggers import cues
from extract.clauses.words import UPPER, span_of
from extract.commitments.frames import Range
from extract.commitments.line import Line
from extract.record import Party
from ingest import Span

_BARE = cues("bare_heads")
_SELF_BODY = frozenset({"chúng tôi", "đơn vị", "đơn vị chúng tôi", "mình", "bên tôi"})
_PLACES = frozenset({"xã", "huyện", "quận", "phường", "thành phố", "tỉnh"})
_ANY = frozenset({"chi nhánh", "đơn vị", "chúng tôi", "doanh nghiệp", "nhà trường"})
_THIS = re.compile(r"(?P<head>.+?) (?:này|trên|nói trên|nêu trên|đó)$")
_ANY_HEAD = frozenset({"đơn vị", "cơ quan", "nơi", "bên", "ngành", "sở, ngành", "sở ngành", "địa phương"})
_SEVERAL = re.compile(
    r"(?:ubnd |ủy ban nhân dân )?(?P<count>cả hai|cả ba|hai|ba|bốn|năm|các|những|\d+) (?P<head>[a-zà-ỹđ ]+?)"
    r"(?P<this> (?:này|trên|nói trên|nêu trên|đó))?$"
)
_NUMBERS = {"hai": 2, "cả hai": 2, "ba": 3, "cả ba": 3, "bốn": 4, "năm": 5}
_NEAR = 900  # letters back to what a short word takes up
_LEVEL_NEAR = 600
_GAP = 6  # words between two that stand side by side


def meant(line: Line, subject: Range, teller: Range | None) -> tuple[Party, ...]:
    """The parties that the words of a subject stand for; empty where they name somebody themselves."""
    said = line.scene.said(line.words, subject)
    low = said.casefold()
    span = span_of(line.words, *subject)
    speaker = line.spoken or line.reading.speaker
    if speaker and low == "tôi" and speaker.person:
        return _known(line, (speaker.person,), span)
    if speaker and speaker.body and low in _SELF_BODY:
        return _known(line, (speaker.body,), span)
    if low in ("ông", "bà", "vị này"):
        return line.reading.actors
    this = _THIS.match(low)
    if this is not None and (this["head"] in _BARE or this["head"] in _ANY_HEAD):
        return _known(line, _last_named(line, this["head"], span.start, 1), span)
    if low in _BARE:
        body = _spoken_for(line, low, span.start, teller)
        return _known(line, (body,), span) if body is not None else ()
    return _several(line, low, span)


def _known(line: Line, names: tuple[str, ...], span: Span) -> tuple[Party, ...]:
    return tuple(party_of(line.scene.names.canonical(name), span, "speaker") for name in names)


def _spoken_for(line: Line, said: str, place: int, teller: Range | None) -> str | None:
    """The body that a bare head means."""
    scene = line.scene
    speaker = look_up(scene.said(line.words, teller), scene.speakers) if teller else line.reading.speaker
    own = _of_speaker(speaker, said)
    if own is not None:
        return own
    if said in _PLACES:
        near = list(_areas(line, said, place))
        if near:
            return near[-1]
    if not scene.news and scene.issuer and scene.issuer.casefold().startswith(said + " "):
        return scene.issuer
    named = _last_named(line, said, place, 1) if said not in _ANY else ()
    if named:
        return named[0]
    known = scene.names.canonical(said)
    if known.casefold() != said:
        return known
    match = re.search(_area(said), scene.issuer or "")
    return match[0] if match else None


def _of_speaker(speaker: Speaker | None, said: str) -> str | None:
    if speaker is None or not speaker.body:
        return None
    if said in _ANY or speaker.body.casefold().startswith(said):
        return speaker.body
    match = re.search(rf"\b{said} [A-ZĐ]\S*(?: [A-ZĐ]\S*)*", speaker.body)
    return match[0] if match else None


def _area(level: str) -> str:
    return rf"\b(?i:{level}) [{UPPER}][^\s,.;:]*(?: [{UPPER}][^\s,.;:]*)*"


def _areas(line: Line, level: str, place: int) -> Iterator[str]:
    """The areas of a level that are named shortly before."""
    text = line.scene.text[max(0, place - _LEVEL_NEAR) : place]
    return (match[0] for match in re.finditer(_area(level), text))


def _several(line: Line, said: str, span: Span) -> tuple[Party, ...]:
    """'hai đơn vị này', 'ba huyện', 'các đơn vị nêu trên': those named last before."""
    match = _SEVERAL.match(said)
    if match is None:
        return ()
    count = _NUMBERS.get(match["count"]) or (int(match["count"]) if match["count"].isdigit() else 0)
    if not (count or match["this"]):
        return ()
    reading = line.reading
    for parties in (reading.local, reading.actors):
        if len(parties) > 1 and len(parties) == (count or len(parties)) and not any(one.group for one in parties):
            return parties
    if not 1 < count < 7 or not (match["this"] or match["head"] in _BARE):
        return ()
    named = _last_named(line, match["head"], span.start, count)
    return _known(line, named, span) if len(named) == count else ()


def _last_named(line: Line, head: str, place: int, count: int) -> tuple[str, ...]:
    """The last bodies, or areas, of a kind that are named before a place, in the order of the text.

    Of several the last that stand side by side ('Công an tỉnh và UBND huyện Tuy Đức'), if any do.
    """
    scene = line.scene
    named = [
        (span, name)
        for span, name in (scene.places if head in _PLACES else scene.bodies)
        if place - _NEAR <= span.start < place and (head in _ANY_HEAD or name.casefold().startswith(head + " "))
    ]
    for at in range(len(named) - count, -1, -1):
        run = named[at : at + count]
        if count > 1 and len({name for _, name in run}) == count and _side_by_side(scene.text, run):
            return tuple(name for _, name in run)
    last = dict.fromkeys(name for _, name in reversed(named))
    return tuple(reversed(list(last)[:count]))


def _side_by_side(text: str, run: Sequence[tuple[Span, str]]) -> bool:
    gaps = [text[a.end : b.start].split() for (a, _), (b, _) in pairwise(run)]
    return all(len(gap) <= _GAP and (",".join(gap).startswith(",") or "và" in gap or "với" in gap) for gap in gaps)
