"""For whom an act is: 'cho quận Thốt Nốt', 'giúp xã Đăk Mar', 'tại chợ Plei Kần', 'tới từng hộ'.

The guide: the most specific phrase, each coordinated name on its own; not the addressee of a report, nor the actor.
Where the act's own words name nobody, it is for the places of its heading (`topics.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extract.actors.parties import is_group, parties_of
from extract.beneficiaries.lists import phrases
from extract.beneficiaries.prepositions import addressed, preposition
from extract.beneficiaries.specific import most_specific
from extract.clauses.triggers import cues
from extract.clauses.words import Words, span_of
from extract.commitments.found import Act
from extract.commitments.scene import Scene
from extract.record import Party

_VAGUE = cues("vague")
_NOBODY = cues("vague_for_whom")
_COMMITTEE = re.compile(r"^(?:Ủy|Uỷ) ban nhân dân (?=tỉnh|thành phố|huyện|quận|thị xã|xã|phường)|^UBND ")
_NO_TOPIC = frozenset({"báo", "không", "trình"})  # first words of acts that are not for the place of their heading


def beneficiaries_of(scene: Scene, act: Act) -> tuple[Party, ...]:
    """The parties and places that the act's own words say it is for, else those of its heading."""
    words = scene.words(act.span)
    acting = {party.name.casefold() for party in act.actors}
    found: dict[str, Party] = {}
    for kind, party in _named(scene, words):
        name = party.name.casefold()
        if name not in acting and name not in (_NOBODY if kind in ("for", "people", "asked") else _VAGUE):
            found.setdefault(party.name, party)
    kept = most_specific(tuple(found.values()))
    if kept or words[0].low in _NO_TOPIC:
        return kept
    return tuple(party for party in act.places if party.name.casefold() not in acting)


def _named(scene: Scene, words: Words) -> Iterator[tuple[str, Party]]:
    """Whom the prepositions name, with the kind of each; those for whose sake the act is only where nobody else is."""
    denied = words[0].low == "không"
    sake: list[tuple[str, Party]] = []
    others, place = False, 0
    while place < len(words):
        size, kind = preposition(words, place)
        if not size or (denied and kind == "for") or (kind == "for" and addressed(words, place)):
            place += 1
            continue
        found = phrases(words, place + size, kind, scene.ends)
        parties = [(kind, party) for start, end in found for party in _parties(scene, words, start, end)]
        if kind == "so":
            sake += parties
        else:
            others = others or bool(parties)
            yield from parties
        place = found[-1][1] if found else place + size
    if not others:
        yield from sake


def _parties(scene: Scene, words: Words, start: int, end: int) -> tuple[Party, ...]:
    """Whom words[start:end] name; a group without a name stays as it is described, an area is not its committee."""
    if not any(word.end in scene.ends for word in words[start:end]):
        said = scene.said(words, (start, end))
        name = said if is_group(said) else scene.names.canonical(said)
        return (Party(name, span_of(words, start, end), "clause", is_group(said)),)
    found = parties_of(scene.text, words, (start, end), scene.names)
    if words[start].low not in ("ubnd", "ủy", "uỷ"):
        return tuple(replace(party, name=_COMMITTEE.sub("", party.name)) for party in found)
    return found
