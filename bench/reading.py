"""How fast documents are read, format by format, beside peers on the same files: python bench/reading.py [FOLDER].

Each format's files (by default the sample archive) are read over and over for some seconds on one core; a row
gives documents per second of CPU time. Peers: underthesea's sentence splitter on texts that are decoded already,
pdfplumber's plain text on PDFs. Neither finds blocks, and underthesea does not even read bytes.
"""

from __future__ import annotations

import argparse
import logging
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pdfplumber
from underthesea import sent_tokenize

from ingest import Source, read

SECONDS = 4.0


def rate(work: Callable[[Source], object], sources: list[Source]) -> float:
    """Sources per second of CPU time, over whole rounds."""
    work(sources[0])
    done, start = 0, time.process_time()
    while time.process_time() - start < SECONDS:
        for source in sources:
            work(source)
        done += len(sources)
    return done / (time.process_time() - start)


def split_sentences(source: Source) -> list[str]:
    return list(sent_tokenize(source.data.decode()))


def plumb(source: Source) -> str:
    with pdfplumber.open(BytesIO(source.data)) as document:
        return "\n".join(page.extract_text() for page in document.pages)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=Path(__file__).parent.parent / "corpus" / "sources")
    folder = parser.parse_args().folder
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    print(f"{'format':8} {'reader':28} {'files':>6} {'bytes/file':>11} {'docs/s':>9}")
    for suffix, peers in (
        ("txt", {"ingest.read": read, "underthesea.sent_tokenize": split_sentences}),
        ("html", {"ingest.read": read}),
        ("pdf", {"ingest.read": read, "pdfplumber.extract_text": plumb}),
    ):
        sources = [Source(path.read_bytes(), path.name) for path in sorted(folder.rglob(f"*.{suffix}"))]
        for name, work in peers.items() if sources else ():
            size = sum(len(source.data) for source in sources) // len(sources)
            print(f"{suffix:8} {name:28} {len(sources):6} {size:11,} {rate(work, sources):9.1f}", flush=True)


if __name__ == "__main__":
    main()
