"""Bytes in, Documents out: `read(source)`."""

from ingest.document import Block, BlockKind, Box, Document, Source, Span
from ingest.errors import ReadError
from ingest.limits import Limits
from ingest.readers import read
from ingest.vietnamese import fold, normalise, old_tones

__all__ = [
    "Block",
    "BlockKind",
    "Box",
    "Document",
    "Limits",
    "ReadError",
    "Source",
    "Span",
    "fold",
    "normalise",
    "old_tones",
    "read",
]
