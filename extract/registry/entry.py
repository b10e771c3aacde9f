"""The nouns of the registry: an Entry, its Occurrences, and the Role in which a person is named."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from extract.record import EntityType
from ingest import Span


@dataclass(frozen=True, slots=True)
class Role:
    """An office and the key of the body that it is in: ("Phó Chủ tịch", "org:ủy-ban-nhân-dân@can-tho")."""

    office: str
    body: str | None = None


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One place where a document names an entry: `form` as written there, `date` the document's.

    `role` is a person's there; `ordinal` an event's ("lần VI" → 6); `own` marks the document that the entry is itself.
    """

    document: str
    span: Span
    form: str
    date: date | None = None
    role: Role | None = None
    ordinal: int | None = None
    own: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One body, person, place, cited document or series of events.

    `key` begins with the kind ("org:sở-tài-chính@can-tho"); `name` is the fullest form of all documents, `forms` the
    others; `unit` the code of the administrative unit that it is, or is of; `parent` and `successors` are keys.
    """

    key: str
    type: EntityType
    name: str
    forms: tuple[str, ...]
    occurrences: tuple[Occurrence, ...]
    unit: str | None = None
    parent: str | None = None
    successors: tuple[str, ...] = ()

    @property
    def documents(self) -> tuple[str, ...]:
        """The ids of the documents that name it, each once, in order."""
        return tuple(dict.fromkeys(occurrence.document for occurrence in self.occurrences))
