"""Whether a number counts something in the world, or is a date, an ordinal, a document's number, part of a name."""

from __future__ import annotations

import functools
import re

from extract.figures.durations import lasts
from extract.figures.numbers import Number
from extract.figures.units import Unit
from extract.lexicon import words

_REACH = 40
_LOOK = 24

_DOCUMENT = re.compile(r"\s?[/\-–]\s?(?:\d{4}\s?/\s?)?[A-ZĐ]{1,}[\w\-–/&.]*|\s?/\d{4}/")
_NUMBER_OF = re.compile(r"\bsố\s*:?\s*$")
_AMOUNT_OF = re.compile(r"\b(?:trong|tổng|tổng\s+cộng|một|đa|thiểu|dân|doanh|quân|sĩ|chỉ|hệ|ca|nhân)\s+số\s*:?\s*$")
_MARKER = re.compile(r"\s*(?:[.)]|/\s)\s*\D?")
_CLOCK = re.compile(r"\s*(?:giờ|g|h)(?=\s*\d|\s*(?:sáng|trưa|chiều|tối|đêm|ngày|,|\.|\)|$))")
_MINUTES = re.compile(r"\d\s*(?:giờ|g|h)\s*$")
_AT = re.compile(r"\b(?:lúc|hồi|vào|từ|đến|trước|sau)\s+$")
_VAGUE = re.compile(r"\b(?:hàng|vài|mấy|nhiều|những|bao\s+nhiêu)\s+$")
_ONE = re.compile(
    r"\b(?:gần|hơn|thêm|trên|dưới|khoảng|chỉ|ít\s+nhất|tối\s+đa|tối\s+thiểu|còn|đủ|mỗi\s+(?:năm|quý|tháng|tuần|ngày|học\s+kỳ|kỳ))\s+$"
)
_FIVE = re.compile(r"(?:^|[.;:(,]\s*|\b(?:có|với|gồm|thêm|còn|lập|được|cho|tại|ở|thuộc|của|là|về|dừng|cả|lỗ)\s+)$")
_NAME_BEFORE = re.compile(r"(?<![.!?:;]\s)(?<!^)\b[A-ZĐÀ-Ỹ][\wà-ỹ'’]*\s+$")
_RANKED = re.compile(r"\bthứ\s+$")
_COMRADE = re.compile(r"\s+(?:chủ\s+tịch|chủ\s+trì|trưởng|phó|giám\s+đốc)\b")  # "hai đồng Chủ tịch"
_RATIO = re.compile(r"\b(?:tỷ|tỉ)\s+lệ\s+(?:1\s?/\s?)?$")
_QUOTED = re.compile(r"[“\"][^”\"]{0,40}$")
_WORD_BEFORE = re.compile(r"((?:[^\W\d_]+\s+){0,2}[^\W\d_]+)\.?\s*$")


def counts(number: Number, text: str, lower: str, block_start: int) -> bool:
    """Whether the number is a figure by what stands around it (times and names are masked before)."""
    before = lower[max(block_start, number.start - _REACH) : number.start]
    if number.unit is None or _in_set_phrase(lower, number) or _VAGUE.search(before):
        return False
    if number.words:
        return _word_counts(number, lower, before) and not _is_slogan(text, number)
    return not (
        _is_label(number, text, before, block_start)
        or _is_year(number, text)
        or _is_clock(number, lower, before)
        or not lasts(number, lower, before)
        or _is_ordinal(number, text, before)
        or _is_slogan(text, number)
        or _is_scale(number, before)
    )


def _in_set_phrase(lower: str, number: Number) -> bool:
    """Whether the number stands anywhere in a fixed phrase: both numbers of "24/7" do."""
    around = _set_phrases().finditer(lower, max(0, number.start - _LOOK), number.start + _LOOK)
    return any(match.start() <= number.start < match.end() for match in around)


@functools.cache
def _set_phrases() -> re.Pattern[str]:
    phrases = sorted(words("set_phrases.txt"), key=lambda phrase: (-len(phrase), phrase))
    spaced = "|".join(r"\s+".join(re.escape(part) for part in phrase.split()) for phrase in phrases)
    return re.compile(rf"(?<![\w.,/])(?:{spaced})(?![\w/]|[.,]\d)")


@functools.cache
def _ordinal_heads() -> frozenset[str]:
    return frozenset(words("ordinal_heads.txt"))


def _word_counts(number: Number, lower: str, before: str) -> bool:
    unit = number.unit
    assert unit is not None
    if _RANKED.search(before) or (unit.words == "đồng" and _COMRADE.match(lower, unit.end)):
        return False
    if number.value == 1 and not (_ONE.search(before) or _is_plain_measure(unit)):
        return False
    if number.value == 5 and number.end - number.start == 3 and (unit.words[:3] == "học" or not _FIVE.search(before)):
        return False  # "năm" is "year" far more often than "five"
    return lasts(number, lower, before)


def _is_plain_measure(unit: Unit) -> bool:
    """Whether the unit can be nothing but a measure: "một mẫu" may be a sample, "một công" a day's work."""
    return unit.kind in {"length", "area", "mass", "volume", "money", "share"} and unit.words not in {"mẫu", "đồng"}


def _is_label(number: Number, text: str, before: str, block_start: int) -> bool:
    """Item markers, numbers of documents, phones, long codes."""
    if not before.strip(' *-+"“(') and _MARKER.match(text, number.end) and number.start - block_start < 6:
        return True
    written = text[number.start : number.end]
    if _DOCUMENT.match(text, number.end) or (_NUMBER_OF.search(before) and not _AMOUNT_OF.search(before)):
        return True
    plain = written.isdigit()
    return (plain and len(written) >= 7 and not (number.unit and number.unit.kind == "money")) or (
        len(written) > 3 and written[0] == "0" and "," not in written
    )


def _is_year(number: Number, text: str) -> bool:
    written = text[number.start : number.end]
    if not (written.isdigit() and len(written) == 4 and 1900 <= number.value <= 2100):
        return False
    return number.unit is None or number.unit.kind not in {"money", "length", "area", "mass", "volume", "share"}


def _is_scale(number: Number, before: str) -> bool:
    """Both numbers of the scale of a map: "tỷ lệ 1/500"; a share ("đạt tỷ lệ 11/15 xã") counts."""
    if number.role not in {"part", "whole"} or not _RATIO.search(before):
        return False
    return number.value == 1 or before.rstrip().endswith("/")


def _is_clock(number: Number, lower: str, before: str) -> bool:
    """Hours of the day: "14g00", "lúc 8 giờ", "16 giờ ngày 27/9"; a lasting "quá 12 giờ" is none."""
    match = _CLOCK.match(lower, number.end)
    if _MINUTES.search(before):
        return True
    if match is None or number.value > 24:
        return False
    return lower[match.end() : match.end() + 2].strip().isdigit() or _AT.search(before) is not None


def _is_ordinal(number: Number, text: str, before: str) -> bool:
    """The number names: "quận 8", "điều 5", "Tân Lộc 2". A unit of the lists wins over all but a few heads."""
    unit = number.unit
    assert unit is not None
    match = _WORD_BEFORE.search(before)
    tail = match[1].split() if match else []
    headed = any(" ".join(tail[-n:]) in _ordinal_heads() for n in (1, 2, 3) if tail[-n:])
    listed = unit.kind not in {"open", "noun"} or (unit.kind == "noun" and not _NUMBERING.search(before))
    if headed and not _EACH.search(before) and (not listed or _STRICT.search(before)):
        return True
    if unit.kind == "open" and _LISTED.search(before):
        return True  # "các tổ 6, 7, 8 …"
    named = _NAME_BEFORE.search(text[max(0, number.start - _LOOK) : number.start])
    return named is not None and unit.kind == "open"


_EACH = re.compile(r"\b(?:mỗi|hằng|hàng)\s+\w+\s+$")
_LISTED = re.compile(r"\d\s*,\s*$")
_STRICT = re.compile(r"\b(?:thứ|lần|đợt|khóa|khoá|điều|khoản|lớp|nghị\s+quyết|quyết\s+định|nghị\s+định)\s+$")
_NUMBERING = re.compile(
    r"\b(?:quận|phường|ấp|tổ|khu\s+vực|khu\s+phố|tiểu\s+khu|vành\s+đai|quốc\s+lộ|tỉnh\s+lộ|đường\s+tỉnh|hẻm|ngõ|kênh|km)\s+$"
)


def _is_slogan(text: str, number: Number) -> bool:
    """A number in a short quotation: "5 không, 3 sạch"."""
    opened = _QUOTED.search(text[max(0, number.start - _REACH) : number.start])
    if opened is None:
        return False
    closing = re.search(r"[”\"]", text[number.end : number.end + _REACH])
    return closing is not None
