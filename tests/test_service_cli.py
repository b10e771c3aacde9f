"""Every command on a real archive; what is used wrongly is told in a line or two, never as a traceback."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
from typer.testing import CliRunner

from corpus.catalog import folder as sample_folder
from service.cli import app
from service.cli.commands import COMMANDS

RUN = "import sys; from service.cli import main; sys.argv[0] = 'camket'; main()"
TRAM = """SỞ KHOA HỌC VÀ CÔNG NGHỆ THÀNH PHỐ CẦN THƠ
Cần Thơ, ngày 21 tháng 4 năm 2010

THÔNG BÁO
Kết luận cuộc họp về trạm cân

Sở Khoa học và Công nghệ thành phố Cần Thơ sẽ cấp 50 triệu đồng cho quận Thốt Nốt trước ngày 30/6/2010.

Phòng Kinh tế quận Thốt Nốt phải nộp hồ sơ về Sở Khoa học và Công nghệ thành phố Cần Thơ trong tháng 5 năm 2010.

Cuộc họp thống nhất mở 3 trạm cân.
"""
CAU = """SỞ GIAO THÔNG VẬN TẢI THÀNH PHỐ CẦN THƠ
Cần Thơ, ngày 2 tháng 11 năm 2017

THÔNG BÁO
Về việc sửa cầu

Sở Giao thông vận tải thành phố Cần Thơ sẽ sửa 2 cây cầu cho huyện Cờ Đỏ trong năm 2018.
"""
FIELDS = {"document", "entities", "commitments", "decisions", "figures", "source"}


@pytest.fixture(scope="module")
def notices(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of two notices, one of them deeper, and a file that cannot be read."""
    place = tmp_path_factory.mktemp("notices")
    (place / "2017").mkdir()
    (place / "tram-can.txt").write_text(TRAM, "utf-8")
    (place / "2017" / "sua-cau.txt").write_text(CAU, "utf-8")
    (place / "rong.txt").write_bytes(b"")
    return place


@pytest.fixture(scope="module")
def home(notices: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an archive with the notices taken in; tests that change it come with a copy of their own."""
    place = tmp_path_factory.mktemp("cli") / "home"
    told = camket(place, "ingest", notices)
    assert told.exit_code == 0
    assert "mới · new 2, không đọc được · failed 1" in told.stdout
    assert "rong.txt" in told.stdout
    return place


def camket(place: Path, *words: object, code: int = 0) -> Any:
    """Call a command in this process on the archive in that folder."""
    told = CliRunner(env={"COLUMNS": "120"}).invoke(app(), ["--home", str(place), *map(str, words)])
    if told.exception is not None and not isinstance(told.exception, SystemExit):
        raise told.exception
    assert told.exit_code == code, told.output
    return told


def answer(place: Path, *words: object) -> Any:
    return json.loads(camket(place, *words, "--json").stdout)


@pytest.mark.parametrize("row", COMMANDS, ids=lambda row: row.name)
def test_help_is_the_first_line_of_the_docstring(row: Any, tmp_path: Path) -> None:
    written = " ".join((row.load().__doc__ or "").split("\n\n")[0].split())
    assert row.help.rstrip(".") == written.rstrip(".")
    assert "--help" in camket(tmp_path, row.name, "--help").stdout


def test_help_loads_none_of_what_is_slow() -> None:
    code = RUN.replace("main()", "\ntry: main()\nfinally: print(*sorted(sys.modules))")
    told = subprocess.run([sys.executable, "-c", code, "--help"], capture_output=True, text=True, check=True).stdout
    loaded = set(told.splitlines()[-1].split())
    assert not loaded & {"spacy", "sqlalchemy", "fastapi", "tantivy", "pypdfium2", "underthesea", "ingest", "search"}


def test_ingest_again_changes_nothing(home: Path, notices: Path) -> None:
    assert "không đổi · unchanged 2, không đọc được · failed 1" in camket(home, "ingest", notices).stdout


def test_registry_lists_what_documents_name(notices: Path, tmp_path: Path) -> None:
    known = [notices / "tram-can.txt", notices / "2017"]
    found = answer(tmp_path, "registry", *known, "--type", "ORG")
    assert found
    assert {one["type"] for one in found} == {"ORG"}
    assert all(one["key"].startswith("org:") and one["occurrences"] for one in found)
    name = found[0]["name"]
    assert name in camket(tmp_path, "registry", *known, "--name", name).stdout.replace("\n", " ")


def test_extract_prints_or_writes_annotations(notices: Path, tmp_path: Path) -> None:
    assert "50 triệu đồng" in camket(tmp_path, "extract", notices / "tram-can.txt").stdout
    camket(tmp_path, "extract", notices, "--json", tmp_path / "out", code=1)  # one file could not be read
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["sua-cau.json", "tram-can.json"]
    found = json.loads((tmp_path / "out" / "tram-can.json").read_text("utf-8"))
    assert set(found) == FIELDS
    assert found["source"] == str(notices / "tram-can.txt")
    assert found["document"]["date"] == "2010-04-21"
    assert {one["deadline"]["end"] for one in found["commitments"] if one["deadline"]} == {"2010-06-29", "2010-05-31"}


def test_search(home: Path) -> None:
    found = answer(home, "search", "tram can")
    assert [hit["document"] for hit in found["hits"]] == ["tram-can"]
    facts = answer(home, "search", "--facts", "cây cầu")
    assert {hit["document"] for hit in facts["hits"]} == {"sua-cau"}
    assert "Kết luận cuộc họp về trạm cân" in camket(home, "search", "trạm", "cân").stdout


@pytest.mark.parametrize("asked", ["Thốt Nốt", "thot not", "quận Thốt Nốt"])
def test_promised_to(home: Path, asked: str) -> None:
    found = answer(home, "promised-to", asked)
    assert set(found) >= {"place", "direct", "indirect", "duties"}
    (promise,) = found["direct"]
    assert promise["document"] == "tram-can"
    assert promise["quote"] in TRAM
    assert promise["actors"] == ["Sở Khoa học và Công nghệ thành phố Cần Thơ"]
    assert promise["beneficiaries"] == ["quận Thốt Nốt"]
    assert promise["deadline"]["end"] == "2010-06-29"
    assert promise["status"] == "no_evidence"
    assert [one["actors"] for one in found["duties"]["direct"]] == [["Phòng Kinh tế quận Thốt Nốt"]]


def test_as_of_sets_the_day(home: Path) -> None:
    found = answer(home, "promised-to", "Thốt Nốt", "--as-of", "2010-05-01")
    assert [one["status"] for one in found["direct"]] == ["pending"]


def test_ask(home: Path) -> None:
    found = answer(home, "ask", "đã hứa gì với Cờ Đỏ năm 2017?")
    assert [one["document"] for one in found["answers"]] == ["sua-cau"]
    told = camket(home, "ask", "what", "was", "promised", "to", "Cờ Đỏ")
    assert "sua-cau" in told.stdout


def test_nothing_is_an_answer(home: Path) -> None:
    assert "nothing in the archive" in camket(home, "promised-to", "Sa Pa").stdout


def test_settings_and_doctor(home: Path) -> None:
    listed = {row["env"]: row["value"] for row in answer(home, "settings")}
    assert listed["CAMKET_HOME"] == str(home)
    assert "2 văn bản · documents" in camket(home, "doctor").stdout


def test_evaluate() -> None:
    place = sample_folder()
    truth = place.parent / "truth"
    assert answer(place, "evaluate", truth, place)
    assert "commitments" in camket(place, "evaluate", truth, place, "--misses").stdout


@pytest.fixture
def own(notices: Path, tmp_path: Path) -> Path:
    """An archive of the test's own."""
    camket(tmp_path / "own", "ingest", notices)
    return tmp_path / "own"


def test_everything_is_done_again_moved_and_withdrawn(own: Path) -> None:
    for start in ("read", "extract", "index"):
        assert camket(own, "reprocess", "--from", start)
        assert len(answer(own, "promised-to", "Thốt Nốt")["direct"]) == 1
    elsewhere = f"embedded:{own / 'elsewhere'}"
    assert f"CAMKET_INDEX={elsewhere}" in camket(own, "reindex", "--index", elsewhere).stdout.replace("\n", "")
    (hit,) = json.loads(camket(own, "--index", elsewhere, "search", "trạm cân", "--json").stdout)["hits"]
    camket(own, "--index", elsewhere, "withdraw", hit["id"], "--reason", "test")
    assert answer(own, "promised-to", "Thốt Nốt")["direct"] == []


WRONG = [
    # (case, words, exit code, what is told)
    ("no such command", ["promise"], 2, "No such command"),
    ("no such option", ["search", "--none", "a"], 2, "No such option"),
    ("nothing to ask", ["ask"], 2, "Missing argument"),
    ("a day that is none", ["promised-to", "Thốt Nốt", "--as-of", "hôm nay"], 1, "2010-12-31"),
    ("no such document", ["withdraw", "none", "--reason", "x"], 1, "none"),
    ("no such step", ["reprocess", "--from", "nowhere"], 1, "read"),
    ("a folder that is not there", ["evaluate", "none", "none"], 1, "none"),
    ("extract what is not there", ["extract", "none.txt"], 1, "none.txt"),
    ("a language that is none", ["--language", "xx", "settings"], 1, "vi"),
    ("an index that is none", ["--index", "none:", "search", "a"], 1, "none"),
    ("words that are none", ["search", "???"], 1, "???"),
    ("a home that is a file", ["--home", __file__, "search", "a"], 1, "test_service_cli"),
]


@pytest.mark.parametrize(("words", "code", "says"), [row[1:] for row in WRONG], ids=[row[0] for row in WRONG])
def test_wrong_use_is_told_in_a_line_or_two(words: list[str], code: int, says: str, tmp_path: Path) -> None:
    told = _process(tmp_path / "home", *words)
    out, errors = told.communicate(timeout=120)
    assert told.returncode == code, errors
    assert says in out + errors
    assert "Traceback" not in out + errors
    assert len((out + errors).strip().splitlines()) <= 6


def test_two_files_of_one_stem_are_an_error(notices: Path, tmp_path: Path) -> None:
    (tmp_path / "tram-can.html").write_text(TRAM, "utf-8")
    told = _process(tmp_path, "extract", str(notices), str(tmp_path / "tram-can.html"), "--json", str(tmp_path / "o"))
    errors = " ".join(told.communicate(timeout=120)[1].split())
    assert told.returncode == 1
    assert "tram-can.txt" in errors
    assert "tram-can.html" in errors


@pytest.mark.parametrize("command", ["serve", "demo"])
def test_served_pages_stop_at_ctrl_c(command: str, home: Path, tmp_path: Path) -> None:
    place = home if command == "serve" else tmp_path / "home"
    server = _process(place, command, "--port", "0")
    assert server.stdout is not None
    try:
        address = next(_addresses(server.stdout))
        with urlopen(address, timeout=60) as page:
            assert "Camket" in page.read().decode()
    finally:
        server.send_signal(signal.SIGINT)
        _, errors = server.communicate(timeout=60)
    assert "Traceback" not in errors
    assert server.returncode in (0, 130)


def _addresses(lines: Any) -> Iterator[str]:
    for line in lines:
        yield from re.findall(r"http://\S+", line)


def _process(place: Path, *words: str) -> subprocess.Popen[str]:
    """The command as a process of its own."""
    environ = {key: value for key, value in os.environ.items() if not key.startswith("CAMKET_")}
    return subprocess.Popen(
        [sys.executable, "-c", RUN, *words],
        env={**environ, "CAMKET_HOME": str(place), "COLUMNS": "200", "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        text=True,
    )
