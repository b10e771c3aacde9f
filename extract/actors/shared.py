"""A head that several names share: 'các Bộ: Tài chính, Xây dựng' → Bộ Tài chính, Bộ Xây dựng.

The guide names each member on its own, with the head that they share and the office before it ('Bộ trưởng các Bộ: A,
B' → Bộ trưởng Bộ A, Bộ trưởng Bộ B); a member with a head of its own ('…, Tập đoàn C') keeps it.
"""

from __future__ import annotations

import re

from extract.clauses.triggers import any_of, cues, party_at
from extract.clauses.words import UPPER, words_of
from ingest import Span

LEVELS = r"tỉnh|thành phố|TP\.?|huyện|quận|thị xã|thị trấn|xã|phường|ấp|thôn|bản|làng|buôn|khu phố|đặc khu"
SEVERAL = r"(?:các|những|hai|ba|bốn|năm|\d+)"
_HEADS = any_of("shared_heads")
_PLURAL = re.compile(
    rf"^(?P<before>.*?)\b(?i:{SEVERAL})\s+(?P<level>(?i:{LEVELS}|{_HEADS}))"
    rf"(?P<kind>(?:,? [a-zà-ỹđ]+){{0,9}}\s*:|(?: [a-zà-ỹđ]+){{0,3}}?)\s+(?P<list>[{UPPER}].*)$",
    re.DOTALL,
)
_SHARED = re.compile(
    r"^(?P<before>(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân|Chủ tịch UBND|Phòng [^,]*?|Đảng [uủ][yỷ])\s+)?"
    rf"(?P<level>(?i:{LEVELS}))\s+(?P<list>[{UPPER}].*)$",
    re.DOTALL,
)
_NUMERALS = re.compile(
    rf"^(?P<before>.*?)\b{SEVERAL} (?P<head>[{UPPER}]\S*(?: [^\s,]+){{0,5}}?) "
    r"(?P<list>[IVX]+(?:, [IVX]+)*(?: và [IVX]+))$"
)
_COMPOUND = tuple(sorted(cues("own_fields")))
_TAILS = ("Thể thao và Du lịch", "Thể thao", "Thương binh")  # of "Văn hóa, Thể thao và Du lịch"


def expand(phrase: str) -> list[str]:
    """The members of a phrase with a shared head, each with it; the phrase alone if it has none."""
    phrase = re.sub(r"\s*\([^()]*\)", "", phrase).strip()
    numbered = _NUMERALS.match(phrase)
    if numbered is not None:
        numerals = re.split(r", | và ", numbered["list"])
        return [f"{numbered['before']}{numbered['head']} {numeral}" for numeral in numerals]
    match = _PLURAL.match(phrase) or _SHARED.match(phrase)
    if match is None:
        return [phrase]
    items = items_of(match["list"])
    if len(items) < 2 and match.re is _PLURAL and ":" not in match["kind"]:
        return [phrase]  # "các Sở Xây dựng liên quan": a group
    if not all(_named(item) or _own_head(item) for item in items):
        return [phrase]
    before, level = match["before"] or "", match["level"]
    level = level.lower() if re.fullmatch(LEVELS, level, re.IGNORECASE) else level
    return [item if _own_head(item) else f"{before}{'' if _levelled(item) else level + ' '}{item}" for item in items]


def _named(item: str) -> bool:
    return re.match(rf"[{UPPER}\d]|(?i:{LEVELS}) [{UPPER}]", item) is not None


def _levelled(item: str) -> bool:
    return re.match(rf"(?i:{LEVELS}|{_HEADS}) ", item) is not None


def _own_head(item: str) -> bool:
    """Whether a member brings its own head: 'Tập đoàn Dệt may', 'các cơ quan liên quan'; 'Công an' alone is a field."""
    words = words_of(item, Span(0, len(item)))
    size, classes = party_at(words, 0)
    if "quantity" in classes and not words[0].capital:
        return True
    return len(words) > size > 0 and bool(classes & {"body", "office"}) and not re.match(rf"(?i:{_HEADS}) ", item)


def items_of(listed: str) -> list[str]:
    """The members of a bare list of names: 'Ba Vì, Quốc Oai và Phúc Thọ'."""
    items: list[str] = []
    for piece in re.split(r"\s*[,;]\s*(?:và )?", listed):
        if items and piece.startswith(_TAILS):
            items[-1] += ", " + piece
        else:
            items += _and(piece)
    return [item.strip(" .:…") for item in items if item.strip(" .:…")]


def _and(piece: str) -> list[str]:
    """Split at 'và' unless it is inside a name of the state's apparatus ('Nông nghiệp và PTNT')."""
    left, joined, right = piece.partition(" và ")
    if not joined or right.startswith(_COMPOUND):
        return [piece]
    return [left, *_and(right)]
