"""What the layout of a document says about its statements: which section reports, which one sets tasks.

'I. ĐÁNH GIÁ CHUNG' reports; 'II. NHIỆM VỤ' and all that follows 'kết luận như sau:' sets tasks; what stands in
letterhead, recipients, signature or furniture states nothing.
"""

from __future__ import annotations

import re
from enum import StrEnum

from extract.clauses.triggers import any_of
from extract.lexicon import table
from ingest import Block, BlockKind, Document
from ingest.vietnamese import old_tones


class Section(StrEnum):
    """What the statements of a section are."""

    REPORT = "report"
    TASK = "task"
    SETTLE = "settle"
    GOAL = "goal"
    TOPICS = "topics"  # a list of what an act is about, not of acts


_SILENT = frozenset({BlockKind.HEADER, BlockKind.RECIPIENTS, BlockKind.SIGNATURE, BlockKind.FURNITURE, BlockKind.TITLE})
_TURN = re.compile(
    rf"{any_of('turns')}[^.;:]{{0,160}}?(?:như sau\s*[:.]|sau đây\s*[:.]|sau\s*:|:)\s*$"
    r"|(?:kết luận|chỉ đạo|chỉ thị|yêu cầu|điện)\s*[:.]\s*$",
    re.IGNORECASE,
)


_STOP = re.compile(r":\s*$|(?:sau|sau đây|kết luận|chỉ đạo|chỉ thị|yêu cầu|điện)\s*\.\s*$", re.IGNORECASE)


def speaks(block: Block) -> bool:
    """Whether the block can hold a statement of the document."""
    return block.kind not in _SILENT


def turns(text: str) -> bool:
    """Whether the text leads over to what the author says: '…, Chủ tịch UBND huyện kết luận như sau:'."""
    if not text.rstrip().endswith((":", ".")):
        return False
    tail = " ".join(text[-260:].split())
    return _STOP.search(tail, max(0, len(tail) - 15)) is not None and _TURN.search(tail) is not None


_LONGEST_HEAD = 90  # characters
_HANDS_OUT = re.compile(r"tổ chức thực hiện|phân công|trách nhiệm", re.IGNORECASE)
_TOPICS = re.compile(r"(?:\bvề|\bgồm|bao gồm|như|cụ thể về|nội dung sau|về [^.;:]{0,40}sau|chủ đề)\s*:\s*$")


def assigned_from(document: Document) -> int:
    """Where a plan begins to hand out its tasks ('III. TỔ CHỨC THỰC HIỆN'): the offset, else the text's length."""
    heads = (block for block in document.blocks if block.kind in (BlockKind.HEADING, BlockKind.ITEM))
    found = (b.span.start for b in heads if len(b.span) < _LONGEST_HEAD and _HANDS_OUT.search(document.words(b)))
    return next(found, len(document.text))


def lists_topics(text: str) -> bool:
    """Whether the list under the text tells what its act is about: '… mở các lớp tập huấn về:'."""
    tail = " ".join(text[-120:].split())
    return bool(_TOPICS.search(tail)) and not re.search(
        r"(?:nhiệm vụ|giải pháp|công việc|như sau|yêu cầu)[^:]{0,25}:\s*$", tail
    )


def section_of(text: str) -> Section | None:
    """What a heading announces, by the first telling word in it; None where it tells nothing."""
    low = old_tones(" ".join(text.split())).lower()
    if re.match(
        r"(?:về )?(?:các )?(?:nội dung )?(?:kiến nghị|đề nghị|đề xuất)|về (?:các |những )?(?:ý kiến|kiến nghị|đề xuất)",
        low,
    ):
        return Section.SETTLE
    places = [
        (0 if phrase[0] == "^" else low.find(phrase), -len(phrase), section)
        for phrase, section in table("sections.tsv")
        if _says(low, phrase)
    ]
    return Section(min(places)[2]) if places else None


def _says(low: str, phrase: str) -> bool:
    """Whether the heading has the phrase; '^kinh phí' only counts at its start."""
    return low.startswith(phrase[1:]) if phrase[0] == "^" else phrase in low


def inline_section(text: str) -> Section | None:
    """The section that the first words of a paragraph announce: 'Mục tiêu: …', 'Nhìn chung, …', 'Hạn chế: …'."""
    head, colon, _ = text.strip().partition(":")
    if colon and len(head.split()) <= 12:
        found = section_of(re.sub(r"^(?:Thứ \w+|Một là|Hai là|Ba là)\s*,?\s*", "", head))
        if found in (Section.REPORT, Section.GOAL):
            return found
    if re.match(
        r"(?:nhìn chung|ghi nhận|biểu dương|đánh giá cao|hoan nghênh|phê bình|cơ bản thống nhất với đánh giá)\b",
        text.strip(),
        re.IGNORECASE,
    ):
        return Section.REPORT
    if re.match(r"(?:trong )?thời gian tới\b|để tiếp tục\b|từ nay đến\b", text.strip(), re.IGNORECASE):
        return Section.TASK
    return None
