"""Plain text: NFC, marks of a crawl taken off, lines joined, blocks found."""

from __future__ import annotations

from ingest.blocks import build_blocks
from ingest.document import Document, Source
from ingest.lines import split_lines
from ingest.marks import is_marked, strip_marks
from ingest.vietnamese import normalise


def read_plain(source: Source, text: str, *, meta: dict[str, str]) -> Document:
    """The Document of a text that is decoded already; `meta` is what decoding found out (encoding)."""
    text = normalise(text)
    marked = is_marked(text)
    bold: frozenset[int] = frozenset()
    if marked:
        text, bold = strip_marks(text)
    frozen, blocks, found = build_blocks(split_lines(text, bold=bold), crawled=marked)
    return Document(source.id, source.name, "text/plain", frozen, blocks, meta={**meta, **found})
