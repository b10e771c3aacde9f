"""A Query as Elasticsearch is asked: mapping, what must be there, what lifts an entry, filters, facets.

Term and phrase queries on fields of our own tokens, within what a core server without plugins has.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from search.clauses import Clause, Clauses
from search.entry import Entry
from search.facets import COUNTED, FACETS, shown
from search.fields import BIGRAM_WEIGHT, TITLE_WEIGHT, fields_of, index_version
from search.query import Hit, Page, Query
from search.ties import is_open, ties

Json = dict[str, Any]

_TOKEN_FIELDS = ("folded", "exact", "bigrams", "title")
_TOKENS: Json = {"type": "text", "analyzer": "whitespace", "position_increment_gap": 100}
_COUNTS: Json = {"type": "text", "analyzer": "whitespace", "index_options": "freqs"}
_VALUE: Json = {"type": "keyword"}
_OF_FACET = {"kind": "kind", "document_type": "document_type", "places": "places", "bodies": "bodies"}


def mapping() -> Json:
    """The fields of an index. The tokens are left out of `_source`: entries are only ever put whole."""
    return {
        "dynamic": "strict",
        "_meta": {"version": index_version()},
        "_source": {"excludes": list(_TOKEN_FIELDS)},
        "properties": {
            "folded": _TOKENS,
            "exact": _TOKENS,
            "bigrams": _COUNTS,
            "title": _COUNTS,
            "id": _VALUE,
            "parent": _VALUE,
            **dict.fromkeys(_OF_FACET, _VALUE),
            "day": {"type": "integer"},
            "year": {"type": "short"},
        },
    }


def source_of(entry: Entry) -> Json:
    """What is sent of one entry."""
    fields = fields_of(entry)
    return {
        "folded": fields.folded,
        "exact": fields.exact,
        "bigrams": fields.bigrams,
        "title": fields.title,
        "id": entry.id,
        "parent": entry.parent,
        "kind": entry.kind,
        "document_type": entry.document_type,
        "places": entry.places,
        "bodies": entry.bodies,
        "day": fields.day,
        "year": fields.year,
    }


def search_of(query: Query, clauses: Clauses, *, take: int) -> Json:
    """The arguments of a search for the first `take` hits."""
    filters = _filters(query)
    wanted = {"must": [_clause(clause) for clause in clauses.required], "should": _lifts(clauses)}
    body: Json = {
        "query": {"bool": wanted | {"filter": list(filters.values())}},
        "sort": [{"_score" if clauses.required else "day": "desc"}, {"id": "asc"}],
        "size": take,
        "track_total_hits": True,
        "source": ["parent", "kind"],
    }
    if query.facets:
        own = {name: query_ for name, query_ in filters.items() if name in FACETS}
        free = [query_ for name, query_ in filters.items() if name not in FACETS]
        body["query"] = {"bool": wanted | {"filter": free}}
        body["post_filter"] = {"bool": {"filter": list(own.values())}}
        body["aggs"] = {name: _facet(name, own) for name in FACETS}
    return body


def is_enough(answer: Mapping[str, Any], query: Query, *, take: int) -> bool:
    """Whether the answer holds all that tie with the last hit of the page."""
    scores = [hit["_score"] for hit in answer["hits"]["hits"]]
    want = query.offset + query.limit
    return len(scores) < take or not want or not scores[0] or not is_open(scores, want)


def page_of(answer: Mapping[str, Any], query: Query) -> Page:
    """The page that an answer holds, ties by id."""
    found = answer["hits"]
    hits = [
        Hit(hit["_id"], hit["_source"]["parent"], hit["_source"]["kind"], hit["_score"] or 0.0) for hit in found["hits"]
    ]
    if hits and hits[0].score:  # a list by day is in order as it is
        runs = ties([hit.score for hit in hits])
        hits = [hit for start, end in runs for hit in sorted(hits[start:end], key=lambda hit: hit.id)]
    facets = {
        name: shown((str(bucket["key"]), bucket["doc_count"]) for bucket in facet["values"]["buckets"])
        for name, facet in answer.get("aggregations", {}).items()
    }
    page = hits[query.offset : query.offset + query.limit]
    return Page(tuple(page), found["total"]["value"], facets)


def frequencies_of(field: str, tokens: Iterable[str]) -> Json:
    """The aggregation that counts the entries that have each token in a field."""
    return {"known": {"filters": {"filters": {token: {"term": {field: token}} for token in tokens}}}}


def _clause(clause: Clause) -> Json:
    if len(clause.words) == 1:
        return {"term": {"folded": clause.words[0]}}
    return {"match_phrase": {"folded": " ".join(clause.words)}}


def _lifts(clauses: Clauses) -> list[Json]:
    words = dict.fromkeys(key for clause in clauses.required for key in clause.words)
    return [
        *({"term": {"exact": key}} for key in clauses.exact),
        *({"term": {"bigrams": {"value": pair, "boost": BIGRAM_WEIGHT}}} for pair in clauses.bigrams),
        *({"term": {"title": {"value": key, "boost": TITLE_WEIGHT}}} for key in words),
    ]


def _filters(query: Query) -> dict[str, Json]:
    """The filters by the facet, or "parent", that each belongs to."""
    values = {
        "kind": query.kinds,
        "document_type": query.document_types,
        "places": query.places,
        "bodies": query.bodies,
        "parent": query.parents,
    }
    filters: dict[str, Json] = {name: {"terms": {name: wanted}} for name, wanted in values.items() if wanted}
    if query.since or query.until:
        days = {"gte": query.since.toordinal() if query.since else 1}
        if query.until:
            days["lte"] = query.until.toordinal()
        filters["year"] = {"range": {"day": days}}
    return filters


def _facet(name: str, filters: dict[str, Json]) -> Json:
    """Counts under all filters but the facet's own."""
    others = [query for own, query in filters.items() if own != name]
    counts: Json = {"terms": {"field": name, "size": COUNTED}}
    return {"filter": {"bool": {"filter": others}}, "aggs": {"values": counts}}
