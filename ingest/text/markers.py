"""The signs that begin an entry of a list or a section: 'II.', '3.1.', 'a)', '(2)', '-', 'Thứ nhất,'."""

from __future__ import annotations

import re
from dataclasses import dataclass

BULLETS = "-–—−•·*+●○▪■□►▸»→◦✓❖➢★"

_PART = re.compile(
    r"(?:PHẦN|Phần|CHƯƠNG|Chương|MỤC|Mục)\s+(?:[IVX]{1,5}|\d{1,2}|thứ\s+\w+|THỨ\s+\w+)\s*(?:[.:)]|(?=\s|$))"
)
_ORDINAL = re.compile(
    r"(?:Thứ|Một|Hai|Ba|Bốn|Năm|Sáu|Bảy)\s(?:nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười|là)\s*(?:là)?\s*[,:](?!\s*\d)"
)
_ROMAN = re.compile(r"(?!V\s?/\s?[vV]\b)(?:X{0,2}(?:IX|IV|V?I{1,3}|V|X))\s?(?:[.)]-?(?=\s|\w)|/(?=\s|[^\W\d_]))")
_UPPER = re.compile(r"(?:[A-EGHK]|Đ)\s?[.)](?=\s+\S)")
_DECIMAL = re.compile(r"(\d{1,2}(?:\.\d{1,2}){1,3})\s?[.)]?(?=\s+[^\W\d_]|\s+[\"“(]|(?<=[.)])[^\W\d_])")
_NUMBER = re.compile(r"(\d{1,2})\s?(?:[.)/]-?|[./]-)(?=\s*[^\W\d_]|\s+[\"“(\d])")
_BRACKET = re.compile(r"\((?:\d{1,2}|[ivx]{1,4}|[a-zđ])\)(?=\s|\w)")
_LETTER = re.compile(r"[a-zđ]\d?\s?[.)/](?=\s*[^\W\d_]|\s+[\"“(\d])")
_BULLET = re.compile(rf"[{re.escape(BULLETS)}]{{1,2}}(?=\s*[^\s{re.escape(BULLETS)}])")

PART, UPPER, ROMAN, ORDINAL, NUMBER, DECIMAL, BRACKET, PAREN, LETTER, BULLET = range(10)

# How deep a sign usually stands: a smaller number governs a larger one.
_RANK = {
    PART: 0,
    UPPER: 1,
    ROMAN: 2,
    ORDINAL: 3,
    NUMBER: 4,
    DECIMAL: 5,
    BRACKET: 8,
    PAREN: 8,
    LETTER: 9,
    BULLET: 10,
}


@dataclass(frozen=True, slots=True)
class Marker:
    """A sign as written, its kind, its rank (0 outermost) and its style: entries of one list share it."""

    sign: str
    kind: int
    rank: int
    style: str
    length: int  # of the text before the words: sign and spaces


def read_marker(text: str) -> Marker | None:
    """The marker that a line begins with, if it does and something follows."""
    first = text[:1]
    if first.isdigit():
        return _numbered(text)
    if first in BULLETS and first:
        return _made(text, _BULLET, BULLET, "") if not re.match(r"[-–]\s?\d+([.,]\d+)?\s?(?:%|°)", text) else None
    if first == "(":
        return _made(text, _BRACKET, BRACKET, "")
    if first.isupper():
        return _capital(text)
    return _made(text, _LETTER, LETTER, "")


def _numbered(text: str) -> Marker | None:
    match = _DECIMAL.match(text)
    if match:
        parts = match[1].split(".")
        if not (len(parts) == 2 and len(parts[1]) > 1 and parts[1].startswith("0")):
            return _marker(text, match, DECIMAL, _RANK[DECIMAL] + len(parts) - 2, f"d{len(parts)}")
    match = _NUMBER.match(text)
    if match is None:
        return None
    kind = PAREN if ")" in match[0] else NUMBER
    return _marker(text, match, kind, _RANK[kind], f"{kind}{match[0].strip()[-1]}")


def _capital(text: str) -> Marker | None:
    for pattern, kind in ((_PART, PART), (_ORDINAL, ORDINAL), (_ROMAN, ROMAN), (_UPPER, UPPER)):
        found = _made(text, pattern, kind, "")
        if found:
            return found
    return None


def _made(text: str, pattern: re.Pattern[str], kind: int, style: str) -> Marker | None:
    match = pattern.match(text)
    if match is None:
        return None
    sign = match[0].strip()
    if kind == BULLET:
        style = sign[0] if sign[0] not in "–—−" else "-"
    elif kind in (LETTER, BRACKET, ROMAN, UPPER):
        style = f"{kind}{sign[-1]}{'d' if any(c.isdigit() for c in sign) else 'a'}"
    else:
        style = str(kind)
    return _marker(text, match, kind, _RANK[kind], style)


def _marker(text: str, match: re.Match[str], kind: int, rank: int, style: str) -> Marker | None:
    rest = text[match.end() :]
    if not rest.strip():
        return None
    return Marker(match[0].strip(), kind, rank, style, match.end() + len(rest) - len(rest.lstrip()))
