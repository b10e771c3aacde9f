"""Words of time inside a clause: where 'trước ngày 15/6' begins and how far it runs (its days: see dates)."""

from __future__ import annotations

import functools

from extract.clauses.triggers import cues
from extract.clauses.words import Words

_LONGEST = 40  # words; no time runs on for longer
_TIME = cues("time_words")
_DATED = cues("dated")
_BOUND = cues("time_bounds")
_OPENERS = _BOUND | _DATED | {"xong", "chậm"}


def skip_time(words: Words, place: int, end: int) -> int:
    """The place after a run of words of time: 'từ ngày 20/7 đến 30/7'."""
    start, end = place, min(end, place + _LONGEST)
    while place < end and (words[place].low in _TIME or words[place].text[0].isdigit()):
        place += 1
    return place if any(words[i].low in _DATED or "/" in words[i].text for i in range(start, place)) else start


def any_timely(words: Words, start: int, end: int) -> bool:
    """Whether a time begins at one of words[start:end]."""
    return any(
        timely(words, start + at)
        for at, word in enumerate(words[start:end])
        if word.low in _OPENERS or not word.low.isalpha()  # at others none can
    )


def timely(words: Words, place: int) -> bool:
    """Whether a time begins at words[place]: 'trước ngày', 'trong quý', 'chậm nhất', '30/6'."""
    if place >= len(words):
        return False
    low, text = words[place].low, words[place].text
    if low not in _OPENERS:
        return _date(text)
    following = words[place + 1] if place + 1 < len(words) else None
    if low in ("xong", "chậm"):
        return True
    if low in _BOUND and following is not None and following.text.isdigit() and place + 2 < len(words):
        return words[place + 2].low in ("ngày", "tháng", "tuần", "năm", "giờ", "quý")
    if low in _BOUND and following is not None:
        return (
            following.low in _DATED or _date(following.text) or following.low in ("trước", "khi", "vòng", "nay", "hết")
        )
    if low in _DATED and following is not None:
        return following.text[0].isdigit() or following.low in (
            "này",
            "tới",
            "sau",
            "năm",
            "tháng",
            "i",
            "ii",
            "iii",
            "iv",
        )
    return _date(text)


@functools.lru_cache(maxsize=1 << 12)
def _date(text: str) -> bool:
    return text[0].isdigit() and ("/" in text or "-" in text) and "%" not in text
