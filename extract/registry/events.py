"""Keys of series of events: the name without ordinal, year and month, and the province it is held in.

"Hội nghị giao ban môi trường lần thứ VI" and "Giao ban môi trường lần II năm 2011" are of one series.
"""

from __future__ import annotations

import functools
import re

from extract import lexicon
from extract.entities.spelling import key
from extract.registry.bodies import without_area
from extract.registry.home import Place

_TIMES = re.compile(
    r"lần\s+(?:thứ\s+)?(?:[IVX]+|\d{1,3}|nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)\b|thứ\s+(?:[IVX]+|\d{1,3}|nhất)\b"
    r"|(?:năm(?:\s+học)?|tháng|quý|nhiệm kỳ|giai đoạn|khóa)\s+[\dIVX]+(?:\s*[-–/]\s*\d+)*"
    r"|\d+\s+tháng(?:\s+(?:đầu|cuối)\s+năm)?"
    r"|ngày\s+\d[\d/.-]*|\b\d{4}(?:\s*[-–]\s*\d{4})?",
    re.IGNORECASE,
)


@functools.cache
def _heads() -> tuple[tuple[str, ...], ...]:
    heads = {key(head) for head in lexicon.words("event_heads.txt")} | {("họp",), ("trực", "tuyến")}
    return tuple(sorted(heads - {("giao", "ban")}, key=lambda head: (-len(head), head)))


def series_key(name: str, place: Place) -> str:
    """ "event:giao-ban-môi-trường@can-tho"; one without a province, or without a name, is the document's own."""
    words = key(_TIMES.sub(" ", name))
    changed = True
    while changed:
        changed = False
        for head in _heads():
            if words[: len(head)] == head and len(words) > len(head):
                words, changed = words[len(head) :], True
    if place.province is None or words in {("giao", "ban"), *_heads()}:
        return f"event:{'-'.join(words)}~{place.document}"
    return f"event:{'-'.join(without_area(words, place.province))}@{place.province}"
