"""Sentences of a block and stretches of speech: 'Ông A nói: “Chúng tôi sẽ …”. Bà B …'.

A full stop ends a sentence unless it belongs to an abbreviation ('TP.', 'đ/c.'), a number or a name's initial.
"""

from __future__ import annotations

import re

from extract.clauses.words import UPPER
from ingest import Span

_END = re.compile(r"(?:\./\.|[.!?…]+)[\"”’)\]]*(?=\s|$)|(?<=[^\W\d_])(?:\.|…)(?=[" + UPPER + r"][^\W\d_A-Z])|\n+")
_SHORT = re.compile(
    r"(?:\b(?:TP|Tp|tp|TX|TT|P|Q|H|X|ThS|Ths|TS|PGS|GS|BS|KS|CN|DS|Ô|B|Mr|St|đ/c|Đ/c|ĐT|tel|No|vs|Tr|tr|CKI|CKII|PTS|KTS|LS|Th)|\b[A-ZĐ])$"
)
_LONGEST_SHORT = 6  # letters of what _SHORT finds, at most
_NUMBERED = re.compile(r"\d{1,2}$")
_BLANKS = re.compile(r"\s*")
_SPEECH = re.compile(r"[“\"]([^“”\"]{25,}?)[”\"]", re.DOTALL)


def sentences(text: str, span: Span) -> list[Span]:
    """The sentences of text[span] in order, without the blanks between them."""
    found: list[Span] = []
    start = span.start
    for match in _END.finditer(text, span.start, span.end):
        if not _ends(text, start, match, span.end):
            continue
        _add(found, text, start, match.end())
        start = match.end()
    _add(found, text, start, span.end)
    return found


def _ends(text: str, start: int, match: re.Match[str], limit: int) -> bool:
    if match[0].startswith("\n"):
        return True
    if match[0] == "." and _abbreviated(text, start, match.start()):
        return False
    after = _BLANKS.match(text, match.end(), limit)
    at = after.end() if after else limit
    return not (match[0].startswith((".", "…")) and at < limit and text[at].islower())


def _abbreviated(text: str, start: int, stop: int) -> bool:
    """Whether the full stop at `stop` belongs to an abbreviation or to the number with which the sentence begins."""
    near = max(start, stop - _LONGEST_SHORT)
    return _SHORT.search(text, near, stop) is not None or _NUMBERED.match(text, start, stop) is not None


def _add(found: list[Span], text: str, start: int, end: int) -> None:
    words = text[start:end].strip()
    if words:
        left = text.index(words[0], start)
        found.append(Span(left, left + len(words)))


def speeches(text: str, span: Span) -> list[Span]:
    """What stands between quotation marks and is long enough to be somebody's words, marks left out."""
    return [Span(m.start(1), m.end(1)) for m in _SPEECH.finditer(text, span.start, span.end) if m[1].count(" ") >= 6]
