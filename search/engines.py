"""Which engine an address means: a folder, "memory:", or the address of an Elasticsearch."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path

from search.embedded import EmbeddedIndex, rebuild_embedded
from search.errors import BadIndexAddress
from search.index import Index

_FORMS = 'Give a folder, "embedded:/folder", "memory:" or "http(s)://host:9200/name".'


def open_index(url: str | Path) -> Index:
    """Open the index at an address, making it where there is none.

    Raises BadIndexAddress; StaleIndex where it was built by another version; IndexUnavailable.
    """
    return EmbeddedIndex(_folder(str(url)))


def rebuild(url: str | Path) -> AbstractContextManager[Index]:
    """A new, empty index that takes the place of the one at the address when the block ends well.

    Until then the old one answers, stale or not; when the block fails, it stays. Nobody may put into the
    old one meanwhile: the drain is held for as long.
    """
    return rebuild_embedded(_folder(str(url)))


def _folder(url: str) -> Path | None:
    """The folder of an embedded index, None for one in memory."""
    if url == "memory:":
        return None
    path = url.removeprefix("embedded:")
    scheme, colon, _ = path.partition(":")
    if not path or (colon and "/" not in scheme and "\\" not in scheme and len(scheme) > 1):
        raise BadIndexAddress(f"{url!r} is not the address of an index", _FORMS)
    return Path(path).expanduser()
