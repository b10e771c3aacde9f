"""A news post: the site's lines above, the headline, the article, captions, author, the site's lines below."""

from __future__ import annotations

import re

from ingest.document import BlockKind
from ingest.text.furniture import (
    banner_line,
    byline,
    caption_line,
    footer_line,
    posting_time,
    related_line,
    site_line,
    slogan_line,
)
from ingest.text.markers import BULLET
from ingest.text.pieces import Piece

_ENDED = re.compile(r"[.!?…:;][\"”»'’)\]]*$")
_NAMES = r"[^\W\d_][\w.]*(?:\s[A-ZĐÀ-Ỹ][\w.]*){0,3}"
_LEADING_CAPTION = re.compile(
    r"(?:Ảnh minh họa|Ảnh minh hoạ|(?:[^.]{10,250}\.)?\s?\(?(?:Ảnh|ẢNH)\s?:\s?" + _NAMES + r"[.)])"
    r"\s(?=[\"“A-ZĐÀ-Ỹ(])"
)
# The author run into the end of the last paragraph: '… trong tháng 9. Thanh Phong'
_TRAILING_AUTHOR = re.compile(r"(?<=[.!?”\"])\s(?:Theo\s)?[A-ZĐÀ-Ỹ][\w.]*(?:\s(?:[A-ZĐÀ-Ỹ][\w.]*|-|–)){1,5}$")


def mark_news(pieces: list[Piece]) -> None:
    """Set the kinds of a post's pieces in place: title, furniture, the rest stays what it is."""
    start, end = _article(pieces)
    if start == len(pieces):
        _mark_lines(pieces)
        return
    _mark_top(pieces[:start])
    for i, one in enumerate(pieces[start:end], start):
        if _in_between(pieces, i, end):
            one.kind = BlockKind.FURNITURE
        elif _is_crosshead(one):
            one.tag = "heading"
    for one in pieces[end:]:
        one.kind = BlockKind.FURNITURE


def split_caption(one: Piece) -> list[Piece]:
    """A caption that was run into the paragraph after it ('… Ảnh: Trường Phong. Sáng 7/2 …') set apart."""
    match = _LEADING_CAPTION.match(one.text) if one.place is None and len(one.text) > 200 else None
    if match is None or one.marker:
        return [one]
    caption = Piece(
        match[0].strip(), BlockKind.FURNITURE, tag="furniture", gap=one.gap, boxes=one.boxes, order=one.order
    )
    return [caption, Piece(one.text[match.end() :], one.kind, bold=one.bold, boxes=one.boxes, order=one.order)]


def split_author(one: Piece) -> list[Piece]:
    """The author's name that was run into the end of the last paragraph, set apart."""
    match = _TRAILING_AUTHOR.search(one.text) if one.place is None and len(one.text) > 200 else None
    if match is None:
        return [one]
    author = Piece(match[0].strip(), BlockKind.FURNITURE, tag="furniture", boxes=one.boxes, order=one.order)
    one.text = one.text[: match.start()]
    return [one, author]


def _is_sentence(one: Piece) -> bool:
    long = len(one.text) > 120 or len(one.text.split()) > 22
    return (long and bool(_ENDED.search(one.text))) or len(one.text) > 260


def _article(pieces: list[Piece]) -> tuple[int, int]:
    """From the first paragraph of the article to one after its last."""
    start = next((i for i, one in enumerate(pieces) if _begins_article(one)), None)
    if start is None:
        start = next((i for i, one in enumerate(pieces) if _is_short_body(one)), len(pieces))
    elif start and pieces[start - 1].text.endswith(":") and not related_line(pieces[start - 1].text):
        start -= 1  # what leads in
    end = start
    for i in range(start, len(pieces)):
        text = pieces[i].text
        if related_line(text) or (footer_line(text) and not _is_sentence_before_related(pieces, i)):
            break
        if _ENDED.search(text) or pieces[i].marker or pieces[i].place or _is_sentence(pieces[i]):
            end = i + 1
    while end > start + 1 and _is_last_furniture(pieces[end - 1]):
        end -= 1
    return start, end


def _begins_article(one: Piece) -> bool:
    """A long sentence; or a short one, or a numbered line, that no site puts above its articles."""
    text = one.text
    if one.tag == "furniture" or footer_line(text):
        return False
    if _is_sentence(one):
        return True
    if site_line(text) or posting_time(text) or banner_line(text):
        return False
    numbered = one.marker is not None and one.marker.kind != BULLET
    return numbered or one.place is not None or (text.endswith((".", ":", "./.")) and len(text.split()) >= 6)


def _is_short_body(one: Piece) -> bool:
    return one.tag != "furniture" and (
        one.place is not None or (bool(_ENDED.search(one.text)) and not site_line(one.text))
    )


def _mark_lines(pieces: list[Piece]) -> None:
    """A page without a single sentence: a headline and lines, of which only the evident are the site's."""
    for one in pieces:
        if one.tag == "furniture" or site_line(one.text) or footer_line(one.text) or posting_time(one.text):
            one.kind = BlockKind.FURNITURE
    chosen = _headline(pieces) if len(pieces) > 1 else None
    if chosen is not None:
        pieces[chosen].kind = BlockKind.TITLE


def _is_sentence_before_related(pieces: list[Piece], i: int) -> bool:
    """A paragraph of the article may begin like a footer ('Ban biên tập … cho biết …')."""
    return _is_sentence(pieces[i]) and i + 1 < len(pieces) and _is_sentence(pieces[i + 1])


def _is_last_furniture(one: Piece) -> bool:
    text = one.text
    return not (one.marker or one.place) and len(text) < 90 and (byline(text) or site_line(text) or caption_line(text))


def _mark_top(top: list[Piece]) -> None:
    """Choose the headline among the lines above the article; everything else there is the site's."""
    for one in top:
        one.kind = BlockKind.FURNITURE
    tagged = [p for p in top if p.tag == "title"]
    if tagged:
        tagged[-1].kind = BlockKind.TITLE
        return
    chosen = _headline(top)
    if chosen is not None:
        top[chosen].kind = BlockKind.TITLE
        for one in top[chosen + 1 :]:
            if len(one.text.split()) >= 16 and not site_line(one.text) and not posting_time(one.text):
                one.kind = BlockKind.PARAGRAPH  # a lede without its full stop


def _headline(top: list[Piece]) -> int | None:
    """Just before the time of posting, else just after it, else the first line that is not the site's."""
    candidates = [i for i, one in enumerate(top) if _may_be_headline(one)]
    banner = len(candidates) > 1 and banner_line(top[candidates[0]].text)
    if banner:
        candidates = candidates[1:]
        if len(candidates) > 1 and slogan_line(top[candidates[0]].text) and candidates[0] <= 2:
            candidates = candidates[1:]
    posted = next((i for i, one in enumerate(top) if posting_time(one.text)), None)
    before = [i for i in candidates if posted is not None and i < posted]
    if before or (banner and posted is None and candidates):
        return (before or candidates)[-1]
    named = [i for i in candidates if not _is_category(top[i].text)]
    return next(iter(named or candidates), None)


def _is_category(text: str) -> bool:
    """A section of the site: 'Thời sự', 'Chính trị - Xây dựng chính quyền'."""
    return len(text.split()) <= 7 and not re.search(r"[\d?!:,\"“.]", text)


def _may_be_headline(one: Piece) -> bool:
    text = one.text
    if one.tag == "furniture" or site_line(text) or posting_time(text) or footer_line(text) or related_line(text):
        return False
    return 3 <= len(text.split()) <= 45 and not text.endswith((";", ":"))


def _is_crosshead(one: Piece) -> bool:
    """A few words between two paragraphs that are no sentence."""
    plain_line = not (one.marker or one.place or one.tag)
    return plain_line and len(one.text.split()) <= 9 and not _ENDED.search(one.text) and not one.text.endswith(",")


def _in_between(pieces: list[Piece], i: int, end: int) -> bool:
    """Inside the article: a caption, a button, a time of posting, a short line that is no sentence."""
    one = pieces[i]
    text = one.text
    if one.tag in ("caption", "furniture"):
        return True
    if one.marker or one.place or one.tag == "heading" or one.bold:
        return False
    if site_line(text) or posting_time(text) or caption_line(text):
        return True
    if _ENDED.search(text) or len(text) > 160:
        return False
    return len(text.split()) > 9 or (byline(text) and len(text.split()) <= 4)
