"""Figures: numbers that count or measure something in the world, each with its clause.

The way of a figure: numbers are found in what the document itself says, those that times and names hold are
set aside, what only labels or orders is dropped, and the rest get their slots.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extract.dates import lowered
from extract.dates_expression import Time
from extract.figures_filter import counts
from extract.figures_numbers import numbers
from extract.figures_slots import figure_of
from extract.record import Figure
from ingest import Block, BlockKind, Document, Span

_SPOKEN = {BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.CELL}


def find_figures(
    document: Document, *, times: Sequence[Time], names: Iterable[Span] = (), places: Iterable[tuple[Span, str]] = ()
) -> tuple[Figure, ...]:
    """The figures of the document's body, in the order of the text.

    `times` are the document's times, `names` the spans of named entities (a number inside one names it),
    `places` where places are named, with their canonical names.
    """
    text, lower = document.text, lowered(document.text)
    masked = _mask(len(text), times, names)
    found: list[Figure] = []
    for block in document.blocks:
        if not _speaks(block):
            continue
        span = block.span
        for number in numbers(text, lower, span.start, span.end):
            if any(masked[number.start : number.end]) or not counts(number, text, lower, span.start):
                continue
            found.append(figure_of(number, text, lower, span, times, places))
    return tuple(found)


def _speaks(block: Block) -> bool:
    """Headings without a number repeat the body; titles, letterheads and signatures state nothing."""
    return block.kind in _SPOKEN or (block.kind is BlockKind.HEADING and block.marker is not None)


def _mask(length: int, times: Iterable[Time], names: Iterable[Span]) -> bytearray:
    """Which characters belong to a time or a name."""
    masked = bytearray(length)
    for time in times:
        masked[time.span.start : time.span.end] = b"\x01" * len(time.span)
    for span in names:
        masked[span.start : span.end] = b"\x01" * len(span)
    return masked
