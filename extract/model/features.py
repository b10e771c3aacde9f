"""What the model sees of a unit: names of features, made of rule names, lexicon entries and single syllables.

No feature holds more of a text than a phrase of the lexicon or two syllables that stand together.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass

from extract.clauses.times import any_timely
from extract.clauses.triggers import party_at, trigger_at, verb_at
from extract.clauses.words import Words
from extract.commitments.found import Act
from extract.model.pieces import Piece
from extract.model.units import Unit
from extract.model.weights import Group, Row
from extract.model.wording import plain, wordings
from ingest import Block, BlockKind, Document

_TELLING = frozenset(
    "đã chưa sẽ cần phải để nhằm nếu được bị không theo việc cho tại khi mà do là vì nên này đang các thì nhưng"  # noqa: SIM905
    " qua đó".split()
)
_DEEDS = frozenset({"việc", "công", "về", "của", "trong", "gồm"})


@dataclass(frozen=True, slots=True)
class _Look:
    """One unit at a glance: what several features are made of.

    `state`: how the rules read it, and their label; `verb`, `classes`: its first verb ('-' for none); `bare`: whether
    that has an object; `size`: short or long.
    """

    piece: Piece
    unit: Unit
    state: str
    ruled: str
    verb: str
    classes: str
    bare: str
    size: str


def features_of(document: Document, pieces: Sequence[Piece], units: Sequence[Unit], acts: Sequence[Act]) -> list[Row]:
    """The features of every unit, with those of its neighbours; `acts` are those of the rules."""
    blocks = _Blocks(document)
    looks = [_look(pieces[unit.piece], unit, rule) for unit, rule in zip(units, ruled_labels(units, acts), strict=True)]
    cores, tails = [_core(look) for look in looks], [_tail(look) for look in looks]
    rows: list[Row] = []
    for at, (look, wording) in enumerate(zip(looks, wordings(pieces, units), strict=True)):
        row = [*wording, cores[at], _clued(look.piece.clues, look.ruled, look.unit.first)]
        row += [_layout(blocks, look), _words(look.unit), _crossed(look)]
        row += [_before(cores[at - 1][:4])] if at else [("<none",)]
        row += [_behind(cores[at + 1][:4])] if at + 1 < len(units) else [(">none",)]
        row += [_between(look, looks[at - 1]), _before(tails[at - 1], cores[at][0])] if at else []
        row += [_behind(tails[at + 1])] if at + 1 < len(units) else []
        row.append(tails[at])
        rows.append(row)
    return rows


def _look(piece: Piece, unit: Unit, rule: str) -> _Look:
    words, state = unit.words, _state(piece, unit)
    size, verb, classes = _verb(words, unit.start)
    after = unit.start + size
    bare = "bare" if after >= unit.end or words[after].sign or words[after].low == "và" else "object"
    return _Look(
        piece, unit, state, state + rule, verb, classes, bare, "short" if unit.end - unit.start < 5 else "long"
    )


def _state(piece: Piece, unit: Unit) -> str:
    said = (
        "fired"
        if piece.fired
        else "settled"
        if "settled" in piece.clues
        else "frame"
        if "no-frame" not in piece.clues
        else "none"
    )
    return said + ("" if unit.first else "+")


def _verb(words: Words, place: int) -> tuple[int, str, str]:
    """The first verb within three words of words[place]: length, words and classes; '-' where there is none."""
    for at in range(place, min(place + 4, len(words))):
        size, classes = verb_at(words, at, first=at == place)
        if size:
            return size, " ".join([word.low for word in words[at : at + size]]), _joined(classes)
    return 0, "-", "-"


@functools.lru_cache(maxsize=1 << 10)
def _joined(classes: frozenset[str]) -> str:
    return " ".join(sorted(classes))


def ruled_labels(units: Sequence[Unit], acts: Sequence[Act]) -> list[str]:
    """B, I or O of each unit by the rules alone."""
    found: list[str] = []
    ordered = sorted(acts, key=lambda act: act.span.start)
    at, last = 0, -1
    for unit in units:
        start, end = unit.span.start, unit.span.end
        while at < len(ordered) and ordered[at].span.end <= start:
            at += 1
        inside = at < len(ordered) and ordered[at].span.start < end
        found.append("O" if not inside else "I" if last == at else "B")
        last = at if inside else -1
    return found


def _tail(look: _Look) -> Group:
    """How much the unit says: whether its verb has an object, how long it is, whether it speaks of doing."""
    unit = look.unit
    deed = "plain" if _DEEDS.isdisjoint([word.low for word in unit.words[unit.start : unit.end]]) else "deed"
    return (
        "o=" + look.bare + str(min((unit.end - unit.start) // 3, 4)),
        "d=" + deed,
        "vn=" + ("verb" if look.verb != "-" else "noun") + look.bare,
        "e=" + plain(unit.words[unit.end - 1]),
    )


def _core(look: _Look) -> Group:
    """The features that neighbours see too come first."""
    state, verb, act = look.ruled, look.verb, look.piece.act
    return (
        "s=" + state, "sr=" + state + act.rule.split(":")[0], "j=" + look.unit.join + state, "vc=" + look.classes,
        "v=" + verb, "vs=" + verb + state, "r=" + act.rule + state, "k=" + act.kind + state,
    )  # fmt: skip


@functools.lru_cache(maxsize=1 << 12)
def _clued(clues: Group, state: str, first: bool) -> Group:
    """The state of the reading, alone and with how the rules read the unit."""
    if first:
        return (*clues, *(state + clue for clue in clues))
    return tuple("~" + clue for clue in clues if clue[0] not in "+-")


@functools.lru_cache(maxsize=1 << 12)
def _before(names: Group, own: str = "") -> Group:
    """What the unit before it has, alone and with something of its own."""
    return (*("<" + name for name in names), *("<" + name + own for name in names if own))


@functools.lru_cache(maxsize=1 << 12)
def _behind(names: Group) -> Group:
    """What the unit behind it has."""
    return tuple(">" + name for name in names)


def _words(unit: Unit) -> Group:
    words = unit.words[unit.start : unit.end]
    row = [
        "w1=" + plain(words[0]),
        "wl=" + plain(words[-1]),
        "l=" + str(min(12, len(words)) if len(words) < 13 else 13 + min(3, len(words) // 15)),
    ]
    if len(words) > 1:
        row.append("w2=" + plain(words[1]))
    row += ["h=" + low for low in sorted(_TELLING.intersection([word.low for word in words]))]
    size, kinds = trigger_at(unit.words, unit.start)
    row += ["t=" + kind for kind in sorted(kinds)] + (["tw=" + " ".join([w.low for w in words[:size]])] if size else [])
    row += ["p=" + kind for kind in sorted(party_at(unit.words, unit.start)[1])]
    row += ["digits"] if any(word.text[0].isdigit() for word in words) else []
    row += ["timely"] if any_timely(unit.words, unit.start, unit.end) else []
    row += ["quoted"] if words[0].depth else []
    row += ["question"] if words[-1].low == "?" else []
    row += ["before=" + plain(unit.words[unit.start - 1])] if unit.start else []
    return tuple(row)


def _crossed(look: _Look) -> Group:
    state, join, classes, bare, size = look.ruled, look.unit.join, look.classes, look.bare, look.size
    news = "news" if "+news" in look.piece.clues else "notice"
    return (
        "x1=" + state + look.piece.clues[0] + news,
        "x2=" + state + join + size,
        "x3=" + state + classes + bare,
        "x4=" + state + news + look.piece.act.kind,
        "x5=" + state + bare + size + join,
        "x6=" + join + classes,
        "x7=" + state + news + plain(look.unit.words[look.unit.start]),
    )


def _between(look: _Look, last: _Look) -> Group:
    """How the unit stands to the one before it."""
    same = "same" if look.piece.sentence == last.piece.sentence else "other"
    actors = "=" if look.piece.act.actors == last.piece.act.actors else "/"
    return (
        "b1=" + same + actors + look.state,
        "b2=" + same + last.size + look.unit.join,
        "b3=" + last.state + look.state + same,
    )


def _layout(blocks: _Blocks, look: _Look) -> Group:
    sentence = look.piece.sentence
    block, after = blocks.at(sentence.start)
    if block is None:
        return ("no-block",)
    place = (
        "head" if sentence.start - block.span.start < 3 else "tail" if block.span.end - sentence.end < 3 else "middle"
    )
    depth = ("a" if (block.marker or "").strip().isalnum() else "b") if block.marker else "-"
    tenth = 5 * sentence.start // max(1, blocks.length)
    opens = "open" if blocks.opens(after) else "leaf"
    return (
        "bk=" + block.kind,
        "bp=" + place,
        "bm=" + depth,
        "bl=" + str(min(block.level, 3)),
        "bt=" + str(tenth),
        "bo=" + opens,
        "bc=" + block.kind + opens + look.state,
    )


class _Blocks:
    """The block at a place of the text; asked in the order of the text."""

    def __init__(self, document: Document) -> None:
        self._blocks: Sequence[Block] = document.blocks
        self._at = 0
        self._parents = {block.parent for block in document.blocks if block.kind is not BlockKind.FURNITURE}
        self.length = len(document.text)

    def at(self, place: int) -> tuple[Block | None, int]:
        """The block that holds the place, and its index."""
        while self._at < len(self._blocks) and self._blocks[self._at].span.end <= place:
            self._at += 1
        if self._at >= len(self._blocks):
            return None, -1
        return self._blocks[self._at], self._at

    def opens(self, index: int) -> bool:
        """Whether other blocks stand under it."""
        return index in self._parents
