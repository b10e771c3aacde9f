"""Commands that look at the installation: settings, doctor."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from search import SearchError
from service.archive import open_archive
from service.cli.consoles import console
from service.cli.terminal import print_json, settings_of
from service.errors import ArchiveError
from service.library import overview
from service.settings import SETTINGS, Settings


def list_settings(
    context: typer.Context,
    json: Annotated[bool, typer.Option("--json", help="JSON cho máy · for machines")] = False,
) -> None:
    """[bold]Các thiết lập[/]: tên biến, giá trị, ý nghĩa · settings, their values and meaning."""
    settings = settings_of(context)
    rows = [(one.env, _shown(settings, one.name), one.help_vi, one.help_en) for one in SETTINGS]
    if json:
        print_json([dict(zip(("env", "value", "vi", "en"), row, strict=True)) for row in rows])
        return
    table = Table("Biến · variable", "Giá trị · value", "Ý nghĩa · meaning")
    for env, value, vi, en in rows:
        table.add_row(env, escape(value), f"{escape(vi)}\n[dim]{escape(en)}[/]")
    console.print(table)


def doctor(context: typer.Context) -> None:
    """[bold]Khám máy[/]: có gì, thiếu gì, lấy ở đâu · what is installed, what is missing, how to get it."""
    table = Table("", "Phần · part", "Thấy · found", "Cách có · how to get it")
    healthy = True
    for good, part, seen, remedy in _findings(settings_of(context)):
        mark = "[green]✓[/]" if good else "[yellow]–[/]" if good is None else "[red]✗[/]"
        healthy = healthy and good is not False
        table.add_row(mark, part, escape(seen), escape(remedy))
    console.print(table)
    if not healthy:
        raise typer.Exit(1)


def _shown(settings: Settings, name: str) -> str:
    value = getattr(settings, name)
    if value is None:
        return "—"
    return "•••" if name == "token" else str(value)


Finding = tuple[bool | None, str, str, str]  # good (None: optional and absent), part, what was seen, remedy


def _findings(settings: Settings) -> Iterator[Finding]:
    good = sys.version_info >= (3, 11)
    yield good, "Python", sys.version.split()[0], "" if good else "Python ≥ 3.11"
    for package, needed_for in (
        ("spacy", "trích xuất · extraction"),
        ("underthesea", "tách từ · word segmentation"),
        ("pypdfium2", "PDF"),
        ("tantivy", "chỉ mục nhúng · embedded index"),
    ):
        yield _package(package, needed_for, required=True)
    yield _package("psycopg", "PostgreSQL (không bắt buộc · optional)", required=False)
    yield from _archive_findings(settings)


def _package(name: str, needed_for: str, *, required: bool) -> Finding:
    try:
        return True, f"{name}: {needed_for}", version(name), ""
    except PackageNotFoundError:
        remedy = "pip install camket" if required else "pip install 'camket[postgres]'"
        return False if required else None, f"{name}: {needed_for}", "thiếu · missing", remedy


def _archive_findings(settings: Settings) -> Iterator[Finding]:
    if not settings.home.exists() and "CAMKET_STORE" not in os.environ:
        yield None, "kho · archive", f"{settings.home}: chưa có · not yet", "camket ingest PATH"
        return
    free = shutil.disk_usage(settings.home).free / 1e9
    yield free > 1, "đĩa · disk", f"{free:.1f} GB trống · free", "" if free > 1 else "Dọn bớt · make room"
    try:
        with open_archive(settings) as archive:
            seen = overview(archive)
            yield True, "cơ sở dữ liệu · store", f"{seen.documents} văn bản · documents", ""
            count = archive.index.count()
            behind = seen.waiting
            told = f"{count} mục · entries" + (f", chờ · waiting {behind}" if behind else "")
            yield behind == 0, "chỉ mục · index", told, "" if behind == 0 else "camket reindex"
    except (ArchiveError, SearchError) as error:
        yield False, "kho · archive", error.reason, error.remedy
