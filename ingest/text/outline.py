"""The tree of a text: which heading, entry or lead-in governs each block, and how deep each stands."""

from __future__ import annotations

import re
from itertools import zip_longest

from ingest.document import BlockKind
from ingest.text.markers import BULLET, LETTER, Marker
from ingest.text.phrases import begins
from ingest.text.pieces import Piece

_STOPS = re.compile(r"[.;,!?…][\"”»'’)]*$|\./\.?$")
# 'Văn phòng UBND huyện thông báo để các đơn vị biết, thực hiện./.' closes the whole, not the last section.
_FORMULA = re.compile(r"thông báo (?:để|đến|tới|kết luận)|trân trọng|biết(?:, | và )(?:tổ chức |triển khai )?thực hiện")
_HEADING_WORDS = 28


def outline(pieces: list[Piece]) -> None:
    """Set kind (heading, item), level and parent of the body's pieces in place."""
    stack: list[Piece] = []
    body = [one for one in pieces if one.kind is not BlockKind.FURNITURE]
    for one, following in zip_longest(body, body[1:]):
        if one.kind is BlockKind.TITLE:
            continue
        if one.kind is BlockKind.CELL:
            while stack and _is_bullet(stack[-1]):
                stack.pop()
            one.parent, one.level = (stack[-1] if stack else None), _depth(stack)
        elif one.marker or one.tag == "item":
            _place_marked(stack, one, following)
        elif _is_bare_heading(one, following):
            _place_heading(stack, one)
        else:
            _place_paragraph(stack, one, last=following is None)


def _depth(stack: list[Piece]) -> int:
    """How many headings and entries are open; lead-in paragraphs do not count."""
    return sum(1 for entry in stack if entry.kind is not BlockKind.PARAGRAPH)


def _rank(one: Piece) -> float:
    """How far in a piece stands by its sign; a lead-in stands just under what it is under."""
    if one.tag == "item":
        return 20 + one.depth
    if one.marker is None:
        return -1
    return float(one.marker.rank)


def _place_marked(stack: list[Piece], one: Piece, following: Piece | None) -> None:
    marker = one.marker
    same = _same_list(stack, one)
    if same is not None:
        del stack[same:]
    else:
        while stack and _closes(stack[-1], one):
            stack.pop()
    one.parent = stack[-1] if stack else None
    one.level = _depth(stack)
    one.kind = BlockKind.HEADING if marker and _is_heading(one, marker, following) else BlockKind.ITEM
    stack.append(one)


def _same_list(stack: list[Piece], one: Piece) -> int | None:
    """Where in the stack an entry of the same list stands (innermost first)."""
    for i in range(len(stack) - 1, -1, -1):
        entry = stack[i]
        if _style(entry) == _style(one) != "":
            return i
        if one.marker and entry.marker and one.marker.kind != BULLET and entry.marker.rank < one.marker.rank:
            return None
    return None


def _style(one: Piece) -> str:
    """What the entries of one list have in common: their sign's style, or how deep their tags nest."""
    if one.tag == "item":
        return f"li{one.depth}"
    return one.marker.style if one.marker else ""


def _closes(entry: Piece, one: Piece) -> bool:
    """Whether an open entry ends where `one`, of another list, begins."""
    if entry.marker is None and entry.tag != "item":
        return entry.kind is BlockKind.HEADING and one.marker is not None and one.marker.rank == 0
    if entry.marker and one.marker and entry.marker.kind == one.marker.kind == BULLET:
        return False
    return _rank(entry) >= _rank(one)


def _is_heading(one: Piece, marker: Marker, following: Piece | None) -> bool:
    words = one.words
    if marker.kind == BULLET or _STOPS.search(words) or len(words.split()) > _HEADING_WORDS:
        return False
    if one.bold or one.tag == "heading" or words.isupper():
        return True
    if following is None or (marker.kind >= LETTER and not words.endswith(":")):
        return False
    if following.marker is None:
        return following.kind in (BlockKind.PARAGRAPH, BlockKind.CELL)
    return following.marker.rank > marker.rank


def _is_bare_heading(one: Piece, following: Piece | None) -> bool:
    """A heading without a number: capitals or bold, short, and followed by something."""
    if one.tag == "heading":
        return True
    short = len(one.text.split()) <= 25 and not _STOPS.search(one.text)
    return short and following is not None and (one.text.isupper() or one.bold)


def _place_heading(stack: list[Piece], one: Piece) -> None:
    if one.tag == "heading" and one.depth:
        while stack and not (
            stack[-1].kind is BlockKind.HEADING and stack[-1].tag == "heading" and stack[-1].depth < one.depth
        ):
            stack.pop()
    else:
        stack.clear()
    one.kind, one.parent, one.level = BlockKind.HEADING, stack[-1] if stack else None, len(stack)
    stack.append(one)


def _place_paragraph(stack: list[Piece], one: Piece, *, last: bool) -> None:
    """A paragraph ends bullets and earlier lead-ins; with a colon at its end it governs what follows."""
    one.kind = BlockKind.PARAGRAPH
    while stack and (stack[-1].kind is BlockKind.PARAGRAPH or _is_bullet(stack[-1])):
        stack.pop()
    if ((last or one.text.endswith("./.")) and (begins(one.text, "closing") or _FORMULA.search(one.text))) or (
        last and stack and stack[-1].kind is BlockKind.ITEM
    ):
        stack.clear()
    one.parent = stack[-1] if stack else None
    one.level = _depth(stack)
    if one.text.endswith(":"):
        stack.append(one)


def _is_bullet(one: Piece) -> bool:
    return (one.tag == "item" and one.marker is None) or bool(one.marker and one.marker.kind == BULLET)
