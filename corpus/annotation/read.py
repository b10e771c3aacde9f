"""Reads the editable form of an annotation back: line by line, every mistake told with its line and its remedy."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import cast

from corpus.annotation.marks import listed, parted, plain
from corpus.annotation.text import DOCUMENT_FIELDS, EVENT_FIELDS, FURNITURE, SAID
from extract.export import Annotation, CommitmentJson, DeadlineJson, DecisionJson, DocumentJson, EntityJson, FigureJson

KINDS = ("promise", "assignment", "request", "agreement", "plan")
ENTITY_TYPES = ("ORG", "PER", "LOC", "DOC", "EVENT")
DOCUMENT_TYPES = ("notice", "news", "other")

_SLOTS = {"decision": ("by",), "figure": ("is", "of", "in", "period", "qualifier")}
_ACT_SLOTS = ("who", "for", "due")
_WORDS = (
    "text",
    *DOCUMENT_FIELDS,
    *(f"event.{name}" for name in EVENT_FIELDS),
    *ENTITY_TYPES,
    "GROUP",
    *KINDS,
    *_SLOTS,
)
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e[+-]?\d+)?(?=\s|$)")


class Mistake(ValueError):
    """One line that cannot be read: what is wrong with it and what to write instead."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A mistake with the number of its line, from 1."""

    line: int
    words: str


@dataclass(slots=True)
class Parsed:
    """What was read so far. `lines` of commitments, decisions, figures and entities run beside their lists."""

    annotation: Annotation
    digest: str | None = None
    passages: list[str] = field(default_factory=list)
    groups: set[str] = field(default_factory=set)
    lines: dict[str, list[int]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def add(self, task: str, number: int, item: CommitmentJson | DecisionJson | FigureJson | EntityJson) -> None:
        """Append a fact or entity with the line that it stands on."""
        cast(dict[str, list[object]], self.annotation)[task].append(item)
        self.lines.setdefault(task, []).append(number)


def parse(text: str) -> Parsed:
    """Read every line; mistakes are gathered, not raised."""
    parsed = Parsed({"document": {}, "entities": [], "commitments": [], "decisions": [], "figures": []})
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), start=1):
        try:
            _line(parsed, number, line)
        except Mistake as mistake:
            parsed.problems.append(Problem(number, str(mistake)))
    parsed.annotation["document"].setdefault("event", None)
    return parsed


def _line(parsed: Parsed, number: int, line: str) -> None:
    if not line.strip() or line.startswith("#"):
        return
    if line.startswith((SAID, FURNITURE)):
        parsed.passages.append(line[len(SAID) :])
        return
    word, colon, rest = line.partition(":")
    if not colon or word.strip() not in _WORDS:
        raise Mistake(
            f"{line[:40]!r}: dòng không rõ · unknown kind of line. Bắt đầu bằng · begin with: {', '.join(_WORDS)}"
        )
    _keep(parsed, number, word.strip(), rest)


def _keep(parsed: Parsed, number: int, word: str, rest: str) -> None:
    if word == "text":
        parsed.digest = rest.strip()
    elif word == "GROUP":
        parsed.groups.add(plain(rest))
    elif word in ENTITY_TYPES:
        parsed.add("entities", number, _entity(word, rest))
    elif word in KINDS:
        parsed.add("commitments", number, _commitment(word, rest))
    elif word in _SLOTS:
        parsed.add(f"{word}s", number, _FACTS[word](rest))
    else:
        _keep_field(parsed.annotation["document"], word, plain(rest), rest)


def _keep_field(document: DocumentJson, word: str, value: str, raw: str) -> None:
    kept: object = value or None
    name = word.removeprefix("event.")
    if name == "chairs":
        kept = listed(raw)
    elif name == "date" and value:
        kept = _day(value)
    elif name in ("ordinal", "attendance") and value:
        kept = _whole(value)
    elif word == "type" and value not in DOCUMENT_TYPES:
        raise Mistake(f"type {value!r}: hãy chọn · choose one of {', '.join(DOCUMENT_TYPES)}")
    fields = cast(dict[str, object], document)
    if word.startswith("event."):
        fields = cast(dict[str, object], fields.setdefault("event", {}))
    if name in fields:
        raise Mistake(f"{word}: đã có ở trên · is given above; keep one line of it")
    fields[name] = kept


def _entity(kind: str, rest: str) -> EntityJson:
    name, *aliases = parted(rest, "=")
    if not name.strip() or len(aliases) > 1:
        raise Mistake("viết · write NAME = ALIAS; ALIAS (a sign = inside a name as \\=)")
    return {"type": kind, "name": plain(name), "aliases": listed(aliases[0]) if aliases else []}


def _commitment(kind: str, rest: str) -> CommitmentJson:
    quote, slots = _slots(rest, _ACT_SLOTS)
    return {
        "quote": quote,
        "actors": listed(slots.get("who", "")),
        "beneficiaries": listed(slots.get("for", "")),
        "kind": kind,
        "deadline": _deadline(slots["due"]) if slots.get("due", "").strip() else None,
    }


def _decision(rest: str) -> DecisionJson:
    quote, slots = _slots(rest, _SLOTS["decision"])
    return {"quote": quote, "by": listed(slots.get("by", ""))}


def _figure(rest: str) -> FigureJson:
    quote, slots = _slots(rest, _SLOTS["figure"])
    said = slots.get("is", "").strip()
    number = _NUMBER.match(said)
    if number is None:
        raise Mistake(f"is: {said!r}: viết số trước, dấu chấm thập phân · a plain number first: 'is: 1234.5 ha'")
    value = float(number[0])
    return {
        "quote": quote,
        "value": int(value) if math.isfinite(value) and value == int(value) else value,
        "unit": plain(said[number.end() :]),
        "subject": plain(slots.get("of", "")) or None,
        "places": listed(slots.get("in", "")),
        "period": plain(slots.get("period", "")) or None,
        "qualifier": plain(slots.get("qualifier", "")) or None,
    }


_FACTS: Mapping[str, Callable[[str], DecisionJson | FigureJson]] = {"decision": _decision, "figure": _figure}


def _slots(rest: str, allowed: tuple[str, ...]) -> tuple[str, dict[str, str]]:
    """The quote and what each slot holds, as written."""
    quote, *parts = parted(rest, "|")
    if not quote.strip():
        raise Mistake("thiếu nguyên văn · the quote is missing: it comes first, before any |")
    slots: dict[str, str] = {}
    for part in parts:
        slot, colon, said = part.partition(":")
        if not colon or slot.strip() not in allowed or slot.strip() in slots:
            raise Mistake(f"{part.strip()[:40]!r}: mục lạ hoặc lặp · no slot, or twice; there are {', '.join(allowed)}")
        slots[slot.strip()] = said
    return plain(quote), slots


def _deadline(said: str) -> DeadlineJson:
    words, *days = parted(said, "=")
    start, dots, end = days[0].strip().partition("..") if len(days) == 1 else ("", "", "")
    if not dots:
        raise Mistake(
            f"due: {said.strip()!r}: viết · write WORDS = 2010-06-01..2010-06-30, or = ..2010-06-30 without a start"
        )
    first, last = (_day(start.strip()) if start.strip() else None), _day(end.strip())
    if first is not None and first > last:
        raise Mistake(f"due: {first} sau · is after {last}; đổi chỗ · put the earlier day first")
    return {"text": plain(words), "start": first, "end": last}


def _day(said: str) -> str:
    try:
        return date.fromisoformat(said).isoformat()
    except ValueError:
        raise Mistake(f"{said!r} không phải ngày · is not a day; viết · write 2010-06-30") from None


def _whole(said: str) -> int:
    if not said.isdecimal():
        raise Mistake(f"{said!r} không phải số nguyên · is not a whole number; viết · write 27")
    return int(said)
