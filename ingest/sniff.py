"""What a source is, by its content."""

from __future__ import annotations

from ingest.document import Source


def sniff(source: Source) -> str:
    """The media type that the bytes show."""
    return "text/plain"
