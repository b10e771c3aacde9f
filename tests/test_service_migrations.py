"""The schema step by step, on a store that is not empty, on both engines."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from fixture_archive import notice
from sqlalchemy import Engine, MetaData, insert, select, text
from sqlalchemy.exc import IntegrityError

from ingest import read
from service.errors import StoreTooNew
from service.flow.duplicates import text_hash
from service.store import make_engine, migrate
from service.store.migrate import HEAD, MIGRATIONS, revision
from service.store.models import Base
from service.store.serial import pack, to_json


@pytest.fixture
def engine(any_store: str | None, tmp_path: Path) -> Iterator[Engine]:
    made = make_engine(any_store or f"sqlite:///{tmp_path / 'store.sqlite'}")
    yield made
    made.dispose()


def test_head_is_the_newest_script() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    assert ScriptDirectory.from_config(config).get_heads() == [HEAD]


def test_the_migrated_schema_is_that_of_the_models(engine: Engine) -> None:
    migrate(engine)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_a_populated_store_is_migrated(engine: Engine) -> None:
    migrate(engine, to="0001")
    _populate(engine)
    migrate(engine)
    with engine.connect() as connection:
        rows = connection.execute(text("SELECT id, text_hash, same_text_as FROM documents ORDER BY number")).all()
        told = connection.execute(text("SELECT document_id FROM outbox")).scalars().all()
    same = text_hash(read(notice(1)))
    assert [tuple(row) for row in rows] == [
        ("d1", same, None),
        ("d2", text_hash(read(notice(2))), None),
        ("d3", same, "d1"),  # the first one's words, taken later
    ]
    assert told == ["d3"]  # its entries are to leave the index


def test_the_confidence_of_the_facts_that_are_there_is_kept_apart(engine: Engine) -> None:
    migrate(engine, to="0002")
    _populate(engine)
    migrate(engine)
    with engine.connect() as connection:
        rows = connection.execute(text("SELECT id, confidence FROM facts ORDER BY id")).all()
    assert [tuple(row) for row in rows] == [("d1-1", 0.62), ("d1-2", 1.0)]


def test_down_and_up_again_loses_nothing(engine: Engine) -> None:
    migrate(engine, to="0001")
    _populate(engine)
    migrate(engine)
    migrate(engine, to="0001")
    with engine.connect() as connection:
        assert revision(connection) == "0001"
        assert connection.execute(text("SELECT count(*) FROM documents")).scalar() == 3
    migrate(engine)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM documents WHERE same_text_as = 'd1'")).scalar() == 1
        assert connection.execute(text("SELECT count(*) FROM facts")).scalar() == 2


def test_foreign_keys_hold_after_a_migration(engine: Engine) -> None:
    migrate(engine, to="0001")
    _populate(engine)
    migrate(engine)
    with engine.connect() as connection, pytest.raises(IntegrityError):
        connection.execute(text("UPDATE documents SET same_text_as = 'nobody' WHERE id = 'd3'"))


def test_a_later_camkets_store_is_left_alone(engine: Engine) -> None:
    migrate(engine)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreTooNew, match="9999") as caught:
        migrate(engine)
    assert "Upgrade Camket" in caught.value.remedy


def test_several_may_open_a_new_store_at_once(engine: Engine) -> None:
    failures: list[Exception] = []

    def open_it() -> None:
        try:
            migrate(engine)
        except Exception as error:  # noqa: BLE001  # whatever it is, the test shows it
            failures.append(error)

    threads = [threading.Thread(target=open_it) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []


def _populate(engine: Engine) -> None:
    """Three documents of revision 0001, the third with the first one's words, and a fact."""
    tables = MetaData()
    tables.reflect(engine)
    now = datetime(2026, 1, 2, tzinfo=UTC)
    with engine.begin() as connection:

        def put(table: str, **values: Any) -> None:
            connection.execute(insert(tables.tables[table]).values(**values))

        put("runs", id=1, kind="ingest", start="", state="done", host="", started_at=now, beat_at=now,
            version="", cursor=0, counts={}, note="")  # fmt: skip
        for number, source in enumerate((notice(1), notice(2), notice(1, aside="  ")), start=1):
            document = read(source)
            put("sources", id=source.id, number=number, name=source.name, location="", size=len(source.data),
                state="done", attempts=1, taken_at=now, run_id=1)  # fmt: skip
            body = json.loads(to_json(document)) | {"text": ""}
            put("documents", id=f"d{number}", source_id=source.id, number=number, name=source.name,
                media_type="text/plain", incomplete=False, text=pack(document.text), body=pack(json.dumps(body)),
                facts_assigned=1, read_at=now)  # fmt: skip
        put("facts", id="d1-1", document_id="d1", kind="figure", position=0, start=0, end=1, quote="q",
            before="", after="", body='{"confidence":0.62}')  # fmt: skip
        put("facts", id="d1-2", document_id="d1", kind="figure", position=1, start=2, end=3, quote="q",
            before="", after="", body="{}")  # fmt: skip
        assert connection.execute(select(tables.tables["documents"].c.id)).scalars().all()
