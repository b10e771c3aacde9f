"""Commands that need no archive: extract, evaluate."""

from __future__ import annotations

import json as json_module
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from corpus.compare import compare_misses, rows_compared
from corpus.evaluate import NothingToScore, annotations_in, evaluate
from corpus.score import score
from corpus.table import Table
from extract import Record, extract
from extract.export import to_annotation
from ingest import Document, ReadError, Source, read
from service.cli.consoles import console, errors
from service.cli.terminal import print_json, settings_of
from service.errors import ArchiveError
from service.flow.collect import Unreadable, collect
from service.settings import Settings


class SameStem(ArchiveError):
    """Two inputs would write one file."""

    code = "same_stem"


def extract_paths(
    context: typer.Context,
    paths: Annotated[list[Path], typer.Argument(help="Tệp và thư mục · files and folders")],
    json: Annotated[
        Path | None,
        typer.Option(help="Ghi mỗi văn bản một tệp JSON vào thư mục này · JSON files into this folder"),
    ] = None,
) -> None:
    """[bold]Trích xuất không qua kho[/]: ai, làm gì, cho ai, bao giờ · extract without an archive.

    Không có --json thì in ra màn hình · without --json it is printed.
    """
    settings = settings_of(context)
    if json is not None:
        _refuse_same_stems(paths)
        json.mkdir(parents=True, exist_ok=True)
    failed = done = 0
    for source, document in read_all(paths, settings):
        if document is None:
            failed += 1
            continue
        record = extract(document)
        done += 1
        if json is None:
            _print_record(source, record)
        else:
            shape = {**to_annotation(record, document), "source": source.location or source.name}
            text = json_module.dumps(shape, ensure_ascii=False, indent=1) + "\n"
            (json / f"{source.stem}.json").write_text(text, "utf-8")
    if json is not None:
        errors.print(f"{done} → {escape(str(json))}" + (f", không đọc được · failed {failed}" if failed else ""))
    if failed:
        raise typer.Exit(1)


def evaluate_folder(
    context: typer.Context,
    gold_dir: Annotated[Path, typer.Argument(help="Thư mục đáp án JSON · folder of truth")],
    text_dir: Annotated[Path | None, typer.Argument(help="Thư mục văn bản · folder of the documents")] = None,
    compare: Annotated[
        tuple[Path, Path] | None,
        typer.Option(help="Hai thư mục kết quả của extract --json: được gì, mất gì · two folders: gained and lost"),
    ] = None,
    misses: Annotated[bool, typer.Option(help="Liệt kê chỗ sai · list what was missed")] = False,
    json: Annotated[bool, typer.Option("--json", help="JSON cho máy · for machines")] = False,
) -> None:
    """[bold]Chấm điểm[/] trích xuất theo đáp án · score the extraction against truth.

    --compare OLD NEW: so hai lần trích xuất, từng câu một · compare two runs, sentence by sentence.
    """
    if (text_dir is None) == (compare is None):
        raise ArchiveError(
            "Cần một trong hai · give one of TEXT_DIR and --compare",
            "camket evaluate GOLD_DIR TEXT_DIR, or camket evaluate GOLD_DIR --compare OLD_DIR NEW_DIR",
        )
    try:
        if compare is not None:
            _print_comparison(gold_dir, *compare, json=json)
        elif text_dir is not None:
            _print_scores(evaluate(gold_dir, text_dir), misses=misses, json=json)
    except NothingToScore as error:
        raise ArchiveError(str(error).rstrip("."), "camket evaluate GOLD_DIR TEXT_DIR") from error


def _print_comparison(gold_dir: Path, old_dir: Path, new_dir: Path, *, json: bool) -> None:
    gold, old, new = (annotations_in(folder) for folder in (gold_dir, old_dir, new_dir))
    before, after = score(gold, old), score(gold, new)
    comparison = compare_misses(before.misses, after.misses)
    if json:
        print_json({"old": before.as_json(), "new": after.as_json(), **comparison.as_json()})
        return
    typer.echo(comparison.as_text())
    typer.echo(rows_compared(before, after))


def _print_scores(table: Table, *, misses: bool, json: bool) -> None:
    if json:
        print_json(table.as_json())
        return
    typer.echo(table.as_text())
    if misses:
        for miss in table.misses:
            typer.echo(f"{miss.document}\t{miss}")


def read_all(paths: list[Path], settings: Settings) -> Iterator[tuple[Source, Document | None]]:
    """Each input with its document, or with None after its failure was told."""
    limits = settings.limits
    for source in collect(paths, max_bytes=limits.bytes):
        if isinstance(source, Unreadable):
            errors.print(f"[red]✗[/] {escape(str(source.error))}")
            yield Source(b"", source.name, source.location), None
            continue
        try:
            yield source, read(source, limits=limits)
        except ReadError as error:
            errors.print(f"[red]✗[/] {escape(str(error))}")
            yield source, None


def _refuse_same_stems(paths: list[Path]) -> None:
    seen: dict[str, str] = {}
    for source in collect(paths):
        stem = source.stem if isinstance(source, Source) else Path(source.location).stem
        if stem in seen:
            raise SameStem(
                f"{seen[stem]} và · and {source.location} cùng tên · have the same stem {stem!r}",
                "Đổi tên một tệp, hoặc chạy riêng · rename one, or run them apart",
            )
        seen[stem] = source.location or source.name


def _print_record(source: Source, record: Record) -> None:
    console.print(f"[bold]{escape(source.name)}[/]  {escape(record.fields.title or '')}")
    for one in record.commitments:
        who = ", ".join(party.name for party in one.actors) or "—"
        whom = ", ".join(party.name for party in one.beneficiaries)
        due = f"  [cyan]{escape(one.deadline.text)} → {one.deadline.end}[/]" if one.deadline else ""
        console.print(f"  [green]{escape(who)}[/]" + (f" → {escape(whom)}" if whom else "") + due)
        console.print(f"    {escape(one.quote)}")
    counts = (len(record.commitments), len(record.decisions), len(record.figures), len(record.entities))
    labels = ("cam kết", "quyết định", "số liệu", "thực thể")
    told = ", ".join(f"{n} {w}" for n, w in zip(counts, labels, strict=True))
    console.print(f"  [dim]{told}[/]")
