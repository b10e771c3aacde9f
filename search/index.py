"""The Index protocol: its docstrings are the specification that tests/test_search_contract.py checks."""

from __future__ import annotations

from collections.abc import Iterable
from types import TracebackType
from typing import Protocol, Self

from search.entry import Entry
from search.query import Page, Query


class Index(Protocol):
    """A derived, rebuildable index of entries. Not thread-safe for writing; reading is."""

    @property
    def version(self) -> str:
        """The version of the analyzer and the fields that this index was built with."""
        ...

    def put(self, entries: Iterable[Entry], *, sequence: int) -> None:
        """Add entries, or replace those of the same id. Visible to `find` when the call returns.

        `sequence` grows with every call of the drain; an entry put with a lower one than it already has is
        left as it is, so that a repeated delivery is harmless. Raises IndexBusy while another process
        writes (trying again later is safe), IndexUnavailable; then nothing or a part of it was put, and
        the same call again puts the whole.
        """
        ...

    def remove(self, ids: Iterable[str], *, sequence: int) -> None:
        """Remove entries by id; ids that are not there, or were put with a higher sequence, are ignored.

        Gone from `find` when the call returns. Raises as `put` does.
        """
        ...

    def find(self, query: Query) -> Page:
        """Search. Raises BadQuery (with a remedy) for what cannot be asked, IndexUnavailable if down.

        Words match with or without their marks, whichever way the tone is placed; an entry that has them
        with the marks that were typed ranks above one that has not. Where nothing is found for want of a
        word, the word is corrected from the words of the index and `Page.corrected` says so.
        """
        ...

    def ids(self) -> Iterable[str]:
        """All ids in the index, in ascending order, streamed: for comparing the index with the store."""
        ...

    def count(self) -> int:
        """How many entries there are."""
        ...

    def clear(self) -> None:
        """Remove everything at once. To refill a living index without a gap use `search.rebuild`."""
        ...

    def close(self) -> None:
        """Release locks and connections; calling it twice is harmless."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
