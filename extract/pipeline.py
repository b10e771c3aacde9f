"""`extract(document)`: one list of steps, in the order in which each needs what those before it found."""

from __future__ import annotations

import functools
import hashlib
from importlib import resources
from pathlib import Path

from extract.commitments.find import find_commitments
from extract.dates.find import find_times
from extract.entities.find import find_mentions
from extract.entities.names import name_entities
from extract.figures.find import find_figures
from extract.header.fields import read_fields
from extract.model.weights import shipped
from extract.record import Record
from ingest import Document


def extract(document: Document) -> Record:
    """All that is found in one document. A pure function: the same document and version give the same record."""
    mentions = find_mentions(document)
    times = find_times(document)
    fields = read_fields(document, mentions, times)
    names = name_entities(document, mentions, fields)
    figures = find_figures(document, times=times, entities=names.entities, news=fields.type == "news")
    commitments, decisions = find_commitments(
        document, names, mentions=mentions, fields=fields, times=times, model=shipped()
    )
    return Record(document.source_id, version(), fields, names.entities, commitments, decisions, figures)


@functools.cache
def version() -> str:
    """The version of the pipeline: changes whenever a rule, a word list or the model does."""
    digest = hashlib.sha256()
    package = Path(str(resources.files("extract")))
    for file in sorted(package.rglob("*")):
        if file.name.endswith((".py", ".txt", ".tsv", ".toml", ".json.gz")):
            digest.update(file.relative_to(package).as_posix().encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()[:12]
