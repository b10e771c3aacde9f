"""Streams of a PDF that unpack to more than any page needs: found before a reader unpacks them."""

from __future__ import annotations

import re
import zlib

from ingest.document import Source
from ingest.limits import Limits, check_unpacked

_STREAM = re.compile(rb"stream\r?\n")
_RATIO = 1_032  # deflate's best
_STEP = 1 << 20


def check_streams(source: Source, limits: Limits) -> None:
    """Raises TooLarge where a single stream unpacks over the limit; smaller ones are not even looked at."""
    least = limits.unpacked // _RATIO
    data = source.data
    if len(data) < least:
        return
    for match in _STREAM.finditer(data):
        end = data.find(b"endstream", match.end())
        if end < 0:
            end = len(data)
        if end - match.end() >= least:
            check_unpacked(source, _unpacked(data[match.end() : end], limits.unpacked), limits)


def _unpacked(stream: bytes, limit: int) -> int:
    """The size that a deflated stream unpacks to, counted until it passes the limit; 0 for other streams."""
    unpacker = zlib.decompressobj()
    size, rest = 0, stream
    try:
        while rest and size <= limit:
            size += len(unpacker.decompress(rest, _STEP))
            rest = unpacker.unconsumed_tail
    except zlib.error:
        return size
    return size
