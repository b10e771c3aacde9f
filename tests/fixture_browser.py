"""A real Chromium for the tests of the pages; without one they are skipped and say so, with CI set they fail."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from ctypes import CDLL
from typing import NoReturn

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
)
PHONE = {"width": 390, "height": 844}
WIDE = {"width": 1440, "height": 900}

OpenPage = Callable[..., Page]


def _unavailable(reason: str) -> NoReturn:
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The machine's Chromium, headless."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        _unavailable("no Chromium here: apt install chromium")
    try:
        CDLL("libatomic.so.1")
    except OSError:
        _unavailable("Playwright's driver cannot start here: apt install libatomic1")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium: Browser, address: str) -> Iterator[OpenPage]:
    """Opens a page of the running server; at the end of the test no page may have complained in its console."""
    complaints: list[str] = []
    contexts = []

    def listen(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and "410 (Gone)" not in message.text:  # that is an answer
            complaints.append(message.text)

    def open_page(path: str, *, size: dict[str, int] = WIDE, theme: str = "light", scripts: bool = True) -> Page:
        context = chromium.new_context(
            viewport={"width": size["width"], "height": size["height"]},
            color_scheme="dark" if theme == "dark" else "light",
            java_script_enabled=scripts,
            reduced_motion="reduce",
            base_url=address,
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", listen)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []
