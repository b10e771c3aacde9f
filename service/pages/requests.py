"""What the handlers take from a request: the archive, bounded words, pages, days."""

from __future__ import annotations

from datetime import date

from fastapi import Request

from service.archive import Archive
from service.pages.remembered import Remembered
from service.problem import Problem

MAX_WORDS = 300
PAGE_SIZE = 20
MAX_PAGE = 500


def archive_of(request: Request) -> Archive:
    """The application's archive."""
    archive: Archive = request.app.state.archive
    return archive


def remembered_of(request: Request) -> Remembered:
    """The application's counts over the whole archive."""
    remembered: Remembered = request.app.state.remembered
    return remembered


def bounded(words: str) -> str:
    """Words to search for, with white space tidied. Raises Problem "too_long" over MAX_WORDS characters."""
    words = " ".join(words.split())
    if len(words) > MAX_WORDS:
        raise Problem("too_long", status=400, limit=str(MAX_WORDS))
    return words


def day_or_none(text: str | None, name: str) -> date | None:
    """A day written YYYY-MM-DD; None for an empty one. Raises Problem "bad_request"."""
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise Problem("bad_request", status=400, what=f"{name}={text[:40]} (NĂM-THÁNG-NGÀY, YYYY-MM-DD)") from error


def page_number(text: str | None) -> int:
    """The number of a page of results, from 1. Raises Problem "bad_request" beyond MAX_PAGE."""
    if not text:
        return 1
    if not text.isdecimal() or not 1 <= int(text) <= MAX_PAGE:
        raise Problem("bad_request", status=400, what=f"trang={text[:10]} (1…{MAX_PAGE})")
    return int(text)
