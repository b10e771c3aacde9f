"""The state of a promise as of a day: computed, never typed.

Vietnamese practice has four states (hoàn thành đúng hạn, hoàn thành quá hạn, chưa hoàn thành trong hạn, chưa hoàn
thành quá hạn); an archive must also say what it does not know. A passed deadline without evidence is
`no_evidence`, never "late": silence is not failure.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from extract import Interval


class Status(StrEnum):
    """The words that JSON, API and pages use."""

    DONE_ON_TIME = "done_on_time"
    DONE_LATE = "done_late"
    DONE = "done"
    PENDING = "pending"
    OVERDUE = "overdue"
    NO_EVIDENCE = "no_evidence"
    NO_DEADLINE = "no_deadline"


LABELS: dict[Status, tuple[str, str]] = {
    Status.DONE_ON_TIME: ("Xong đúng hạn", "Done on time"),
    Status.DONE_LATE: ("Xong quá hạn", "Done late"),
    Status.DONE: ("Đã xong", "Done"),
    Status.PENDING: ("Còn trong hạn", "Within its time"),
    Status.OVERDUE: ("Quá hạn, chưa xong", "Overdue"),
    Status.NO_EVIDENCE: ("Hết hạn, chưa thấy kết quả", "Time is up, no result found"),
    Status.NO_DEADLINE: ("Không nêu thời hạn", "No deadline given"),
}


@dataclass(frozen=True, slots=True)
class State:
    """A status with how it was computed, in Vietnamese and in English."""

    status: Status
    reason_vi: str
    reason_en: str


def state_by_deadline(deadline: Interval | None, *, as_of: date) -> State:
    """The state that the deadline alone gives, seen from the day `as_of` (which still belongs to the time)."""
    if deadline is None:
        return State(
            Status.NO_DEADLINE,
            "Văn bản không nêu thời hạn tính được.",
            "The document gives no deadline that can be dated.",
        )
    told = f"“{deadline.text}” → {day(deadline.end)}"
    if deadline.end >= as_of:
        return State(
            Status.PENDING,
            f"Hạn {told}; tính đến {day(as_of)} chưa hết hạn.",
            f"Due {told}; not yet past on {day(as_of)}.",
        )
    return State(
        Status.NO_EVIDENCE,
        f"Hạn {told} đã qua tính đến {day(as_of)}; kho chưa có văn bản nào nói kết quả.",
        f"Due {told}, past on {day(as_of)}; no document of the archive tells the outcome.",
    )


def day(value: date) -> str:
    """A day as people here write it: 31/12/2010."""
    return f"{value.day:02d}/{value.month:02d}/{value.year}"
