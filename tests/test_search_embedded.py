"""What only the embedded engine has: a folder, a lock, other processes."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from searched_entries import ARCHIVE, document

from search import Entry, Query, open_index, rebuild
from search.errors import BadIndexAddress, IndexBusy, IndexUnavailable, StaleIndex
from search.fields import index_version

_WRITER = """
import sys, time
sys.path[:0] = sys.argv[2:]
from searched_entries import document
from search import open_index

def entries():
    for number in range(600):
        yield document(f"w{number:03}", "một")
    print("writing", flush=True)
    time.sleep(60)

open_index(sys.argv[1]).put(entries(), sequence=1)
"""


@pytest.fixture
def writer(tmp_path: Path) -> subprocess.Popen[str]:
    """Another process in the middle of a put."""
    here = Path(__file__).parent
    command = [sys.executable, "-c", _WRITER, str(tmp_path / "index"), str(here), str(here.parent)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "writing\n"
    return process


@pytest.mark.parametrize("address", ["", "embedded:", "postgres:x", "sqlite:///a.db", "ftp://host/x"])
def test_bad_addresses(address: str) -> None:
    with pytest.raises(BadIndexAddress, match="is not the address of an index"):
        open_index(address)


def test_an_index_in_memory_has_no_place_to_take() -> None:
    with pytest.raises(BadIndexAddress, match="in memory"):
        rebuild("memory:")


def test_an_error_of_the_source_is_not_the_index_s(tmp_path: Path) -> None:
    def broken() -> Iterator[Entry]:
        yield document("d1", "một")
        raise ValueError("not a date")

    with open_index(tmp_path) as index, pytest.raises(ValueError, match="not a date"):
        index.put(broken(), sequence=1)


def test_a_busy_index_is_read_and_says_that_it_is_busy(tmp_path: Path, writer: subprocess.Popen[str]) -> None:
    with writer, open_index(tmp_path / "index") as index:
        try:
            assert index.find(Query("một")).total == 0
            with pytest.raises(IndexBusy, match="Try again"):
                index.put([document("d1", "hai")], sequence=2)
            with pytest.raises(IndexBusy, match="Try again"):
                index.remove(["d1"], sequence=2)
        finally:
            writer.kill()


def test_a_killed_writer_leaves_neither_lock_nor_half(tmp_path: Path, writer: subprocess.Popen[str]) -> None:
    with writer:
        writer.send_signal(signal.SIGKILL)
    with open_index(tmp_path / "index") as index:
        assert index.count() == 0
        index.put([document("d1", "một")], sequence=1)
        assert [hit.id for hit in index.find(Query("một")).hits] == ["d1"]


def test_another_version_is_refused_until_it_is_rebuilt(tmp_path: Path) -> None:
    with open_index(tmp_path) as index:
        index.put(ARCHIVE, sequence=1)
        current = json.loads((tmp_path / "current").read_text())
        (tmp_path / "current").write_text(json.dumps(current | {"version": "0-old"}))
        with pytest.raises(StaleIndex, match=f"0-old, this program uses {index_version()}.*camket reindex"):
            open_index(tmp_path)
        with pytest.raises(StaleIndex):
            index.find(Query("quận"))
        (tmp_path / "new-0123456789ab" / "x" / "documents").mkdir(parents=True)  # a rebuild that was killed
        with rebuild(tmp_path) as fresh:
            fresh.put(ARCHIVE[:3], sequence=1)
        assert index.count() == 3
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        ["current", json.loads((tmp_path / "current").read_text())["generation"]]
    )


@pytest.mark.parametrize("damage", ["not json", "{}", "[]"])
def test_a_damaged_folder_says_what_to_do(tmp_path: Path, damage: str) -> None:
    with open_index(tmp_path) as index:
        index.put(ARCHIVE, sequence=1)
    (tmp_path / "current").write_text(damage)
    with pytest.raises(IndexUnavailable, match="camket reindex"):
        open_index(tmp_path)
    with rebuild(tmp_path) as fresh:
        fresh.put(ARCHIVE, sequence=1)
    assert open_index(tmp_path).count() == len(ARCHIVE)


def test_a_damaged_generation_says_what_to_do(tmp_path: Path) -> None:
    with open_index(tmp_path) as index:
        index.put(ARCHIVE, sequence=1)
    for found in tmp_path.glob("*/documents/meta.json"):
        found.write_text("{")
    with pytest.raises(IndexUnavailable, match="camket reindex"):
        open_index(tmp_path)


def test_a_file_in_the_place_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "index").write_text("not a folder")
    with pytest.raises(IndexUnavailable, match="Check that the folder can be written"):
        open_index(tmp_path / "index")


def test_many_may_ask_while_one_puts(tmp_path: Path) -> None:
    with open_index(tmp_path) as index, ThreadPoolExecutor(4) as pool:
        until = time.monotonic() + 1

        def ask() -> int:
            asked = 0
            while time.monotonic() < until:
                page = index.find(Query("việc", facets=True))
                assert len(page.hits) == min(page.total, 20)
                asked += 1
            return asked

        asking = [pool.submit(ask) for _ in range(3)]
        for number in range(5):
            index.put([document(f"d{number}-{copy}", "việc chung") for copy in range(50)], sequence=number + 1)
        assert all(one.result() for one in asking)
        assert index.count() == 250


def test_equal_scores_are_by_id_through_all_pages(tmp_path: Path) -> None:
    ids = [f"{number * 7919 % 1000:04}" for number in range(1_000)]
    with open_index(tmp_path) as index:
        for part in range(4):
            index.put([document(id_, "việc chung") for id_ in ids[part::4]], sequence=part + 1)
        for text in ("chung", ""):
            pages = [index.find(Query(text, offset=offset, limit=50)).hits for offset in range(0, 1_000, 50)]
            assert [hit.id for page in pages for hit in page] == sorted(ids)
