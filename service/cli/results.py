"""Hits of a search with the words to show for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ingest import Source
from search import Page
from service.archive import Archive
from service.errors import Unknown, Withdrawn
from service.flow.entries import searched_text
from service.library import StoredDocument, get_document


@dataclass(frozen=True, slots=True)
class Result:
    """A document or fact found; `document` is the stem of its file, `text` the words that were searched."""

    id: str
    kind: str
    document: str
    title: str
    date: date | None
    text: str
    score: float

    def as_json(self) -> dict[str, object]:
        """Plain values; a document's whole text stays out."""
        day = self.date.isoformat() if self.date else None
        kept = {"id": self.id, "kind": self.kind, "document": self.document, "title": self.title, "date": day}
        return {**kept, "score": self.score, "quote": None if self.kind == "document" else self.text}


def results_of(archive: Archive, page: Page) -> list[Result]:
    """The page's hits in their order; what was withdrawn since the index was last told is left out."""
    results = []
    for hit in page.hits:
        try:
            stored = get_document(archive, hit.parent)
        except (Unknown, Withdrawn):
            continue
        text = _text(stored, hit.id, hit.kind)
        if text is not None:
            fields = stored.record.fields
            stem = Source(b"", stored.document.name).stem
            day = fields.date or fields.event.date
            title = fields.title or stored.document.name
            results.append(Result(hit.id, hit.kind, stem, title, day, text, hit.score))
    return results


def _text(stored: StoredDocument, entry_id: str, kind: str) -> str | None:
    if kind == "document":
        return searched_text(stored.document)[0]
    return next((one.fact.quote for one in stored.facts if one.id == entry_id), None)
