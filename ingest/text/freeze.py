"""From pieces to the frozen text and its blocks: every word once, one block a line, cells parted by tabs."""

from __future__ import annotations

from ingest.document import Block, BlockKind, Span
from ingest.text.pieces import Piece


def freeze(pieces: list[Piece]) -> tuple[str, tuple[Block, ...]]:
    """The text and the blocks that point into it. Pieces without words are left out."""
    kept = [one for one in pieces if one.text.strip()]
    index = {id(one): i for i, one in enumerate(kept)}
    parts: list[str] = []
    blocks: list[Block] = []
    at = 0
    for i, one in enumerate(kept):
        if i:
            glue = "\t" if _same_row(kept[i - 1], one) else "\n"
            parts.append(glue)
            at += len(glue)
        if one.kind is BlockKind.FURNITURE:
            one.marker, one.parent, one.level = None, None, 0
        lead = one.marker.length if one.marker else 0
        parts.append(one.text)
        blocks.append(_block(one, Span(at + lead, at + len(one.text)), index))
        at += len(one.text)
    return "".join(parts), tuple(blocks)


def _same_row(before: Piece, one: Piece) -> bool:
    return before.place is not None and one.place is not None and before.place[:2] == one.place[:2]


def _block(one: Piece, span: Span, index: dict[int, int]) -> Block:
    table, row, column = one.place if one.place and one.kind is BlockKind.CELL else (None, None, None)
    return Block(
        one.kind,
        span,
        one.level,
        index.get(id(one.parent)) if one.parent is not None else None,
        one.marker.sign if one.marker else None,
        table,
        row,
        column,
        one.boxes,
    )
