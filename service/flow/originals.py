"""The bytes of every source as they came, in files named by their hash: originals/ab/cdef…"""

from __future__ import annotations

import hashlib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from service.errors import OriginalDamaged, StoreUnavailable


@dataclass(frozen=True, slots=True)
class Originals:
    """A folder of originals. A file appears whole or not at all, and is on disk when `keep` returns."""

    folder: Path

    def path(self, source_id: str) -> Path:
        """Where the bytes of a source are kept."""
        return self.folder / source_id[:2] / source_id[2:]

    def keep(self, source_id: str, content: bytes) -> None:
        """Keep the bytes; those that are there already are left as they are. Raises StoreUnavailable."""
        path = self.path(source_id)
        try:
            if not path.exists() or path.stat().st_size != len(content):
                _write(path, content)
        except OSError as error:
            raise StoreUnavailable(f"the original {path} cannot be kept: {error.strerror}", _ROOM) from error

    def load(self, source_id: str) -> bytes:
        """The bytes as they came. Raises OriginalDamaged where they are gone or changed."""
        path = self.path(source_id)
        try:
            content = path.read_bytes()
        except OSError as error:
            raise OriginalDamaged(f"the original {path} cannot be read: {error.strerror}", _REMEDY) from error
        if hashlib.sha256(content).hexdigest() != source_id:
            raise OriginalDamaged(f"the original {path} is not what it was", _REMEDY)
        return content


_REMEDY = "Bring the file back from a backup, or ingest it once more from where it came"


_ROOM = "See that the disk is writable and not full; the next run goes on from here"


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=".draft-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(draft, path)
    except BaseException:
        os.unlink(draft)
        raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
