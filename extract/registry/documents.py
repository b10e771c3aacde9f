"""Keys of cited documents: number, year and symbol; what is numbered anew each year or by each province says whose."""

from __future__ import annotations

import re

from extract.entities.spelling import key
from extract.registry.home import Place
from ingest import Span

_SYMBOL = re.compile(r"0*(?P<number>\d+[A-Za-z]?)(?:/(?P<year>(?:19|20)\d{2}))?\s?[/-]\s?(?P<symbol>[A-ZĐƯ].*)")
_OF_YEAR = re.compile(r"0*(?P<number>\d+)/(?P<year>(?:19|20)\d{2})$")
_DATED = re.compile(
    r",?\s*(?:ký\s+)?ngày\s+\d{1,2}(?:\s*[/.-]\s*\d{1,2}\s*[/.-]\s*|\s+tháng\s+\d{1,2}\s+năm\s+)(\d{4})"
)
_YEAR = re.compile(r"\s+(?:sửa đổi\s+)?(?:năm\s+)?(\d{4})$")
_CENTRAL = re.compile(r"TTg|(?<![A-ZĐ])CP|QH\d|UBTVQH|TW|BCT|BBT|VPCP|TTLT|(?:^|-)B[A-ZĐ]{1,5}(?:-|$)|HĐBT")


def document_key(name: str, span: Span, text: str, place: Place) -> str:
    """ "Nghị định số 05/2004/NĐ-CP" → "doc:5/2004/nđ-cp"; "Quyết định 15/QĐ-UBND ngày 3/8/2007" of Cần Thơ →
    "doc:15/2007/qđ-ubnd@can-tho"; a law → "doc:luật-đầu-tư-công" with its year if it is said.

    What lacks its year, or its issuer, is the citing document's own.
    """
    found = _SYMBOL.search(name)
    if found is None:
        return _named(name, place)
    symbol = found["symbol"].replace(" ", "").replace("–", "-").lower()
    year = found["year"]
    if year is None:
        dated = _DATED.match(text, span.end)
        year = dated[1] if dated else None
    central = _CENTRAL.search(found["symbol"]) is not None
    if year is None or not (central or place.province):
        return f"doc:{found['number'].lower()}/{symbol}~{place.document}"
    return f"doc:{found['number'].lower()}/{year}/{symbol}" + ("" if central else f"@{place.province}")


def _named(name: str, place: Place) -> str:
    """A law by its name; a bare number ("Nghị định 157/2013") by kind, number and year."""
    words = key(name)
    bare = _OF_YEAR.search(name)
    if bare is not None:
        kind = "-".join(word for word in key(name[: bare.start()]) if word != "số")
        return f"doc:{kind}-{bare['number']}/{bare['year']}"
    if words[:1] == ("luật",) or words[:2] in {("bộ", "luật"), ("pháp", "lệnh")}:
        year = _YEAR.search(name)
        title = key(_YEAR.sub("", name))
        return f"doc:{'-'.join(title)}" + (f"/{year[1]}" if year else "")
    return f"doc:{'-'.join(words)}~{place.document}"
