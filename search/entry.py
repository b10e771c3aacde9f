"""What is put into the index: an Entry, one document or one fact of a document."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Entry:
    """A findable thing. `id` is the store's id of the document or fact; `parent` the document's id.

    `kind` is "document", "commitment", "decision" or "figure" (documents and facts are ranked apart).
    `title` is the document's title, `text` the words searched (a document's text without furniture, a fact's
    quote). `places` are codes of administrative units, `bodies` canonical names, for filters and facets.
    `blocks` are the (start, end) pieces of `text` across which no phrase may match.
    """

    id: str
    parent: str
    kind: str
    title: str
    text: str
    document_type: str
    date: date | None = None
    places: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    blocks: tuple[tuple[int, int], ...] = ()
