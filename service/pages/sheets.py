"""The pages of a PDF with a box around the lines of each fact."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest import Block, Box, Document, Span
from service.pages.facts import FactGroup
from service.pages.marking import blocks_at
from service.texts import Texts


@dataclass(frozen=True, slots=True)
class SheetBox:
    """A rectangle in thousandths of the page. `anchor` is the first box's id: links lead to it."""

    fact: str
    kind: str
    label: str
    anchor: str
    first: bool
    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: `number` from 1, `width` and `height` of its image in pixels, which only give its shape."""

    number: int
    width: int
    height: int
    boxes: tuple[SheetBox, ...]


def sheets(document: Document, groups: Sequence[FactGroup], spans: dict[str, Span], t: Texts) -> list[Sheet]:
    """The pages of a document with the boxes of its facts; `spans` are those of the facts by id."""
    found: dict[int, list[SheetBox]] = {}
    for group in groups:
        for row in group.rows:
            label = t("document.badge", kind=t(f"fact.{group.kind}"), n=row.number)
            for place, box in enumerate(boxes_of(document, spans[row.id])):
                shown = _shown(box, row.id, group.kind, label, first=place == 0)
                found.setdefault(box.page, []).append(shown)
    return [
        Sheet(page + 1, 1000, 1414, tuple(found.get(page, ())))  # A4 upright until the image has come
        for page in range(document.pages or 0)
    ]


def boxes_of(document: Document, span: Span) -> Iterator[Box]:
    """The lines on which a span stands.

    A block knows the boxes of its lines, not those of its letters: which lines is reckoned from the share of
    the block's width that each line holds.
    """
    for place in blocks_at(document, span):
        if document.blocks[place].boxes:
            yield from _lines(document.blocks[place], span)


def _lines(block: Block, span: Span) -> Iterator[Box]:
    widths = [box.right - box.left for box in block.boxes]
    total = sum(widths) or 1.0
    start = (max(span.start, block.span.start) - block.span.start) / len(block.span)
    end = (min(span.end, block.span.end) - block.span.start) / len(block.span)
    before = 0.0
    for box, width in zip(block.boxes, widths, strict=True):
        after = before + width / total
        if before < end and start < after:
            yield box
        before = after


def _shown(box: Box, fact: str, kind: str, label: str, *, first: bool) -> SheetBox:
    left, top = round(box.left * 1000), round(box.top * 1000)
    return SheetBox(
        fact=fact,
        kind=kind,
        label=label,
        anchor=f"f-{fact}" if first else "",
        first=first,
        x=left,
        y=top,
        width=max(1, round(box.right * 1000) - left),
        height=max(1, round(box.bottom * 1000) - top),
    )
