"""Train the model over the rules: `python -m corpus.train --gold DIR --texts DIR [--gold … --texts …]`.

Prints what rules alone and rules with the model reach on folds that the model has not seen, and writes the model
file. Our own sample archive and our own lessons always belong to the data. The same data give the same bytes.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from corpus.catalog import folder
from corpus.evaluate import NothingToScore
from corpus.table import Table
from corpus.training.cases import Case, cases_of
from corpus.training.folds import (
    CARD,
    SHIPPED,
    calibrated,
    certainties,
    fit_tasks,
    hash_of,
    measured,
    out_of_fold,
    to_bytes,
)
from corpus.training.rows import lessons_of
from extract.model import weights as model_file

_ROWS = ("commitments", "commitments.actors", "commitments.beneficiaries", "commitments.kind", "commitments.deadline")
PARTS: Mapping[str, tuple[str, ...]] = {
    "rules alone": (), "+ acts": ("acts",), "+ kinds": ("kinds",), "+ actors": ("actors",), "as shipped": SHIPPED,
}  # fmt: skip


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit code."""
    told = _parser().parse_args(arguments)
    if len(told.gold) != len(told.texts):
        print("Give as many --texts as --gold: each folder of truth with its folder of texts.", file=sys.stderr)
        return 2
    try:
        cases = gathered(told.gold, told.texts)
    except NothingToScore as error:
        print(error, file=sys.stderr)
        return 1
    kept = [case for case in cases if not case.name.startswith(tuple(told.leave_out))]
    data, tables, steps = trained(kept, folds=told.folds)
    told.out.write_bytes(data)
    print(as_text(tables))
    print(
        "confidence: up to, right, of: "
        + "; ".join(f"{high:.3f} {share:.3f} {count:.0f}" for high, share, count in steps)
    )
    print(f"{told.out}: {len(data):,} bytes, {len(kept)} documents")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m corpus.train", description=__doc__)
    parser.add_argument("--gold", type=Path, action="append", default=[], help="folder of NAME.json")
    parser.add_argument("--texts", type=Path, action="append", default=[], help="its folder of NAME.txt, html or pdf")
    parser.add_argument(
        "--leave-out",
        action="append",
        default=[],
        metavar="NAME",
        help="documents not to train on, by the beginning of their name",
    )
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--out", type=Path, default=Path(model_file.__file__).parent / model_file.FILE)
    return parser


def gathered(gold: Sequence[Path], texts: Sequence[Path]) -> list[Case]:
    """The cases of the pairs of folders, of our own sample archive and of our own lessons."""
    own = folder().parent
    cases = cases_of(own / "truth", folder(), group="corpus")
    cases += cases_of(own / "lessons" / "truth", own / "lessons" / "texts", group="lessons")
    for truths, sources in zip(gold, texts, strict=True):
        cases += cases_of(truths, sources, group=_group(truths))
    return cases


def _group(gold: Path) -> str:
    """'real/gold' is the group 'real', 'truth' the group 'truth'."""
    parts = gold.resolve().parts
    return parts[-2] if parts[-1] == "gold" and len(parts) > 1 else parts[-1]


def trained(cases: Sequence[Case], *, folds: int) -> tuple[bytes, dict[str, dict[str, Table]], list[list[float]]]:
    """The model file, the tables by part and group, and the steps of the calibration."""
    lessons = [lessons_of(case) for case in cases]
    unseen = out_of_fold(cases, lessons, folds=folds)
    tables = {part: measured(cases, unseen, names=names) for part, names in PARTS.items()}
    steps = calibrated(certainties(cases, unseen))
    card: dict[str, Any] = {
        **CARD, "version": 1, "data": hash_of(cases), "documents": len(cases), "calibration": {"acts": steps},
        "scores": {part: {row: round(tables[part]["all"].rows[row].f1, 4) for row in _ROWS} for part in PARTS},
    }  # fmt: skip
    return to_bytes(fit_tasks(lessons, names=SHIPPED), card), tables, steps


def as_text(tables: Mapping[str, Mapping[str, Table]]) -> str:
    """F1 by part and group, with precision and recall of the commitments."""
    heads = "".join(f"{head:>8}" for head in ("actors", "for", "kind", "by when"))
    lines = [f"{'':14} {'documents':12} {'P':>6} {'R':>6} {'F1':>6}{heads} invented"]
    for part, groups in tables.items():
        for group, table in groups.items():
            row = table.rows["commitments"]
            slots = " ".join(f"{table.rows[name].f1:7.3f}" for name in _ROWS[1:])
            lines.append(
                f"{part:14} {group:12} {row.precision:6.3f} {row.recall:6.3f} {row.f1:6.3f} {slots} {table.invented:8}"
            )
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
