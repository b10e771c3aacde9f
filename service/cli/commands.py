"""The table of commands, and the group that loads a command's code only when it is called.

What the commands stand on (spaCy, SQLAlchemy, FastAPI) takes seconds to load; `camket --help` needs none of it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup


@dataclass(frozen=True, slots=True)
class CommandRow:
    """A command: its name, where its function is, and the first line of that function's docstring."""

    name: str
    module: str
    function: str
    help: str

    def load(self) -> Callable[..., Any]:
        """The function, imported."""
        function: Callable[..., Any] = getattr(import_module(f"service.cli.{self.module}"), self.function)
        return function


COMMANDS = (
    CommandRow(
        "ingest", "taking", "ingest_paths", "[bold]Nạp tệp vào kho[/] · take files and folders into the archive."
    ),
    CommandRow(
        "search",
        "finding",
        "search_words",
        "[bold]Tìm[/] trong toàn văn, có dấu hay không dấu · search, with or without accents.",
    ),
    CommandRow(
        "promised-to",
        "finding",
        "promised",
        "[bold]Đã hứa gì với một nơi[/], và nơi đó phải làm gì · what was promised to a place, and its own duties.",
    ),
    CommandRow(
        "ask",
        "finding",
        "ask_question",
        "[bold]Hỏi[/]: “đã hứa gì với Thốt Nốt năm 2010?” · ask, in Vietnamese or English.",
    ),
    CommandRow(
        "serve", "serving", "serve", "[bold]Mở trang web của kho[/] tại 127.0.0.1 · serve the pages and the API."
    ),
    CommandRow(
        "demo",
        "serving",
        "demo",
        "[bold]Xem thử với kho mẫu[/]: nạp, rồi mở trang web · take in the sample archive, and serve it.",
    ),
    CommandRow(
        "extract",
        "reading",
        "extract_paths",
        "[bold]Trích xuất không qua kho[/]: ai, làm gì, cho ai, bao giờ · extract without an archive.",
    ),
    CommandRow(
        "registry",
        "registering",
        "list_registry",
        "[bold]Danh bạ[/] qua nhiều văn bản: cơ quan, người, văn bản, hội nghị · who is named where, across documents.",
    ),
    CommandRow(
        "annotate",
        "truth",
        "annotate_files",
        "[bold]Soạn đáp án[/]: ghi điều máy tìm thấy thành văn bản dễ sửa, rồi đọc lại có kiểm tra.",
    ),
    CommandRow(
        "evaluate",
        "reading",
        "evaluate_folder",
        "[bold]Chấm điểm[/] trích xuất theo đáp án · score the extraction against truth.",
    ),
    CommandRow(
        "reprocess",
        "taking",
        "reprocess_archive",
        "[bold]Làm lại cả kho[/] từ bước đọc, trích xuất hay lập chỉ mục · do the archive again from a step on.",
    ),
    CommandRow(
        "reindex",
        "taking",
        "reindex_archive",
        "[bold]Lập lại chỉ mục[/] từ kho, có thể ở nơi khác · fill the index from the store, maybe elsewhere.",
    ),
    CommandRow(
        "withdraw",
        "taking",
        "withdraw_document",
        "[bold]Rút một văn bản[/] khỏi mọi câu trả lời; việc rút được ghi lại · take a document out of every answer.",
    ),
    CommandRow(
        "settings",
        "checking",
        "list_settings",
        "[bold]Các thiết lập[/]: tên biến, giá trị, ý nghĩa · settings, their values and meaning.",
    ),
    CommandRow(
        "doctor",
        "checking",
        "doctor",
        "[bold]Khám máy[/]: có gì, thiếu gì, lấy ở đâu · what is installed, what is missing, how to get it.",
    ),
)


class CommandGroup(TyperGroup):
    """The commands of the table: listed by its rows, loaded when one of them is called."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self.commands = {row.name: TyperCommand(row.name, help=row.help) for row in COMMANDS}

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        """The command that the words name, with its options. The group is asked for it once a call."""
        name, command, rest = super().resolve_command(ctx, args)
        row = next((row for row in COMMANDS if row.name == name), None)
        return name, _loaded(row) if row and command else command, rest


def _loaded(row: CommandRow) -> Any:
    """The real command. Typer makes a group of several, and of one the command itself."""
    alone = typer.Typer(rich_markup_mode="rich", add_completion=False, pretty_exceptions_enable=False)
    alone.command(row.name)(row.load())
    return typer.main.get_command(alone)
