"""The nouns that reading hands on: Source (bytes), Document (frozen text with blocks).

A Document's text is NFC and is never edited again: every later finding points into it with a Span.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True, init=False)
class Span:
    """A half-open stretch of a Document's text, in code points: text[start:end]."""

    start: int
    end: int

    def __init__(self, start: int, end: int) -> None:  # by hand: spans are made by the thousand
        if not 0 <= start <= end:
            raise ValueError(f"not a span: {start}..{end}")
        object.__setattr__(self, "start", start)
        object.__setattr__(self, "end", end)

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words that the span stands for."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether the other lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, as fractions (0..1) of the rotated crop box, origin at the top left."""

    page: int  # from 0
    left: float
    top: float
    right: float
    bottom: float


class BlockKind(StrEnum):
    """What a stretch of text is in its document."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"  # one entry of a numbered, lettered or bulleted list
    CELL = "cell"  # one cell of a table
    HEADER = "header"  # letterhead, national motto, number, place-and-date line
    RECIPIENTS = "recipients"  # "Nơi nhận: …" and what it lists
    SIGNATURE = "signature"
    FURNITURE = "furniture"  # banner, slogan, menu, caption, footer, author line: not the document


@dataclass(frozen=True, slots=True)
class Block:
    """One structural unit. Blocks are in the order of the text and do not overlap.

    `span` leaves the marker out; `marker` is the item's own sign as written ("1.", "a)", "·", "II.").
    `level` is the depth of a heading or item (0 = outermost); `parent` the index, in Document.blocks, of the
    heading, lead-in paragraph or item that governs it. `table`, `row`, `column` are set for cells only.
    """

    kind: BlockKind
    span: Span
    level: int = 0
    parent: int | None = None
    marker: str | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    boxes: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """Bytes as they came, with what is known of where they came from. Its id is the hash of its bytes."""

    data: bytes
    name: str  # file name or last part of the address; the stem names the document for people
    location: str | None = None  # path or URL as given
    media_type: str | None = None  # as declared: a hint, the content decides

    @property
    def id(self) -> str:
        """SHA-256 of the bytes, in hex."""
        return hashlib.sha256(self.data).hexdigest()

    @property
    def stem(self) -> str:
        """The name without folders and without its last suffix."""
        last = self.name.replace("\\", "/").rsplit("/", 1)[-1]
        return last.rsplit(".", 1)[0] if "." in last.strip(".") else last


@dataclass(frozen=True, slots=True)
class Document:
    """Frozen NFC text of one source, with its blocks and, where the format has pages, their boxes.

    `incomplete` says in words what is missing from the text ("page 3: needs OCR"); empty means all was read.
    `meta` holds what the container itself says: title, published (ISO), author, encoding …
    """

    source_id: str
    name: str
    media_type: str
    text: str
    blocks: tuple[Block, ...]
    pages: int | None = None
    incomplete: tuple[str, ...] = ()
    meta: dict[str, str] = field(default_factory=dict)

    def words(self, block: Block) -> str:
        """The text of one of the blocks."""
        return block.span.of(self.text)
