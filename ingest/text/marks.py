"""Marks that a crawl left in a text: **bold**, *italic*, and the lone bars of a table's cells."""

from __future__ import annotations

import re

_STRONG = re.compile(r"\*\*(?!\*)((?:[^*\n]|\*(?!\*)|\n(?!\s*\n))*?)\*\*")
_EMPHASIS = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]*(?:\n(?!\s*\n)[^*\n]*){0,6}?)\*(?![\w*])")
_BAR = re.compile(r"^[ \t]*\|[ \t]*$", re.M)
_OPEN, _CLOSE = "\x02", "\x03"


def is_marked(text: str) -> bool:
    """Whether the text carries such marks at all; others are left alone ("5 * 3", "* ghi chú")."""
    return bool(_STRONG.search(text)) or len(_BAR.findall(text)) >= 3


def strip_marks(text: str) -> tuple[str, frozenset[int]]:
    """The text without the marks, and the numbers of its lines that were bold from end to end.

    A line break inside bold or italics is one of the page's source, not of the document, and becomes a space.
    """
    text = _STRONG.sub(lambda m: _flat(m[1], _OPEN, _CLOSE), text)
    text = _EMPHASIS.sub(lambda m: _flat(m[1], "", ""), text).replace("**", "")
    lines = text.split("\n")
    bold = frozenset(number for number, line in enumerate(lines) if _all_bold(line))
    return text.replace(_OPEN, "").replace(_CLOSE, ""), bold


def _flat(inner: str, before: str, after: str) -> str:
    head = inner[: len(inner) - len(inner.lstrip())]
    tail = inner[len(inner.rstrip()) :]
    words = " ".join(inner.split())
    return head + (before + words + after if words else "") + tail


def _all_bold(line: str) -> bool:
    if _OPEN not in line:
        return False
    rest = re.sub(f"{_OPEN}[^{_CLOSE}]*{_CLOSE}", "", line)
    return not re.search(r"\w", rest)
