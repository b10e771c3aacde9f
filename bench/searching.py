"""How fast the index is filled and asked, on both engines: python bench/searching.py [--documents 10000].

    python bench/searching.py                                       the embedded engine
    python bench/searching.py --index http://localhost:9200/bench   and an Elasticsearch (the index is emptied)

Documents are those of corpus.make, each with its commitments as facts. They are alike, so that a query finds
many: harder than a real archive. Queries are stretches of the documents, half of them typed without marks,
some as phrases, some with filters; each asks for 20 hits and all facets, as the search page does.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from itertools import accumulate, pairwise
from pathlib import Path
from statistics import quantiles
from urllib.parse import urlsplit
from zlib import crc32

from corpus.make import make_with_truth
from ingest import fold
from search import Entry, Index, Page, Query, open_index, snippets

CORPUS_SEED, QUERY_SEED = 1, 2


def entries_of(count: int) -> Iterator[Entry]:
    """Invented notices and posts, each with its commitments as facts."""
    for number, made in enumerate(make_with_truth(count, seed=CORPUS_SEED, formats=("txt",))):
        truth = made.truth
        about = truth["document"]
        id_, text = f"d{number:06}", made.source.data.decode()
        day = date.fromisoformat(about["date"]) if about["date"] else None
        bodies = tuple(dict.fromkeys(body for one in truth["commitments"] for body in one["actors"]))
        places = tuple(dict.fromkeys(code(to) for one in truth["commitments"] for to in one["beneficiaries"]))
        yield Entry(id_, id_, "document", about["title"], text, about["type"], day, places, bodies, lines(text))
        for fact, one in enumerate(truth["commitments"]):
            whom = tuple(map(code, one["beneficiaries"]))
            of = (id_, "commitment", about["title"], one["quote"], about["type"], day)
            yield Entry(f"{id_}-{fact}", *of, whom, tuple(one["actors"]))


def code(place: str) -> str:
    """One of as many codes as there are districts and cities."""
    return f"{crc32(place.encode()) % 700:03}"


def lines(text: str) -> tuple[tuple[int, int], ...]:
    ends = list(accumulate(len(line) + 1 for line in text.split("\n")))
    return tuple((start, end - 1) for start, end in pairwise([0, *ends]) if end - 1 > start)


def queries(documents: list[Entry], count: int) -> Iterator[Query]:
    chance = random.Random(QUERY_SEED)
    for number in range(count):
        entry = chance.choice(documents)
        words = entry.text.split()
        at = chance.randrange(len(words) - 4)
        text = " ".join(words[at : at + chance.randint(2, 4)])
        text = fold(text) if number % 2 else text
        text = f'"{text}"' if number % 5 == 0 else text
        places = entry.places[:1] if number % 4 == 0 else ()
        yield Query(text, facts=number % 3 == 0, places=places, facets=True)


class Stopwatch:
    """Times on the clock, and of this thread alone: the difference is what else the machine was doing."""

    def __init__(self) -> None:
        self._clock: list[float] = []
        self._thread: list[float] = []

    @contextmanager
    def lap(self) -> Iterator[None]:
        clock, thread = time.perf_counter(), time.thread_time()
        yield
        self._clock.append(time.perf_counter() - clock)
        self._thread.append(time.thread_time() - thread)

    def __str__(self) -> str:
        clock, thread = quantiles(self._clock, n=100), quantiles(self._thread, n=100)
        return (
            f"p50 {clock[49] * 1e3:6.2f}  p99 {clock[98] * 1e3:6.2f} ms"
            f"   (this thread: {thread[49] * 1e3:6.2f}  {thread[98] * 1e3:6.2f})"
        )


def timed(work: Callable[[Query], Page], asked: list[Query]) -> tuple[Stopwatch, list[Page]]:
    times, pages = Stopwatch(), []
    for query in asked:
        with times.lap():
            pages.append(work(query))
    return times, pages


def measure(name: str, index: Index, entries: list[Entry], asked: list[Query]) -> list[Page]:
    index.clear()
    start, used = time.perf_counter(), time.process_time()
    index.put(entries, sequence=1)
    seconds, used = time.perf_counter() - start, time.process_time() - used
    documents = [entry for entry in entries if entry.kind == "document"]
    texts = {entry.id: entry.text for entry in documents}
    timed(index.find, asked[:100])
    times, pages = timed(index.find, asked)
    many = sum(page.total for page in pages) / len(pages)
    print(f"{name}: {len(documents)} documents with {len(entries) - len(documents)} facts")
    print(f"  filled in {seconds:.1f} s ({used:.1f} s of this process): {len(documents) / seconds:.0f} documents/s")
    print(f"  find, with facets   {times}   {len(asked)} queries, {many:.0f} found on average")
    listing, _ = timed(index.find, [Query(offset=number % 200, facets=True) for number in range(200)])
    print(f"  newest, with facets {listing}")
    showing = Stopwatch()
    for query, page in zip(asked, pages, strict=True):
        with showing.lap():
            for hit in page.hits[:10]:
                snippets(texts[hit.parent], query.text)
    print(f"  snippets of ten     {showing}")
    return pages


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("--documents", type=int, default=10_000)
    options.add_argument("--queries", type=int, default=1_000)
    options.add_argument("--index", help="the address of an Elasticsearch index to measure too; it is emptied")
    given = options.parse_args()
    entries = list(entries_of(given.documents))
    asked = list(queries([entry for entry in entries if entry.kind == "document"], given.queries))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with tempfile.TemporaryDirectory() as folder, open_index(folder) as index:
        pages = measure("embedded", index, entries, asked)
        size = sum(file.stat().st_size for file in Path(folder).rglob("*") if file.is_file())
        grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
        print(f"  {size / 1e6:.0f} MB on disk, {grown / 1e3:.0f} MB more of memory at most")
    if given.index:
        if not urlsplit(given.index).path.strip("/"):
            sys.exit("Name the index to empty: http://host:9200/NAME")
        with open_index(given.index) as index:
            others = measure("elasticsearch", index, entries, asked)
        same = sum(
            [hit.id for hit in one.hits] == [hit.id for hit in other.hits] and one.total == other.total
            for one, other in zip(pages, others, strict=True)
        )
        print(f"the same hits in the same order for {same} of {len(asked)} queries")


if __name__ == "__main__":
    main()
