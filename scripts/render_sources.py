"""Print the papers of scripts/papers/ as the PDF sources of the sample archive, with a headless Chromium.

python scripts/render_sources.py [NAME …]     (all of them when none is named)
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

PAPERS = Path(__file__).parent / "papers"
SOURCES = Path(__file__).parents[1] / "corpus" / "sources"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
QUIET = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --no-pdf-header-footer"
)


def main(names: list[str]) -> int:
    """Render the named papers; 0 when all were written."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        sys.stderr.write("No Chromium found: install it (Debian: apt-get install chromium)\n")
        return 1
    for paper in [PAPERS / f"{name}.html" for name in names] or sorted(PAPERS.glob("*.html")):
        target = SOURCES / f"{paper.stem}.pdf"
        _print(browser, paper, target)
        sys.stdout.write(f"{target.name}: {target.stat().st_size // 1024} KiB\n")
    return 0


def _print(browser: str, paper: Path, target: Path) -> None:
    with tempfile.TemporaryDirectory() as profile:
        command = [browser, *QUIET.split(), f"--user-data-dir={profile}", f"--print-to-pdf={target}"]
        subprocess.run([*command, paper.resolve().as_uri()], check=True, capture_output=True, timeout=120)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
