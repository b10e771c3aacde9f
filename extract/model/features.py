"""What the model sees of a unit: names of features, made of rule names, lexicon entries and single syllables.

No feature holds more of a text than a phrase of the lexicon or one syllable.
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.clauses.times import timely
from extract.clauses.triggers import party_at, trigger_at, verb_at
from extract.clauses.words import Word, Words
from extract.commitments.found import Act
from extract.model.pieces import Piece
from extract.model.units import Unit
from ingest import Block, BlockKind, Document

_TELLING = frozenset(
    "đã chưa sẽ cần phải để nhằm nếu được bị không theo việc cho tại khi mà do là vì nên này đang các thì nhưng"  # noqa: SIM905
    " qua đó".split()
)


def features_of(
    document: Document, pieces: Sequence[Piece], units: Sequence[Unit], acts: Sequence[Act]
) -> list[list[str]]:
    """The features of every unit, with those of its neighbours; `acts` are those of the rules."""
    blocks = _Blocks(document)
    ruled = ruled_labels(units, acts)
    cores = [_core(pieces[unit.piece], unit, rule) for unit, rule in zip(units, ruled, strict=True)]
    tails = [_tail(unit) for unit in units]
    rows: list[list[str]] = []
    for at, unit in enumerate(units):
        piece = pieces[unit.piece]
        row = [*cores[at], *_layout(blocks, piece, unit), *_words(unit), *_crossed(piece, unit, ruled[at])]
        row += ["<" + name for name in cores[at - 1][:4]] if at else ["<none"]
        row += [">" + name for name in cores[at + 1][:4]] if at + 1 < len(units) else [">none"]
        row += _between(pieces, units, at)
        row += (
            ["<" + name for name in tails[at - 1]] + ["<" + name + cores[at][0] for name in tails[at - 1]] if at else []
        )
        row += [">" + name for name in tails[at + 1]] if at + 1 < len(units) else []
        row += tails[at]
        rows.append(row)
    return rows


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


def _verb(words: Words, place: int) -> tuple[str, str]:
    """The first verb within three words of words[place], and its classes; '-' where there is none."""
    for at in range(place, min(place + 4, len(words))):
        size, classes = verb_at(words, at, first=at == place)
        if size:
            return " ".join(word.low for word in words[at : at + size]), " ".join(sorted(classes))
    return "-", "-"


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


def _tail(unit: Unit) -> list[str]:
    """How much the unit says: whether its verb has an object, how long it is, whether it speaks of doing."""
    verb, _ = _verb(unit.words, unit.start)
    after = unit.start + len(verb.split()) if verb != "-" else unit.start
    bare = "bare" if after >= unit.end or unit.words[after].sign or unit.words[after].low == "và" else "object"
    length = unit.end - unit.start
    low = {word.low for word in unit.words[unit.start : unit.end]}
    deed = "deed" if low & {"việc", "công", "về", "của", "trong", "gồm"} else "plain"
    return [
        "o=" + bare + str(min(length // 3, 4)),
        "d=" + deed,
        "vn=" + ("verb" if verb != "-" else "noun") + bare,
        "e=" + _low(unit.words[unit.end - 1]),
    ]


def _core(piece: Piece, unit: Unit, rule: str) -> list[str]:
    """The features that neighbours see too come first."""
    state = _state(piece, unit) + rule
    verb, classes = _verb(unit.words, unit.start)
    core = ["s=" + state, "sr=" + state + piece.act.rule.split(":")[0], "j=" + unit.join + state, "vc=" + classes]
    core += ["v=" + verb, "vs=" + verb + state, "r=" + piece.act.rule + state, "k=" + piece.act.kind + state]
    if unit.first:
        core += piece.clues
        core += [state + clue for clue in piece.clues]
    else:
        core += ["~" + clue for clue in piece.clues if clue[0] not in "+-"]
    return core


def _words(unit: Unit) -> list[str]:
    words = unit.words[unit.start : unit.end]
    row = [
        "w1=" + _low(words[0]),
        "wl=" + _low(words[-1]),
        "l=" + str(min(12, len(words)) if len(words) < 13 else 13 + min(3, len(words) // 15)),
    ]
    if len(words) > 1:
        row.append("w2=" + _low(words[1]))
    row += ["h=" + low for low in sorted({word.low for word in words} & _TELLING)]
    size, kinds = trigger_at(unit.words, unit.start)
    row += ["t=" + kind for kind in sorted(kinds)] + (["tw=" + " ".join(w.low for w in words[:size])] if size else [])
    row += ["p=" + kind for kind in sorted(party_at(unit.words, unit.start)[1])]
    row += ["digits"] if any(word.text[0].isdigit() for word in words) else []
    row += ["timely"] if any(timely(unit.words, at) for at in range(unit.start, unit.end)) else []
    row += ["quoted"] if words[0].depth else []
    row += ["question"] if words[-1].low == "?" else []
    row += ["before=" + _low(unit.words[unit.start - 1])] if unit.start else []
    return row


def _crossed(piece: Piece, unit: Unit, rule: str) -> list[str]:
    state, (verb, classes) = _state(piece, unit) + rule, _verb(unit.words, unit.start)
    section = piece.clues[0]
    news = "news" if "+news" in piece.clues else "notice"
    after = unit.start + len(verb.split()) if verb != "-" else unit.start
    bare = "bare" if after >= unit.end or unit.words[after].sign or unit.words[after].low == "và" else "object"
    size = "short" if unit.end - unit.start < 5 else "long"
    return [
        "x1=" + state + section + news,
        "x2=" + state + unit.join + size,
        "x3=" + state + classes + bare,
        "x4=" + state + news + piece.act.kind,
        "x5=" + state + bare + size + unit.join,
        "x6=" + unit.join + classes,
        "x7=" + state + news + _low(unit.words[unit.start]),
    ]


def _between(pieces: Sequence[Piece], units: Sequence[Unit], at: int) -> list[str]:
    """How the unit stands to the one before it."""
    if not at:
        return []
    piece, last = pieces[units[at].piece], pieces[units[at - 1].piece]
    same = "same" if piece.sentence == last.sentence else "other"
    actors = "=" if piece.act.actors == last.act.actors else "/"
    size = "short" if units[at - 1].end - units[at - 1].start < 5 else "long"
    return [
        "b1=" + same + actors + _state(piece, units[at]),
        "b2=" + same + size + units[at].join,
        "b3=" + _state(last, units[at - 1]) + _state(piece, units[at]) + same,
    ]


def _layout(blocks: _Blocks, piece: Piece, unit: Unit) -> list[str]:
    block, after = blocks.at(piece.sentence.start)
    if block is None:
        return ["no-block"]
    place = (
        "head"
        if piece.sentence.start - block.span.start < 3
        else "tail"
        if block.span.end - piece.sentence.end < 3
        else "middle"
    )
    depth = ("a" if (block.marker or "").strip().isalnum() else "b") if block.marker else "-"
    tenth = 5 * piece.sentence.start // max(1, blocks.length)
    row = [
        "bk=" + block.kind,
        "bp=" + place,
        "bm=" + depth,
        "bl=" + str(min(block.level, 3)),
        "bt=" + str(tenth),
        "bo=" + ("open" if blocks.opens(after) else "leaf"),
    ]
    return [*row, "bc=" + block.kind + ("open" if blocks.opens(after) else "leaf") + _state(piece, unit)]


def _low(word: Word) -> str:
    if word.text[0].isdigit():
        return "0"
    return "A" if word.name else word.low


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
