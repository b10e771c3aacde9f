"""What a search page was asked, and the addresses of what it could be asked next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from fastapi import Request

from extract.places import gazetteer
from search import Query
from service.pages.rendering import show_day
from service.pages.requests import PAGE_SIZE, bounded, day_or_none, page_number
from service.texts import Texts

PATH = "/tim"
MAX_VALUES = 20  # of one filter
# parameter of the address → name of the facet in search.Page and in service/texts
FILTERS = {"mat": "kind", "kieu": "document_type", "noi": "places", "cq": "bodies"}
FACT_KINDS = ("commitment", "decision", "figure")
DOCUMENT_TYPES = ("notice", "news", "other")
SHOWN_CHOICES = 12


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter: following `href` takes it in, or leaves it out where it is chosen."""

    label: str
    count: int
    href: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """A filter with its values."""

    name: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """The parameters of the address, read and checked."""

    words: str
    facts: bool
    values: dict[str, tuple[str, ...]]
    since: date | None
    until: date | None
    page: int
    t: Texts

    @classmethod
    def read(cls, request: Request, t: Texts) -> Asked:
        """The search that an address asks for. Raises Problem for what it cannot mean."""
        given = request.query_params
        values = {
            name: tuple(dict.fromkeys(value[:200] for value in given.getlist(name)[:MAX_VALUES] if value))
            for name in FILTERS
        }
        return cls(
            words=bounded(given.get("q", "")),
            facts=given.get("loai") == "cau",
            values=values,
            since=day_or_none(given.get("tu"), "tu"),
            until=day_or_none(given.get("den"), "den"),
            page=page_number(given.get("trang")),
            t=t,
        )

    def query(self) -> Query:
        """The same as a question to the index."""
        return Query(
            text=self.words,
            facts=self.facts,
            kinds=tuple(value for value in self.values["mat"] if value in FACT_KINDS) if self.facts else (),
            document_types=tuple(value for value in self.values["kieu"] if value in DOCUMENT_TYPES),
            places=self.values["noi"],
            bodies=self.values["cq"],
            since=self.since,
            until=self.until,
            offset=(self.page - 1) * PAGE_SIZE,
            limit=PAGE_SIZE,
            facets=True,
        )

    def link(self, **changes: str | None) -> str:
        """The address with single parameters changed, or left out (None)."""
        pairs = [pair for pair in self._pairs() if pair[0] not in changes]
        pairs += [(name, value) for name, value in changes.items() if value is not None]
        return f"{PATH}?{urlencode(pairs)}" if pairs else PATH

    def toggled(self, name: str, value: str) -> str:
        """The address with one value of a filter taken in, or out."""
        pairs = [pair for pair in self._pairs() if pair[0] != "trang"]
        pair = (name, value)
        pairs = [one for one in pairs if one != pair] if pair in pairs else [*pairs, pair]
        return f"{PATH}?{urlencode(pairs)}"

    def clear(self) -> str:
        """The address with the words alone."""
        pairs = [pair for pair in self._pairs() if pair[0] in {"q", "loai"}]
        return f"{PATH}?{urlencode(pairs)}"

    def kept(self) -> list[tuple[str, str]]:
        """What the form of the words carries along."""
        return self.all_but("q", "trang")

    def all_but(self, *names: str) -> list[tuple[str, str]]:
        """The parameters without some."""
        return [pair for pair in self._pairs() if pair[0] not in names]

    @property
    def chosen(self) -> list[tuple[str, str]]:
        """The filters in force: (label, address without it)."""
        rows = [
            (label_of(FILTERS[name], value, self.t), self.toggled(name, value))
            for name, values in self.values.items()
            for value in values
            if name != "mat" or self.facts
        ]
        if self.since or self.until:
            words = f"{show_day(self.since) or '…'} – {show_day(self.until) or '…'}"
            rows.append((words, self.link(tu=None, den=None, trang=None)))
        return rows

    def facets(self, counted: dict[str, tuple[tuple[str, int], ...]]) -> list[Facet]:
        """The filters to offer, from what the index counted; chosen values are always among them."""
        facets = []
        for name, facet in FILTERS.items():
            if name == "mat" and not self.facts:
                continue
            choices = tuple(self._choices(name, counted.get(facet, ())))
            if choices:
                facets.append(Facet(facet, choices))
        years = tuple(self._years(counted.get("year", ())))
        if len(years) > 1:
            facets.insert(0, Facet("year", years))
        return facets

    def _choices(self, name: str, counted: tuple[tuple[str, int], ...]) -> Iterator[Choice]:
        chosen = self.values[name]
        counts = dict(counted)
        shown = [*chosen, *(value for value, _ in counted if value not in chosen)][:SHOWN_CHOICES]
        for value in shown:
            label = label_of(FILTERS[name], value, self.t)
            yield Choice(label, counts.get(value, 0), self.toggled(name, value), value in chosen)

    def _years(self, counted: tuple[tuple[str, int], ...]) -> Iterator[Choice]:
        for year, count in sorted(counted, reverse=True)[:20]:
            first, last = f"{year}-01-01", f"{year}-12-31"
            chosen = str(self.since) == first and str(self.until) == last
            href = self.link(tu=None if chosen else first, den=None if chosen else last, trang=None)
            yield Choice(year, count, href, chosen)

    def _pairs(self) -> list[tuple[str, str]]:
        pairs = [("q", self.words)] if self.words else []
        if self.facts:
            pairs.append(("loai", "cau"))
        pairs += [(name, value) for name, values in self.values.items() for value in values]
        if self.since:
            pairs.append(("tu", self.since.isoformat()))
        if self.until:
            pairs.append(("den", self.until.isoformat()))
        if self.page > 1:
            pairs.append(("trang", str(self.page)))
        return pairs


def label_of(facet: str, value: str, t: Texts) -> str:
    """What people call a value of a facet: codes of places become names."""
    if facet == "kind":
        return t.label("fact", value)
    if facet == "document_type":
        return t.label("type", value)
    if facet == "places":
        unit = gazetteer().get(value)
        return unit.name if unit else value
    return value
