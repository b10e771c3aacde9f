"""The sample archive, one Sample a document: where its source lies and what its truth is.

`sources()` is what the demo ingests, the tests read and the documentation shows.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TypedDict, cast

from extract.export import Annotation, DeadlineJson
from ingest import Source

MEDIA_TYPES = {"txt": "text/plain", "html": "text/html", "pdf": "application/pdf"}


class AnswerEntry(TypedDict):
    """One commitment of an answer; `status` as the answer's `as_of` day gives it."""

    document: str
    quote: str
    actors: list[str]
    beneficiaries: list[str]
    deadline: DeadlineJson | None
    status: str


class Duties(TypedDict):
    """What the place itself is to do: bodies named after it, and groups that it belongs to."""

    direct: list[AnswerEntry]
    indirect: list[AnswerEntry]


class Answer(TypedDict):
    """What `promised-to PLACE` is to give over `documents` (names, or all of the archive)."""

    question: str
    place: str
    as_of: str
    documents: list[str]
    direct: list[AnswerEntry]
    indirect: list[AnswerEntry]
    duties: Duties


@dataclass(frozen=True, slots=True)
class Sample:
    """One document of the archive: `format` is txt, html or pdf; `truth` as the annotation guide says."""

    name: str
    path: Path
    format: str
    truth: Annotation

    def source(self) -> Source:
        """Its bytes, as an archive would hand them over."""
        return Source(
            data=self.path.read_bytes(),
            name=self.path.name,
            location=str(self.path),
            media_type=MEDIA_TYPES[self.format],
        )


def folder() -> Path:
    """The folder of the archive's sources (the package is installed as plain files)."""
    return _part("sources")


@cache
def sources() -> tuple[Sample, ...]:
    """Every document of the archive, oldest first."""
    return tuple(
        Sample(name=path.stem, path=path, format=path.suffix[1:], truth=_truth(path.stem))
        for path in sorted(folder().iterdir())
        if path.suffix[1:] in MEDIA_TYPES
    )


@cache
def lessons() -> tuple[Sample, ...]:
    """The lessons: official papers that the model learns from, and that are no part of the archive; oldest first."""
    return tuple(
        Sample(name=path.stem, path=path, format="txt", truth=_truth(path.stem, of="lessons/truth"))
        for path in sorted(_part("lessons/texts").glob("*.txt"))
    )


@cache
def answers() -> tuple[Answer, ...]:
    """The expected answers, in the order of their files' names."""
    return tuple(cast(Answer, _json(path)) for path in sorted(_part("answers").glob("*.json")))


def _truth(name: str, *, of: str = "truth") -> Annotation:
    return cast(Annotation, _json(_part(of) / f"{name}.json"))


def _json(path: Path) -> object:
    return json.loads(path.read_text("utf-8"))


def _part(name: str) -> Path:
    return Path(str(files("corpus"))) / name
