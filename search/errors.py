"""Why the index could not answer or take something, in words that say what to do about it.

SearchError
├── BadQuery          the query cannot be asked as it is
├── BadIndexAddress   the address names no engine, or names one wrongly
├── IndexUnavailable  the index is down, damaged or refuses us
├── IndexBusy         somebody else is writing: wait and try again
└── StaleIndex        built by another version of the analyzer or the fields: rebuild it
"""

from __future__ import annotations


class SearchError(Exception):
    """Something about the index: `reason` what, `remedy` what the user can do."""

    code = "search"

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(f"{reason}. {remedy}")
        self.reason = reason
        self.remedy = remedy


class BadQuery(SearchError):
    """The query cannot be asked as it is."""

    code = "bad_query"


class BadIndexAddress(SearchError):
    """The address of the index cannot be understood."""

    code = "bad_index_address"


class IndexUnavailable(SearchError):
    """The index does not answer, is damaged, or refuses us."""

    code = "index_unavailable"


class IndexBusy(SearchError):
    """Another writer holds the index. Trying again later is safe."""

    code = "index_busy"


class StaleIndex(SearchError):
    """The index was built by another version of the analyzer or of the fields."""

    code = "stale_index"

    def __init__(self, where: str, found: str, wanted: str) -> None:
        super().__init__(
            f"the index {where} was built by version {found}, this program uses {wanted}",
            "Run: camket reindex",
        )
