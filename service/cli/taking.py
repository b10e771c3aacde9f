"""Commands that change the archive: ingest, reprocess, reindex, withdraw."""

from __future__ import annotations

import getpass
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.table import Table

from service.archive import Archive
from service.cli.consoles import console, errors
from service.cli.terminal import archive_of
from service.flow.collect import collect, files
from service.flow.ingest import Progress as Step
from service.flow.ingest import RunSummary, ingest
from service.flow.reprocess import reindex, reprocess
from service.flow.withdrawal import withdraw

FEW = 20  # inputs: for no more, starting processes costs more than they save
Workers = Annotated[int | None, typer.Option(help="Số tiến trình đọc · number of reading processes")]


def ingest_paths(
    context: typer.Context,
    paths: Annotated[list[Path], typer.Argument(help="Tệp và thư mục · files and folders")],
    workers: Workers = None,
) -> None:
    """[bold]Nạp tệp vào kho[/] · take files and folders into the archive.

    Nạp lại cùng tệp không hại gì; lần chạy bị ngắt sẽ được làm tiếp · taking the same files again is harmless, a
    run that was cut off is gone on with.
    """
    with archive_of(context, workers=workers) as archive:
        ingest_with_bar(archive, paths)


def ingest_with_bar(archive: Archive, paths: Sequence[Path]) -> None:
    """Take in files and folders with a progress bar, and say what came of it."""
    settings = archive.settings
    total = sum(1 for _ in files(paths))
    with _Bar("Nạp · taking in", total) as show:
        summary = ingest(
            archive,
            collect(paths, max_bytes=settings.limits.bytes),
            on_progress=show,
            workers=settings.workers if total > FEW else 1,
            total=total,
        )
    _sum_up(summary)


def reprocess_archive(
    context: typer.Context,
    start: Annotated[str, typer.Option("--from", help="read | extract | index")] = "extract",
    workers: Workers = None,
) -> None:
    """[bold]Làm lại cả kho[/] từ bước đọc, trích xuất hay lập chỉ mục · do the archive again from a step on."""
    with archive_of(context, workers=workers) as archive, _Bar("Làm lại · again", None) as show:
        summary = reprocess(archive, start=start, on_progress=show, workers=archive.settings.workers)
    _sum_up(summary)


def reindex_archive(
    context: typer.Context,
    index: Annotated[str | None, typer.Option(help="Chỉ mục mới (URL) · the new index")] = None,
) -> None:
    """[bold]Lập lại chỉ mục[/] từ kho, có thể ở nơi khác · fill the index from the store, maybe elsewhere."""
    with archive_of(context) as archive, _Bar("Chỉ mục · index", None) as show:
        summary = reindex(archive, url=index, on_progress=show)
    _sum_up(summary)
    if index is not None:
        console.print(f"Dùng chỉ mục này · to use it: [bold]CAMKET_INDEX={escape(index)}[/]")


def withdraw_document(
    context: typer.Context,
    document: Annotated[str, typer.Argument(help="Mã văn bản · id of the document")],
    reason: Annotated[str, typer.Option(prompt="Lý do · reason", help="Lý do · why")],
) -> None:
    """[bold]Rút một văn bản[/] khỏi mọi câu trả lời; việc rút được ghi lại · take a document out of every answer."""
    with archive_of(context) as archive:
        withdraw(archive, document, reason=reason, by=getpass.getuser())
    console.print(f"Đã rút · withdrawn: {escape(document)}")


class _Bar:
    """A progress bar with rate and time left while the block runs; gives the callback that moves it."""

    def __init__(self, label: str, total: int | None) -> None:
        self._progress = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]}"),
            TimeElapsedColumn(),
            TextColumn("còn · left"),
            TimeRemainingColumn(),
            console=errors,
        )
        self._task = self._progress.add_task(label, total=total, rate="")

    def __enter__(self) -> Callable[[Step], None]:
        self._progress.start()
        return self._show

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def _show(self, step: Step) -> None:
        speed = self._progress.tasks[0].speed
        rate = f"{speed:.0f}/s" if speed else ""
        self._progress.update(self._task, completed=step.done, total=step.total, rate=rate)


def _sum_up(summary: RunSummary) -> None:
    counts = (
        ("mới · new", summary.new),
        ("trùng nội dung · same text", summary.same_text),
        ("làm lại · done again", summary.reprocessed),
        ("không đổi · unchanged", summary.unchanged),
        ("đã rút · withdrawn", summary.withdrawn),
        ("không đọc được · failed", summary.failures),
    )
    told = ", ".join(f"{label} [bold]{number}[/]" for label, number in counts if number)
    console.print(f"{told or 'không có gì · nothing'}  ({summary.seconds:.1f} s)")
    if summary.resumed is not None:
        console.print("Đã làm tiếp lần chạy bị ngắt · went on with a run that was cut off")
    if summary.failed:
        console.print(_failures(summary))
    if summary.waiting:
        errors.print(
            f"[yellow]Chỉ mục còn chờ {summary.waiting} văn bản · the index waits for them:[/] "
            f"{escape(summary.index_error)}"
        )


def _failures(summary: RunSummary) -> Table:
    table = Table("Tệp · file", "Lý do · reason", "Cách xử lý · remedy", show_lines=False, expand=False)
    for failure in summary.failed[:50]:
        table.add_row(escape(failure.name), escape(failure.reason), escape(failure.remedy))
    if summary.failures > 50:
        table.add_row("…", f"{summary.failures - 50} tệp nữa · more", "camket serve → /luot-chay")
    return table
