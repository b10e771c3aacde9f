"""The kind of a commitment: promised, assigned, requested, agreed or planned, by the words that make it one."""

from __future__ import annotations

from dataclasses import replace

from extract.commitments.found import Act
from extract.record import CommitmentKind

_VOICES = {
    "đề nghị": "request",
    "trân trọng đề nghị": "request",
    "cũng đề nghị": "request",
    "mong muốn": "request",
    "mong": "request",
    "khuyến khích": "request",
    "kêu gọi": "request",
    "đề nghị các": "request",
}


def voice_kind(voice: str) -> CommitmentKind:
    """What is asked with this verb: 'đề nghị' requests, 'giao' and 'yêu cầu' assign."""
    return _VOICES.get(voice, "assignment")


def planned_kind(act: Act) -> Act:
    """In a plan ('Kế hoạch …') a task that nobody is given is planned, not assigned."""
    return replace(act, kind="plan") if act.kind == "assignment" and not act.actors else act


def kind_of(
    marks: frozenset[str],
    *,
    voice: str | None,
    inherited: CommitmentKind | None,
    thing: bool,
    first_person: bool,
    news: bool,
) -> CommitmentKind:
    """The kind by the clause's own words, then by who asks, then by what it inherits."""
    if "asked" in marks:
        return "request"
    if voice is not None:
        return voice_kind(voice)
    if thing and ("promise" in marks or "plan" in marks) and not first_person:
        return "plan"
    if "promise" in marks:
        return "promise"
    if "must" in marks and inherited != "request":
        return "assignment"
    if "plan" in marks:
        return inherited if inherited in ("request", "assignment") and not news else "plan"
    return inherited or "assignment"
