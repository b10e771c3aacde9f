"""The learned weights: linear-chain and single choices, scored in plain Python. See extract/model/README.md.

`Model.chain("acts", rows)` labels a sequence, `Model.choice("actors", row)` one thing. A row is a list of groups of
features: a group that was scored once, on whatever row, is not scored again. A feature that the model does not know
counts nothing, so that rules and word lists may change before the model is trained again.
"""

from __future__ import annotations

import functools
import gzip
import json
import math
import operator
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import resources
from typing import Any

FILE = "acts.json.gz"
_KEPT = 1 << 14  # groups of which the scores are kept

Group = tuple[str, ...]
Row = Sequence[Group]


@dataclass(frozen=True)
class Task:
    """`weights[feature]` has one number for each of `labels`; `steps[i][j]` scores label j behind label i."""

    labels: tuple[str, ...]
    weights: Mapping[str, Sequence[float]]
    steps: Sequence[Sequence[float]] = ()

    def scores(self, row: Iterable[Group]) -> list[float]:
        """The sum of the weights of the features, by label."""
        return _sums(filter(None, map(self._score, row))) or [0.0] * len(self.labels)

    @functools.cached_property
    def _score(self) -> Callable[[Group], Sequence[float]]:
        """The scores of a group, empty where none of it is known; kept, for most groups come on many rows."""
        known = self.weights.get
        return functools.lru_cache(_KEPT)(lambda group: _sums(filter(None, map(known, group))))


@dataclass(frozen=True, slots=True)
class Model:
    """All tasks with what is known of their training. `bias` is added to a label's score before labels are chosen."""

    tasks: Mapping[str, Task]
    card: Mapping[str, Any] = field(default_factory=dict)

    def chain(self, name: str, rows: Iterable[Row]) -> list[list[float]]:
        """The probability of each label at each place of a sequence."""
        task = self.tasks[name]
        local = [_softmax(task.scores(row)) for row in rows]
        steps = [[math.exp(step) for step in row] for row in task.steps]
        both = zip(_forward(local, steps), _backward(local, steps), strict=True) if local else ()
        return [_shares(list(map(operator.mul, ahead, behind))) for ahead, behind in both]

    def choice(self, name: str, row: Row) -> dict[str, float]:
        """The probability of each label of one thing."""
        task = self.tasks[name]
        return dict(zip(task.labels, _softmax(task.scores(row)), strict=True))

    def confidence(self, name: str, probability: float) -> float:
        """How often what got this probability was right on folds that the model had not seen."""
        steps = self.card.get("calibration", {}).get(name, ())
        return next((float(share) for limit, share, _ in steps if probability <= limit), probability)


def _sums(rows: Iterable[Sequence[float]]) -> list[float]:
    """The sum of each column; exact, so that it does not hang on the order of the rows."""
    return [math.fsum(column) for column in zip(*rows, strict=True)]


def _shares(values: Sequence[float]) -> list[float]:
    total = sum(values)
    return [value / total for value in values]


def _forward(local: Sequence[Sequence[float]], steps: Sequence[Sequence[float]]) -> list[list[float]]:
    """For each place how likely each label is by what stands up to there; `local` and `steps` are factors."""
    found: list[list[float]] = []
    columns = list(zip(*steps, strict=True))
    for factors in local:
        if found:
            last = found[-1]
            factors = [
                factor * sum(map(operator.mul, last, column)) for factor, column in zip(factors, columns, strict=True)
            ]
        found.append(_shares(factors))
    return found


def _backward(local: Sequence[Sequence[float]], steps: Sequence[Sequence[float]]) -> list[list[float]]:
    """For each place how likely each label is by what stands behind it."""
    found = [[1.0] * len(steps)]
    for factors in reversed(local[1:]):
        ahead = list(map(operator.mul, factors, found[-1]))
        found.append(_shares([sum(map(operator.mul, row, ahead)) for row in steps]))
    return found[::-1]


def _softmax(values: Sequence[float]) -> list[float]:
    top = max(values)
    shares = [math.exp(value - top) for value in values]
    total = sum(shares)
    return [share / total for share in shares]


def from_bytes(data: bytes) -> Model:
    """A model from its file; raises ValueError where the file is no model."""
    try:
        plain = json.loads(gzip.decompress(data))
        tasks = {
            name: Task(tuple(task["labels"]), task["weights"], task["steps"]) for name, task in plain["tasks"].items()
        }
    except (OSError, EOFError, KeyError, TypeError, ValueError) as error:
        raise ValueError(
            f"extract/model/{FILE} is no model ({error}). Train it again: python -m corpus.train"
        ) from error
    return Model(tasks, plain["card"])


@functools.cache
def shipped() -> Model | None:
    """The model that comes with the project; None where its file is absent: then the rules decide alone."""
    file = resources.files("extract").joinpath("model", FILE)
    return from_bytes(file.read_bytes()) if file.is_file() else None
