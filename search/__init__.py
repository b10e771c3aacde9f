"""Entries in, Hits out: `open_index(url)`, then `put` and `find`; errors are in search.errors."""

from search.engines import open_index, rebuild
from search.entry import Entry
from search.errors import BadQuery, SearchError
from search.highlight import highlight, snippets
from search.index import Index
from search.query import Hit, Page, Query

__all__ = [
    "BadQuery",
    "Entry",
    "Hit",
    "Index",
    "Page",
    "Query",
    "SearchError",
    "highlight",
    "open_index",
    "rebuild",
    "snippets",
]
