"""Who acts, chosen among what the rules say and what stands near: the subject, lead-ins, siblings, addressees.

A rival is a set of parties with the ways in which it can be reached; the model says of each how likely it is right.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from extract.actors.parties import parties_of
from extract.actors.phrases import begins_party, party_end
from extract.clauses.structure import speaks
from extract.clauses.triggers import party_at, trigger_at, verb_at
from extract.clauses.words import Words
from extract.commitments.found import Act
from extract.commitments.scene import Scene
from extract.model.pieces import Piece
from extract.model.weights import Group, Model, Row
from extract.record import Party
from ingest import Document, Span

Parties = tuple[Party, ...]
Key = tuple[str, ...]  # the names of a rival's parties
_ADDRESS = re.compile(r"\s*(?:Kính gửi|[^.;:\n]{0,90}\bđiện\s*:)", re.IGNORECASE)
_BEFORE = 3  # blocks before an act in which its actor is looked for
_MANY = 100  # phrases of a block on each side of an act that are looked at: more than any real block has
_SURER = 0.15  # how much likelier a rival must be than what the rules say


class Phrase(NamedTuple):
    """A phrase that names parties: where it begins, whom it names, what stands around it."""

    start: int
    parties: Parties
    key: Key
    marks: tuple[str, ...]


class Rivals:
    """The rivals for the acts of one document; the phrases of a block are read once, a rival is described once."""

    def __init__(self, scene: Scene, document: Document, pieces: Sequence[Piece]) -> None:
        self._scene, self._document = scene, document
        self._phrases: dict[int, list[Phrase]] = {}
        self._described: dict[tuple[Key, bool], Group] = {}
        self._uses: dict[Key, int] = {}
        for piece in pieces:
            if piece.fired:
                key = _key(piece.act.actors)
                self._uses[key] = self._uses.get(key, 0) + 1
        self._starts = [block.span.start for block in document.blocks]
        self._known = {entity.name for entity in scene.names.entities}
        self._addressed = self._addressees()

    def of(self, act: Act, piece: Piece, last: Parties) -> list[tuple[Parties, Row]]:
        """The rivals with their features, that of the rules first; `last` acts in the act before."""
        found: dict[Key, tuple[Parties, list[str]]] = {}
        _add(found, act.actors, "rule")
        _add(found, last, "last-chosen")
        for way, parties in piece.rivals:
            _add(found, parties, way)
        for way, phrase in self._near(act):
            ways = found.setdefault(phrase.key, (phrase.parties, []))[1]
            ways.append(way)
            ways.extend(phrase.marks)
        _add(found, self._addressed, "addressed")
        _add(found, (), "nobody")
        state = self._state(act, piece)
        return [(parties, self._row(key, parties, ways, state)) for key, (parties, ways) in found.items()]

    def _near(self, act: Act) -> list[tuple[str, Phrase]]:
        index = max(0, bisect_right(self._starts, act.span.start) - 1)
        own = self._read(index)
        at = bisect_right(own, act.span.start, key=lambda phrase: phrase.start)
        near = [(_side(act, phrase.start), phrase) for phrase in own[max(0, at - _MANY) : at + _MANY]]
        parent, steps = self._document.blocks[index].parent, 1
        while parent is not None and steps < 4:
            near += [(f"parent{steps}", phrase) for phrase in self._read(parent)[-_MANY:]]
            parent, steps = self._document.blocks[parent].parent, steps + 1
        for back in range(1, _BEFORE + 1):
            if index >= back:
                near += [(f"back{back}", phrase) for phrase in self._read(index - back)[-_MANY:]]
        return near

    def _read(self, index: int) -> list[Phrase]:
        """The party phrases of a block."""
        if index not in self._phrases:
            block = self._document.blocks[index]
            self._phrases[index] = _phrases(self._scene, block.span) if speaks(block) else []
        return self._phrases[index]

    def _addressees(self) -> Parties:
        found: dict[str, Party] = {}
        for block in self._document.blocks[:12]:
            if _ADDRESS.match(self._document.words(block)):
                for phrase in _phrases(self._scene, block.span):
                    found.update({party.name: party for party in phrase.parties})
        return tuple(found.values())

    def _row(self, key: Key, parties: Parties, ways: list[str], state: Group) -> Row:
        """How the rival is reached, what it is, and each way crossed with the state of the act."""
        plain = [way for way in ways if "=" not in way]
        crossed = [_crossed(way, state) for way in plain]
        return [tuple(ways), self._describe(key, parties), *crossed, ("&".join(sorted(set(plain))),)]

    def _describe(self, key: Key, parties: Parties) -> Group:
        """What the rival is, whatever the act."""
        group = any(party.group for party in parties)
        found = self._described.get((key, group))
        if found is None:
            row = ["n=" + str(min(len(key), 4)), "uses=" + str(min(self._uses.get(key, 0), 3))]
            row += ["head=" + head for head in sorted({name.split(" ")[0].lower() for name in key if name})]
            row += ["group"] if group else []
            row += ["caps"] if any(name.isupper() and len(name) > 6 for name in key) else []
            row += ["author"] if self._scene.voice and self._scene.voice.name in key else []
            row += ["issuer"] if self._scene.issuer in key else []
            row += ["known"] if key and all(name in self._known for name in key) else []
            found = self._described[key, group] = tuple(row)
        return found

    def _state(self, act: Act, piece: Piece) -> Group:
        return (
            ("ruled" if act.actors else "unruled") + (act.actors[0].via if act.actors else "-"),
            "subject" if "subject" in piece.clues else "bare",
            "news" if self._scene.news else "notice",
            act.kind,
            piece.clues[0],
            act.rule,
        )


def _side(act: Act, start: int) -> str:
    """Where in the act's own block a phrase stands."""
    if start > act.verb:
        return "block-after"
    if start >= act.span.start:
        return "in-act"
    return "in-sentence" if start >= act.sentence.start else "block-before"


@functools.lru_cache(maxsize=1 << 12)
def _crossed(way: str, state: Group) -> Group:
    """A way of reaching a rival with each word of the state of the act."""
    return tuple(f"{way}&{one}" for one in state)


def _phrases(scene: Scene, span: Span) -> list[Phrase]:
    words, at = scene.words(span), 0
    found: list[Phrase] = []
    while at < len(words):
        if not party_at(words, at)[0] and not words[at].text[0].isdigit():
            at += 1  # no party begins here
            continue
        end = party_end(words, at, len(words)) if begins_party(words, at) else at
        if end > at:
            parties = parties_of(scene.text, words, (at, end), scene.names)
            if parties:
                found.append(Phrase(words[at].start, parties, _key(parties), _around(words, at, end)))
        at = max(end, at + 1)
    return found


def _around(words: Words, at: int, end: int) -> tuple[str, ...]:
    """What stands before and behind the phrase words[at:end], and of which classes it is."""
    before = words[at - 1].low if at else "start"
    voiced = any("voice" in trigger_at(words, at - back)[1] for back in (1, 2) if at >= back)
    classes = ["class=" + name for name in sorted(party_at(words, at)[1])]
    return ("before=" + before, "after=" + _behind(words, end), *(["voiced=1"] if voiced else []), *classes)


def _behind(words: Words, end: int) -> str:
    if end >= len(words):
        return "end"
    if words[end].low == ":":
        return ":"
    return "verb" if verb_at(words, end)[0] else "mark" if trigger_at(words, end)[0] else "word"


def _add(found: dict[Key, tuple[Parties, list[str]]], parties: Parties, way: str) -> None:
    found.setdefault(_key(parties), (parties, []))[1].append(way)


def _key(parties: Parties) -> Key:
    return tuple([party.name for party in parties])


def choose_actors(rivals: Rivals, act: Act, piece: Piece, last: Parties, model: Model) -> Parties:
    """What the rules say, unless a rival is clearly likelier; a clause with a subject of its own is left alone."""
    if "subject" in piece.clues:
        return act.actors
    chances = [(model.choice("actors", row)["yes"], parties) for parties, row in rivals.of(act, piece, last)]
    best = max(chances, key=lambda chance: chance[0])
    return best[1] if best[0] > chances[0][0] + float(model.card.get("surer", _SURER)) else chances[0][1]
