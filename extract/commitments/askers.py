"""Who can order in a report: of a chair and of the highest offices 'đề nghị' is a request and 'cần' an order.

Of others ('bà Liễu, Trưởng ấp …, đề nghị huyện …') it is a wish or an opinion: none until it is answered.
"""

from __future__ import annotations

import re

from extract.actors.phrases import begins_party, party_end
from extract.actors.speakers import Speaker, look_up
from extract.clauses.triggers import party_at
from extract.commitments.frames import Frame, Range
from extract.commitments.line import Line

_WISH = frozenset({"đề nghị", "mong", "mong muốn", "cũng đề nghị", "kêu gọi"})
_TOP = re.compile(
    r"(?:Phó )?Thủ tướng|(?:Phó )?Chủ tịch (?:nước|Quốc hội)|Bộ trưởng|Thứ trưởng|Thống đốc|(?:Phó )?Tổng Thanh tra"
    r"|(?:Phó )?Bí thư (?:Thường trực )?(?:Thành|Tỉnh) ủy"
    r"|(?:Phó )?Chủ tịch (?:Thường trực )?(?:UBND|HĐND|Ủy ban nhân dân) (?:tỉnh|TP|thành phố)",
    re.IGNORECASE,
)


def note_asker(line: Line, frame: Frame) -> None:
    """Remember whether the one who speaks can order: 'bà Liễu nói và đề nghị …' of a commune is a wish."""
    named = frame.speaker or frame.asker or (frame.subject if not frame.thing else None)
    if line.spoken is not None:
        line.reading.low_asker = low(line, line.spoken)
    elif named is not None and "person" in party_at(line.words, named[0])[1]:
        line.reading.low_asker = _low_person(line, named)


def upward(line: Line, frame: Frame) -> bool:
    """A wish of somebody who cannot order: none until it is answered."""
    if frame.voice not in _WISH or not line.scene.news:
        return False
    if frame.asker is None:
        return line.reading.low_asker
    classes = party_at(line.words, frame.asker[0])[1]
    if "person" in classes:
        return _low_person(line, frame.asker)
    return not classes & {"office", "body"}


def orders(line: Line, named: Range | None) -> bool:
    """Whether the person or office named holds one of the highest offices or the chair."""
    if named is None:
        return False
    said = line.scene.said(line.words, named)
    speaker = look_up(said, line.scene.speakers)
    if speaker is not None:
        return bool(speaker.office) and not low(line, speaker)
    return _TOP.match(said) is not None


def attributed(line: Line) -> bool:
    """'Theo ông Hải, cần …': what follows is said by one who can order."""
    words = line.words
    if words[0].low != "theo" or not begins_party(words, 1):
        return False
    if not party_at(words, 1)[1] & {"person", "office"}:
        return False
    return orders(line, (1, party_end(words, 1, len(words))))


def low(line: Line, speaker: Speaker) -> bool:
    """Whether the speaker cannot order here."""
    if _TOP.match(f"{speaker.office} {speaker.body or ''}"):
        return False
    return speaker.person not in line.scene.chairs if line.scene.chairs else not speaker.office


def _low_person(line: Line, named: Range) -> bool:
    """Whether a person named, or meant by a bare 'bà', is none who can order here."""
    said = line.scene.said(line.words, named)
    if len(said.split()) == 1:
        return line.reading.low_asker
    speaker = look_up(said, line.scene.speakers)
    if speaker is not None:
        return low(line, speaker)
    return bool(line.scene.chairs) and not any(chair.split()[-1] in said.split() for chair in line.scene.chairs)
