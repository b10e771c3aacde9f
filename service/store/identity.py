"""Which fact of the new record is which of the old one: ids are carried over, one to one.

In an unchanged text, facts are the same where their spans overlap; in a changed one, where their quotes and
the words around them do. What finds no partner is a new fact, or a retired one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ingest import Span

LEAST_SHARED = 0.25  # of two spans, shared characters over all
LEAST_QUOTE = 0.5
LEAST_ALIKE = 0.5


@dataclass(frozen=True, slots=True)
class Trace:
    """What is known of a fact for telling it again: `before` and `after` are the words around its quote."""

    kind: str
    span: Span
    quote: str
    before: str
    after: str
    retired: bool = False


def carry_over(old: Sequence[Trace], new: Sequence[Trace], *, same_text: bool) -> dict[int, int]:
    """Partners as {position in new: position in old}; the most alike first, live ones before retired ones."""
    pairs = []
    for i, trace in enumerate(new):
        for j, former in enumerate(old):
            if trace.kind == former.kind and (score := _alike(former, trace, same_text=same_text)):
                pairs.append((former.retired, -score, i, j))
    partners: dict[int, int] = {}
    given: set[int] = set()
    for _, _, i, j in sorted(pairs):
        if i not in partners and j not in given:
            partners[i] = j
            given.add(j)
    return partners


def _alike(old: Trace, new: Trace, *, same_text: bool) -> float:
    """From 0 (another fact) to 1."""
    if same_text and not old.retired:
        return _shared(old.span, new.span)
    former, latter = _words(old.quote), _words(new.quote)
    if new.kind == "figure" and _digits(former) != _digits(latter):
        return 0.0
    quote = _dice(former, latter)
    if quote < LEAST_QUOTE:
        return 0.0
    around = _dice(_words(old.before), _words(new.before)) + _dice(_words(old.after), _words(new.after))
    score = 0.6 * quote + 0.2 * around
    return score if score >= LEAST_ALIKE else 0.0


def _shared(one: Span, other: Span) -> float:
    common = min(one.end, other.end) - max(one.start, other.start)
    if common <= 0:
        return 0.0
    share = common / (max(one.end, other.end) - min(one.start, other.start))
    return share if share >= LEAST_SHARED else 0.0


def _words(text: str) -> Counter[str]:
    return Counter(text.casefold().split())


def _digits(words: Counter[str]) -> set[str]:
    return {word for word in words if any(sign.isdigit() for sign in word)}


def _dice(one: Counter[str], other: Counter[str]) -> float:
    both = one.total() + other.total()
    return 2 * (one & other).total() / both if both else 1.0
