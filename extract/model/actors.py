"""Who acts, chosen among what the rules say and what stands near: the subject, lead-ins, siblings, addressees.

A rival is a set of parties with the ways in which it can be reached; the model says of each how likely it is right.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.actors.parties import parties_of
from extract.actors.phrases import begins_party, party_end
from extract.clauses.structure import speaks
from extract.clauses.triggers import party_at, trigger_at, verb_at
from extract.commitments.found import Act
from extract.commitments.scene import Scene
from extract.model.pieces import Piece
from extract.model.weights import Model
from extract.record import Party
from ingest import Document, Span

Parties = tuple[Party, ...]
_ADDRESS = re.compile(r"\s*(?:Kính gửi|[^.;:\n]{0,90}\bđiện\s*:)", re.IGNORECASE)
_BEFORE = 3  # blocks before an act in which its actor is looked for
_SURER = 0.15  # how much likelier a rival must be than what the rules say


class Rivals:
    """The rivals for the acts of one document; the phrases of a block are read once."""

    def __init__(self, scene: Scene, document: Document, pieces: Sequence[Piece]) -> None:
        self._scene, self._document = scene, document
        self._phrases: dict[int, list[tuple[int, Parties, tuple[str, ...]]]] = {}
        self._uses: dict[tuple[str, ...], int] = {}
        for piece in pieces:
            if piece.fired:
                key = _key(piece.act.actors)
                self._uses[key] = self._uses.get(key, 0) + 1
        self._starts = [block.span.start for block in document.blocks]
        self._known = {entity.name for entity in scene.names.entities}
        self._addressed = self._addressees()

    def of(self, act: Act, piece: Piece, last: Parties) -> list[tuple[Parties, list[str]]]:
        """The rivals with their features, that of the rules first; `last` acts in the act before."""
        found: dict[tuple[str, ...], tuple[Parties, list[str]]] = {}
        _add(found, act.actors, "rule")
        _add(found, last, "last-chosen")
        for way, parties in piece.rivals:
            _add(found, parties, way)
        for way, parties, marks in self._near(act):
            _add(found, parties, way)
            found[_key(parties)][1].extend(marks)
        _add(found, self._addressed, "addressed")
        _add(found, (), "nobody")
        return [(parties, self._features(act, piece, parties, ways)) for parties, ways in found.values()]

    def _near(self, act: Act) -> list[tuple[str, Parties, tuple[str, ...]]]:
        index = self._block_of(act.span.start)
        near: list[tuple[str, Parties, tuple[str, ...]]] = []
        for start, parties, marks in self._read(index):
            way = (
                "block-after"
                if start > act.verb
                else "in-act"
                if start >= act.span.start
                else "in-sentence"
                if start >= act.sentence.start
                else "block-before"
            )
            near.append((way, parties, marks))
        parent, steps = self._document.blocks[index].parent, 1
        while parent is not None and steps < 4:
            near += [(f"parent{steps}", parties, marks) for _, parties, marks in self._read(parent)]
            parent, steps = self._document.blocks[parent].parent, steps + 1
        for back in range(1, _BEFORE + 1):
            if index >= back:
                near += [(f"back{back}", parties, marks) for _, parties, marks in self._read(index - back)]
        return near

    def _block_of(self, place: int) -> int:
        for index in range(len(self._starts) - 1, -1, -1):
            if self._starts[index] <= place:
                return index
        return 0

    def _read(self, index: int) -> list[tuple[int, Parties, tuple[str, ...]]]:
        """The party phrases of a block: place, parties, what stands around."""
        if index not in self._phrases:
            block = self._document.blocks[index]
            self._phrases[index] = _phrases(self._scene, block.span) if speaks(block) else []
        return self._phrases[index]

    def _addressees(self) -> Parties:
        found: dict[str, Party] = {}
        for block in self._document.blocks[:12]:
            if _ADDRESS.match(self._document.words(block)):
                for _, parties, _ in _phrases(self._scene, block.span):
                    found.update({party.name: party for party in parties})
        return tuple(found.values())

    def _features(self, act: Act, piece: Piece, parties: Parties, ways: list[str]) -> list[str]:
        row = [*ways, "n=" + str(min(len(parties), 4)), "uses=" + str(min(self._uses.get(_key(parties), 0), 3))]
        heads = sorted({party.name.split(" ")[0].lower() for party in parties if party.name})
        row += ["head=" + head for head in heads] + (["group"] if any(party.group for party in parties) else [])
        row += ["caps"] if any(party.name.isupper() and len(party.name) > 6 for party in parties) else []
        row += ["author"] if self._scene.voice and any(p.name == self._scene.voice.name for p in parties) else []
        row += ["issuer"] if any(p.name == self._scene.issuer for p in parties) else []
        row += ["known"] if parties and all(party.name in self._known for party in parties) else []
        ruled = "ruled" if act.actors else "unruled"
        via = act.actors[0].via if act.actors else "-"
        state = [
            ruled + via,
            "subject" if "subject" in piece.clues else "bare",
            "news" if self._scene.news else "notice",
            act.kind,
            piece.clues[0],
            act.rule,
        ]
        plain = [way for way in ways if "=" not in way]
        return row + [f"{way}&{one}" for way in plain for one in state] + ["&".join(sorted(set(plain)))]


def _phrases(scene: Scene, span: Span) -> list[tuple[int, Parties, tuple[str, ...]]]:
    words, found, at = scene.words(span), [], 0
    while at < len(words):
        end = party_end(words, at, len(words)) if begins_party(words, at) else at
        if end > at:
            parties = parties_of(scene.text, words, (at, end), scene.names)
            before = "before=" + (words[at - 1].low if at else "start")
            voiced = (
                ["voiced=1"] if any("voice" in trigger_at(words, at - back)[1] for back in (1, 2) if at >= back) else []
            )
            after = "after=" + (
                "end"
                if end >= len(words)
                else ":"
                if words[end].low == ":"
                else "verb"
                if verb_at(words, end)[0]
                else "mark"
                if trigger_at(words, end)[0]
                else "word"
            )
            classes = ["class=" + name for name in sorted(party_at(words, at)[1])]
            if parties:
                found.append((words[at].start, parties, (before, after, *voiced, *classes)))
        at = max(end, at + 1)
    return found


def _add(found: dict[tuple[str, ...], tuple[Parties, list[str]]], parties: Parties, way: str) -> None:
    found.setdefault(_key(parties), (parties, []))[1].append(way)


def _key(parties: Parties) -> tuple[str, ...]:
    return tuple(party.name for party in parties)


def choose_actors(rivals: Rivals, act: Act, piece: Piece, last: Parties, model: Model) -> Parties:
    """What the rules say, unless a rival is clearly likelier; a clause with a subject of its own is left alone."""
    if "subject" in piece.clues:
        return act.actors
    chances = [(model.choice("actors", row)["yes"], parties) for parties, row in rivals.of(act, piece, last)]
    best = max(chances, key=lambda chance: chance[0])
    return best[1] if best[0] > chances[0][0] + float(model.card.get("surer", _SURER)) else chances[0][1]
