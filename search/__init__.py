"""Entries in, Hits out: `open_index(url)`, then `put` and `find`."""

from search.engines import open_index, rebuild
from search.entry import Entry
from search.errors import BadIndexAddress, BadQuery, IndexBusy, IndexUnavailable, SearchError, StaleIndex
from search.index import Index
from search.query import Hit, Page, Query

__all__ = [
    "BadIndexAddress",
    "BadQuery",
    "Entry",
    "Hit",
    "Index",
    "IndexBusy",
    "IndexUnavailable",
    "Page",
    "Query",
    "SearchError",
    "StaleIndex",
    "open_index",
    "rebuild",
]
