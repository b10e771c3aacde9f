"""What the machine is least certain of, first; over a store whose facts are made by hand."""

from __future__ import annotations

import pytest
from fixture_archive import keep, notice
from sqlalchemy import update

from service.answers.doubtful import least_certain
from service.archive import Archive
from service.flow.withdrawal import withdraw
from service.store.models import FactRow

QUOTES = ("một", "hai", "ba", "bốn", "năm")
CONFIDENCE = (0.9, 0.55, 0.99, 0.55, 0.7)


@pytest.fixture
def doubts(archive: Archive) -> Archive:
    """Five commitments and a figure, with the confidences of CONFIDENCE."""
    said = " ".join(f"Sở sẽ làm việc {name}." for name in QUOTES)
    source = notice(1, aside=f" {said} 7 trạm")
    keep(archive, source, [*(("commitment", f"Sở sẽ làm việc {name}.") for name in QUOTES), ("figure", "7 trạm")])
    with archive.writing() as session:
        for name, confidence in zip(QUOTES, CONFIDENCE, strict=True):
            quote = f"Sở sẽ làm việc {name}."
            session.execute(update(FactRow).where(FactRow.quote == quote).values(confidence=confidence))
        session.execute(update(FactRow).where(FactRow.kind == "figure").values(confidence=0.1))
    return archive


@pytest.mark.parametrize(
    ("page", "size", "names", "given"),
    [
        (1, 9, ["hai", "bốn", "năm", "một", "ba"], (1, 1)),  # equal ones in the order of the text; no figure
        (1, 2, ["hai", "bốn"], (1, 3)),
        (3, 2, ["ba"], (3, 3)),
        (8, 2, ["ba"], (3, 3)),  # beyond the last
    ],
)
def test_least_certain_first(doubts: Archive, page: int, size: int, names: list[str], given: tuple[int, int]) -> None:
    found = least_certain(doubts, page=page, size=size)
    assert [one.commitment.quote for one in found.promises] == [f"Sở sẽ làm việc {name}." for name in names]
    assert (found.total, found.page, found.last) == (5, *given)


def test_what_does_not_count_is_not_asked_about(doubts: Archive) -> None:
    withdraw(doubts, least_certain(doubts).promises[0].document_id, reason="nhầm", by="thử")
    assert least_certain(doubts).promises == ()
