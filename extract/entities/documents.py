"""Cited documents: "Nghị quyết 02-NQ/TU", "Quyết định số 1562/QĐ-UBND", "Luật Bảo hiểm y tế", lists of them."""

from __future__ import annotations

import functools
import re
from collections.abc import Container, Iterator
from dataclasses import replace

from extract import lexicon
from extract.entities.mention import Mention
from extract.entities.words import Words
from ingest import Span

_SYMBOL = r"\d+[A-Za-z]?(?:/\d{4})?\s?(?:/|-)\s?[A-ZĐƯ][\wĐđƯư&.]*(?:\s?[-/–]\s?[A-ZĐƯ&][\wĐđƯư&]*)*"
_NUMBER_ONLY = r"\d{1,4}(?![\d.,/]*\d)(?!\s*(?:tỷ|triệu|ha|km|người|%))"
_OF_YEAR = r"\d{1,4}/(?:19|20)\d{2}(?![\d/])"  # "Nghị định 157/2013"
_BARE = re.compile(
    r"(?<!\w)(?:Nghị định|Nghị quyết|Thông tư|Chỉ thị|Quyết định)\s+\d{1,4}(?=[,;:)”\"]|\.(?!\d)|\s*$"
    r"|\s+(?:về|của|và|ngày|quy định|thì|là|đã|có|được|không|cho|vì|nên|để|khi|mà|còn"
    r"|cũng|sẽ|hiện|tại|theo|trong|với|do|\()"
    r"(?!\w))",
    re.MULTILINE,
)
# What no citation is without: cheaper to look for, and most blocks have none of it.
_HINT = re.compile(r"số \d|\d/(?:19|20)\d\d|\d[A-Za-z]?(?:/\d{4})?\s?[/-]\s?[A-ZĐƯ]")
_BARE_HINT = re.compile(r"(?:định|quyết|tư|thị)\s+\d")
_BARE_FURTHER = re.compile(rf"\s*,\s*(?P<number>{_NUMBER_ONLY})")
_LAW_KIND = re.compile(r"(?<!\w)(?:[Bb]ộ [Ll]uật|[Ll]uật|Pháp lệnh)\s+")
_LAW_NAME = re.compile(
    r"số\s+\d+/\d{4}/QH\d+|[A-ZĐÂÁÀẢÔƠƯ]\w*[^.;:()\n“”\"]{0,90}|sửa đổi, bổ sung [^.;:()\n“”\"]{0,110}"
)
_CONSTITUTION = re.compile(r"Hiến pháp(?:\s+(?:sửa đổi\s+)?(?:năm\s+)?\d{4})(?!\d)")
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
    return re.compile(rf"\s+(?:{ends})\b|,(?!\s*(?:{goes_on})\b)|\s+(?:năm\s+)?\d{{4}}(?!\d)(?P<year>)")


@functools.cache
def _known_law() -> re.Pattern[str]:
    """The laws known by name, with their year if it is said; these are also written "luật đầu tư công"."""
    names = "|".join(re.escape(name) for name in sorted(lexicon.words("laws.txt"), key=len, reverse=True))
    return re.compile(rf"(?i:{names})(?!\w)(?:\s+(?:sửa đổi\s+)?(?:năm\s+)?(?:19|20)\d{{2}}(?!\d))?")


@functools.cache
def _kind() -> re.Pattern[str]:
    kinds = sorted(lexicon.words("document_kinds.txt"), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?i:{'|'.join(re.escape(kind) for kind in kinds)})(?!\w)")


@functools.cache
def _numbered() -> re.Pattern[str]:
    kinds = "|".join(re.escape(kind) for kind in sorted(lexicon.words("document_kinds.txt"), key=len, reverse=True))
    return re.compile(
        rf"(?<!\w)(?P<kind>(?i:{kinds}))\s+(?:(?P<so>số)\s*:?\s*)?"
        rf"(?P<number>{_SYMBOL}|{_OF_YEAR}|(?<=số )(?:{_NUMBER_ONLY}))"
    )


def find_documents(words: Words, text: str) -> Iterator[Mention]:
    """The documents cited in one block of the text."""
    start, end = words.block.span.start, words.block.span.end
    if _HINT.search(text, start, end):
        numbered = list(_numbered().finditer(text, start, end))
        for match in numbered:
            yield _mention(text, match.start(), match.end("number"), "document.number")
            yield from _further(text, match, end)
        yield from _orphans(text, start, end, {at for match in numbered for at in range(*match.span("number"))})
    if words.caps:
        return
    for pattern, rule in (
        (_CONGRESS, "document.congress"), (_CHARTER, "document.charter"), (_CONSTITUTION, "document.law"),
    ):  # fmt: skip
        for match in pattern.finditer(text, start, end):
            yield _mention(text, match.start(), match.end(), rule)
    if _BARE_HINT.search(text, start, end):
        for match in _BARE.finditer(text, start, end):
            yield _mention(text, match.start(), match.end(), "document.bare")
    if text.find("uật", start, end) >= 0 or text.find("Pháp lệnh", start, end) >= 0:
        yield from _laws(text, start, end)


def _laws(text: str, start: int, end: int) -> Iterator[Mention]:
    """Laws known by name, in whatever case; others behind a capital "Luật", up to what ends a name."""
    while (kind := _LAW_KIND.search(text, start, end)) is not None:
        start = kind.end()
        known = _known_law().match(text, kind.end(), end)
        if known is not None:
            start = known.end()
            yield _mention(text, kind.start(), start, "document.law")
        elif kind.group()[0].isupper() and (last := _law_name_end(text, kind.end(), end)) is not None:
            start = last
            yield _mention(text, kind.start(), last, "document.law", 0.8)


def _law_name_end(text: str, start: int, end: int) -> int | None:
    name = _LAW_NAME.match(text, start, end)
    if name is None:
        return None
    stop = _law_end().search(text, start, name.end())
    last = name.end() if stop is None else stop.end() if stop.group("year") is not None else stop.start()
    last = start + len(text[start:last].rstrip(" ,"))
    return last if last - start > 3 else None


def _orphans(text: str, start: int, end: int, cited: Container[int]) -> Iterator[Mention]:
    """Numbers whose kind stands earlier in the sentence: "các Công điện của Thủ tướng (số 12/CĐ-TTg, số 13/CĐ-TTg)"."""
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
