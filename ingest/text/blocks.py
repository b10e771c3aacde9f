"""From the lines of a page to the blocks of a Document: the one way that every format goes."""

from __future__ import annotations

from collections import deque
from dataclasses import replace

from ingest.document import Block, BlockKind
from ingest.text.closing import read_closing
from ingest.text.freeze import freeze
from ingest.text.furniture import caption_line, footer_line, posting_time, related_line, site_line
from ingest.text.letterhead import read_letterhead
from ingest.text.lines import Line
from ingest.text.news import mark_news, split_author, split_caption
from ingest.text.outline import outline
from ingest.text.phrases import plain
from ingest.text.pieces import Piece, piece
from ingest.text.wraps import join_wraps
from ingest.text.zones import ADDRESSEE, Zones, find_zones, is_type_line


def build_blocks(lines: list[Line], *, crawled: bool = False) -> tuple[str, tuple[Block, ...], dict[str, str]]:
    """The frozen text, its blocks, and what the page says of itself ("title", "published").

    `crawled`: line breaks are those of a page's source (see join_wraps).
    """
    lines = [replace(line, order=order) for order, line in enumerate(lines)]
    own = [line for line in lines if line.tag != "furniture"]
    zones = find_zones(own)
    if zones and zones.title:  # a page's headline over a document with a title of its own is the site's
        own = [line for line in own if line.tag != "title"]
        zones = find_zones(own) or zones
    kept = {line.order for line in own}
    site = [line for line in lines if line.order not in kept]
    pieces = _notice(zones, site, crawled) if zones else _news(own, site, crawled)
    text, blocks = freeze(pieces)
    return text, blocks, _meta(pieces)


def _weave(pieces: list[Piece], site: list[Line]) -> list[Piece]:
    """The site's own lines put back among the document's, each before what follows it on the page."""
    woven: list[Piece] = []
    waiting = deque(piece(line, BlockKind.FURNITURE) for line in site)
    for one in pieces:
        while waiting and waiting[0].order < one.order:
            woven.append(waiting.popleft())
        woven.append(one)
    return [*woven, *waiting]


def _notice(zones: Zones, site: list[Line], crawled: bool) -> list[Piece]:
    body = _paragraphs(zones.body, crawled)
    addressees = _mark_addressees(body, telegram=_is_telegram(zones.title))
    outline(body[addressees:])
    tail = _paragraphs(zones.tail, crawled)
    _mark_site_tail(tail)
    outline(tail)
    pieces = [*read_letterhead(zones.head), *_title(zones.title), *body, *read_closing(zones.closing), *tail]
    return _weave(pieces, site)


def _news(lines: list[Line], site: list[Line], crawled: bool) -> list[Piece]:
    pieces = [cut for one in _paragraphs(lines, crawled) for cut in split_caption(one)]
    if pieces:
        pieces[-1:] = split_author(pieces[-1])
    pieces = _weave(pieces, site)
    mark_news(pieces)
    outline([one for one in pieces if one.kind is not BlockKind.FURNITURE])
    return pieces


def _paragraphs(lines: list[Line], crawled: bool) -> list[Piece]:
    """The lines joined; a table's cell is a cell whatever else it looks like."""
    pieces = join_wraps(lines, crawled=crawled)
    for one in pieces:
        if one.place is not None:
            one.kind, one.marker = BlockKind.CELL, None
    return pieces


def _title(lines: list[Line]) -> list[Piece]:
    """The kind of the document and what it is about: one block of two lines or more."""
    if not lines:
        return []
    title = piece(lines[0], BlockKind.TITLE)
    for i, line in enumerate(lines[1:]):
        title.text += ("\n" if i == 0 and is_type_line(lines[0]) else " ") + line.text
        title.boxes += line.boxes
    return [title]


def _is_telegram(title: list[Line]) -> bool:
    return bool(title) and plain(title[0].text).startswith(("công điện", "điện"))


def _mark_addressees(body: list[Piece], *, telegram: bool) -> int:
    """Mark 'Kính gửi: …' (or '… điện:') and its list at the head of the body; how many pieces that are."""
    if not body:
        return 0
    first = plain(body[0].text)
    if not (ADDRESSEE.match(first) or (telegram and first.endswith("điện:"))):
        return 0
    count = 1
    listed = first.endswith((":", "gửi"))
    while count < len(body) and (body[count].marker or (listed and count == 1 and len(body[1].text) < 250)):
        one = body[count]
        one.kind, one.parent, one.level = BlockKind.RECIPIENTS, body[0], 1
        count += 1
        if not one.marker or (one.text.endswith(".") and not (count < len(body) and _bullet_of(one, body[count]))):
            break
    body[0].kind, body[0].marker = BlockKind.RECIPIENTS, None
    return count


def _bullet_of(one: Piece, other: Piece) -> bool:
    return bool(one.marker and other.marker and one.marker.style == other.marker.style and len(other.text) < 250)


def _mark_site_tail(tail: list[Piece]) -> None:
    """After the closing, the lines of the site that published the document are furniture."""
    below = False
    for one in tail:
        if one.place is not None and not below:
            continue
        below = below or footer_line(one.text) or related_line(one.text)
        if below or site_line(one.text) or posting_time(one.text) or caption_line(one.text):
            one.kind = BlockKind.FURNITURE


def _meta(pieces: list[Piece]) -> dict[str, str]:
    meta: dict[str, str] = {}
    title = next((one for one in pieces if one.kind is BlockKind.TITLE), None)
    if title is not None:
        meta["title"] = " ".join(title.text.split())
    at = pieces.index(title) if title is not None else 0
    times = [(abs(i - at), i, posting_time(p.text)) for i, p in enumerate(pieces) if p.kind is BlockKind.FURNITURE]
    near = min((entry for entry in times if entry[2]), default=None)
    if near and near[2]:
        meta["published"] = near[2]
    return meta
