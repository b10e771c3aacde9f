"""The embedded engine: a folder with two shelves, nothing to set up, read by many processes at once.

FOLDER/current           {"version": …, "generation": …}, replaced in one step
FOLDER/<generation>/documents, facts
"""

from __future__ import annotations

import heapq
import json
import os
import shutil
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar
from uuid import uuid4

from search.entry import Entry
from search.errors import IndexUnavailable, StaleIndex
from search.fields import index_version
from search.query import Page, Query
from search.shelf import Shelf
from search.suggest import search_or_suggest

_T = TypeVar("_T")
_BATCH = 500
_CURRENT = "current"
_BUILDING = "new-"


@dataclass(frozen=True, slots=True)
class _Shelves:
    documents: Shelf
    facts: Shelf

    @classmethod
    def open(cls, folder: Path | None) -> Self:
        """Both shelves of a generation, made where they are missing; in memory for None."""
        if folder is None:
            return cls(Shelf(None), Shelf(None))
        return cls(Shelf(folder / "documents"), Shelf(folder / "facts"))


class EmbeddedIndex:
    """The Index protocol on a folder, or in memory for `folder=None`."""

    def __init__(self, folder: Path | None) -> None:
        """Open or make the index. Raises StaleIndex, or IndexUnavailable where the folder cannot be used."""
        self._folder = folder
        self._guard = threading.Lock()
        self._generation = _current_generation(folder) if folder else ""
        self._shelves = _Shelves.open(folder / self._generation if folder else None)

    @property
    def version(self) -> str:
        """The version of the analyzer and the fields, which StaleIndex compares at opening."""
        return index_version()

    def put(self, entries: Iterable[Entry], *, sequence: int) -> None:
        """Add or replace entries; all become visible together for each of documents and facts."""
        shelves = self._current()
        with shelves.documents.writing(sequence) as documents, shelves.facts.writing(sequence) as facts:
            for batch in _batches(entries):
                documents.put([entry for entry in batch if entry.kind == "document"])
                facts.put([entry for entry in batch if entry.kind != "document"])

    def remove(self, ids: Iterable[str], *, sequence: int) -> None:
        """Remove entries by id, but for those put with a higher sequence."""
        shelves = self._current()
        with shelves.documents.writing(sequence) as documents, shelves.facts.writing(sequence) as facts:
            for batch in _batches(ids):
                documents.remove(batch)
                facts.remove(batch)

    def find(self, query: Query) -> Page:
        """Search the documents or the facts."""
        shelves = self._current()
        shelf = shelves.facts if query.facts else shelves.documents
        return search_or_suggest(query, shelf.search, shelf.frequencies)

    def ids(self) -> Iterable[str]:
        """All ids in ascending order."""
        shelves = self._current()
        return heapq.merge(shelves.documents.ids(), shelves.facts.ids())

    def count(self) -> int:
        """How many entries there are."""
        shelves = self._current()
        return shelves.documents.count() + shelves.facts.count()

    def clear(self) -> None:
        """Remove everything."""
        shelves = self._current()
        with shelves.documents.writing(0) as documents, shelves.facts.writing(0) as facts:
            documents.clear()
            facts.clear()

    def close(self) -> None:
        """Nothing is held between calls, so there is nothing to release."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _current(self) -> _Shelves:
        """The shelves of the newest generation, which another process may have put in place."""
        if self._folder is None:
            return self._shelves
        with self._guard:
            generation = _current_generation(self._folder)
            if generation != self._generation:
                self._shelves = _Shelves.open(self._folder / generation)
                self._generation = generation
            return self._shelves


@contextmanager
def rebuild_embedded(folder: Path) -> Iterator[EmbeddedIndex]:
    """A new, empty index that takes the place of the one in the folder when the block ends well.

    Until then the old one answers; when the block fails, it stays.
    """
    building = folder / f"{_BUILDING}{uuid4().hex[:12]}"
    try:
        with EmbeddedIndex(building) as index:
            yield index
        generation = _current_generation(building)
        os.rename(building / generation, folder / generation)
        _write_current(folder, generation)
        _drop_others(folder, generation)
    except OSError as error:
        raise _unusable(folder, error) from error
    finally:
        shutil.rmtree(building, ignore_errors=True)


def _current_generation(folder: Path) -> str:
    """The generation to use; a first one is made in a new folder. Raises StaleIndex."""
    try:
        found = json.loads((folder / _CURRENT).read_text(encoding="utf-8"))
        version, generation = str(found["version"]), str(found["generation"])
    except FileNotFoundError:
        _write_current(folder, uuid4().hex[:12], replacing=False)
        return _current_generation(folder)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise _unusable(folder, error) from error
    if version != index_version():
        raise StaleIndex(str(folder), version, index_version())
    return generation


def _write_current(folder: Path, generation: str, *, replacing: bool = True) -> None:
    """Name the generation to use. Where several processes make the first, one wins and all use it."""
    content = json.dumps({"version": index_version(), "generation": generation})
    try:
        folder.mkdir(parents=True, exist_ok=True)
        draft = folder / f"{_CURRENT}.{uuid4().hex[:12]}"
        draft.write_text(content, encoding="utf-8")
        if replacing:
            os.replace(draft, folder / _CURRENT)
        else:
            with suppress(FileExistsError):
                os.link(draft, folder / _CURRENT)
            draft.unlink()
    except OSError as error:
        raise _unusable(folder, error) from error


def _drop_others(folder: Path, generation: str) -> None:
    """Remove older generations, and what a rebuild left when it was cut off."""
    for other in folder.iterdir():
        is_ours = other.name.startswith(_BUILDING) or (other / "documents").is_dir()
        if other.is_dir() and other.name != generation and is_ours:
            shutil.rmtree(other, ignore_errors=True)


def _unusable(folder: Path, error: Exception) -> IndexUnavailable:
    return IndexUnavailable(
        f"the index {folder} cannot be used: {error}",
        "Check that the folder can be written; if the index is damaged, run: camket reindex",
    )


def _batches(values: Iterable[_T]) -> Iterator[list[_T]]:
    rest = iter(values)
    while batch := list(islice(rest, _BATCH)):
        yield batch
