"""What the model sees of an act to tell its kind: the rules' kind first."""

from __future__ import annotations

from extract.clauses.triggers import trigger_at, verb_at
from extract.commitments.found import Act
from extract.model.pieces import Piece
from extract.model.weights import Model, Row
from extract.record import CommitmentKind

KINDS = ("promise", "assignment", "request", "agreement", "plan")
_SURER = 0.3  # how much likelier another kind must be than what the rules say


def kind_features(act: Act, piece: Piece) -> Row:
    """Rule and kind, the state of the reading, the first verbs and words of modality."""
    row: list[str] = []
    for place in range(min(6, len(piece.words))):
        size, classes = verb_at(piece.words, place, first=place == 0)
        row += ["v=" + " ".join(word.low for word in piece.words[place : place + size])] if size else []
        row += ["vc=" + name for name in sorted(classes)]
        row += ["t=" + act.kind + name for name in sorted(trigger_at(piece.words, place)[1])]
    ways = {party.via for party in act.actors} or {"nobody"}
    row += ["a=" + act.kind + way for way in sorted(ways)]
    ruled = ("k=" + act.kind, "r=" + act.rule, "kr=" + act.kind + act.rule)
    return [ruled, piece.clues, tuple(act.kind + clue for clue in piece.clues), tuple(row)]


def choose_kind(act: Act, piece: Piece, model: Model) -> CommitmentKind:
    """What the rules say, unless another kind is clearly likelier."""
    chances = model.choice("kinds", kind_features(act, piece))
    best = max(chances, key=lambda kind: (chances[kind], kind))
    return (
        best if chances[best] > chances.get(act.kind, 0.0) + float(model.card.get("surer_kind", _SURER)) else act.kind
    )
