"""What each part of the model buys: python bench/ablation.py [--gold DIR --texts DIR …] [--folds 5].

Five-fold cross-validation by document over the sample archive and the given folders. Each line leaves one part out
or lets it work alone; all lines share the same folds and the same weights.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from corpus.train import as_text, gathered
from corpus.training.folds import TASKS, measured, out_of_fold
from corpus.training.rows import lessons_of


def parts() -> dict[str, tuple[str, ...]]:
    alone = {f"only {task}": (task,) for task in TASKS}
    without = {f"no {task}": tuple(one for one in TASKS if one != task) for task in TASKS}
    return {"rules alone": (), **alone, **without, "all": TASKS}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, action="append", default=[])
    parser.add_argument("--texts", type=Path, action="append", default=[])
    parser.add_argument("--folds", type=int, default=5)
    told = parser.parse_args()
    cases = gathered(told.gold, told.texts)
    unseen = out_of_fold(cases, [lessons_of(case) for case in cases], folds=told.folds)
    print(as_text({part: measured(cases, unseen, names=names) for part, names in parts().items()}))


if __name__ == "__main__":
    main()
