"""The great parts of an issued document: what stands above its title, the title, the body, what closes it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.text.lines import Line
from ingest.text.markers import read_marker
from ingest.text.phrases import begins, contains, equals, plain

MOTTO = re.compile(r"cộng hòa xã hội|chủ nghĩa việt nam|đảng cộng sản việt nam|độc lập\s*[-–—]\s*tự do")
NUMBER = re.compile(r"(?:số|so)\s*:?\s*[\w/]*\d*\s*[-/][\w./&+-]*[a-zđ]|(?:số)\s*:\s*(?:\d|/)")
PLACE_AND_DATE = re.compile(r",?\s*ngày\s*[\d.…]*\s*tháng\s*[\d.…]*\s*năm\s*[\d.…]*")
SUBJECT = re.compile(r"(?:v/v|vv|về việc|v/v:)\b", re.I)
RECIPIENTS = re.compile(r"nơi\s*nhận\s*(?::|$)")
ADDRESSEE = re.compile(r"kính\s*gửi\s*(?::|$)|kính gửi\b")
SIGNED = re.compile(r"\(?\s*(?:đã ký|ký, đóng dấu|ký tên|đã kí|đã ký và đóng dấu|signed|đã ký, đóng dấu)\b")
APPENDIX = re.compile(
    r"phụ lục\b|biểu (?:mẫu|số)\b|danh sách\b|danh mục\b|\[(?:\d+|[ivx]+)\]|\(kèm theo|\(ban hành kèm|mẫu số\b|lịch\s"
)
_BODY_START = re.compile(
    r"căn cứ|thực hiện|ngày \d|lúc \d|vào lúc|hồi \d|hôm nay|sáng |chiều |vừa qua|trong |sau khi|để |xét |theo |tại "
)


@dataclass(frozen=True, slots=True)
class Zones:
    """The lines of each part, in the order of the page."""

    head: list[Line]
    title: list[Line]
    body: list[Line]
    closing: list[Line]
    tail: list[Line]


def find_zones(lines: list[Line]) -> Zones | None:
    """The parts of an issued document, or None where nothing shows that it is one (a news post)."""
    title_at = _title_line(lines)
    closing_at = _closing_line(lines)
    signs = _letterhead_signs(lines[: title_at if title_at is not None else 30])
    if not signs and (title_at is None or (closing_at == len(lines) and title_at > 8)):
        return None
    if signs == 1 and title_at is None and closing_at == len(lines):
        return None
    if title_at is None:
        head_end = title_end = _head_end(lines[:closing_at])
    else:
        head_end, title_end = title_at, _title_end(lines[:closing_at], title_at)
    tail_at = _tail_line(lines, closing_at)
    return Zones(
        lines[:head_end],
        lines[head_end:title_end],
        lines[title_end:closing_at],
        lines[closing_at:tail_at],
        lines[tail_at:],
    )


def is_type_line(line: Line) -> bool:
    """Whether the line is the kind of a document, written in capitals or alone in bold ('THÔNG BÁO')."""
    text = line.text
    if len(text) > 70 or not (text.isupper() or line.bold or line.tag == "heading"):
        return False
    unspaced = text.replace(" ", "") if re.fullmatch(r"(?:\w ){3,}\w", re.sub(r"\s+", " ", text)) else text
    return equals(re.sub(r"\s*(?:số|số:)\s*\S+$", "", plain(unspaced)), "document_types")


def _title_line(lines: list[Line]) -> int | None:
    for i, line in enumerate(lines[: min(len(lines), 60)]):
        if len(line.cells) == 1 and is_type_line(line):
            return i
        if ADDRESSEE.match(plain(line.text)) and i > 1:
            return None
    return None


def _letterhead_signs(head: list[Line]) -> int:
    """How many of motto, number, place-and-date, addressee the lines show."""
    found = set()
    for line in head:
        for cell in line.cells:
            text = plain(cell.text)
            if len(text) > 160:
                continue
            for name, pattern in (("motto", MOTTO), ("number", NUMBER), ("addressee", ADDRESSEE)):
                if pattern.match(text):
                    found.add(name)
            if PLACE_AND_DATE.search(text) and len(text) < 60 and not text.endswith("."):
                found.add("date")
    return len(found)


def _head_end(lines: list[Line]) -> int:
    """Where the letterhead of a document without a title line ends (a dispatch: with 'V/v', before 'Kính gửi')."""
    end = 0
    for i, line in enumerate(lines[:40]):
        text = plain(line.text)
        if ADDRESSEE.match(text):
            return i
        if is_head_line(line):
            end = i + 1
        elif len(text) > 150 or (i - end >= 3):
            break
    return end


def is_head_line(line: Line) -> bool:
    """Whether the line can stand in a letterhead: motto, number, place and date, subject, capitals, columns."""
    text = plain(line.text)
    if len(line.cells) > 1 and len(text) < 160:
        return True
    return len(text) < 120 and bool(
        MOTTO.search(text)
        or NUMBER.match(text)
        or SUBJECT.match(text)
        or (PLACE_AND_DATE.search(text) and not text.endswith("."))
        or line.text.isupper()
        or contains(text, "urgency")
    )


def _title_end(lines: list[Line], start: int) -> int:
    """The line after the last of the title: the kind's line and what it is about."""
    end = start + 1
    while end < len(lines) and end < start + 12 and _is_subject(lines, start, end):
        end += 1
    return end


def _is_subject(lines: list[Line], start: int, i: int) -> bool:
    line, text = lines[i], plain(lines[i].text)
    if i == start + 1:
        about = bool(SUBJECT.match(text)) or text.startswith("kết luận")
        starts_body = (read_marker(line.text) or _BODY_START.match(text)) and not line.text.isupper()
        return not (
            text.endswith((":", "./."))
            or (starts_body and not about)
            or (text.endswith(".") and not about)
            or ADDRESSEE.match(text)
        )
    first = lines[start + 1]
    if line.barred:
        return False
    if line.gap > 1 or text.endswith(":") or ADDRESSEE.match(text) or NUMBER.match(text):
        return False
    if _in_capitals(first.text):
        return _in_capitals(line.text) and not (read_marker(line.text) and line.gap)
    if line.text.isupper():
        return False
    if line.gap:
        begins = line.text[:1].islower() and not read_marker(line.text)
        return begins and len(text) < 120 and not text.endswith(".")
    before = lines[i - 1].text
    if re.search(r"[.:;]$", before) or read_marker(line.text):
        return False
    return len(text) < 160 and not (line.text[:1].isupper() and _BODY_START.match(text) and not text.startswith("tại"))


def _in_capitals(text: str) -> bool:
    return text == text.upper()


def _closing_line(lines: list[Line]) -> int:
    """The first line of the closing: 'Nơi nhận', or the office of who signs; len(lines) where there is none."""
    at = len(lines)
    for i, line in enumerate(lines):
        if any(RECIPIENTS.match(plain(cell.text)) for cell in line.cells) and i > len(lines) * 0.2:
            at = i
            break
    else:
        at = _signature_line(lines)
    while at > 0 and at < len(lines) and is_signature(lines[at - 1]):
        at -= 1
    return at


def _signature_line(lines: list[Line]) -> int:
    for i in range(max(1, len(lines) - 14), len(lines)):
        line = lines[i]
        if is_office(line.cells[-1].text) and (
            len(line.cells) > 1 or line.indent > 12 or line.bold or _ended(lines[i - 1])
        ):
            return i
    return len(lines)


def _ended(line: Line) -> bool:
    return line.text.rstrip().endswith(("./.", ".", "/."))


def is_office(text: str) -> bool:
    """Whether the words are an office in capitals under which one signs ('KT. CHỦ TỊCH', 'PHÓ GIÁM ĐỐC')."""
    return text.isupper() and len(text) < 70 and begins(text, "offices")


def is_signature(line: Line) -> bool:
    """Whether the whole line belongs to a signature: offices, '(đã ký)', or a name set far in."""
    texts = [cell.text for cell in line.cells]
    if all(is_office(text) or SIGNED.match(plain(text)) for text in texts):
        return True
    far = line.indent >= 28 or len(texts) > 1
    return far and all(_is_name(text) for text in texts)


def _is_name(text: str) -> bool:
    words = text.split()
    return 2 <= len(words) <= 5 and all(word[:1].isupper() and word[1:].islower() for word in words)


def _tail_line(lines: list[Line], closing: int) -> int:
    """Where an appendix, footnotes or the site's own lines begin after the closing."""
    for i in range(closing + 1, len(lines)):
        line = lines[i]
        text = plain(line.text)
        if (
            APPENDIX.match(text)
            or len(text) > 150
            or begins(text, "footer")
            or begins(text, "related")
            or line.tag == "cell"
        ):
            return i
    return len(lines)
