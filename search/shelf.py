"""One tantivy index: all the documents, or all the facts. Only here and in shelf_query is tantivy known.

Statistics of documents and of facts stay apart, for a fact is a sentence and a document a thousand words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import tantivy

from search.clauses import Clauses
from search.entry import Entry
from search.errors import IndexBusy, IndexUnavailable
from search.fields import fields_of
from search.query import Page, Query
from search.shelf_query import all_of, count_facets, filters_of, required_by, scored_by, top

_TOKENS = "tokens"  # our tokens, split at spaces and nowhere else
_HEAP = 150_000_000  # bytes that a writer collects before it writes a segment: few segments are asked faster
_ID_BYTES = 5


class Shelf:
    """Entries in one folder (or in memory, for `path=None`). Many may read; one at a time writes."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._schema = _schema()
        with _translated(path):
            if path is not None:
                path.mkdir(parents=True, exist_ok=True)
            self._index = tantivy.Index(self._schema, str(path) if path else None)
        splitter = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
        self._index.register_tokenizer(_TOKENS, splitter)
        self._index.config_reader("manual")
        self._seen: tuple[int, int] | None = None

    @contextmanager
    def writing(self, sequence: int) -> Iterator[Writing]:
        """Hold the lock, commit what was written when the block ends well, drop it when it does not."""
        with _translated(self._path):
            writer = self._index.writer(_HEAP, 1)
        done = False
        try:
            writing = Writing(self._schema, self.searcher(), writer, sequence, self._path)
            yield writing
            if writing.changed:
                with _translated(self._path):
                    writer.commit()
            done = True
        finally:
            if not done:
                writer.rollback()
            writer.wait_merging_threads()
            self._index.reload()

    def searcher(self) -> tantivy.Searcher:
        """A view of the last commit, whichever process made it."""
        if self._path is not None:
            with _translated(self._path):
                status = (self._path / "meta.json").stat()
                stamp = (status.st_mtime_ns, status.st_ino)
                if stamp != self._seen:
                    self._index.reload()
                    self._seen = stamp
        return self._index.searcher()

    def search(self, query: Query, clauses: Clauses) -> Page:
        """The page of a query whose text was read into clauses."""
        searcher = self.searcher()
        filters = filters_of(self._schema, query)
        scored = all_of([scored_by(self._schema, clauses), *filters.values()])
        required = required_by(self._schema, clauses)
        with _translated(self._path):
            hits, total = top(searcher, scored, query, by_score=bool(clauses.required))
            facets = count_facets(searcher, required, filters) if query.facets else {}
        return Page(hits, total, facets)

    def frequencies(self, field: str, tokens: Iterable[str]) -> dict[str, int]:
        """How many entries have each token in a field; those that none has are left out."""
        searcher = self.searcher()
        counts = {token: searcher.doc_freq(field, token) for token in tokens}
        return {token: count for token, count in counts.items() if count}

    def ids(self) -> list[str]:
        """All ids in ascending order."""
        searcher = self.searcher()
        found = searcher.search(tantivy.Query.all_query(), limit=max(1, searcher.num_docs), count=False)
        return sorted(searcher.doc(address)["id"][0] for _, address in found.hits)

    def count(self) -> int:
        """How many entries there are."""
        return self.searcher().num_docs


class Writing:
    """What may be done while the lock is held."""

    def __init__(
        self,
        schema: tantivy.Schema,
        before: tantivy.Searcher,
        writer: tantivy.IndexWriter,
        sequence: int,
        path: Path | None,
    ) -> None:
        self._schema = schema
        self._before = before
        self._writer = writer
        self._sequence = sequence
        self._path = path
        self._added: set[str] = set()
        self.changed = False

    def put(self, entries: Sequence[Entry]) -> None:
        """Add entries or replace them, but for those that were put with a higher sequence."""
        with _translated(self._path):
            known = self._known([entry.id for entry in entries])
            for entry in entries:
                if known.get(entry.id, 0) <= self._sequence:
                    self._replace(entry, is_there=entry.id in known or entry.id in self._added)

    def _replace(self, entry: Entry, *, is_there: bool) -> None:
        if is_there:
            self._writer.delete_documents_by_term("id", entry.id)
        self._writer.add_document(_document(entry, self._sequence))
        self._added.add(entry.id)
        self.changed = True

    def remove(self, ids: Sequence[str]) -> None:
        """Remove those of the ids that are there, but for those that were put with a higher sequence."""
        with _translated(self._path):
            for id_, sequence in self._known(ids).items():
                if sequence <= self._sequence:
                    self._writer.delete_documents_by_term("id", id_)
                    self.changed = True

    def clear(self) -> None:
        """Remove everything."""
        self._writer.delete_all_documents()
        self.changed = True

    def _known(self, ids: Sequence[str]) -> dict[str, int]:
        if not ids or not self._before.num_docs:
            return {}
        query = tantivy.Query.term_set_query(self._schema, "id", list(ids))
        found = self._before.search(query, limit=len(ids), count=False)
        documents = (self._before.doc(address) for _, address in found.hits)
        return {document["id"][0]: document["sequence"][0] for document in documents}


@cache
def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    for name in ("folded", "exact"):
        builder.add_text_field(name, tokenizer_name=_TOKENS, index_option="position")
    for name in ("bigrams", "title"):
        builder.add_text_field(name, tokenizer_name=_TOKENS, index_option="freq")
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("parent", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("kind", stored=True, fast=True, tokenizer_name="raw", index_option="basic")
    for name in ("document_type", "places", "bodies"):
        builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field("year", fast=True)
    builder.add_unsigned_field("day", indexed=True, fast=True)
    builder.add_unsigned_field("newest", fast=True)
    builder.add_unsigned_field("sequence", stored=True)
    return builder.build()


def _document(entry: Entry, sequence: int) -> tantivy.Document:
    fields = fields_of(entry)
    values: dict[str, object] = {
        "folded": list(fields.folded),
        "exact": list(fields.exact),
        "bigrams": list(fields.bigrams),
        "title": fields.title,
        "id": entry.id,
        "parent": entry.parent,
        "kind": entry.kind,
        "document_type": entry.document_type,
        "places": list(dict.fromkeys(entry.places)),  # said twice it would be counted twice
        "bodies": list(dict.fromkeys(entry.bodies)),
        "day": fields.day,
        "newest": _newest(fields.day, entry.id),
        "sequence": sequence,
    }
    if fields.year is not None:
        values["year"] = fields.year
    return tantivy.Document.from_dict(values, _schema())


def _newest(day: int, id_: str) -> int:
    """Days downwards, then the first bytes of ids upwards, as one number to sort by downwards."""
    head = int.from_bytes(id_.encode()[:_ID_BYTES].ljust(_ID_BYTES, b"\0"), "big")
    return (day << 8 * _ID_BYTES) + (1 << 8 * _ID_BYTES) - 1 - head


@contextmanager
def _translated(path: Path | None) -> Iterator[None]:
    """Say in our words what tantivy or the disk raises in the block."""
    where = f"the index {path}" if path else "the index in memory"
    try:
        yield
    except (OSError, ValueError) as error:
        if "LockBusy" in str(error):
            raise IndexBusy(f"{where} is being written", "Try again shortly.") from error
        raise IndexUnavailable(
            f"{where} cannot be used: {error}",
            "Check the disk; if the index is damaged, run: camket reindex",
        ) from error
