"""Lines of a site around its articles: banner, slogan, menu, time of posting, caption, author, links, footer."""

from __future__ import annotations

import re
from datetime import date

from ingest.text.phrases import begins, contains, plain

_DATE = re.compile(r"(?<!\d)(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4})(?!\d)")
_LONG_DATE = re.compile(r"ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})")
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_CLOCK = re.compile(r"(?<!\d)\d{1,2}\s?[:hg]\s?\d{2}(?!\d)|gmt|\bam\b|\bpm\b")
_WEEKDAY = re.compile(r"(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s*nhật)\b")
_SEPARATED = re.compile(r"\s[|»›/>→·•]\s|\s>\s|\s»\s|\|")
_COUNTER = re.compile(r"(?:lượt|truy cập|online|trực tuyến|tổng cộng|hôm nay)[^.]{0,20}:\s*[\d.,]+")
_CONTACT = re.compile(r"(?:điện thoại|đt|tel|fax|email|e-mail|hotline)\s*:")
_SENTENCE_END = re.compile(r"[.!?…:;][\"”»'’)]*$")


def posting_time(text: str) -> str | None:
    """The ISO date of a line that says when the article was posted ('[02/11/2017 16:08]'), else None."""
    if len(text) > 110 or text.endswith((".", ";")):
        return None
    low = plain(text)
    found = _DATE.search(low) or _LONG_DATE.search(low)
    iso = _ISO.search(low)
    if found is None and iso is None:
        return None
    rest = len(low) - len((found or iso)[0])  # type: ignore[index]
    said = _CLOCK.search(low) or _WEEKDAY.search(low) or begins(low.lstrip("[( "), "posted") or low.startswith("[")
    if not said and rest > 6:
        return None
    if rest > 70 or re.search(r"(?:ngày|sáng|chiều|tối)\s+\d[^.]{25,}(?:tổ chức|họp|diễn ra)", low):
        return None
    parts = found.groups()[::-1] if found else iso.groups() if iso else ()
    try:
        return date(*map(int, parts)).isoformat()
    except ValueError:
        return None


def site_line(text: str) -> bool:
    """A menu, breadcrumb, counter, button, copyright or contact line, wherever it stands."""
    low = plain(text)
    if len(low) > 220:
        return False
    if begins(low, "menu") or (len(_SEPARATED.findall(text)) >= 3 and not _SENTENCE_END.search(text)):
        return True
    return bool(_COUNTER.search(low)) or (len(low) < 60 and not _SENTENCE_END.search(text) and begins(low, "buttons"))


def footer_line(text: str) -> bool:
    """A line of a site's foot: copyright, licence, editor, telephone."""
    low = plain(text).lstrip("-*•. ")
    if len(low) > 400:
        return False
    return begins(low, "footer") or (begins(low, "address") and len(low) < 250) or len(_CONTACT.findall(low)) >= 2


def related_line(text: str) -> bool:
    """A heading over links to other articles."""
    return len(text) < 60 and begins(plain(text).lstrip("-*•»> "), "related")


def banner_line(text: str) -> bool:
    """The name of a site or of the body whose site it is, in capitals."""
    return text.isupper() and len(text) < 160 and begins(text, "banner")


def slogan_line(text: str) -> bool:
    """What some sites write under their name: no sentence, in parts ('Kỷ cương - Trách nhiệm - Thân thiện')."""
    return len(text) < 120 and not _SENTENCE_END.search(text) and (" - " in text or "," in text or " – " in text)


def caption_line(text: str) -> bool:
    """A line under a picture: no sentence, or one that ends with its photographer."""
    low = plain(text)
    if len(low) > 200:
        return False
    if re.search(r"ảnh\s*:\s*[^.]{2,40}\.?\)?$", low):
        return True
    return not text.endswith((".", ":", ";")) and (begins(low, "caption") or contains(low, "caption_inside"))


def byline(text: str) -> bool:
    """The author's line at the end of an article: a few words, capitalised, no sentence."""
    low = plain(text)
    if len(text) > 90 or text.endswith((":", ";", ",")):
        return False
    words = [w for w in re.split(r"[\s\-–,/()]+", text) if w]
    named = len(words) <= 9 and all(w[:1].isupper() or w[:1].isdigit() or w in ("và", "&") for w in words)
    initials = re.fullmatch(r"(?:[A-ZĐÀ-Ỹ]\.?\s?){1,4}", text) is not None
    return initials or begins(low, "byline") or (named and not text.endswith((".", "!", "?")))
