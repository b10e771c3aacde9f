"""How well the pipeline does on a folder of texts with truth."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import cast

from corpus.score import score
from corpus.table import Table
from extract import extract
from extract.export import Annotation, to_annotation
from ingest import Source, read


class NothingToScore(Exception):
    """A folder without truth, or a truth without its text: names the folder and says what to do."""


def evaluate(gold_dir: Path, text_dir: Path) -> Table:
    """Read and extract each text that has a truth (NAME.json beside NAME.*), and score what comes out.

    Raises NothingToScore when there is no truth, or when a truth has no text or several of its name.
    """
    gold = annotations_in(gold_dir)
    return score(gold, annotate({name: _text_of(name, text_dir) for name in gold}))


def annotations_in(folder: Path) -> dict[str, Annotation]:
    """The truths or predictions of a folder (NAME.json) by name. Raises NothingToScore where there is none."""
    found = {path.stem: _annotation(path) for path in sorted(folder.glob("*.json"))}
    if not found:
        raise NothingToScore(f"{folder}: no truth in it. Give the folder that holds NAME.json files.")
    return found


def _annotation(path: Path) -> Annotation:
    try:
        return cast(Annotation, json.loads(path.read_text("utf-8")))
    except ValueError as error:
        raise NothingToScore(f"{path}: is no JSON ({error}). Write it anew with camket extract --json.") from error


def annotate(paths: Mapping[str, Path]) -> dict[str, Annotation]:
    """What the pipeline finds in each of the files, by name."""
    return {name: annotate_source(_source(path)) for name, path in paths.items()}


def annotate_source(source: Source) -> Annotation:
    """What the pipeline finds in one source."""
    document = read(source)
    return to_annotation(extract(document), document, source=source.location)


def _source(path: Path) -> Source:
    return Source(data=path.read_bytes(), name=path.name, location=str(path))


def _text_of(name: str, text_dir: Path) -> Path:
    found = [path for path in _files(text_dir) if path.stem == name]
    if len(found) != 1:
        raise NothingToScore(
            f"{text_dir}: {len(found)} files named {name}.* for {name}.json. There must be exactly one."
        )
    return found[0]


def _files(folder: Path) -> Iterable[Path]:
    return (path for path in sorted(folder.iterdir()) if path.is_file() and path.suffix != ".json")
