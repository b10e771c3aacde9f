"""Opening the store: SQLite (WAL) or PostgreSQL by URL, reading beside one writer at a time.

`reading` gives a session that sees one moment; `writing` one that holds the store's only pen until it
commits, so that what it checks stays true until it writes, and the order of commits is the outbox's order.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, OperationalError
from sqlalchemy.orm import Session

from service.errors import StoreUnavailable

BUSY_SECONDS = 60
WRITER_LOCK = 0x43414D01  # advisory locks of PostgreSQL: "CAM" and a number
DRAIN_LOCK = 0x43414D02
MIGRATION_LOCK = 0x43414D03


def make_engine(url: str) -> Engine:
    """An engine for a SQLite or PostgreSQL URL; a SQLite file's folder is made. Raises StoreUnavailable."""
    parsed = _parse(url)
    if parsed.get_backend_name() == "sqlite":
        return _sqlite(parsed)
    try:
        return create_engine(parsed, pool_pre_ping=True)
    except ModuleNotFoundError as error:
        raise StoreUnavailable(
            f"no driver for {parsed.render_as_string()}: {error.name} is missing",
            "Run: pip install 'camket[postgres]'",
        ) from error


def _parse(url: str) -> URL:
    try:
        parsed = make_url(url)
        backend = parsed.get_backend_name()
    except (ArgumentError, NoSuchModuleError) as error:
        raise StoreUnavailable(
            f"not a database URL: {url!r}", "Use sqlite:////path or postgresql+psycopg://…"
        ) from error
    if backend == "postgresql" and parsed.drivername == "postgresql":
        parsed = parsed.set(drivername="postgresql+psycopg")
    if backend not in ("sqlite", "postgresql"):
        raise StoreUnavailable(f"Camket keeps no store in {backend}", "Use sqlite:////path or postgresql+psycopg://…")
    if backend == "sqlite" and parsed.database in (None, "", ":memory:"):
        raise StoreUnavailable("a store in memory would be lost", "Name a file: sqlite:////path/camket.sqlite")
    return parsed


def _sqlite(url: URL) -> Engine:
    Path(url.database or "").parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS})

    @event.listens_for(engine, "connect")
    def _connect(connection: object, _: object) -> None:
        connection.isolation_level = None  # type: ignore[attr-defined]  # we say BEGIN ourselves
        cursor = connection.cursor()  # type: ignore[attr-defined]
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("camket_writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


@contextmanager
def reading(engine: Engine) -> Iterator[Session]:
    """A session that sees the store as of one moment and changes nothing."""
    with unavailable(engine), engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            connection = connection.execution_options(isolation_level="REPEATABLE READ")
        with Session(connection, autoflush=False, expire_on_commit=False) as session:
            yield session


@contextmanager
def writing(engine: Engine) -> Iterator[Session]:
    """A session that is the only writer; commits at the end, rolls back on an exception."""
    with unavailable(engine), engine.connect() as plain:
        connection = plain.execution_options(camket_writes=True)
        with Session(connection, autoflush=False, expire_on_commit=False) as session, session.begin():
            if engine.dialect.name == "postgresql":
                session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": WRITER_LOCK})
            yield session


@contextmanager
def unavailable(engine: Engine) -> Iterator[None]:
    """Turns the driver's "cannot connect", "locked", "disk full" into StoreUnavailable."""
    try:
        yield
    except OperationalError as error:
        raise StoreUnavailable(
            f"the store {engine.url.render_as_string()} cannot be used: {error.orig}",
            "See that it runs, that nothing holds it locked, and that its disk is writable and not full",
        ) from error
