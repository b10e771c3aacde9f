"""Bytes in, Documents out: `read(source)`."""

from ingest.document import Block, BlockKind, Box, Document, Source, Span
from ingest.errors import ReadError

__all__ = ["Block", "BlockKind", "Box", "Document", "ReadError", "Source", "Span"]
