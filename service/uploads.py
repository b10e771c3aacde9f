"""Files sent through page or API: kept in the archive's folder first, then ingested one upload after another.

What was sent but not yet taken when the server died is still there at the next start, and goes on.
"""

from __future__ import annotations

import logging
import queue
import secrets
import shutil
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from ingest import Source
from service.archive import Archive
from service.flow.ingest import Failure, Progress, ingest

log = logging.getLogger(__name__)
KEPT_STATES = 200
CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class UploadState:
    """How far an upload is. `crashed` says why its run stopped, where it did."""

    id: str
    total: int
    done: int = 0
    name: str = ""
    new: int = 0
    unchanged: int = 0
    failed: tuple[Failure, ...] = ()
    finished: bool = False
    crashed: str = ""
    run_id: int | None = None


class Uploads:
    """Takes files and ingests them in a thread of its own, which ends with `close`."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._folder = archive.settings.home / "uploads"
        self._states: dict[str, UploadState] = {}
        self._lock = threading.Lock()
        self._queue: queue.Queue[str | None] = queue.Queue()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin to work, with what an earlier server left undone."""
        self._thread = threading.Thread(target=self._work, name="uploads", daemon=True)
        self._thread.start()
        for folder in sorted(self._folder.glob("*.ready")) if self._folder.is_dir() else ():
            upload_id = folder.stem
            self._set(UploadState(upload_id, total=sum(1 for _ in folder.iterdir())))
            self._queue.put(upload_id)

    def take(self, files: Iterable[tuple[str, BinaryIO]]) -> UploadState:
        """Keep the files (name, open file) and put them in line; gives the state to ask for by its id."""
        upload_id = secrets.token_hex(8)
        folder = self._folder / f"{upload_id}.coming"
        folder.mkdir(parents=True)
        total = 0
        for total, (name, file) in enumerate(files, start=1):
            with (folder / f"{total:06d} {_safe(name)}").open("wb") as kept:
                shutil.copyfileobj(file, kept, CHUNK)
        folder.rename(folder.with_suffix(".ready"))
        state = UploadState(upload_id, total)
        self._set(state)
        self._queue.put(upload_id)
        return state

    def state(self, upload_id: str) -> UploadState | None:
        """How far an upload is; None for one that is not known."""
        with self._lock:
            return self._states.get(upload_id)

    def close(self) -> None:
        """Let the upload in hand end, and stop."""
        if self._thread is not None:
            self._queue.put(None)
            self._thread.join()
            self._thread = None

    def _work(self) -> None:
        while (upload_id := self._queue.get()) is not None:
            try:
                self._ingest(upload_id)
            except Exception as error:  # the thread must live on: the upload says what happened
                log.exception("upload %s stopped", upload_id)
                self._change(upload_id, finished=True, crashed=f"{type(error).__name__}: {error}")

    def _ingest(self, upload_id: str) -> None:
        folder = self._folder / f"{upload_id}.ready"
        total = sum(1 for _ in folder.iterdir())
        summary = ingest(
            self._archive,
            _sources(folder),
            on_progress=lambda progress: self._progress(upload_id, progress),
            total=total,
        )
        shutil.rmtree(folder)
        self._change(
            upload_id,
            finished=True,
            new=summary.new,
            unchanged=summary.unchanged,
            failed=summary.failed,
            run_id=summary.run_id,
        )

    def _progress(self, upload_id: str, progress: Progress) -> None:
        self._change(upload_id, done=min(progress.done, self._states[upload_id].total), name=progress.name)

    def _change(self, upload_id: str, **changes: object) -> None:
        with self._lock:
            self._states[upload_id] = replace(self._states[upload_id], **changes)  # type: ignore[arg-type]

    def _set(self, state: UploadState) -> None:
        with self._lock:
            self._states[state.id] = state
            for old in list(self._states)[:-KEPT_STATES]:
                del self._states[old]


def _sources(folder: Path) -> Iterator[Source]:
    for file in sorted(folder.iterdir()):
        name = file.name.partition(" ")[2]
        yield Source(file.read_bytes(), name, location=f"upload:{name}")


def _safe(name: str) -> str:
    """The last part of a sent name, without what a file system refuses, at most 120 characters."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    kept = "".join(letter for letter in last if letter.isprintable() and letter not in '<>:"|?*').strip(" .")
    while len(kept.encode()) > 200:
        kept = kept[1:]
    return kept or "file"
