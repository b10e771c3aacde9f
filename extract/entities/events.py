"""Named meetings and ceremonies: "Hội nghị … lần thứ II", "kỳ họp thứ 19 HĐND TP Cần Thơ khóa VII"."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from extract import lexicon
from extract.entities.mention import Mention
from extract.entities.words import Words
from ingest import Span

_ORDINAL = (
    r"(?:lần\s+(?:thứ\s+)?(?P<ordinal>[IVX]+|\d{1,3}|nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)"
    r"|thứ\s+(?P<number>[IVX]+|\d{1,3}|nhất))\b"
)
_TAIL = (
    r"(?:,?\s+(?:năm(?:\s+học)?\s+\d{4}(?:\s*[-–]\s*\d{4})?|nhiệm\s+kỳ\s+\d{4}\s*[-–]\s*\d{4}|của\s+Đảng|khóa\s+[IVX\d]+"
    r"|(?:của\s+)?(?:HĐND|Quốc hội|BCĐ|Ban Chỉ đạo)[^,.;:()\n]{0,40}?"
    r"(?:khóa\s+[IVX\d]+|(?=[,.;:()\n]|$|\s+(?:sẽ|đã|diễn|vào|tại|dự|ngày)))))*"
)
_WORDS = {"nhất": 1, "hai": 2, "ba": 3, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}
_ROMAN = {"I": 1, "V": 5, "X": 10}


_AGAIN = re.compile(r"(?<!\w)(?i:hội nghị|kỳ họp|phiên họp|cuộc họp|đại hội|buổi|lễ)(?!\w)(?! đại biểu lần)")
_PERIOD = re.compile(r"(?:tháng|quý) [\dIV]")
_MONTHLY = re.compile(
    r"(?i:cuộc họp giao ban|hội nghị giao ban|phiên họp thường kỳ) (?:tháng|quý) [\dIV]+"
    r"(?:[/-]\d{4}| năm \d{4})?(?![\d.])"
)


@functools.cache
def heads() -> str:
    """The alternatives of the words that an event's name begins with, longest first."""
    return "|".join(re.escape(word) for word in sorted(lexicon.words("event_heads.txt"), key=len, reverse=True))


@functools.cache
def _not_inside() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(lexicon.toml('meetings.toml')['not_inside'])})\b")


@functools.cache
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?P<head>(?i:{heads()}))(?P<middle>[^.;:()\n]{{0,110}}?)\s+{_ORDINAL}{_TAIL}")


def find_events(words: Words, text: str) -> Iterator[Mention]:
    """The events of one block that carry an ordinal; the reported meeting is the header's matter."""
    begin, end = words.block.span.start, words.block.span.end
    if words.caps or (text.find("lần", begin, end) < 0 and text.find("thứ", begin, end) < 0):
        return
    for match in _pattern().finditer(text, begin, end):
        start = _last_head(match)
        if _not_inside().search(text, start, match.end()):
            continue
        name = " ".join(text[start : match.end()].split())
        yield Mention(Span(start, match.end()), "EVENT", name, name, "event.ordinal")


def find_monthly(words: Words, text: str) -> Iterator[Mention]:
    """Meetings named by their month or quarter: "cuộc họp giao ban tháng 9"."""
    begin, end = words.block.span.start, words.block.span.end
    for match in _MONTHLY.finditer(text, begin, end) if _PERIOD.search(text, begin, end) else ():
        name = match.group()
        yield Mention(Span(match.start(), match.end()), "EVENT", name, name, "event.monthly", 0.8)


def _last_head(match: re.Match[str]) -> int:
    """Where the last head before the ordinal begins: "Hội nghị nhất trí chọn nơi đăng cai Hội nghị lần thứ II"."""
    again = list(_AGAIN.finditer(match["middle"]))
    return match.start("middle") + again[-1].start() if again else match.start()


def ordinal(text: str) -> int | None:
    """The ordinal that a name carries: "lần thứ XIII" → 13, "kỳ họp thứ 19" → 19."""
    match = re.search(_ORDINAL, text)
    if match is None:
        return None
    word = match["ordinal"] or match["number"]
    if word.isdigit():
        return int(word)
    return _WORDS[word] if word in _WORDS else roman(word)


def roman(word: str) -> int:
    """XIII → 13."""
    values = [_ROMAN[letter] for letter in word]
    return sum(-value if any(value < later for later in values[i + 1 :]) else value for i, value in enumerate(values))
