"""What the model should have said: the truth of a document laid over its units."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.training.cases import Case
from extract.model.units import Unit
from ingest import Span


def located(case: Case) -> list[Span | None]:
    """Where the quotes of the true commitments stand; None for a quote that the text does not hold.

    Of several places the first counts at which the rules read a statement, and that no other quote has taken.
    """
    text, read = case.document.text, [piece.span for piece in case.statements.pieces]
    taken: set[Span] = set()
    found: list[Span | None] = []
    for commitment in case.truth.get("commitments", []):
        pattern = r"\s+".join(re.escape(word) for word in commitment["quote"].split())
        places = [Span(*match.span()) for match in re.finditer(pattern, text)]
        free = [place for place in places if place not in taken] or places
        best = next((place for place in free if any(place.overlaps(span) for span in read)), free[0] if free else None)
        if best is not None:
            taken.add(best)
        found.append(best)
    return found


def labels_of(units: Sequence[Unit], quotes: Sequence[Span | None]) -> list[str]:
    """B, I or O for each unit: it belongs to the quote that holds most of it, if that is half of it or more."""
    owners = [_owner(unit.span, quotes) for unit in units]
    labels: list[str] = []
    for at, owner in enumerate(owners):
        if owner is None:
            labels.append("O")
        else:
            labels.append("I" if at and owners[at - 1] == owner else "B")
    return labels


def _owner(span: Span, quotes: Sequence[Span | None]) -> int | None:
    shared = [
        (min(span.end, q.end) - max(span.start, q.start), -at) for at, q in enumerate(quotes) if q and q.overlaps(span)
    ]
    if not shared:
        return None
    most, at = max(shared)
    return -at if 2 * most >= len(span) or most >= 0.8 * len(quotes[-at] or span) else None
