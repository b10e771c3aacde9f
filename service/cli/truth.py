"""Commands that make truth: annotate (write a document's facts as editable text, read them back checked)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, cast

import typer
from rich.markup import escape

from corpus.annotation.check import BadAnnotation, read_annotation
from corpus.annotation.text import annotation_text
from extract import extract
from extract.export import Annotation, to_annotation
from ingest import Document, Source, read
from service.cli.consoles import errors
from service.cli.terminal import settings_of
from service.errors import ArchiveError

SUFFIX = ".facts.txt"


class NotAnnotated(ArchiveError):
    """An annotation that cannot be written or kept."""

    code = "not_annotated"


def annotate_files(
    context: typer.Context,
    paths: Annotated[
        list[Path], typer.Argument(help="Văn bản, hoặc với --read tệp đã sửa · documents, or edited files")
    ],
    read_back: Annotated[bool, typer.Option("--read", help="Đọc tệp đã sửa, kiểm tra, ghi JSON · read back")] = False,
    truth: Annotated[
        Path | None,
        typer.Option(
            help="Thư mục đáp án JSON: sửa tiếp từ đó, ghi vào đó · folder of truth to start from and to write"
        ),
    ] = None,
    to: Annotated[Path, typer.Option(help="Nơi ghi tệp để sửa · where the files to edit are written")] = Path(),
    force: Annotated[bool, typer.Option(help="Ghi đè tệp đang sửa · overwrite edited files")] = False,
) -> None:
    """[bold]Soạn đáp án[/]: ghi điều máy tìm thấy thành văn bản dễ sửa, rồi đọc lại có kiểm tra.

    Write what is found in each FILE as NAME.facts.txt for any editor; --read checks it and writes NAME.json.
    """
    failed = 0
    for path in paths:
        try:
            kept = _read_back(path, truth or path.parent) if read_back else _write(context, path, truth, to, force)
            errors.print(f"{escape(str(path))} → {escape(str(kept))}", soft_wrap=True)
        except BadAnnotation as bad:
            failed += 1
            errors.print(f"[red]✗[/] {escape(str(bad))}", soft_wrap=True)
    if failed:
        raise typer.Exit(1)


def _write(context: typer.Context, path: Path, truth: Path | None, to: Path, force: bool) -> Path:
    target = to / f"{path.stem}{SUFFIX}"
    if target.exists() and not force:
        raise NotAnnotated(f"{target} đã có · is there already", "Thêm --force để ghi đè · add --force to overwrite it")
    document = read(Source(_bytes(path), path.name, str(path)), limits=settings_of(context).limits)
    to.mkdir(parents=True, exist_ok=True)
    target.write_text(annotation_text(_start(document, path, truth), document), "utf-8")
    return target


def _start(document: Document, path: Path, truth: Path | None) -> Annotation:
    """The truth that there is already, else what extraction finds."""
    known = truth / f"{path.stem}.json" if truth else None
    if known is not None and known.exists():
        return cast(Annotation, json.loads(known.read_text("utf-8")))
    return to_annotation(extract(document), document)


def _read_back(path: Path, truth: Path) -> Path:
    try:
        text = _bytes(path).decode("utf-8")
    except UnicodeDecodeError as error:
        raise NotAnnotated(
            f"{path} không phải UTF-8 · is not UTF-8", "Lưu lại bằng UTF-8 · save it as UTF-8"
        ) from error
    annotation = read_annotation(text, name=str(path))
    target = truth / f"{path.name.removesuffix(SUFFIX).removesuffix('.txt')}.json"
    truth.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(annotation, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return target


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise NotAnnotated(f"{path}: {error.strerror}", "Kiểm tra đường dẫn · check the path") from error
