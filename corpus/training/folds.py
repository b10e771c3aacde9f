"""Fit all tasks, measure them on folds that they have not seen, calibrate what is said of their certainty."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from corpus.matching import QUOTE_MATCH, overlap, pair
from corpus.score import score
from corpus.table import Table
from corpus.training.cases import Case, folds_of
from corpus.training.fit import fit
from corpus.training.rows import Lessons, Rows
from extract.export import Annotation
from extract.model.acts import LABELS
from extract.model.kinds import KINDS
from extract.model.weights import Model, Task

TASKS = ("acts", "kinds", "actors")
SHIPPED = ("acts", "actors")  # kinds gain on the folds, but lose on documents that the rules were not written on
CARD: Mapping[str, Any] = {
    "trust": 2.5,
    "surer": 0.15,
}  # measured by five-fold cross-validation: extract/model/README.md
_LEAST_BIN = 60  # acts behind each step of the calibration


def fit_tasks(lessons: Sequence[Lessons], *, names: Sequence[str] = TASKS) -> dict[str, Task]:
    """The weights of the named tasks."""
    return {name: _FITS[name](lessons) for name in names}


def _acts(lessons: Sequence[Lessons]) -> Task:
    return fit(_all(lessons, "acts"), LABELS, l1=0.5, l2=3.0, least=3, forbid=[("O", "I")])


def _kinds(lessons: Sequence[Lessons]) -> Task:
    return fit(_all(lessons, "kinds"), KINDS, l1=0.5, l2=1.0, least=3)


def _actors(lessons: Sequence[Lessons]) -> Task:
    return fit(_all(lessons, "actors"), ("yes", "no"), l1=0.5, l2=1.0, least=3)


_FITS: Mapping[str, Callable[[Sequence[Lessons]], Task]] = {"acts": _acts, "kinds": _kinds, "actors": _actors}


def _all(lessons: Sequence[Lessons], task: str) -> Rows:
    return [row for one in lessons for row in getattr(one, task)]


def out_of_fold(cases: Sequence[Case], lessons: Sequence[Lessons], *, folds: int) -> list[dict[str, Task]]:
    """For each case the tasks fitted without its fold."""
    found: list[dict[str, Task]] = [{} for _ in cases]
    for held in folds_of(cases, folds):
        tasks = fit_tasks([lesson for at, lesson in enumerate(lessons) if at not in held])
        for at in held:
            found[at] = tasks
    return found


def measured(cases: Sequence[Case], unseen: Sequence[Mapping[str, Task]], *, names: Sequence[str]) -> dict[str, Table]:
    """A table for all cases and for each group, with the named tasks of the model; without any by the rules alone."""
    said = {
        (case.group, case.name): case.annotation(Model({name: tasks[name] for name in names}, CARD) if names else None)
        for case, tasks in zip(cases, unseen, strict=True)
    }
    tables: dict[str, Table] = {}
    for group in ["all", *sorted({case.group for case in cases})]:
        some = [case for case in cases if group in ("all", case.group)]
        truth: dict[str, Annotation] = {f"{case.group}/{case.name}": case.truth for case in some}
        tables[group] = score(truth, {f"{case.group}/{case.name}": said[case.group, case.name] for case in some})
    return tables


def certainties(cases: Sequence[Case], unseen: Sequence[Mapping[str, Task]]) -> list[tuple[float, bool]]:
    """Of every commitment found on an unseen fold: the model's probability, and whether it is true."""
    found: list[tuple[float, bool]] = []
    for case, tasks in zip(cases, unseen, strict=True):
        commitments = case.record(Model({name: tasks[name] for name in SHIPPED}, CARD)).commitments
        truth = [one["quote"] for one in case.truth.get("commitments", [])]
        right = set(pair(truth, [one.quote for one in commitments], overlap, QUOTE_MATCH).values())
        found += [(one.confidence, at in right) for at, one in enumerate(commitments)]
    return sorted(found)


def calibrated(found: Sequence[tuple[float, bool]]) -> list[list[float]]:
    """Steps [highest probability, share that is right, how many]: rising, each of enough cases (isotonic)."""
    steps = [
        [
            found[min(at + _LEAST_BIN, len(found)) - 1][0],
            sum(right for _, right in found[at : at + _LEAST_BIN]),
            len(found[at : at + _LEAST_BIN]),
        ]
        for at in range(0, len(found), _LEAST_BIN)
    ]
    merged: list[list[float]] = []
    for step in steps:
        merged.append(step)
        while len(merged) > 1 and merged[-2][1] * merged[-1][2] >= merged[-1][1] * merged[-2][2]:
            high, right, count = merged.pop()
            merged[-1] = [high, merged[-1][1] + right, merged[-1][2] + count]
    if merged:
        merged[-1][0] = 1.0
    return [[round(high, 3), round(right / count, 3), count] for high, right, count in merged]


def hash_of(cases: Sequence[Case]) -> str:
    """A hash of texts and truth: the same data, the same hash."""
    digest = hashlib.sha256()
    for case in sorted(cases, key=lambda one: (one.group, one.name)):
        digest.update(f"{case.group}/{case.name}/{case.document.source_id}".encode())
        digest.update(json.dumps(case.truth, ensure_ascii=False, sort_keys=True).encode())
    return digest.hexdigest()[:16]


def to_bytes(tasks: Mapping[str, Task], card: Mapping[str, Any]) -> bytes:
    """The model file: gzip of JSON without a time stamp, so that the same data give the same bytes."""
    plain = {
        "card": dict(card),
        "tasks": {
            name: {"labels": task.labels, "weights": task.weights, "steps": task.steps}
            for name, task in sorted(tasks.items())
        },
    }
    return gzip.compress(json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode(), mtime=0)
