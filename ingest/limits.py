"""How much a source may hold before it is refused."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.document import Source
from ingest.errors import TooLarge

_REMEDY = "Hãy chia nhỏ tệp hoặc nâng giới hạn / Split the file, or raise the limit"


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of one source: bytes as they come, pages, characters and lines of text, bytes a stream unpacks to."""

    bytes: int = 100_000_000
    pages: int = 2_000
    characters: int = 20_000_000
    lines: int = 200_000
    unpacked: int = 400_000_000


def check_bytes(source: Source, limits: Limits) -> None:
    """Raises TooLarge where the source has more bytes than allowed."""
    if len(source.data) > limits.bytes:
        raise TooLarge(source.name, _over("byte", "bytes", len(source.data), limits.bytes), _REMEDY)


def check_pages(source: Source, pages: int, limits: Limits) -> None:
    """Raises TooLarge where the source has more pages than allowed."""
    if pages > limits.pages:
        raise TooLarge(source.name, _over("trang", "pages", pages, limits.pages), _REMEDY)


def check_characters(source: Source, characters: int, limits: Limits) -> None:
    """Raises TooLarge where the source holds more text than allowed."""
    if characters > limits.characters:
        raise TooLarge(source.name, _over("ký tự", "characters", characters, limits.characters), _REMEDY)


def check_lines(source: Source, lines: int, limits: Limits) -> None:
    """Raises TooLarge where the source has more lines or blocks than any document needs."""
    if lines > limits.lines:
        raise TooLarge(source.name, _over("dòng", "lines", lines, limits.lines), _REMEDY)


def check_unpacked(source: Source, size: int, limits: Limits) -> None:
    """Raises TooLarge where a stream unpacks to more bytes than allowed (a bomb)."""
    if size > limits.unpacked:
        raise TooLarge(source.name, _over("byte sau giải nén", "bytes unpacked", size, limits.unpacked), _REMEDY)


def _over(vietnamese: str, english: str, found: int, allowed: int) -> str:
    return f"{found:,} {vietnamese}, giới hạn {allowed:,} / {found:,} {english}, the limit is {allowed:,}"
