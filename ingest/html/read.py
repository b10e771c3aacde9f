"""HTML pages: decoded by their own charset, the document found among the site's furniture, blocks from the tags."""

from __future__ import annotations

import re
from itertools import groupby

from selectolax.lexbor import LexborHTMLParser

from ingest.document import Document, Source
from ingest.encoding import decode
from ingest.errors import Corrupt, Empty
from ingest.html.chunks import Chunk, Chunks
from ingest.html.main import mark_main
from ingest.html.tables import chunk_line, table_lines
from ingest.html.tree import flatten
from ingest.limits import Limits, check_characters, check_lines
from ingest.text.blocks import build_blocks
from ingest.text.lines import Line
from ingest.text.phrases import plain
from ingest.vietnamese import normalise

_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([\w-]{3,20})""", re.I)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_DATE_NAMES = (
    'meta[property="article:published_time"]',
    'meta[itemprop="datePublished"]',
    'meta[name="pubdate"]',
    'meta[name="date"]',
    'meta[name="dc.date"]',
    'meta[property="og:updated_time"]',
    "time[datetime]",
)


def read_html(source: Source, limits: Limits) -> Document:
    """The Document of a page. Raises Empty for a page without words, TooLarge, UnknownEncoding, Corrupt."""
    decoded = decode(source, declared=declared_charset(source))
    check_characters(source, len(decoded.text), limits)
    page = LexborHTMLParser(flatten(normalise(decoded.text)))
    if page.body is None:
        raise Corrupt(
            source.name,
            "trang HTML không có nội dung / the page has no body",
            "Hãy tải lại trang / Fetch the page again",
        )
    chunks = Chunks().read(page.body, most=limits.lines)
    if not chunks:
        raise Empty(
            source.name,
            "trang không có chữ nào ngoài mã chương trình / no words in the page, only scripts",
            "Hãy lưu trang từ trình duyệt rồi nạp lại / Save the page from a browser",
        )
    check_lines(source, len(chunks), limits)
    mark_main(chunks)
    title = page_title(page)
    mark_title(chunks, title)
    text, blocks, found = build_blocks(_lines(chunks))
    meta = {"encoding": decoded.encoding, **page_meta(page, title), **found}
    return Document(source.id, source.name, "text/html", text, blocks, None, decoded.notes, meta)


def declared_charset(source: Source) -> str | None:
    """The charset that the page names in its first bytes, else the one it was served with."""
    match = _CHARSET.search(source.data[:4096]) or _CHARSET.search((source.media_type or "").encode())
    return match[1].decode("ascii", "replace") if match else None


def _lines(chunks: list[Chunk]) -> list[Line]:
    lines: list[Line] = []
    for number, group in groupby(chunks, key=lambda chunk: chunk.row[0] if chunk.row else None):
        members = list(group)
        lines += [chunk_line(c) for c in members] if number is None else table_lines(members, number)
    return lines


def page_title(page: LexborHTMLParser) -> str:
    """What the page calls itself: og:title, else <title>."""
    node = page.css_first('meta[property="og:title"]')
    named = (node.attributes.get("content") or "") if node is not None else ""
    heading = page.css_first("title")
    return " ".join((named or (heading.text() if heading is not None else "")).split())


def mark_title(chunks: list[Chunk], title: str) -> None:
    """Tag the headline: the heading that the page's title repeats, else its only first-level heading."""
    wanted = plain(title)
    best: Chunk | None = None
    for chunk in chunks[: max(60, len(chunks) // 2)]:
        words = len(chunk.text.split())
        if not 3 <= words <= 50 or (chunk.linked > 0.7 * len(chunk.text) and chunk.tag != "heading"):
            continue
        repeated = bool(wanted) and plain(chunk.text) in wanted
        if repeated and (best is None or len(chunk.text) > len(best.text)):
            best = chunk
    if best is None:
        first = [chunk for chunk in chunks if chunk.tag == "heading" and chunk.depth == 1]
        best = first[0] if len(first) == 1 and len(first[0].text.split()) >= 3 else None
    if best is not None:
        best.tag = "title"


def page_meta(page: LexborHTMLParser, title: str) -> dict[str, str]:
    """Title and date of publication as the page's head gives them."""
    meta = {"title": title} if title else {}
    for selector in _DATE_NAMES:
        node = page.css_first(selector)
        value = (node.attributes.get("content") or node.attributes.get("datetime") or "") if node is not None else ""
        match = _DATE.match(value)
        if match:
            meta["published"] = match[0]
            break
    return meta
