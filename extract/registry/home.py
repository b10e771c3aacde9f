"""Which unit a document is of: the issuer's, else the only province that its names lie in."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from extract.entities.spelling import key
from extract.places import gazetteer
from extract.record import Record

_CLEAR = 0.7  # share of the named units that must lie in one province


@dataclass(frozen=True, slots=True)
class Place:
    """The unit of a document (None where none is clear) and the document's id, for what is only its own."""

    unit: str | None
    document: str

    @property
    def province(self) -> str | None:
        """The code of the province."""
        return self.unit.partition(".")[0] if self.unit else None

    @property
    def district(self) -> str | None:
        """The code of the district, where the document is of one or of something inside it."""
        return next((code for code in self._up() if gazetteer().unit(code).level == "district"), None)

    def of_level(self, level: str) -> str | None:
        """The code of the unit around the document whose kind is that word ("huyện")."""
        return next((code for code in self._up() if gazetteer().unit(code).kind == level), None)

    def _up(self) -> tuple[str, ...]:
        if self.unit is None:
            return ()
        return (self.unit, *(unit.code for unit in gazetteer().ancestors(self.unit)))


def place_of(record: Record) -> Place:
    """Where a document is at home."""
    issuer = key(record.fields.issuer or "")
    for entity in record.entities:
        if issuer and entity.unit and issuer in {key(form) for form in (entity.name, *entity.aliases)}:
            return Place(entity.unit, record.source_id)
    named = Counter(entity.unit.partition(".")[0] for entity in record.entities if entity.unit)
    if not named:
        return Place(None, record.source_id)
    province, times = min(named.items(), key=lambda item: (-item[1], item[0]))
    return Place(province if times > _CLEAR * named.total() else None, record.source_id)
