"""An archive with three documents of our own, its application, and a server for browsers.

The records are made by hand: the pages are tested, not the extraction.
"""

from __future__ import annotations

import shutil
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
import uvicorn
from fastapi import FastAPI
from starlette.testclient import TestClient

from extract import Commitment, Decision, Entity, Event, Fields, Figure, Interval, Party, Record
from ingest import Document, Source, Span, read
from service.app import create_app
from service.archive import Archive, open_archive
from service.flow.outbox import drain
from service.flow.prepare import prepare_record
from service.flow.take import take
from service.flow.write import write
from service.jobs.runs import running
from service.settings import Settings

TOKEN = "a-token-for-tests-only-0123456789"
BASE = "http://127.0.0.1"

NOTICE = """SỞ KHOA HỌC VÀ CÔNG NGHỆ THÀNH PHỐ CẦN THƠ

THÔNG BÁO
Kết luận cuộc họp về trạm cân đối chứng

Ngày 21/4/2010, tại quận Bình Thủy, Sở Khoa học và Công nghệ họp với các quận, huyện. Cuộc họp thống nhất mở 3 trạm cân.

1. Về trạm cân:

- Chi cục Đo lường hướng dẫn quận Thốt Nốt hoàn tất hồ sơ trong quý III năm 2010.

- Phòng Kinh tế quận Thốt Nốt phải gửi hồ sơ.

2. Về đào tạo:

- Sở Khoa học và Công nghệ sẽ mở 4 lớp tập huấn cho các quận, huyện.
"""
NEWS = """Tin <script>alert('x')</script> về bến phà & cầu mới

Chiều 2/11/2017, Sở Giao thông vận tải hứa sửa 12,6 km đường cho huyện Cờ Đỏ trước ngày 15/6/2018.
"""
OTHER = "Giấy mời\n\nKính mời các đơn vị đến dự buổi gặp mặt.\n"


@dataclass(frozen=True)
class Told:
    """The archive with the ids of its documents by name."""

    archive: Archive
    ids: dict[str, str]


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """The folder of an archive of the three documents, closed again: to be copied."""
    home = tmp_path_factory.mktemp("pages") / "home"
    with open_archive(settings_of(home)) as archive:
        return home, _fill(archive)


@pytest.fixture
def told(filled: tuple[Path, dict[str, str]], tmp_path: Path) -> Iterator[Told]:
    """An archive of the test's own, to be changed."""
    shutil.copytree(filled[0], tmp_path / "home")
    with open_archive(settings_of(tmp_path / "home")) as archive:
        yield Told(archive, filled[1])


@pytest.fixture(scope="module")
def shared(filled: tuple[Path, dict[str, str]]) -> Iterator[Told]:
    """An archive for tests that only read."""
    with open_archive(settings_of(filled[0])) as archive:
        yield Told(archive, filled[1])


def settings_of(home: Path) -> Settings:
    """Settings of an archive in that folder: the token is known, and files are small."""
    return Settings.read({}, home=home, token=TOKEN, max_megabytes=1)


@pytest.fixture(scope="module")
def guest(shared: Told) -> Iterator[TestClient]:
    """Somebody who looks at the pages of the shared archive."""
    with TestClient(create_app(shared.archive), base_url=BASE) as client:
        yield client


@pytest.fixture
def visitor(told: Told) -> Iterator[TestClient]:
    """Somebody without token at an archive of the test's own."""
    with TestClient(create_app(told.archive), base_url=BASE, follow_redirects=False) as client:
        yield client


@pytest.fixture(scope="module")
def address(shared: Told) -> Iterator[str]:
    """The address of a running server over the shared archive."""
    yield from serve(create_app(shared.archive))


def serve(app: FastAPI) -> Iterator[str]:
    """Serve on a free port until the test is done."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            while not server.started:
                assert thread.is_alive(), "the server did not start"
                time.sleep(0.02)
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(timeout=20)


def _fill(archive: Archive) -> dict[str, str]:
    ids = {}
    for name, text, record_of in (
        ("tram-can.txt", NOTICE, _notice_record),
        ("co-do.txt", NEWS, _news_record),
        ("giay-moi.txt", OTHER, _other_record),
    ):
        source = Source(text.encode(), name, f"/kho/{name}")
        document = read(source)
        with running(archive, "ingest") as run:
            take(run, [source])
            with archive.writing() as session:
                write(session, run, [prepare_record(document, record_of(document))])
        ids[name] = source.id[:16]
    drain(archive, wait=10)
    return ids


def span_of(document: Document, quote: str) -> Span:
    """Where the quote stands."""
    start = document.text.index(quote)
    return Span(start, start + len(quote))


def _notice_record(document: Document) -> Record:
    def promise(quote: str, kind: str, actor: str, *whom: Party, deadline: Interval | None = None) -> Commitment:
        parties = (Party(actor),), whom
        return Commitment(quote, span_of(document, quote), kind, *parties, deadline, rule="test.row")

    when = "trong quý III năm 2010"
    third = Interval(
        when, span_of(document, when), date(2010, 7, 1), date(2010, 9, 30), f"{when} → 2010-07-01…2010-09-30"
    )
    guide = "Chi cục Đo lường hướng dẫn quận Thốt Nốt hoàn tất hồ sơ trong quý III năm 2010"
    classes = "Sở Khoa học và Công nghệ sẽ mở 4 lớp tập huấn cho các quận, huyện"
    decision = "Cuộc họp thống nhất mở 3 trạm cân"
    return Record(
        document.source_id,
        "test",
        Fields(
            "notice",
            "Kết luận cuộc họp về trạm cân đối chứng",
            issuer="Sở Khoa học và Công nghệ thành phố Cần Thơ",
            event=Event("cuộc họp về trạm cân đối chứng", date=date(2010, 4, 21), place="quận Bình Thủy"),
        ),
        (
            Entity("ORG", "Sở Khoa học và Công nghệ thành phố Cần Thơ", ("Sở Khoa học và Công nghệ",),
                   (span_of(document, "Sở Khoa học và Công nghệ họp"),)),
            Entity("LOC", "quận Thốt Nốt", mentions=(span_of(document, "quận Thốt Nốt"),), unit="can-tho.quan-thot-not"),
        ),
        (
            promise(guide, "promise", "Chi cục Đo lường", Party("quận Thốt Nốt"), deadline=third),
            promise("Phòng Kinh tế quận Thốt Nốt phải gửi hồ sơ", "assignment", "Phòng Kinh tế quận Thốt Nốt"),
            promise(classes, "promise", "Sở Khoa học và Công nghệ thành phố Cần Thơ", Party("các quận, huyện", group=True)),
        ),
        (Decision(decision, span_of(document, decision), (Party("Cuộc họp"),)),),
        (
            Figure("3 trạm cân", span_of(document, "3 trạm cân"), 3, "trạm cân"),
            Figure("4 lớp tập huấn", span_of(document, "4 lớp tập huấn"), 4, "lớp tập huấn"),
        ),
    )  # fmt: skip


def _news_record(document: Document) -> Record:
    quote = "Sở Giao thông vận tải hứa sửa 12,6 km đường cho huyện Cờ Đỏ trước ngày 15/6/2018"
    when = "trước ngày 15/6/2018"
    deadline = Interval(when, span_of(document, when), None, date(2018, 6, 14), f"{when} → …2018-06-14")
    parties = (Party("Sở Giao thông vận tải"),), (Party("huyện Cờ Đỏ"),)
    return Record(
        document.source_id,
        "test",
        Fields("news", document.text.split("\n")[0], date=date(2017, 11, 2)),
        (Entity("LOC", "huyện Cờ Đỏ", mentions=(span_of(document, "huyện Cờ Đỏ"),), unit="can-tho.huyen-co-do"),),
        (Commitment(quote, span_of(document, quote), "promise", *parties, deadline),),
        (),
        (Figure("12,6 km", span_of(document, "12,6 km"), 12.6, "km"),),
    )


def _other_record(document: Document) -> Record:
    return Record(document.source_id, "test", Fields("other", "Giấy mời"))
