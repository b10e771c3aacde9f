"""Entries in, Hits out: `open_index(url)`, then `put` and `find`."""

from search.entry import Entry
from search.index import Index
from search.query import Hit, Page, Query

__all__ = ["Entry", "Hit", "Index", "Page", "Query"]
