"""The command line: `camket ingest`, `camket promised-to "Thốt Nốt"`, `camket serve` …

Settings are options before the command, or environment variables; errors say what to do and end with 1.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.markup import escape

from ingest import ReadError
from search import SearchError
from service.cli import checking, finding, reading, serving, taking, truth
from service.cli.terminal import errors
from service.errors import ArchiveError

COMMANDS: tuple[tuple[str, Callable[..., Any]], ...] = (
    ("ingest", taking.ingest_paths),
    ("search", finding.search_words),
    ("promised-to", finding.promised),
    ("ask", finding.ask_question),
    ("serve", serving.serve),
    ("demo", serving.demo),
    ("extract", reading.extract_paths),
    ("annotate", truth.annotate_files),
    ("evaluate", reading.evaluate_folder),
    ("reprocess", taking.reprocess_archive),
    ("reindex", taking.reindex_archive),
    ("withdraw", taking.withdraw_document),
    ("settings", checking.list_settings),
    ("doctor", checking.doctor),
)


def main() -> None:
    """Run the command line; mistakes of use and of the world are told in a line or two."""
    try:
        _app()()
    except (ArchiveError, SearchError, ReadError) as error:
        errors.print(f"[bold red]✗[/] {escape(str(error))}")
        sys.exit(1)
    except KeyboardInterrupt:
        errors.print("Đã dừng; lần chạy sau sẽ làm tiếp · stopped; the next run goes on from here")
        sys.exit(130)


def _app() -> typer.Typer:
    app = typer.Typer(
        name="camket",
        help="Ai đã cam kết làm gì, cho ai, đến bao giờ · who is to do what, for whom, by when",
        no_args_is_help=True,
        rich_markup_mode="rich",
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_options)
    for name, command in COMMANDS:
        app.command(name)(command)
    return app


def _options(
    context: typer.Context,
    home: Annotated[Path | None, typer.Option(help="Thư mục của kho · folder of the archive")] = None,
    store: Annotated[str | None, typer.Option(help="Cơ sở dữ liệu (URL) · database")] = None,
    index: Annotated[str | None, typer.Option(help="Chỉ mục tìm kiếm (URL) · search index")] = None,
    language: Annotated[str | None, typer.Option(help="Ngôn ngữ · language: vi, en")] = None,
) -> None:
    """Keep what was given before the command for `terminal.settings_of`."""
    context.obj = {"home": home, "store": store, "index": index, "language": language}
