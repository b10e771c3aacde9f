"""The blocks of a document as rows of words: where each word stands, where a line begins, whether all is capitals."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterator

from extract.entities.bare import bare_names
from extract.entities.words import WORD, Bare, Words, plain
from ingest import Block, Document, Span

_CAPS = 0.85  # share of words all in capitals from which a block is taken to be set in capitals


def words_of(document: Document, *, starts: Container[int] | None = None) -> Iterator[Words]:
    """The words of every block of the document, or of those that begin at `starts`, in the order of the text."""
    text = document.text
    bare = bare_names(text, Span(0, len(text))) if starts is None else None  # dearer block by block
    for block in document.blocks:
        if starts is None or block.span.start in starts:
            yield _words(block, text, bare_names(text, block.span) if bare is None else bare)


def _words(block: Block, text: str, bare: Bare) -> Words:
    written: list[str] = []
    start: list[int] = []
    for match in WORD.finditer(text, block.span.start, block.span.end):
        written.append(match[0])
        start.append(match.start())
    end = [at + len(word) for at, word in zip(start, written, strict=True)]
    return Words(
        block, written, [plain(word) for word in written], start, end, _broken(block, text, start),
        caps=_in_capitals(written), bare=bare,
    )  # fmt: skip


def _broken(block: Block, text: str, start: list[int]) -> list[bool]:
    """Whether a line ends before each word."""
    broken = [False] * len(start)
    at = text.find("\n", block.span.start, block.span.end)
    while at >= 0:
        following = bisect_left(start, at)
        if 0 < following < len(start):
            broken[following] = True
        at = text.find("\n", at + 1, block.span.end)
    return broken


def _in_capitals(written: list[str]) -> bool:
    letters = [word for word in written if len(word) > 1 and word[0].isalpha()]
    return len(letters) > 1 and sum(map(str.isupper, letters)) > _CAPS * len(letters)
