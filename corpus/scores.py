"""The scores of record: what the pipeline gets wrong on the sample archive, sentence by sentence, in scores.json.

python -m corpus.scores --check    what was gained and lost since; a loss ends with 1
python -m corpus.scores --write    acknowledge: the changed file shows the losses in the commit
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import cast

from corpus.catalog import sources
from corpus.compare import Comparison, compare_misses
from corpus.evaluate import annotate_source, evaluate
from corpus.score import score
from corpus.table import Miss, Table

_NEIGHBOUR = Path("..") / "shared" / "gold"  # truth that is not ours to ship: its table is shown where it lies


def path() -> Path:
    """Where the scores of record lie."""
    return Path(str(files("corpus"))) / "scores.json"


def measure() -> Table:
    """The table of the pipeline as it is, over the whole sample archive."""
    samples = sources()
    found = {sample.name: annotate_source(sample.source()) for sample in samples}
    return score({sample.name: sample.truth for sample in samples}, found)


def as_record(table: Table) -> str:
    """The text of scores.json: F1 by task, and all misses under their document, one a line."""
    wrong: dict[str, list[list[str]]] = {}
    for miss in sorted(table.misses, key=lambda miss: (miss.document, miss.task, miss.problem, miss.of, miss.text)):
        wrong.setdefault(miss.document, []).append([miss.task, miss.problem, miss.text, miss.of, miss.said])
    lines = [json.dumps(task) + f": {row.f1:.4f}" for task, row in table.rows.items()]
    head = '{\n "f1": {\n  ' + ",\n  ".join(lines) + f'\n }},\n "deadlines_invented": {table.invented},\n "wrong": {{\n'
    return head + ",\n".join(_of_document(name, rows) for name, rows in wrong.items()) + "\n }\n}\n"


def _of_document(name: str, rows: list[list[str]]) -> str:
    shown = ",\n   ".join(json.dumps(row, ensure_ascii=False) for row in rows)
    return f"  {json.dumps(name)}: [\n   {shown}\n  ]"


def recorded(text: str) -> list[Miss]:
    """The misses that a scores.json holds."""
    wrong = cast(dict[str, list[list[str]]], json.loads(text)["wrong"])
    return [Miss(name, *row) for name, rows in wrong.items() for row in rows]


def check(table: Table, record: Path) -> Comparison:
    """What was gained and lost since the record was written; everything counts as lost without a record."""
    known = recorded(record.read_text("utf-8")) if record.exists() else []
    return compare_misses(known, table.misses)


def main(arguments: Sequence[str] | None = None) -> int:
    """Check against the record, or write it anew. Gives the exit status."""
    parser = argparse.ArgumentParser(prog="python -m corpus.scores", description=(__doc__ or "").splitlines()[0])
    choice = parser.add_mutually_exclusive_group()
    choice.add_argument("--check", action="store_true", help="list gains and losses, end with 1 on a loss (default)")
    choice.add_argument("--write", action="store_true", help="keep the scores as they are now")
    parser.add_argument("--record", type=Path, default=path(), help="the scores of record")
    parser.add_argument("--neighbour", type=Path, default=_NEIGHBOUR, help="more truth, shown when it is there")
    given = parser.parse_args(arguments)
    table = measure()
    comparison = check(table, given.record)
    _show(table, comparison, given.neighbour)
    if given.write:
        given.record.write_text(as_record(table), "utf-8")
        return 0
    if comparison.lost:
        _say(
            f"{len(comparison.lost)} lost. Mend it; or, if it is worth it, acknowledge the loss: run "
            "python -m corpus.scores --write, and commit the changed corpus/scores.json with a word why."
        )
    return 1 if comparison.lost else 0


def _show(table: Table, comparison: Comparison, neighbour: Path) -> None:
    _say(table.as_text())
    _say(comparison.as_text())
    for part in sorted(neighbour.glob("*/gold")):
        _say(f"\n{part.parent.name}")
        _say(evaluate(part, part.parent / "text").as_text())


def _say(words: str) -> None:
    sys.stdout.write(words + "\n")


if __name__ == "__main__":
    sys.exit(main())
