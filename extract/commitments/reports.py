"""What a report tells besides commitments: earlier orders, what would come of a thing, broken promises, questions.

The guide: reports of what was done or was asked on an earlier occasion, hypotheses, predicted effects and the wishes
of voters are none.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise

from extract.clauses.openers import skip_links
from extract.clauses.triggers import cues, party_at, trigger_at, verb_at
from extract.clauses.words import Words, span_of
from extract.commitments.frames import Frame
from extract.commitments.line import Line

_AGO = timedelta(days=8)  # a report of a meeting follows it within a week
_HEAD = 16  # words at the head of a sentence that may date it
_DAY = re.compile(r"ngày (\d{1,2})\s?(?:[/.-]|tháng)\s?(\d{1,2})(?:\s?(?:[/.-]|năm)\s?(\d{4}))?")
_YEAR = re.compile(r"(?:từ |trong |vào )?năm (\d{4}),")
_EFFECTS = cues("effects")
_CITIZENS = cues("citizens")
_STILL = frozenset({"nay", "hiện", "chưa", "vẫn"})
_SAYING = cues("sayings")


def told(line: Line, frame: Frame) -> bool:
    """Whether the clause of a report is no commitment for what it tells."""
    return (
        line.words[-1].low == "?"
        or earlier(line)
        or _effect(line, frame)
        or _broken(line, frame)
        or _citizens(line, frame)
        or _says(line, frame)
    )


def earlier(line: Line) -> bool:
    """'Trước đó, …', 'Ngày 25/4/2016, Thủ tướng yêu cầu …' in a report of 2017: what was said on another occasion."""
    words = line.words
    start = skip_links(words, 0, len(words))
    if line.low(start, start + 2) in (["trước", "đó"], ["cách", "đây"]):
        return True
    day = line.scene.day
    if day is None or start >= len(words):
        return False
    head = span_of(words, start, min(len(words), start + _HEAD)).of(line.scene.text).lower()
    match = _DAY.search(head)
    said = _date(match, day) if match else None
    year = _YEAR.match(head)
    if year is not None and int(year[1]) < day.year:
        return True
    return said is not None and said < day - _AGO


def _date(match: re.Match[str], day: date) -> date | None:
    year = int(match[3]) if match[3] else day.year
    try:
        return date(year, int(match[2]), int(match[1]))
    except ValueError:
        return None


def _effect(line: Line, frame: Frame) -> bool:
    """'Nếu sạt lở xảy ra sẽ ảnh hưởng …', 'Việc này sẽ tránh …': what would come of it, not what somebody will do."""
    if not frame.marks & {"promise"} or not (frame.thing or frame.subject is None or _folk(line, frame)):
        return False
    at = frame.verb
    while at < frame.end and "adverb" in trigger_at(line.words, at)[1]:
        at += 1
    return at < frame.end and line.words[at].low in _EFFECTS


def _broken(line: Line, frame: Frame) -> bool:
    """'cam kết bàn giao trong tháng 3 nhưng đến nay mới …': a promise that the report says was not kept."""
    if "promise" not in frame.marks or "sẽ" in line.low(frame.start, frame.verb)[-1:]:
        return False
    low = line.low(frame.verb, len(line.words))
    return any(word == "nhưng" and set(low[at + 1 : at + 5]) & _STILL for at, word in enumerate(low))


def _folk(line: Line, frame: Frame) -> bool:
    return frame.subject is not None and "people" in party_at(line.words, frame.subject[0])[1]


def _citizens(line: Line, frame: Frame) -> bool:
    """'Nhiều cử tri mong muốn …', 'Người dân yêu cầu …': a wish, until an official takes it up."""
    named = frame.asker or frame.speaker or (frame.subject if not frame.marks else None)
    if named is None:
        return False
    low = line.low(*named)
    return any(pair in _CITIZENS for pair in map(" ".join, pairwise(low)))


def _says(line: Line, frame: Frame) -> bool:
    """'…, Chủ tịch UBND TP phân tích.', 'Lãnh đạo xã bày tỏ quyết tâm.': who said it, not what is to be done."""
    if frame.subject is None or frame.thing or frame.marks or frame.voice or frame.verb >= frame.end:
        return False
    size = max(1, verb_at(line.words, frame.verb, first=True)[0])
    verb = " ".join(line.low(frame.verb, frame.verb + size))
    return verb in _SAYING or frame.verb + size >= frame.end


def plainly(words: Words, frame: Frame) -> bool:
    """Whether a plain clause of a report can be an order: its verb is one of acts and stands right behind who acts."""
    if not verb_at(words, frame.verb, first=True)[0]:
        return False
    if frame.subject is None:
        return True
    at = frame.subject[1]
    while at < frame.verb and ("adverb" in trigger_at(words, at)[1] or words[at].sign):
        at += 1
    return at >= frame.verb
