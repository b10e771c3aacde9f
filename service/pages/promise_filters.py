"""Filters over the promises of a place or body: by year, state, form and actor."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from urllib.parse import urlencode

from fastapi import Request

from service.answers.promises import Promise
from service.pages.asking import Choice, Facet
from service.texts import Texts

SHOWN_CHOICES = 12

# parameter of the address → (name of the filter in service/texts, its values for a promise)
FILTERS: dict[str, tuple[str, Callable[[Promise], tuple[str, ...]]]] = {
    "nam": ("year", lambda one: (str(one.date.year),) if one.date else ()),
    "tt": ("status", lambda one: (str(one.state.status),)),
    "ht": ("sort", lambda one: (one.commitment.kind,)),
    "ai": ("body", lambda one: tuple(party.name for party in one.commitment.actors)),
}


class Chosen:
    """The filters in the address."""

    def __init__(self, request: Request, field: str) -> None:
        known = {field, "ngay", *FILTERS}
        items = request.query_params.multi_items()[:100]
        self.path = request.url.path
        self.pairs = [(name, value[:300]) for name, value in items if name in known and value]

    def values(self, name: str) -> list[str]:
        """The values of one filter."""
        return [value for key, value in self.pairs if key == name]

    def keeps(self, one: Promise, *, but: str = "") -> bool:
        """Whether a promise passes all filters (but one)."""
        return all(
            not wanted or not set(wanted).isdisjoint(read(one))
            for name, (_, read) in FILTERS.items()
            if name != but
            for wanted in [self.values(name)]
        )

    def facets(self, promises: Iterable[Promise], t: Texts) -> list[Facet]:
        """The filters to offer, each counted under all the others."""
        promises = list(promises)
        facets = []
        for name, (label, read) in FILTERS.items():
            counted = Counter(value for one in promises if self.keeps(one, but=name) for value in set(read(one)))
            ordered = counted.most_common(SHOWN_CHOICES)
            if name == "nam":
                ordered = sorted(counted.items(), reverse=True)
            choices = tuple(self._choice(name, value, count, t) for value, count in ordered)
            if len(choices) > 1 or any(choice.chosen for choice in choices):
                facets.append(Facet(label, choices))
        return facets

    def labels(self, t: Texts) -> list[tuple[str, str]]:
        """The filters in force: (label, address without it)."""
        return [(_label(name, value, t), self._toggled(name, value)) for name, value in self.pairs if name in FILTERS]

    def _choice(self, name: str, value: str, count: int, t: Texts) -> Choice:
        return Choice(_label(name, value, t), count, self._toggled(name, value), value in self.values(name))

    def _toggled(self, name: str, value: str) -> str:
        pair = (name, value)
        pairs = [one for one in self.pairs if one != pair] if pair in self.pairs else [*self.pairs, pair]
        return f"{self.path}?{urlencode(pairs)}"


def _label(name: str, value: str, t: Texts) -> str:
    table = {"tt": "status", "ht": "kind"}.get(name)
    return t.label(table, value) if table else value
