"""During when a figure holds: the stretch of time that its sentence names, else the one that reigns above it.

A time after "so với", "cùng kỳ" or "hơn" is what the figure is compared with, not when it holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest import Span

_COUNT = r"(?:\d{1,2}|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)"
_YEAR = r"năm\s+(?:\d{4}(?:\s?[-–]\s?\d{4})?|học\s+\d{4}\s?[-–]\s?\d{4}|nay|ngoái|qua)"
_MONTH = r"tháng\s+\d{1,2}(?:\s?[/.-]\s?\d{4}|\s+năm\s+\d{4})?"
_QUARTER = r"quý\s+(?:[ivx]+|[1-4])(?:\s?[/-]\s?\d{4}|\s+năm\s+\d{4})?"
_DAY = r"(?:ngày\s+)?\d{1,2}\s?[/.-]\s?\d{1,2}(?:\s?[/.-]\s?\d{4})?|ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}"
_POINT = rf"(?:(?:hết|cuối|đầu|giữa)\s+)?(?:{_YEAR}|{_MONTH}|{_QUARTER}|{_DAY}|năm|\d{{4}})"
_UNTIL = rf"(?:tính\s+)?(?:đến|tới)\s+(?:nay|thời\s+điểm\s+(?:này|hiện\s+tại)|{_POINT})"
_PERIOD = re.compile(
    rf"\b(?:từ\s+{_POINT}\s+{_UNTIL}|từ\s+đầu\s+năm|{_UNTIL}|{_COUNT}\s+tháng\s+(?:đầu|cuối)\s+(?:{_YEAR}|năm)"
    rf"|{_COUNT}\s+(?:năm|tháng|tuần|ngày)\s+(?:qua|gần\s+đây|vừa\s+qua)|(?:mỗi|hằng|hàng)\s+(?:ngày|đêm|năm|tháng|quý|tuần)"
    rf"|giai\s+đoạn\s+\d{{4}}\s?[-–]\s?\d{{4}}|(?:(?:đầu|cuối|giữa)\s+)?{_YEAR}|{_MONTH}|(?:hết\s+)?{_QUARTER}|dịp\s+tết|hiện\s+nay)(?!\w)"
)
_COMPARED = re.compile(
    r"\b(?:so\s+với|cùng\s+kỳ|hơn|kém|bằng|hồi|trước)(?:\s+(?:cùng\s+kỳ|kế\s+hoạch|dự\s+toán|mức|của|thời\s+điểm))*\s+$"
)
_NOT_A_PERIOD = re.compile(r"\b(?:kế\s+hoạch|nghị\s+quyết|luật|hiến\s+pháp|nghị\s+định|khóa|dự\s+án)\s+$")
_OF_A_DAY = re.compile(r"\b(?:ngày\s+\d{1,2}|ngày\s+\d{1,2}\s+tháng\s+\d{1,2}|\d{1,2}\s*/\s*\d{1,2})\s+$")
_HEAD = 25  # letters from the start of a sentence within which a period reigns over the next ones
_LOOK = 40


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time as the text names it."""

    span: Span
    text: str


def periods(text: str, lower: str, named: bytearray) -> tuple[Period, ...]:
    """All that can date figures, in the order of the text.

    `lower` is the text in lower case; `named` flags the letters that stand in names: a year there dates a paper.
    """
    return tuple(_found(text, lower, named))


def _found(text: str, lower: str, named: bytearray) -> Iterator[Period]:
    for match in _PERIOD.finditer(lower):
        before = lower[max(0, match.start() - _LOOK) : match.start()]
        if named[match.start()] or named[match.end() - 1] or _OF_A_DAY.search(before):
            continue
        if not _COMPARED.search(before) and not _NOT_A_PERIOD.search(before):
            yield Period(Span(match.start(), match.end()), " ".join(text[match.start() : match.end()].split()))


def period_of(sentence: Span, lines: Sequence[Span], position: int, known: Sequence[Period], text: str) -> str | None:
    """The nearest period of the sentence before the number, or else after it; else the one that reigns.

    `lines` are the figure's block and what governs it, innermost first: a period at the head of an earlier sentence
    of the block reigns over those that name none, one at the head of a heading or lead-in over all under it.
    """
    inside = [period for period in known if sentence.contains(period.span) and _reaches(period, position, text)]
    before = [period for period in inside if period.span.end <= position]
    chosen = before[-1:] or inside[:1] or _reigning(lines[1:], sentence.start, known, text)[-1:]
    return chosen[0].text if chosen else None


def _reaches(period: Period, position: int, text: str) -> bool:
    """Whether a period reaches the number: "mỗi ngày" dates its own clause alone, not the next numbers."""
    if period.text.split()[0].lower() not in {"mỗi", "hằng", "hàng"}:
        return True
    between = text[period.span.end : position] or text[position : period.span.start].lstrip("0123456789.,-– ")
    return not any(sign.isdigit() for sign in between)


def _reigning(lines: Sequence[Span], start: int, known: Sequence[Period], text: str) -> list[Period]:
    for line in lines:
        heads = [
            period
            for period in known
            if line.contains(period.span) and period.span.end <= start and _opens(period, line, text)
        ]
        if heads:
            return heads
    return []


def _opens(period: Period, line: Span, text: str) -> bool:
    """Whether a period stands at the head of a sentence."""
    before = text[max(line.start, period.span.start - _HEAD) : period.span.start]
    last = max(before.rfind(sign) for sign in ".;:!?")
    return len(before) < _HEAD or last >= 0
