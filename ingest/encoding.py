"""Bytes to text."""

from __future__ import annotations

from ingest.document import Source
from ingest.errors import UnknownEncoding


def decode(source: Source) -> tuple[str, str]:
    """The text and the name of its encoding. Raises UnknownEncoding."""
    try:
        return source.data.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError as error:
        raise UnknownEncoding(
            source.name, "không rõ bảng mã / unknown encoding", "Hãy lưu thành UTF-8 / Save as UTF-8"
        ) from error
