"""The acts of a document by the model: which units begin one, which go on with it, which are none.

Where the rules had an act, its actors, times and kind are kept; where they passed over a part, what it would have
stated is taken.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.commitments_found import Act, trim
from extract.model import Model
from extract.model_features import features_of
from extract.model_pieces import Piece
from extract.model_units import Unit, units_of
from ingest import Document, Span

LABELS = ("B", "I", "O")  # begins an act, goes on with it, is none


def choose_acts(document: Document, pieces: Sequence[Piece], acts: Sequence[Act], model: Model) -> list[tuple[Act, Piece]]:
    """The acts in the order of the text, each with the piece that it begins in; `acts` are those of the rules."""
    units = units_of(pieces)
    chances = model.chain("acts", features_of(document, pieces, units, acts))
    return build(document.text, pieces, units, acts, chances, least=float(model.card.get("least", 0.5)))


def build(
    text: str, pieces: Sequence[Piece], units: Sequence[Unit], acts: Sequence[Act], chances: Sequence[Sequence[float]], *, least: float
) -> list[tuple[Act, Piece]]:
    """The acts by the chances of (B, I, O) of each unit; a unit begins an act where its chance is `least` or more."""
    ruled = {act.span.start: act for act in acts}
    found: list[tuple[Act, Piece]] = []
    going = False
    for unit, (begins, goes_on, none) in zip(units, chances, strict=True):
        piece = pieces[unit.piece]
        if begins >= least * (1 - goes_on) and begins > goes_on or (goes_on > none and not going and begins + goes_on >= least):
            found.append((_begun(text, piece, unit, ruled, begins), piece))
            going = True
        elif going and goes_on > none:
            found[-1] = (_longer(text, found[-1][0], unit), found[-1][1])
        else:
            going = False
    return found


def _begun(text: str, piece: Piece, unit: Unit, ruled: dict[int, Act], chance: float) -> Act:
    base = ruled.get(piece.act.span.start, piece.act)
    start = base.span.start if unit.first else unit.span.start
    closing = base.closing
    return replace(base, span=trim(text, Span(start, max(unit.span.end, start + 1))), closing=closing, confidence=chance)


def _longer(text: str, act: Act, unit: Unit) -> Act:
    return replace(act, span=trim(text, Span(act.span.start, unit.span.end)))
