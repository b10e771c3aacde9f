"""What one generated document is about: its district, its day, and the acts that are committed in it."""

from __future__ import annotations

import calendar
import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache

from corpus.making.words import words
from extract.export import CommitmentJson, DeadlineJson
from extract.places import Unit, gazetteer

FIRST, LAST = date(2009, 1, 5), date(2024, 12, 31)  # districts of these years have their wards in the table
_QUARTERS = ("I", "II", "III", "IV")
_UNDATED = 0.3  # the share of acts without a deadline
_TIES = ("trên địa bàn", "cho", "tại", "giúp")


@dataclass(slots=True)
class Scene:
    """A district with its wards on a day, a meeting of so many; `commitments` are those made so far."""

    chance: random.Random
    district: Unit
    province: Unit
    wards: tuple[Unit, ...]
    day: date
    attendance: int
    commitments: list[CommitmentJson] = field(default_factory=list)

    @property
    def issuer(self) -> str:
        """The district's people's committee."""
        return f"UBND {self.district.name}"

    def person(self) -> str:
        """An invented name."""
        parts = (words().surnames, words().middles, words().givens)
        return " ".join(self.chance.choice(part) for part in parts)

    def department(self) -> str:
        """A body of the district."""
        return f"{self.chance.choice(words().departments)} {self.district.name}"

    def reports(self, count: int) -> str:
        """That many sentences that report what was done, and commit nobody to anything."""
        return " ".join(self.fill(line) for line in self.chance.sample(words().reports, count))

    def fill(self, line: str) -> str:
        """The line with its {fields} given counts, sums and places."""
        chance = self.chance
        ward = chance.choice(self.wards).name
        return line.format(
            n=chance.randint(2, 40),
            m=f"{chance.randint(50, 9000):,}".replace(",", "."),
            money=f"{chance.randint(2, 900)},{chance.randint(1, 9)} {chance.choice(['tỷ', 'triệu'])} đồng",
            percent=f"{chance.randint(40, 99)},{chance.randint(1, 9)}",
            decimal=f"{chance.randint(4, 8)},{chance.randint(1, 9)}",
            period=chance.choice(["quý vừa qua", "6 tháng qua", "9 tháng qua"]),
            place=self.district.name if not line.startswith("{place}") else capital(self.district.name),
            kind=self.district.kind,
            ward=ward if not line.startswith("{ward}") else capital(ward),
        )

    def act(self) -> tuple[str, list[str]]:
        """What is done, tied to a place, and for whom."""
        act = self.chance.choice(words().acts)
        done = self.fill(act.done)
        if not act.tie:
            return done, []
        place = self.chance.choice([*self.wards, *self.wards, self.district]).name
        tied = f"{act.tie} {place}"
        tie = next(tie for tie in _TIES if tied.startswith(tie))
        return f"{done} {tied}", [tied[len(tie) + 1 :]]

    def due(self) -> tuple[str, DeadlineJson | None]:
        """The words at the end of an act, with a space before them ("" for none), and the days they mean."""
        if self.chance.random() < _UNDATED:
            return "", None
        text, start, end = self.chance.choice(_dues(self.later()))
        return f" {text}", stretch(text, start, end)

    def later(self) -> date:
        """A day after the document's."""
        return self.day + timedelta(days=self.chance.randint(20, 400))

    def commit(
        self,
        quote: str,
        actor: str,
        beneficiaries: list[str],
        deadline: DeadlineJson | None,
        *,
        kind: str = "assignment",
    ) -> str:
        """Note the commitment; gives its quote back."""
        self.commitments.append(
            {
                "quote": quote,
                "actors": [actor],
                "beneficiaries": beneficiaries,
                "kind": kind,
                "deadline": deadline,
            }
        )
        return quote


def scene(seed: int, index: int) -> Scene:
    """The scene of the index-th document of a seed: the same arguments give the same scene."""
    chance = random.Random(f"{seed}/{index}")
    district, wards = chance.choice(_districts())
    day = FIRST + timedelta(days=chance.randrange((LAST - FIRST).days))
    province = gazetteer().ancestors(district.code)[-1]
    return Scene(chance, district, province, wards, day, chance.randint(22, 140))


@cache
def _districts() -> tuple[tuple[Unit, tuple[Unit, ...]], ...]:
    """Districts that existed through all the years, with their wards, in the order of their codes."""
    found = []
    for unit in sorted(gazetteer(), key=lambda unit: unit.code):
        if unit.level == "district" and unit.existed(FIRST) and unit.existed(LAST) and unit.bare[0].isalpha():
            wards = gazetteer().children(unit.code, level="ward", on=LAST)
            if len(wards) >= 4:
                found.append((unit, wards))
    return tuple(found)


def _dues(day: date) -> list[tuple[str, date | None, date]]:
    """Ways to say by when, each with its first and last day."""
    quarter = (day.month - 1) // 3
    whole = f"ngày {day.day:02d} tháng {day.month:02d} năm {day.year}"
    quarter_end = last_day(date(day.year, 3 * quarter + 3, 1))
    return [
        (f"trước {whole}", None, day - timedelta(days=1)),
        (f"chậm nhất {whole}", None, day),
        (f"trong tháng {day.month} năm {day.year}", day.replace(day=1), last_day(day)),
        (
            f"trong quý {_QUARTERS[quarter]} năm {day.year}",
            date(day.year, 3 * quarter + 1, 1),
            quarter_end,
        ),
        (f"trong năm {day.year}", date(day.year, 1, 1), date(day.year, 12, 31)),
    ]


def stretch(text: str, start: date | None, end: date) -> DeadlineJson:
    """The deadline of those words."""
    return {"text": text, "start": start.isoformat() if start else None, "end": end.isoformat()}


def last_day(day: date) -> date:
    """The last day of the day's month."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def capital(text: str) -> str:
    """The text with a capital first letter."""
    return text[0].upper() + text[1:]


def titled(name: str) -> str:
    """ "Ông" or "Bà" before an invented name: "Thị" is a woman's."""
    return f"{'Bà' if 'Thị' in name.split() else 'Ông'} {name}"


def within(text: str) -> str:
    """The text as it stands inside a sentence, with a small first letter."""
    return text[0].lower() + text[1:]
