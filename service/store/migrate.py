"""Bringing a store's schema up to this version, once, whoever opens it first."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from service.errors import StoreTooNew
from service.store.engine import MIGRATION_LOCK, unavailable

HEAD = "0003"  # the newest revision; a test holds it against migrations/versions
MIGRATIONS = Path(__file__).parent / "migrations"


def migrate(engine: Engine, *, to: str = HEAD) -> None:
    """Run the revisions that the store lacks, all or none. Raises StoreTooNew for a later Camket's store."""
    with unavailable(engine), engine.connect() as connection:
        if to == HEAD and revision(connection) == HEAD:
            return
    with unavailable(engine), _alone(engine) as connection:
        now = revision(connection)
        if now is not None and now > HEAD:
            raise StoreTooNew(
                f"the store {engine.url.render_as_string()} has revision {now}, later than {HEAD}",
                "Upgrade Camket: pip install -U camket",
            )
        _run(connection, to, upward=now is None or now < to)


def revision(connection: Connection) -> str | None:
    """The revision that a store stands at; None for an empty database."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return found


@contextmanager
def _alone(engine: Engine) -> Iterator[Connection]:
    """A transaction that no other opener shares, with SQLite's foreign keys off while tables are copied."""
    with engine.connect() as plain:
        if engine.dialect.name == "sqlite":
            plain.connection.driver_connection.execute("PRAGMA foreign_keys=OFF")  # type: ignore[union-attr]
        connection = plain.execution_options(camket_writes=True)
        try:
            with connection.begin():
                if engine.dialect.name == "postgresql":
                    connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": MIGRATION_LOCK})
                yield connection
        finally:
            if engine.dialect.name == "sqlite":
                plain.connection.driver_connection.execute("PRAGMA foreign_keys=ON")  # type: ignore[union-attr]


def _run(connection: Connection, to: str, *, upward: bool) -> None:
    from alembic import command  # heavy (150 ms), and needed only when there is something to do
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    (command.upgrade if upward else command.downgrade)(config, to)
