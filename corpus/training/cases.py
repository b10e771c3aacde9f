"""Documents with their truth, read by the rules: what the model is trained on and measured by."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

from corpus.evaluate import NothingToScore
from extract.commitments.find import find_commitments, walk
from extract.commitments.scene import Scene, scene_of
from extract.dates.expression import Time
from extract.dates.find import find_times
from extract.entities.find import find_mentions
from extract.entities.mention import Mention
from extract.entities.names import Names, name_entities
from extract.export import Annotation, to_annotation
from extract.figures.find import find_figures
from extract.header.fields import read_fields
from extract.model.pieces import Statements
from extract.model.weights import Model
from extract.record import Fields, Record
from ingest import Document, Source, read


@dataclass(frozen=True, slots=True)
class Case:
    """One document with its truth. `group` is the folder that it came from; `rules` the record without a model."""

    name: str
    group: str
    document: Document
    truth: Annotation
    names: Names
    mentions: tuple[Mention, ...]
    fields: Fields
    times: tuple[Time, ...]
    scene: Scene
    statements: Statements
    rules: Record

    def record(self, model: Model | None) -> Record:
        """What is found with this model; with None by the rules alone."""
        if model is None:
            return self.rules
        commitments, decisions = find_commitments(
            self.document, self.names, mentions=self.mentions, fields=self.fields, times=self.times, model=model
        )
        return replace(self.rules, commitments=commitments, decisions=decisions)

    def annotation(self, model: Model | None) -> Annotation:
        """The record in the shape of the truth."""
        return to_annotation(self.record(model), self.document)


def cases_of(gold: Path, texts: Path, *, group: str) -> list[Case]:
    """A case for each NAME.json of `gold` with its text NAME.* in `texts`.

    Raises NothingToScore where there is no truth, or a truth has no text.
    """
    truths = sorted(gold.glob("*.json"))
    if not truths:
        raise NothingToScore(f"{gold}: no truth in it. Give the folder that holds NAME.json files.")
    by_stem = {path.stem: path for path in sorted(texts.iterdir()) if path.suffix != ".json"}
    missing = [path.name for path in truths if path.stem not in by_stem]
    if missing:
        raise NothingToScore(f"{texts}: no text for {', '.join(missing)}. Put NAME.txt (html, pdf) beside them.")
    return [_case(path, by_stem[path.stem], group) for path in truths]


def _case(gold: Path, path: Path, group: str) -> Case:
    truth = cast(Annotation, json.loads(gold.read_text("utf-8")))
    document = read(Source(data=path.read_bytes(), name=path.name, location=path.name))
    mentions = tuple(find_mentions(document))
    times = tuple(find_times(document))
    fields = read_fields(document, mentions, times)
    names = name_entities(document, mentions, fields)
    figures = tuple(find_figures(document, times=times, entities=names.entities))
    commitments, decisions = find_commitments(document, names, mentions=mentions, fields=fields, times=times)
    record = Record(document.source_id, "rules", fields, names.entities, commitments, decisions, figures)
    scene = scene_of(document, names, mentions=mentions, fields=fields)
    return Case(gold.stem, group, document, truth, names, mentions, fields, times, scene, walk(scene, document), record)


def folds_of(cases: Sequence[Case], count: int) -> list[list[int]]:
    """The indices of the cases in `count` folds: each group is dealt out in the order of its names."""
    folds: list[list[int]] = [[] for _ in range(count)]
    order = sorted(range(len(cases)), key=lambda at: (cases[at].group, cases[at].name))
    for turn, at in enumerate(order):
        folds[turn % count].append(at)
    return folds
