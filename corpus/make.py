"""As many invented documents as a benchmark wants: the same seed gives the same bytes.

    python -m corpus.make OUT --count 10000 --seed 1 --formats txt,html

writes OUT/sources/NAME.* and OUT/truth/NAME.json. Truths know the document's fields and its commitments only.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.catalog import MEDIA_TYPES
from corpus.making.draft import Draft, draft
from corpus.making.formats import as_html, as_text
from corpus.making.pdf import as_pdf
from extract.export import Annotation
from ingest import Source

FORMATS: dict[str, Callable[[Draft], bytes]] = {"txt": as_text, "html": as_html, "pdf": as_pdf}


@dataclass(frozen=True, slots=True)
class Made:
    """One generated document with the truth about it."""

    source: Source
    truth: Annotation


def make(count: int, *, seed: int, formats: Sequence[str] = ("txt", "html")) -> Iterator[Source]:
    """`count` documents, the formats in turn. Raises ValueError for an unknown format, NoPdfWriter for pdf
    where nothing installed can write it."""
    return (made.source for made in make_with_truth(count, seed=seed, formats=formats))


def make_with_truth(count: int, *, seed: int, formats: Sequence[str] = ("txt", "html")) -> Iterator[Made]:
    """The same, each with its truth."""
    unknown = [name for name in formats if name not in FORMATS]
    if unknown or not formats:
        raise ValueError(f"formats {unknown or 'none'}: choose from {', '.join(FORMATS)}")
    for index in range(count):
        made, suffix = draft(seed, index), formats[index % len(formats)]
        name = f"{made.name}.{suffix}"
        source = Source(data=FORMATS[suffix](made), name=name, location=name, media_type=MEDIA_TYPES[suffix])
        yield Made(source, made.truth)


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the documents and their truths into a folder."""
    parser = argparse.ArgumentParser(prog="python -m corpus.make", description=__doc__.split("\n", 1)[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--formats", default="txt,html", help="txt, html, pdf: in turn")
    chosen = parser.parse_args(arguments)
    for part in ("sources", "truth"):
        (chosen.out / part).mkdir(parents=True, exist_ok=True)
    for made in make_with_truth(chosen.count, seed=chosen.seed, formats=chosen.formats.split(",")):
        (chosen.out / "sources" / made.source.name).write_bytes(made.source.data)
        truth = json.dumps(made.truth, ensure_ascii=False, indent=1)
        (chosen.out / "truth" / f"{made.source.stem}.json").write_text(truth + "\n", "utf-8")
    sys.stdout.write(f"{chosen.count} documents in {chosen.out}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
