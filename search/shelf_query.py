"""A Query as tantivy is asked: what must be there, what lifts an entry, filters, one page of hits, facets."""

from __future__ import annotations

import tantivy

from search.clauses import Clause, Clauses
from search.facets import COUNTED, FACETS, Counts, is_cut, is_level, shown
from search.fields import BIGRAM_WEIGHT, TITLE_WEIGHT
from search.query import Hit, Query
from search.ties import TOLERANCE, is_open, ties_of_page

Filters = dict[str, tantivy.Query]  # by the facet, or "parent", that each belongs to
Facets = dict[str, Counts]
_Pairs = dict[str, list[tuple[str, int]]]
_Terms = dict[str, dict[str, object]]
_SPARE, _MORE = 8, 16  # hits taken beyond the page, and how many times as many where they all tie
_ALL_VALUES = 60_000  # tantivy refuses to count more than 65,000 in one answer


def required_by(schema: tantivy.Schema, clauses: Clauses) -> tantivy.Query:
    """What an entry must have."""
    if not clauses.required:
        return tantivy.Query.all_query()
    return all_of([_clause(schema, clause) for clause in clauses.required])


def scored_by(schema: tantivy.Schema, clauses: Clauses) -> tantivy.Query:
    """What an entry must have, and what lifts it."""
    if not clauses.required:
        return tantivy.Query.all_query()
    make, should = tantivy.Query, tantivy.Occur.Should
    parts = [(tantivy.Occur.Must, _clause(schema, clause)) for clause in clauses.required]
    parts += [(should, make.term_query(schema, "exact", key, "freq")) for key in clauses.exact]
    for pair in clauses.bigrams:
        bigram = make.term_query(schema, "bigrams", pair, "freq")
        parts.append((should, make.boost_query(bigram, BIGRAM_WEIGHT)))
    for key in dict.fromkeys(key for clause in clauses.required for key in clause.words):
        title = make.term_query(schema, "title", key, "freq")
        parts.append((should, make.boost_query(title, TITLE_WEIGHT)))
    return make.boolean_query(parts)


def _clause(schema: tantivy.Schema, clause: Clause) -> tantivy.Query:
    if len(clause.words) == 1:
        return tantivy.Query.term_query(schema, "folded", clause.words[0], "freq")
    return tantivy.Query.phrase_query(schema, "folded", list(clause.words))


def filters_of(schema: tantivy.Schema, query: Query) -> Filters:
    """The filters by the facet that each belongs to."""
    values = {
        "kind": query.kinds,
        "document_type": query.document_types,
        "places": query.places,
        "bodies": query.bodies,
        "parent": query.parents,
    }
    filters = {
        name: _unscored(tantivy.Query.term_set_query(schema, name, list(wanted)))
        for name, wanted in values.items()
        if wanted
    }
    if query.since or query.until:
        first = query.since.toordinal() if query.since else 1
        last = query.until.toordinal() if query.until else (1 << 22) - 1
        days = tantivy.Query.range_query(schema, "day", tantivy.FieldType.Unsigned, first, last)
        filters["year"] = _unscored(days)
    return filters


def _unscored(query: tantivy.Query) -> tantivy.Query:
    return tantivy.Query.const_score_query(query, 0.0)


def all_of(queries: list[tantivy.Query]) -> tantivy.Query:
    """What passes every one of the queries."""
    if len(queries) == 1:
        return queries[0]
    return tantivy.Query.boolean_query([(tantivy.Occur.Must, query) for query in queries])


def top(
    searcher: tantivy.Searcher, scored: tantivy.Query, query: Query, *, by_score: bool
) -> tuple[tuple[Hit, ...], int]:
    """The hits of one page, and how many there are. Without `by_score` the newest come first.

    tantivy leaves ties in the order of its segments, so all that tie with the page's last are looked at.
    """
    order, tolerance = (None, TOLERANCE) if by_score else ("newest", 0.0)
    want = query.offset + query.limit
    take = want + _SPARE
    while True:
        found = searcher.search(scored, limit=take, count=True, order_by_field=order)
        keys = [key for key, _ in found.hits]
        if len(keys) < take or not want or not is_open(keys, want, tolerance=tolerance):
            break
        take *= _MORE
    hits: list[Hit] = []
    runs = ties_of_page(keys, query.offset, want, tolerance=tolerance)
    for start, end in runs:
        tied = [_hit(searcher, key if by_score else 0.0, address) for key, address in found.hits[start:end]]
        hits += sorted(tied, key=lambda hit: hit.id)
    skipped = query.offset - runs[0][0] if runs else 0
    total = int(found.count)  # type: ignore[attr-defined]  # its stub forgets it
    return tuple(hits[skipped : skipped + query.limit]), total


def _hit(searcher: tantivy.Searcher, score: float, address: tantivy.DocAddress) -> Hit:
    document = searcher.doc(address)
    return Hit(document["id"][0], document["parent"][0], document["kind"][0], score)


def count_facets(searcher: tantivy.Searcher, required: tantivy.Query, filters: Filters) -> Facets:
    """Counts of each facet under all filters but its own, so that another of its values can be added."""
    plain = [name for name in FACETS if name not in filters]
    groups = [plain, *([name] for name in FACETS if name in filters)]
    found: Facets = {}
    for names in filter(None, groups):
        others = [query for name, query in filters.items() if name not in names]
        query = all_of([required, *others])
        found |= {name: shown(pairs) for name, pairs in _count(searcher, query, names).items()}
    return {name: found[name] for name in FACETS}


def _count(searcher: tantivy.Searcher, query: tantivy.Query, names: list[str]) -> _Pairs:
    """The most frequent values of some facets; all values where too many are equally frequent."""
    terms: _Terms = {name: {"field": name, "size": COUNTED} for name in names}
    found = _aggregate(searcher, query, terms)
    level = [name for name, pairs in found.items() if is_cut(pairs) and is_level(pairs)]
    if level:
        found |= _aggregate(searcher, query, {name: {"field": name, "size": _ALL_VALUES} for name in level})
    cut = [name for name, pairs in found.items() if is_cut(pairs) and name not in level]
    if cut and searcher.num_segments > 1:
        # Each segment counted only the values that are frequent in it: count those few in all of them.
        values = {name: [value for value, _ in found[name]] for name in cut if name != "year"}
        found |= _aggregate(searcher, query, {name: terms[name] | {"include": values[name]} for name in values})
    return found


def _aggregate(searcher: tantivy.Searcher, query: tantivy.Query, terms: _Terms) -> _Pairs:
    answers = searcher.aggregate(query, {name: {"terms": given} for name, given in terms.items()})
    found = {
        name: [(_value(bucket["key"]), int(bucket["doc_count"])) for bucket in answer["buckets"]]
        for name, answer in answers.items()
    }
    return {name: sorted(pairs, key=lambda pair: -pair[1]) for name, pairs in found.items()}


def _value(key: str | float) -> str:
    return key if isinstance(key, str) else str(int(key))
