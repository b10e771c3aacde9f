"""An archive, opened: its settings, store, originals and index, handed to whoever works with it."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import UTC, datetime
from types import TracebackType
from typing import Self

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from search import Index, open_index
from service.errors import IndexNotFilled, StoreUnavailable
from service.flow.originals import Originals
from service.settings import Settings
from service.store import make_engine, migrate, reading, writing
from service.store.documents import stands
from service.store.models import DocumentRow, OutboxRow
from service.store.values import get_value, set_value

REINDEX = "Run: camket reindex"
_USER = re.compile(r"//[^/@]*@")


def _utc_now() -> datetime:
    return datetime.now(UTC)


class Archive:
    """What `open_archive` gives. Threads may share it; each takes its own session."""

    def __init__(self, settings: Settings, engine: Engine, *, clock: Callable[[], datetime] = _utc_now) -> None:
        self.settings = settings
        self.engine = engine
        self.originals = Originals(settings.originals)
        self.clock = clock
        self._index: Index | None = None
        self._opening = threading.Lock()

    @property
    def index(self) -> Index:
        """The index, opened when it is first asked for. Raises SearchError, IndexNotFilled."""
        with self._opening:
            if self._index is None:
                self._index = self._open_index()
            return self._index

    def check_index(self) -> None:
        """Raise IndexNotFilled unless the index is the one that this store feeds; a new store takes it on."""
        mine = self._index_name()
        with self.reading() as session:
            fed = get_value(session, "index")
        if fed is None:
            with self.writing() as session:
                self.adopt_index(session)
        elif fed != mine:
            raise IndexNotFilled(f"this archive fills the index {fed}, not {mine}", REINDEX)

    def adopt_index(self, session: Session) -> None:
        """Make the settings' index the one that this store feeds."""
        set_value(session, "index", self._index_name())

    def use_index(self, url: str | None = None) -> None:
        """Open the index anew at its next use, at another address where one is given."""
        with self._opening:
            if self._index is not None:
                self._index.close()
                self._index = None
            if url is not None:
                self.settings = replace(self.settings, index=url)

    def _open_index(self) -> Index:
        self.check_index()
        with self.reading() as session:
            told = select(OutboxRow.document_id)
            wanted = session.scalar(select(DocumentRow.id).where(stands(), DocumentRow.id.not_in(told)).limit(1))
        index = open_index(self.settings.index)
        if wanted is not None and index.count() == 0:
            index.close()
            raise IndexNotFilled(f"the index {self._index_name()} is empty, and the archive is not", REINDEX)
        return index

    def _index_name(self) -> str:
        """The index's address, without its password, and without the archive's folder, which may be moved."""
        address = _USER.sub("//", self.settings.index)
        return address.replace(str(self.settings.home), "HOME")

    def reading(self) -> AbstractContextManager[Session]:
        """A session that sees the store as of one moment."""
        return reading(self.engine)

    def writing(self) -> AbstractContextManager[Session]:
        """A session that alone writes, and commits at its end."""
        return writing(self.engine)

    def close(self) -> None:
        """Let go of index and store; calling it twice is harmless."""
        self.use_index()
        self.engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_archive(settings: Settings, *, clock: Callable[[], datetime] = _utc_now) -> Archive:
    """Open an archive, making its folder and bringing its store up to date.

    Raises StoreUnavailable or StoreTooNew. The index is opened at its first use.
    """
    try:
        settings.originals.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreUnavailable(
            f"the folder {settings.home} cannot be made: {error.strerror}",
            "Choose another with --home or CAMKET_HOME",
        ) from error
    engine = make_engine(settings.store)
    migrate(engine)
    return Archive(settings, engine, clock=clock)
