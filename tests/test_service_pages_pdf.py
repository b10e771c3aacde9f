"""The pages of a PDF: their pictures, drawn once, and the boxes of the facts on them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fixture_pages import BASE, settings_of
from starlette.testclient import TestClient

from corpus.catalog import sources
from ingest import Source
from service.app import create_app
from service.archive import open_archive
from service.flow.ingest import ingest
from service.library import list_documents

PDF = next(sample for sample in sources() if sample.format == "pdf")
PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[TestClient, Path, str]]:
    """A client, the archive's folder and the address of a PDF of the sample archive."""
    home = tmp_path_factory.mktemp("pdf") / "home"
    with open_archive(settings_of(home)) as archive:
        ingest(archive, [PDF.source(), Source("Tin\n\nPhà chạy lại.".encode(), "tin.txt")])
        ids = {one.name: one.id for one in list_documents(archive).documents}
        with TestClient(create_app(archive), base_url=BASE) as client:
            yield client, home, f"/van-ban/{ids[PDF.path.name]}"
            assert client.get(f"/van-ban/{ids['tin.txt']}/trang/1.png").status_code == 404


def test_page_is_drawn_once_and_kept(paper: tuple[TestClient, Path, str]) -> None:
    client, home, address = paper
    first = client.get(f"{address}/trang/1.png")
    assert first.headers["content-type"] == "image/png"
    assert first.content.startswith(PNG)
    (kept,) = (home / "cache" / "pages").iterdir()
    kept.write_bytes(PNG + b"kept")
    assert client.get(f"{address}/trang/1.png").content == PNG + b"kept"


@pytest.mark.parametrize("page", ["0", "99", "x"])
def test_page_that_is_not_there(paper: tuple[TestClient, Path, str], page: str) -> None:
    client, _, address = paper
    assert client.get(f"{address}/trang/{page}.png").status_code in {404, 422}


def test_facts_are_boxes_that_lead_to_their_cards(paper: tuple[TestClient, Path, str]) -> None:
    client, _, address = paper
    page = client.get(f"{address}?xem=trang").text
    assert 'class="sheet"' not in page
    boxes = re.findall(r'<rect class="(\w+)" x="(\d+)" y="(\d+)" width="(\d+)" height="(\d+)"', page)
    assert {kind for kind, *_ in boxes} >= {"commitment"}
    for _, x, y, width, height in boxes:
        assert int(x) + int(width) <= 1000
        assert int(y) + int(height) <= 1000
    anchors = re.findall(r'<a id="f-([^"]+)" href="#d-([^"]+)"', page)
    assert anchors
    assert all(fact == card and f'id="d-{card}"' in page for fact, card in anchors)
