"""How long extraction takes, step by step, beside a peer on the same files: python bench/extracting.py [FOLDER].

Every text of the folder (by default the sample archive) is read once; then each step runs over all of them, round
after round, on one core. A row gives the CPU time of a step in its quickest round, in milliseconds per 4,000
characters, and documents per second. The peer, underthesea's sentences and words, is what a pipeline of its kind
begins with; it finds no names, figures or commitments.

Last come the same texts as one line of growing length: the cost of 4,000 characters must stay what it is.
"""

from __future__ import annotations

import argparse
import functools
import time
from collections.abc import Callable
from pathlib import Path

from underthesea import sent_tokenize, word_tokenize

from extract import extract
from extract.commitments.find import find_commitments
from extract.dates.find import find_times
from extract.entities.find import find_mentions
from extract.entities.names import name_entities
from extract.figures.find import find_figures
from extract.header.fields import read_fields
from extract.model.weights import shipped
from ingest import Document, Source, read

PAGE = 4000  # characters
LINES = (50_000, 100_000, 200_000)  # characters of one line


def quickest(work: Callable[[], object], rounds: int) -> float:
    """Seconds of CPU time of the quickest of some rounds, the first one left out."""
    work()
    times = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def steps(documents: list[Document]) -> dict[str, Callable[[], object]]:
    """The steps of `extract` over all documents, each on what those before it found."""
    mentions = [find_mentions(document) for document in documents]
    times = [find_times(document) for document in documents]
    fields = [read_fields(*row) for row in zip(documents, mentions, times, strict=True)]
    names = [name_entities(*row) for row in zip(documents, mentions, fields, strict=True)]
    rows = list(zip(documents, mentions, times, fields, names, strict=True))
    return {
        "mentions": lambda: [find_mentions(document) for document in documents],
        "times": lambda: [find_times(document) for document in documents],
        "fields": lambda: [read_fields(d, m, t) for d, m, t, *_ in rows],
        "names": lambda: [name_entities(d, m, f) for d, m, _, f, _ in rows],
        "figures": lambda: [find_figures(d, times=t, entities=n.entities) for d, _, t, _, n in rows],
        "commitments, by rules": lambda: [
            find_commitments(d, n, mentions=m, fields=f, times=t) for d, m, t, f, n in rows
        ],
        "commitments, with the model": lambda: [
            find_commitments(d, n, mentions=m, fields=f, times=t, model=shipped()) for d, m, t, f, n in rows
        ],
        "extract, all of it": lambda: [extract(document) for document in documents],
        "underthesea sentences + words": lambda: [
            [word_tokenize(sentence) for sentence in sent_tokenize(document.text)] for document in documents
        ],
    }


def one_line(documents: list[Document], length: int) -> Document:
    """The texts of the documents again and again as one line of that many characters."""
    words = " ".join(" ".join(document.text.split()) for document in documents) + " "
    return read(Source((words * (length // len(words) + 1))[:length].encode(), "line.txt"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=Path(__file__).parent.parent / "corpus" / "sources")
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    files = sorted(arguments.folder.rglob("*.txt"))
    if not files:
        parser.error(f"{arguments.folder}: no *.txt in it. Give a folder of texts.")
    documents = [read(Source(path.read_bytes(), path.name)) for path in files]
    pages = sum(len(document.text) for document in documents) / PAGE
    print(f"{len(documents)} documents, {pages * PAGE / len(documents):,.0f} characters each")
    print(f"{'step':30} {'ms/4,000 chars':>15} {'docs/s':>9}")
    for name, work in steps(documents).items():
        seconds = quickest(work, arguments.rounds)
        print(f"{name:30} {1000 * seconds / pages:15.2f} {len(documents) / seconds:9.1f}", flush=True)
    for length in LINES:
        line = one_line(documents, length)
        seconds = quickest(functools.partial(extract, line), 1)
        print(f"one line of {length:,} characters {1000 * seconds * PAGE / length:12.2f}", flush=True)


if __name__ == "__main__":
    main()
