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

    `url` is a folder, "embedded:/folder", "memory:", or "http(s)://[user:password@]host[:port][/name]" with
    the options that search/elastic/address.py lists. Raises BadIndexAddress; StaleIndex where the index was
    built by another version; IndexUnavailable.
    """
    address = str(url)
    if _is_elastic(address):
        from search.elastic.address import cluster_at
        from search.elastic.index import ElasticIndex

        return ElasticIndex(cluster_at(address))
    return EmbeddedIndex(_folder(address))


def rebuild(url: str | Path) -> AbstractContextManager[Index]:
    """A new, empty index that takes the place of the one at the address when the block ends well.

    Until then the old one answers, stale or not; when the block fails, it stays. Nobody may put into the
    old one meanwhile: hold the drain for as long.
    """
    address = str(url)
    if _is_elastic(address):
        from search.elastic.address import cluster_at
        from search.elastic.index import rebuild_elastic

        return rebuild_elastic(cluster_at(address))
    folder = _folder(address)
    if folder is None:
        raise BadIndexAddress("an index in memory cannot be rebuilt from outside", "Open a new one.")
    return rebuild_embedded(folder)


def _is_elastic(address: str) -> bool:
    return address.startswith(("http://", "https://"))


def _folder(address: str) -> Path | None:
    """The folder of an embedded index, None for one in memory."""
    if address == "memory:":
        return None
    path = address.removeprefix("embedded:")
    scheme, colon, _ = path.partition(":")
    is_drive = len(scheme) == 1  # C:\archive
    if not path or (colon and not is_drive and "/" not in scheme and "\\" not in scheme):
        raise BadIndexAddress(f"{address!r} is not the address of an index", _FORMS)
    return Path(path).expanduser()
