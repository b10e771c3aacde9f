"""What scoring gives: a Table with a Row of counts per task, and the misses one by one."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Row:
    """How many were right (`hit`), how many there are (`gold`), how many were said (`pred`)."""

    hit: int = 0
    gold: int = 0
    pred: int = 0

    @property
    def precision(self) -> float:
        """Right among said; nothing said where nothing is to be said is right."""
        return self.hit / self.pred if self.pred else float(self.gold == 0)

    @property
    def recall(self) -> float:
        """Right among what there is; nothing said where there is nothing is right."""
        return self.hit / self.gold if self.gold else float(self.pred == 0)

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Miss:
    """One thing missed, spurious or different: in which document, of which task, and its words.

    `of` is the quote of the fact that a slot belongs to; `said` what was given instead. What is wrong stays
    the same miss when it becomes wrong in another way.
    """

    document: str
    task: str
    problem: str
    text: str
    of: str = ""
    said: str = field(default="", compare=False)

    def __str__(self) -> str:
        said = f", not {self.said}" if self.said else ""
        return f"{self.task} {self.problem}: {self.text}{said}" + (f" ← {self.of}" if self.of else "")


@dataclass(slots=True)
class Table:
    """Rows by task in the order that they were first counted. `invented` counts deadlines given where
    the truth has none: they are worse than missed ones, so they are told apart."""

    documents: int = 0
    rows: dict[str, Row] = field(default_factory=dict)
    invented: int = 0
    misses: list[Miss] = field(default_factory=list)

    def add(self, task: str, *, hit: int, gold: int, pred: int) -> None:
        """Count into the task's row."""
        row = self.rows.setdefault(task, Row())
        row.hit += hit
        row.gold += gold
        row.pred += pred

    def as_json(self) -> dict[str, object]:
        """Plain values, for machines."""
        return {
            "documents": self.documents,
            "tasks": {
                task: {
                    "precision": row.precision,
                    "recall": row.recall,
                    "f1": row.f1,
                    "hit": row.hit,
                    "gold": row.gold,
                    "pred": row.pred,
                }
                for task, row in self.rows.items()
            },
            "deadlines_invented": self.invented,
        }

    def as_text(self) -> str:
        """Aligned columns, for a terminal."""
        head = f"{'task':28} {'P':>6} {'R':>6} {'F1':>6} {'hit':>6} {'gold':>6} {'pred':>6}"
        body = [
            f"{task:28} {row.precision:6.3f} {row.recall:6.3f} {row.f1:6.3f} {row.hit:6} {row.gold:6} {row.pred:6}"
            for task, row in self.rows.items()
        ]
        return "\n".join([f"{self.documents} documents", head, *body, f"deadlines invented: {self.invented}"])
