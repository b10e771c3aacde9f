"""What a post only says in advance: figures of its lede and of captions that the body states again.

The guide annotates what headline, lede and body say at its place in the body alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from extract.record import Figure
from ingest import BlockKind, Document, Span

_CREDIT = re.compile(r"[.?!]\s*\(?(?:Ảnh|Nguồn ảnh)\s?:")  # behind the words of a caption
_LONGEST_LEDE = 500  # letters; a longer first paragraph is body


def without_repeats(document: Document, figures: Iterable[Figure]) -> Iterator[Figure]:
    """The figures of a post without those that its lede or a caption takes from the body."""
    found = list(figures)
    ahead = list(_ahead(document))
    body = [figure for figure in found if not _inside(figure, ahead)]
    for figure in found:
        if not _inside(figure, ahead) or not any(_same(figure, other) for other in body):
            yield figure


def _ahead(document: Document) -> Iterator[Span]:
    """The lede and the captions. A post of one paragraph has no lede."""
    paragraphs = [block.span for block in document.blocks if block.kind is BlockKind.PARAGRAPH]
    if len(paragraphs) > 1 and len(paragraphs[0]) <= _LONGEST_LEDE:
        yield paragraphs[0]
    for span in paragraphs:
        for match in _CREDIT.finditer(document.text, span.start, span.end):
            ends = [document.text.rfind(sign, span.start, match.start()) + 1 for sign in ".?!\n"]
            yield Span(max(span.start, *ends), match.end())


def _inside(figure: Figure, spans: list[Span]) -> bool:
    return any(span.contains(figure.span) for span in spans)


def _same(figure: Figure, other: Figure) -> bool:
    """Whether two figures are one statement: the value, and a word of the unit."""
    return figure.value == other.value and bool(set(figure.unit.split()) & set(other.unit.split()))
