"""Sentences of a block and stretches of speech: 'Ông A nói: “Chúng tôi sẽ …”. Bà B …'.

A full stop ends a sentence unless it belongs to an abbreviation ('TP.', 'đ/c.'), a number or a name's initial.
"""

from __future__ import annotations

import re

from extract.clauses.words import UPPER
from ingest import Span

_END = re.compile(r"(?:\./\.|[.!?…]+)[\"”’)\]]*(?=\s|$)|(?<=[^\W\d_])(?:\.|…)(?=[" + UPPER + r"][^\W\d_A-Z])|\n+")
_SHORT = re.compile(
    r"(?:\b(?:TP|Tp|tp|TX|TT|P|Q|H|X|ThS|Ths|TS|PGS|GS|BS|KS|CN|DS|Ô|B|Mr|St|đ/c|Đ/c|ĐT|tel|No|vs|Tr|tr|CKI|CKII|PTS|KTS|LS|Th)|^\d{1,2}|\b[A-ZĐ])$"
)
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
    before, after = text[start : match.start()], text[match.end() : limit].lstrip()
    if match[0] == "." and _SHORT.search(before):
        return False
    return not (match[0].startswith((".", "…")) and after[:1].islower())


def _add(found: list[Span], text: str, start: int, end: int) -> None:
    words = text[start:end]
    left = start + len(words) - len(words.lstrip())
    right = start + len(words.rstrip())
    if right > left:
        found.append(Span(left, right))


def speeches(text: str, span: Span) -> list[Span]:
    """What stands between quotation marks and is long enough to be somebody's words, marks left out."""
    return [Span(m.start(1), m.end(1)) for m in _SPEECH.finditer(text, span.start, span.end) if m[1].count(" ") >= 6]
