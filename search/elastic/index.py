"""The Elasticsearch engine: our tokens on their server, one index for documents and one for facts.

NAME-documents, NAME-facts          aliases, which all reading and writing goes through
NAME-documents-VERSION-…            the index that an alias stands for now
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from types import TracebackType
from typing import Any, Self
from uuid import uuid4

from elasticsearch.helpers import streaming_bulk

from search.clauses import DEEPEST, Clauses
from search.elastic.aliases import SHELVES, Cluster, Targets, create, open_aliases, switch
from search.elastic.errors import translated
from search.elastic.query import frequencies_of, is_enough, page_of, search_of, source_of
from search.entry import Entry
from search.errors import IndexUnavailable
from search.fields import index_version
from search.query import Page, Query
from search.suggest import search_or_suggest

_HARMLESS = {404, 409}  # to remove what is not there; to put or remove what has a higher sequence
_BULK_SECONDS = 120
_SPARE, _MORE = 8, 16  # hits taken beyond the page, and how many times as many where they tie
_IDS_AT_ONCE = 5_000


class ElasticIndex:
    """The Index protocol on an Elasticsearch."""

    def __init__(self, cluster: Cluster, targets: Targets | None = None) -> None:
        """Open or make the index. Raises StaleIndex or IndexUnavailable."""
        self._cluster = cluster
        self._client = cluster.client
        self._is_alias = targets is None
        self._targets = targets or open_aliases(cluster)

    @property
    def version(self) -> str:
        """The version of the analyzer and the fields, which StaleIndex compares at opening."""
        return index_version()

    def put(self, entries: Iterable[Entry], *, sequence: int) -> None:
        """Add or replace whole entries, but those that have a higher sequence."""
        self._bulk(
            {
                "_op_type": "index",
                "_index": self._targets["documents" if entry.kind == "document" else "facts"],
                "_id": entry.id,
                "version": sequence,
                "version_type": "external_gte",
                "_source": source_of(entry),
            }
            for entry in entries
        )

    def remove(self, ids: Iterable[str], *, sequence: int) -> None:
        """Remove entries by id, but those that have a higher sequence."""
        self._bulk(
            {
                "_op_type": "delete",
                "_index": target,
                "_id": id_,
                "version": sequence,
                "version_type": "external_gte",
            }
            for id_ in ids
            for target in self._targets.values()
        )

    def find(self, query: Query) -> Page:
        """Search the documents or the facts."""
        target = self._targets["facts" if query.facts else "documents"]

        def search(query: Query, clauses: Clauses) -> Page:
            return self._search(target, query, clauses)

        def known(field: str, tokens: Iterable[str]) -> dict[str, int]:
            wanted = frequencies_of(field, tokens)
            if not wanted["known"]["filters"]["filters"]:
                return {}
            with translated(self._cluster.where):
                found = self._client.search(index=target, size=0, aggs=wanted).body["aggregations"]
            counts = {token: bucket["doc_count"] for token, bucket in found["known"]["buckets"].items()}
            return {token: count for token, count in counts.items() if count}

        return search_or_suggest(query, search, known)

    def _search(self, target: str, query: Query, clauses: Clauses) -> Page:
        """One page. Where its end ties with what follows, more is asked for, once: equal to the last bit
        the server has them in order by id itself."""
        take = min(query.offset + query.limit + _SPARE, DEEPEST)
        with translated(self._cluster.where):
            answer = self._client.search(index=target, **search_of(query, clauses, take=take)).body
            if not is_enough(answer, query, take=take):
                take = min(take * _MORE, DEEPEST)
                plain = replace(query, facets=False)
                more = self._client.search(index=target, **search_of(plain, clauses, take=take)).body
                answer = answer | {"hits": more["hits"]}
        return page_of(answer, query)

    def ids(self) -> Iterator[str]:
        """All ids in ascending order, in pages of one point in time."""
        with translated(self._cluster.where):
            pit = self._client.open_point_in_time(index=self._all(), keep_alive="2m").body["id"]
            after: list[Any] | None = None
            try:
                while True:
                    hits = self._page_of_ids(pit, after)
                    yield from (hit["_id"] for hit in hits)
                    if len(hits) < _IDS_AT_ONCE:
                        return
                    after = hits[-1]["sort"]
            finally:
                self._client.close_point_in_time(id=pit)

    def count(self) -> int:
        """How many entries there are."""
        with translated(self._cluster.where):
            return int(self._client.count(index=self._all()).body["count"])

    def clear(self) -> None:
        """Put empty indices in the place of those that are there."""
        with rebuild_elastic(self._cluster):
            pass

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _all(self) -> list[str]:
        return list(self._targets.values())

    def _page_of_ids(self, pit: str, after: list[Any] | None) -> list[dict[str, Any]]:
        found = self._client.search(
            pit={"id": pit, "keep_alive": "2m"},
            sort=[{"id": "asc"}],
            size=_IDS_AT_ONCE,
            search_after=after,
            source=False,
            track_total_hits=False,
        )
        hits: list[dict[str, Any]] = found.body["hits"]["hits"]
        return hits

    def _bulk(self, actions: Iterable[dict[str, Any]]) -> None:
        """Send the actions, and make them visible. An alias that is gone is an error, never a new index."""
        client = self._client.options(request_timeout=_BULK_SECONDS)
        with translated(self._cluster.where):
            done = streaming_bulk(client, actions, raise_on_error=False, require_alias=self._is_alias)
            refused = [item for ok, item in done if not ok and _status(item) not in _HARMLESS]
            self._client.indices.refresh(index=self._all())
        if refused:
            raise IndexUnavailable(
                f"Elasticsearch at {self._cluster.where} refused {len(refused)} entries, first {refused[0]}",
                "If the index was removed, run: camket reindex",
            )


@contextmanager
def rebuild_elastic(cluster: Cluster) -> Iterator[ElasticIndex]:
    """New, empty indices that take the place of those behind the aliases when the block ends well.

    Until then the old ones answer; when the block fails, they stay.
    """
    targets = {shelf: f"{cluster.alias(shelf)}-{index_version()}-{uuid4().hex[:12]}" for shelf in SHELVES}
    done = False
    try:
        with translated(cluster.where):
            for target in targets.values():
                create(cluster, target, {"refresh_interval": "-1"})
        yield ElasticIndex(cluster, targets)
        with translated(cluster.where):
            switch(cluster, targets)
        done = True
    finally:
        if not done:
            with translated(cluster.where):
                cluster.client.indices.delete(index=list(targets.values()), ignore_unavailable=True)


def _status(item: dict[str, Any]) -> int:
    return int(next(iter(item.values())).get("status", 0))
