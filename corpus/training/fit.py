"""Fitting weights with CRFsuite: the same data give the same weights, to the last digit kept."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

import pycrfsuite

from extract.model.weights import Task

_DIGITS = 2
_FORBIDDEN = -30.0

Sequences = Sequence[tuple[Sequence[Sequence[str]], Sequence[str]]]


def fit(
    sequences: Sequences,
    labels: Sequence[str],
    *,
    l1: float,
    l2: float,
    least: int,
    forbid: Sequence[tuple[str, str]] = (),
) -> Task:
    """A Task from sequences of (features, labels). `least`: a feature that occurs less often is left out.

    `forbid` names steps between labels that can never be.
    """
    trainer = pycrfsuite.Trainer(verbose=False)
    for rows, told in sequences:
        trainer.append([list(row) for row in rows], list(told))
    trainer.set_params({"c1": l1, "c2": l2, "max_iterations": 120, "feature.minfreq": least})
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "model")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        info = tagger.info()
        tagger.close()
    weights: dict[str, list[float]] = {}
    for (feature, label), weight in sorted(info.state_features.items()):
        if label in labels and round(weight, _DIGITS):
            weights.setdefault(feature, [0.0] * len(labels))[labels.index(label)] = round(weight, _DIGITS)
    steps = [
        [_FORBIDDEN if (a, b) in forbid else round(info.transitions.get((a, b), 0.0), _DIGITS) for b in labels]
        for a in labels
    ]
    return Task(tuple(labels), weights, steps)
