"""Images of PDF pages, made in a process of their own and kept on disk.

pdfium is not thread-safe, and a hostile file may take it down: it is loaded in the worker alone, and a worker
that dies is replaced.
"""

from __future__ import annotations

import multiprocessing
import os
import re
import tempfile
import threading
from collections.abc import Callable
from concurrent.futures import TimeoutError as StillRunning
from pathlib import Path

from pebble import ProcessExpired, ProcessPool

from ingest import ReadError, Source
from service.jobs.pool import cap_memory
from service.problem import Problem

SCALE = 1.6  # pixels a point: about 950 pixels for A4 upright
SECONDS = 20.0
MAX_KEPT = 2000


class PageImages:
    """Pictures of pages by source and page, from `folder` or from the worker. Threads may share it.

    `memory` is what the worker may use, in MB.
    """

    def __init__(self, folder: Path, *, memory: int) -> None:
        self.folder = folder
        self.memory = memory
        self._pool: ProcessPool | None = None
        self._lock = threading.Lock()

    def picture(self, source_id: str, page: int, original: Callable[[], bytes]) -> bytes:
        """The PNG of a page (from 0). Raises Problem "no_pages" where the page cannot be drawn."""
        if not re.fullmatch(r"[0-9a-f]{64}", source_id):
            raise ValueError(f"not a source's id: {source_id!r}")
        kept = self.folder / f"{source_id}-{page}.png"
        if kept.is_file():
            return kept.read_bytes()
        drawn = self._draw(original(), page)
        self._keep(kept, drawn)
        return drawn

    def close(self) -> None:
        """End the worker."""
        with self._lock:
            if self._pool is not None:
                self._pool.stop()  # type: ignore[no-untyped-call]  # pebble leaves it untyped
                self._pool.join()
                self._pool = None

    def _draw(self, data: bytes, page: int) -> bytes:
        with self._lock:
            if self._pool is None:
                spawn = multiprocessing.get_context("spawn")  # a fork would copy the locks of other threads
                self._pool = ProcessPool(
                    1, max_tasks=200, initializer=cap_memory, initargs=[self.memory], context=spawn
                )
            future = self._pool.schedule(_draw_page, args=[data, page], timeout=SECONDS)
        try:
            drawn: bytes = future.result()
        except (ReadError, StillRunning, ProcessExpired, IndexError, MemoryError) as error:
            raise Problem("no_pages", status=404) from error
        return drawn

    def _keep(self, path: Path, data: bytes) -> None:
        """Write beside and rename, so that nobody reads half a picture; the oldest go when there are many."""
        self.folder.mkdir(parents=True, exist_ok=True)
        handle, beside = tempfile.mkstemp(dir=self.folder)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.replace(beside, path)
        kept = sorted(self.folder.glob("*.png"), key=lambda one: one.stat().st_mtime)
        for old in kept[:-MAX_KEPT]:
            old.unlink(missing_ok=True)


def _draw_page(data: bytes, page: int) -> bytes:
    """In the worker, which alone loads pdfium."""
    from ingest.pdf.render import page_image

    return page_image(Source(data, "page.pdf"), page, scale=SCALE)
