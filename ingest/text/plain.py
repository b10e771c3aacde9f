"""Plain text: NFC, marks of a crawl taken off, lines joined, blocks found."""

from __future__ import annotations

from ingest.document import Document, Source
from ingest.encoding import Decoded
from ingest.limits import Limits, check_characters, check_lines
from ingest.text.blocks import build_blocks
from ingest.text.lines import split_lines
from ingest.text.marks import is_marked, strip_marks
from ingest.vietnamese import normalise


def read_plain(source: Source, decoded: Decoded, limits: Limits) -> Document:
    """The Document of a text that is decoded already. Raises TooLarge over the limit of characters."""
    text = normalise(decoded.text)
    check_characters(source, len(text), limits)
    check_lines(source, text.count("\n") + 1, limits)
    marked = is_marked(text)
    bold: frozenset[int] = frozenset()
    if marked:
        text, bold = strip_marks(text)
    frozen, blocks, found = build_blocks(split_lines(text, bold=bold), crawled=marked)
    meta = {"encoding": decoded.encoding, **found}
    return Document(source.id, source.name, "text/plain", frozen, blocks, None, decoded.notes, meta)
