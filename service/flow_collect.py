"""From paths to sources: files as named, folders with all that is in them, in a stable order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ingest import ReadError, Source
from ingest.errors import TooLarge

IGNORED = frozenset({".git", ".svn", "__MACOSX"})  # folders of tools, not of documents


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A path that gave no bytes. `error` says why and what to do."""

    location: str
    error: ReadError

    @property
    def name(self) -> str:
        """The last part of the path."""
        return Path(self.location).name


def collect(paths: Iterable[str | Path], *, max_bytes: int | None = None) -> Iterator[Source | Unreadable]:
    """The sources at the paths, each read when its turn comes. Folders are walked; a path twice comes once.

    A path that is missing, may not be read, or is over `max_bytes` comes as Unreadable: nothing is left out
    in silence. Hidden files (".DS_Store") are left out inside folders, not when named.
    """
    for file in files(paths):
        yield _source(file, max_bytes)


def files(paths: Iterable[str | Path]) -> Iterator[Path]:
    """The files at the paths in the order in which `collect` reads them."""
    seen: set[Path] = set()
    for path in paths:
        for file in _files(Path(path)):
            real = file.resolve()
            if real not in seen:
                seen.add(real)
                yield file


def _files(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    try:
        inside = sorted(path.iterdir())
    except OSError:
        yield path
        return
    for entry in inside:
        if entry.is_dir():
            if entry.name not in IGNORED and not entry.is_symlink():
                yield from _files(entry)
        elif not entry.name.startswith("."):
            yield entry


def _source(file: Path, max_bytes: int | None) -> Source | Unreadable:
    location = str(file.absolute())
    try:
        size = file.stat().st_size
        if max_bytes is not None and size > max_bytes:
            reason = f"{size / 1e6:.0f} MB are over the limit of {max_bytes / 1e6:.0f} MB"
            return Unreadable(location, TooLarge(file.name, reason, "Raise CAMKET_MAX_MEGABYTES, or split it"))
        return Source(file.read_bytes(), file.name, location)
    except OSError as error:
        reason = f"it cannot be opened ({error.strerror})"
        return Unreadable(location, Unopened(file.name, reason, "See that it is there and that you may read it"))


class Unopened(ReadError):
    """The file system does not give the bytes."""

    code = "unopened"
