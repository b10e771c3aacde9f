"""The command that names across documents: registry."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer
from rich.markup import escape

from extract import extract
from extract.entities.spelling import key
from extract.registry import Entry, Occurrence, registry
from service.cli.consoles import console
from service.cli.reading import read_all
from service.cli.terminal import print_json, settings_of


def list_registry(
    context: typer.Context,
    paths: Annotated[list[Path], typer.Argument(help="Tệp và thư mục · files and folders")],
    type: Annotated[str | None, typer.Option(help="ORG, PER, LOC, DOC, EVENT")] = None,
    name: Annotated[str | None, typer.Option(help="Chỉ những mục có tên này · only entries of that name")] = None,
    json: Annotated[bool, typer.Option("--json", help="JSON cho máy · for machines")] = False,
) -> None:
    """[bold]Danh bạ[/] qua nhiều văn bản: cơ quan, người, văn bản, hội nghị · who is named where, across documents."""
    read = [(source, document) for source, document in read_all(paths, settings_of(context)) if document is not None]
    names = {document.source_id: source.location or source.name for source, document in read}
    found = registry((document, extract(document)) for _, document in read)
    kept = [one for one in found if type in (None, one.type) and (name is None or _called(one, name))]
    if json:
        print_json([_shape(one, names) for one in kept])
        return
    for one in kept:
        console.print(f"[bold]{escape(one.name)}[/]  [dim]{escape(one.key)}[/]", soft_wrap=True)
        for occurrence in one.occurrences:
            console.print(f"  {escape(_told(occurrence, names))}", soft_wrap=True)
    if any(paths) and len(read) == 0:
        raise typer.Exit(1)


def _called(entry: Entry, name: str) -> bool:
    """Whether one of the forms of an entry has the words of the name in a row."""
    wanted = key(name)
    forms = (key(form) for form in (entry.name, *entry.forms))
    return any(form[i : i + len(wanted)] == wanted for form in forms for i in range(len(form)))


def _told(occurrence: Occurrence, names: dict[str, str]) -> str:
    role = f" — {occurrence.role.office}, {occurrence.role.body or '?'}" if occurrence.role else ""
    when = f" ({occurrence.date})" if occurrence.date else ""
    return f"{names[occurrence.document]}{when}: {occurrence.form}{role}"


def _shape(entry: Entry, names: dict[str, str]) -> dict[str, Any]:
    return {
        "key": entry.key, "type": entry.type, "name": entry.name, "forms": entry.forms, "unit": entry.unit,
        "parent": entry.parent, "successors": entry.successors,
        "occurrences": [
            {
                "document": one.document, "source": names[one.document], "start": one.span.start, "end": one.span.end,
                "form": one.form, "date": one.date.isoformat() if one.date else None, "ordinal": one.ordinal,
                "role": {"office": one.role.office, "body": one.role.body} if one.role else None, "own": one.own,
            }
            for one in entry.occurrences
        ],
    }  # fmt: skip
