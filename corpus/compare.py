"""What got better and what got worse between two sets of predictions, one by one, with the sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from corpus.matching import QUOTE_MATCH, overlap, pair
from corpus.score import score
from corpus.table import Miss, Table
from extract.export import Annotation


@dataclass(frozen=True, slots=True)
class Comparison:
    """`gained`: what was wrong and is no longer; `lost`: what is wrong and was not. Both in order of document."""

    gained: tuple[Miss, ...]
    lost: tuple[Miss, ...]

    def as_json(self) -> dict[str, object]:
        """Plain values, for machines."""
        return {
            side: [{"document": miss.document, "task": miss.task, "words": str(miss)} for miss in misses]
            for side, misses in (("gained", self.gained), ("lost", self.lost))
        }

    def as_text(self) -> str:
        """By task: '+' what was gained, '-' what was lost."""
        tasks = sorted({miss.task for miss in (*self.gained, *self.lost)})
        lines: list[str] = []
        for task in tasks:
            gained = [miss for miss in self.gained if miss.task == task]
            lost = [miss for miss in self.lost if miss.task == task]
            lines.append(f"{task}: +{len(gained)} -{len(lost)}")
            lines += [f"  + {miss.document}: no longer {miss}" for miss in gained]
            lines += [f"  - {miss.document}: {miss}" for miss in lost]
        return "\n".join([*lines, f"gained {len(self.gained)}, lost {len(self.lost)}"])


def compare(gold: Mapping[str, Annotation], old: Mapping[str, Annotation], new: Mapping[str, Annotation]) -> Comparison:
    """Score both against the same truth, and tell the differences."""
    return compare_misses(score(gold, old).misses, score(gold, new).misses)


def compare_misses(old: Sequence[Miss], new: Sequence[Miss]) -> Comparison:
    """The differences of what is wrong.

    A slot of a fact that only one of the two found is left out: the fact itself is listed. Something
    spurious that only changed its words counts as the same, and so does one wrong name for another.
    """
    gained, lost = Counter(old) - Counter(new), Counter(new) - Counter(old)
    gone = _unless_unfound(gained, new)
    come = _unless_unfound(lost, old)
    same = pair(gone, come, _alike, QUOTE_MATCH)
    return Comparison(
        gained=tuple(miss for i, miss in enumerate(gone) if i not in same),
        lost=tuple(miss for j, miss in enumerate(come) if j not in same.values()),
    )


def rows_compared(old: Table, new: Table) -> str:
    """F1 of each task, before and after."""
    return "\n".join(
        f"{task:28} {old.rows[task].f1:6.3f} → {row.f1:6.3f} {row.f1 - old.rows[task].f1:+7.3f}"
        for task, row in new.rows.items()
        if task in old.rows
    )


def _unless_unfound(misses: Counter[Miss], others: Iterable[Miss]) -> list[Miss]:
    unfound = {(miss.document, miss.text) for miss in others if miss.problem == "missed" and not miss.of}
    kept = [miss for miss in misses.elements() if (miss.document, miss.of) not in unfound]
    return sorted(kept, key=lambda miss: miss.document)


def _alike(one: Miss, other: Miss) -> float:
    spurious = one.problem == other.problem == "spurious"
    if not spurious or (one.document, one.task, one.of) != (other.document, other.task, other.of):
        return 0.0
    return 1.0 if one.of else overlap(one.text, other.text)
