"""The command line: `camket ingest`, `camket promised-to "Thốt Nốt"`, `camket serve` …

Settings are options before the command, or environment variables; errors say what to do and end with 1.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from service.cli.commands import CommandGroup
from service.cli.consoles import errors


def main() -> None:
    """Run the command line; mistakes of use and of the world are told in a line or two."""
    try:
        app()()
    except KeyboardInterrupt:
        errors.print("Đã dừng; lần chạy sau sẽ làm tiếp · stopped; the next run goes on from here")
        sys.exit(130)
    except SystemExit:
        raise  # before the next line loads what --help does without
    except _told() as error:
        errors.print(f"[bold red]✗[/] {escape(str(error))}", soft_wrap=True)
        sys.exit(1)


def app() -> typer.Typer:
    """The command line as Typer knows it; commands load their code when they are called."""
    made = typer.Typer(
        name="camket",
        cls=CommandGroup,
        help="Ai đã cam kết làm gì, cho ai, đến bao giờ · who is to do what, for whom, by when",
        no_args_is_help=True,
        rich_markup_mode="rich",
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    made.callback()(_options)
    return made


def _told() -> tuple[type[Exception], ...]:
    """The errors that are told in their own words, without a traceback."""
    from ingest import ReadError  # loaded when something went wrong, not for --help
    from search import SearchError
    from service.errors import ArchiveError

    return ArchiveError, SearchError, ReadError


def _options(
    context: typer.Context,
    home: Annotated[Path | None, typer.Option(help="Thư mục của kho · folder of the archive")] = None,
    store: Annotated[str | None, typer.Option(help="Cơ sở dữ liệu (URL) · database")] = None,
    index: Annotated[str | None, typer.Option(help="Chỉ mục tìm kiếm (URL) · search index")] = None,
    language: Annotated[str | None, typer.Option(help="Ngôn ngữ · language: vi, en")] = None,
) -> None:
    """Keep what was given before the command for `terminal.settings_of`."""
    context.obj = {"home": home, "store": store, "index": index, "language": language}
