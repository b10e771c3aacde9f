"""Cited documents: "Nghị quyết 02-NQ/TU", "Quyết định số 1562/QĐ-UBND", "Luật Bảo hiểm y tế", lists of them."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import replace

from extract import lexicon
from extract.entities.mention import Mention
from extract.entities.words import Words
from ingest import Span

_SYMBOL = r"\d+[A-Za-z]?(?:/\d{4})?\s?(?:/|-)\s?[A-ZĐƯ][\wĐđƯư&.]*(?:\s?[-/–]\s?[A-ZĐƯ&][\wĐđƯư&]*)*"
_NUMBER_ONLY = r"\d{1,4}(?![\d.,/]*\d)(?!\s*(?:tỷ|triệu|ha|km|người|%))"
_BARE_FURTHER = re.compile(rf"\s*,\s*(?P<number>{_NUMBER_ONLY})")
_LAW = re.compile(
    r"(?<!\w)(?P<kind>Bộ luật|Bộ Luật|Luật|Pháp lệnh)\s+"
    r"(?P<rest>số\s+\d+/\d{4}/QH\d+|[A-ZĐÂÁÀẢÔƠƯ]\w*[^.;:()\n“\"]{0,90}|sửa đổi, bổ sung [^.;:()\n“\"]{0,110})"
)
_CHARTER = re.compile(r"Điều lệ\s+(?:trường\s+[\w ]{2,25}?|Đảng)(?=[,.;:)\n]|\s+(?:quy|mỗi|thì))")
_CONGRESS = re.compile(
    r"Nghị quyết\s+(?:[đĐ]ại hội(?:\s+đại biểu)?(?:\s+[\w ]{2,40}?)?\s+lần\s+thứ\s+[IVX\d]+(?:\s+của\s+Đảng)?"
    r"|Trung ương\s+\d+)"
)


_FARTHEST = 400  # letters back to the kind of a number that stands without one
_ORPHAN = re.compile(rf"(?<![\w/.,-])(?P<so>số\s+)?(?P<number>{_SYMBOL})")


@functools.cache
def _law_end() -> re.Pattern[str]:
    lists = lexicon.toml("citations.toml")
    goes_on, ends = "|".join(lists["law_goes_on"]), "|".join(lists["law_ends"])
    return re.compile(rf"\s+(?:{ends})\b|,\s*(?!{goes_on})|\s+năm\s+\d{{4}}(?P<year>)")


@functools.cache
def _kind() -> re.Pattern[str]:
    kinds = sorted(lexicon.words("document_kinds.txt"), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?i:{'|'.join(re.escape(kind) for kind in kinds)})(?!\w)")


@functools.cache
def _numbered() -> re.Pattern[str]:
    kinds = "|".join(re.escape(kind) for kind in sorted(lexicon.words("document_kinds.txt"), key=len, reverse=True))
    return re.compile(
        rf"(?<!\w)(?P<kind>(?i:{kinds}))\s+(?:(?P<so>số)\s*:?\s*)?(?P<number>{_SYMBOL}|(?<=số )(?:{_NUMBER_ONLY}))"
    )


def find_documents(words: Words, text: str) -> Iterator[Mention]:
    """The documents cited in one block of the text."""
    start, end = words.block.span.start, words.block.span.end
    for match in _numbered().finditer(text, start, end):
        yield _mention(text, match.start(), match.end("number"), "document.number")
        yield from _further(text, match, end)
    yield from _orphans(text, start, end)
    if words.caps:
        return
    for pattern, rule in ((_CONGRESS, "document.congress"), (_CHARTER, "document.charter")):
        for match in pattern.finditer(text, start, end):
            yield _mention(text, match.start(), match.end(), rule)
    for match in _LAW.finditer(text, start, end):
        stop = _law_end().search(text, match.start("rest"), match.end())
        last = match.end() if stop is None else stop.start()
        if stop is not None and stop.group("year") is not None:
            last = stop.end()
        last = match.start() + len(text[match.start() : last].rstrip(" ,"))
        if last - match.start("rest") > 3:
            yield _mention(text, match.start(), last, "document.law", 0.8)


def _orphans(text: str, start: int, end: int) -> Iterator[Mention]:
    """Numbers whose kind stands earlier in the sentence: "các Công điện của Thủ tướng (số 12/CĐ-TTg, số 13/CĐ-TTg)"."""
    cited = {at for match in _numbered().finditer(text, start, end) for at in range(*match.span("number"))}
    for match in _ORPHAN.finditer(text, start, end):
        at = match.start("number")
        if at in cited:
            continue
        kinds = list(
            _kind().finditer(text, max(start, at - _FARTHEST, text.rfind(". ", max(start, at - _FARTHEST), at)), at)
        )
        if not kinds and match["so"] is None:
            continue
        mention = _mention(text, match.start(), match.end(), "document.orphan", 0.7)
        number = mention.text if match["so"] else f"số {mention.text}"
        yield replace(mention, name=f"{kinds[-1].group()} {number}") if kinds else mention


def _further(text: str, match: re.Match[str], end: int) -> Iterator[Mention]:
    """ "Chỉ thị số 12, 23, 29": the others of a list of bare numbers."""
    if "/" in match["number"] or "-" in match["number"]:
        return
    at = match.end("number")
    while (more := _BARE_FURTHER.match(text, at, end)) is not None:
        mention = _mention(text, more.start("number"), more.end("number"), "document.list", 0.8)
        yield replace(mention, name=f"{match['kind']} số {mention.text}")
        at = more.end("number")


def _mention(text: str, start: int, end: int, rule: str, confidence: float = 1.0) -> Mention:
    words = " ".join(text[start:end].split())
    return Mention(Span(start, end), "DOC", words, words, rule, confidence)
