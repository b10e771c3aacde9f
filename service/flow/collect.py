"""From paths to sources: files as named, folders with all that is in them, in a stable order."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISREG

from ingest import ReadError, Source
from ingest.errors import TooLarge

IGNORED = frozenset({".git", ".svn", "__MACOSX"})  # folders of tools, not of documents
NO_FILE = "là ống dẫn hay thiết bị, không phải tệp / it is a pipe or a device, not a file"
SPLIT_IT = "Nâng CAMKET_MAX_MEGABYTES hoặc chia nhỏ tệp / Raise it, or split the file"
LOOK = "Xem tệp còn đó và được phép đọc không / See that it is there and that you may read it"
SAVE_IT = "Hãy lưu thành tệp rồi nạp / Save what it gives as a file, and take that"


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
    seen: set[str] = set()
    for path in paths:
        for file in _files(Path(path)):
            real = os.path.realpath(file)  # Path.resolve raises for links in a circle
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
    location, name = _written(str(file.absolute())), _written(file.name)
    try:
        state = file.stat()
        if not S_ISREG(state.st_mode):  # reading a pipe or a device might never end
            return Unreadable(location, Unopened(name, NO_FILE, SAVE_IT))
        if max_bytes is not None and state.st_size > max_bytes:
            reason = f"{state.st_size / 1e6:.0f} MB, vượt giới hạn / over the limit of {max_bytes / 1e6:.0f} MB"
            return Unreadable(location, TooLarge(name, reason, SPLIT_IT))
        return Source(file.read_bytes(), name, location)
    except OSError as error:
        reason = f"không mở được / it cannot be opened ({error.strerror})"
        return Unreadable(location, Unopened(name, reason, LOOK))


def _written(name: str) -> str:
    """A name as text: bytes that are no UTF-8 (names out of old archives) as "\\xff", which every store takes."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


class Unopened(ReadError):
    """The file system does not give the bytes."""

    code = "unopened"
