"""Take the README's screenshots of a running server: python scripts/screenshots.py http://127.0.0.1:8000.

Needs the test tools (`make test` installs them) and Chromium.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Browser, sync_playwright

IMAGES = Path(__file__).parents[1] / "docs" / "images"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
SIZES = {"wide": (1280, 800), "phone": (390, 780)}
QUESTION = "đã hứa gì với Thốt Nốt năm 2010?"

# name, path, size, theme
SHOTS = (
    ("home", "/", "wide", "light"),
    ("ask", f"/tim?q={quote(QUESTION)}", "wide", "light"),
    ("promises", f"/hua?noi={quote('Thốt Nốt')}", "wide", "light"),
    ("document", "", "wide", "light"),
    ("phone", f"/hua?noi={quote('Thốt Nốt')}", "phone", "dark"),
)


def main(address: str) -> None:
    """Write one PNG a row of SHOTS into docs/images."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
        for name, path, size, theme in SHOTS:
            _shoot(browser, address, path or _document(browser, address), IMAGES / f"{name}.png", size, theme)
        browser.close()


def _shoot(browser: Browser, address: str, path: str, file: Path, size: str, theme: str) -> None:
    width, height = SIZES[size]
    page = browser.new_page(
        viewport={"width": width, "height": height}, color_scheme="dark" if theme == "dark" else "light"
    )
    page.goto(address + path)
    page.wait_for_timeout(1500)  # a smooth scroll to the sentence comes to its end
    page.screenshot(path=str(file))
    page.close()


def _document(browser: Browser, address: str) -> str:
    """The page of the document that the first promise to Thốt Nốt of 2010 stands in, at its sentence."""
    page = browser.new_page()
    page.goto(f"{address}/hua?noi={quote('Thốt Nốt')}&nam=2010")
    found = page.locator("main a[href^='/van-ban/']").last.get_attribute("href") or "/"
    page.close()
    return found


if __name__ == "__main__":
    main(sys.argv[1].rstrip("/"))
