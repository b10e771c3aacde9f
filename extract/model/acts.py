"""The acts of a document by the model: which units begin one, which go on with it, which are none.

Where the rules had an act, its actors, times and kind are kept; where they passed over a part, what it would have
stated is taken. The rules' own reading weighs in: the model must be that much surer to overrule it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.commitments.found import Act, trim
from extract.model.features import features_of, ruled_labels
from extract.model.pieces import Piece
from extract.model.units import Unit, units_of
from extract.model.weights import Model
from ingest import Document, Span

LABELS = ("B", "I", "O")  # begins an act, goes on with it, is none
TRUST = 1.5  # by how much the chance of the rules' own label is multiplied
LEAST = 0.5


def choose_acts(
    document: Document, pieces: Sequence[Piece], acts: Sequence[Act], model: Model
) -> list[tuple[Act, Piece]]:
    """The acts in the order of the text, each with the piece that it begins in; `acts` are those of the rules."""
    units = units_of(pieces)
    if "acts" in model.tasks:
        chances = model.chain("acts", features_of(document, pieces, units, acts))
        trust = float(model.card.get("trust", TRUST))
    else:
        chances, trust = [[1.0] * len(LABELS) for _ in units], 1e6
    return _build(document.text, pieces, units, acts, trusted(chances, ruled_labels(units, acts), trust))


def trusted(chances: Sequence[Sequence[float]], ruled: Sequence[str], trust: float) -> list[list[float]]:
    """The chances of (B, I, O) with the rules' own label made likelier by the factor `trust`."""
    found: list[list[float]] = []
    for row, label in zip(chances, ruled, strict=True):
        weighed = [chance * (trust if name == label else 1.0) for name, chance in zip(LABELS, row, strict=True)]
        found.append([chance / sum(weighed) for chance in weighed])
    return found


def _build(
    text: str, pieces: Sequence[Piece], units: Sequence[Unit], acts: Sequence[Act], chances: Sequence[Sequence[float]]
) -> list[tuple[Act, Piece]]:
    ruled = {act.span.start: act for act in acts}
    found: list[tuple[Act, Piece]] = []
    going = False
    for unit, (begins, goes_on, none) in zip(units, chances, strict=True):
        piece = pieces[unit.piece]
        if (begins > goes_on and begins >= LEAST * (begins + none)) or (not going and goes_on > none):
            found.append((_begun(text, piece, unit, ruled, begins), piece))
            going = True
        elif going and goes_on > none:
            act, first = found[-1]
            found[-1] = replace(act, span=trim(text, Span(act.span.start, unit.span.end))), first
        else:
            going = False
    return found


def _begun(text: str, piece: Piece, unit: Unit, ruled: dict[int, Act], chance: float) -> Act:
    base = ruled.get(piece.act.span.start, piece.act)
    start = base.span.start if unit.first else unit.span.start
    return replace(base, span=trim(text, Span(start, max(unit.span.end, start + 1))), confidence=chance)
