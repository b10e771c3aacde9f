"""Adding and withdrawing documents in a real Chromium."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fixture_browser import OpenPage
from fixture_pages import TOKEN, Told, serve
from playwright.sync_api import expect

from service.app import create_app


@pytest.fixture
def address(told: Told) -> Iterator[str]:
    """The address of a server over an archive of the test's own."""
    yield from serve(create_app(told.archive))


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_files_are_added_and_found(open_page: OpenPage, tmp_path: Path, scripts: bool) -> None:
    good, bad = tmp_path / "bao.txt", tmp_path / "rong.txt"
    good.write_text("Tin\n\nSở Công Thương sẽ mở phiên chợ ở quận Ô Môn.", encoding="utf-8")
    bad.write_bytes(b"")
    page = open_page(f"/?token={TOKEN}", scripts=scripts)
    page.get_by_role("link", name="Thêm").click()
    page.locator("input[type=file]").set_input_files([good, bad])
    page.get_by_role("button", name="Nạp vào kho").click()
    expect(page.get_by_text("rong.txt").first).to_be_visible(timeout=30_000)
    expect(page.get_by_text("1 văn bản mới" if scripts else "1 mới")).to_be_visible()
    page.goto("/tim?q=phiên chợ")
    expect(page.get_by_text("Tìm thấy 1 văn bản")).to_be_visible()
    page.goto("/luot-chay")
    expect(page.get_by_text("rong.txt").first).to_be_visible()


def test_owner_withdraws_a_document(open_page: OpenPage, told: Told) -> None:
    page = open_page(f"/?token={TOKEN}")
    page.goto(f"/van-ban/{told.ids['giay-moi.txt']}")
    page.get_by_text("Rút văn bản").first.click()
    page.get_by_label("Lý do rút").fill("Đăng nhầm")
    page.get_by_role("button", name="Rút văn bản này").click()
    expect(page.get_by_role("heading", name="Văn bản đã được rút")).to_be_visible()
    expect(page.get_by_text("Đăng nhầm")).to_be_visible()
