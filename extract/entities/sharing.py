"""Bodies that share the area of the one behind them: "Tỉnh ủy, HĐND, UBND tỉnh Ninh Bình"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.entities.mention import Mention

_JOINT = re.compile(r"\s*(?:,|;|và|-|–)\s*")
_OWN_LEVEL = ("ủy", "Đoàn", "đoàn")  # "Tỉnh ủy": the level is in the head


def share_areas(mentions: Sequence[Mention], text: str) -> list[Mention]:
    """The mentions of one block in their order, those of bodies without an area given that of the next one."""
    result: list[Mention] = []
    behind: Mention | None = None
    for mention in reversed(mentions):
        if behind is not None and mention.rule == "body.alone" and _joined(mention, behind, text):
            mention = _of_area(mention, behind)
        result.append(mention)
        behind = mention if mention.type == "ORG" and mention.place is not None else None
    return result[::-1]


def _joined(one: Mention, other: Mention, text: str) -> bool:
    return other.rule == "body.area" and _JOINT.fullmatch(text, one.span.end, other.span.start) is not None


def _of_area(mention: Mention, behind: Mention) -> Mention:
    level = None if mention.head.endswith(_OWN_LEVEL) and not mention.head.startswith("Đảng") else behind.level
    area = " ".join(part for part in (level, behind.place) if part)
    return replace(
        mention, name=f"{mention.name} {area}", level=level, place=behind.place, units=behind.units, rule="body.area"
    )
