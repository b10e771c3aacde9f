"""Commands that ask the archive: search, promised-to, ask."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.box import ROUNDED
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from search import Query, snippets
from service.answers.promises import Promise, Promises, promised_to
from service.answers.questions import ask
from service.answers.status import LABELS, Status, day
from service.cli.consoles import console, errors
from service.cli.results import Result, results_of
from service.cli.terminal import archive_of, day_given, print_json

AsJson = Annotated[bool, typer.Option("--json", help="JSON cho máy · for machines")]
AsOf = Annotated[str | None, typer.Option(help="Tính đến ngày · as of, YYYY-MM-DD")]

_COLOURS = {
    Status.PENDING: "cyan",
    Status.NO_EVIDENCE: "yellow",
    Status.OVERDUE: "red",
    Status.NO_DEADLINE: "dim",
}


def search_words(
    context: typer.Context,
    words: Annotated[list[str], typer.Argument(help='Từ khóa, "cụm từ" · words, "a phrase"')],
    facts: Annotated[bool, typer.Option(help="Tìm trong cam kết, quyết định, số liệu · in facts")] = False,
    limit: Annotated[int, typer.Option(min=1, max=1000, help="Số kết quả · how many")] = 10,
    json: AsJson = False,
) -> None:
    """[bold]Tìm[/] trong toàn văn, có dấu hay không dấu · search, with or without accents."""
    text = " ".join(words)
    with archive_of(context) as archive:
        page = archive.index.find(Query(text=text, facts=facts, limit=limit))
        rows = results_of(archive, page)
    if json:
        hits = [row.as_json() for row in rows]
        print_json({"total": page.total, "corrected": page.corrected, "hits": hits})
        return
    if page.corrected:
        console.print(f"Tìm theo · searched for: [bold]{escape(page.corrected)}[/]")
    console.print(f"{page.total} kết quả · results")
    for row in rows:
        _print_result(row, page.corrected or text)


def _print_result(row: Result, words: str) -> None:
    when = f" [dim]{day(row.date)}[/]" if row.date else ""
    console.print(f"\n[bold]{escape(row.title)}[/]{when}  [dim]{escape(row.document)} · {escape(row.id)}[/]")
    for snippet in snippets(row.text, words):
        marked = Text(row.text[snippet.start : snippet.end])
        for start, end in snippet.marks:
            marked.stylize("bold yellow", start - snippet.start, end - snippet.start)
        console.print(marked)


def promised(
    context: typer.Context,
    place: Annotated[str, typer.Argument(help="Nơi hoặc cơ quan · a place or a body")],
    as_of: AsOf = None,
    json: AsJson = False,
) -> None:
    """[bold]Đã hứa gì với một nơi[/], và nơi đó phải làm gì · what was promised to a place, and its own duties."""
    with archive_of(context) as archive:
        promises = promised_to(archive, place, as_of=day_given(as_of))
        language = archive.settings.language
    if json:
        from service.api.promises import promises_shape  # FastAPI takes a second to load: for machines only

        print_json(promises_shape(promises, language).model_dump(mode="json"))
        return
    _print_promises(promises)


def ask_question(
    context: typer.Context,
    question: Annotated[list[str], typer.Argument(help="Câu hỏi · the question")],
    as_of: AsOf = None,
    json: AsJson = False,
) -> None:
    """[bold]Hỏi[/]: “đã hứa gì với Thốt Nốt năm 2010?” · ask, in Vietnamese or English."""
    with archive_of(context) as archive:
        answer = ask(archive, " ".join(question), as_of=day_given(as_of))
        language = archive.settings.language
    if json:
        from service.api.promises import answer_shape  # as above

        print_json(answer_shape(answer, language).model_dump(mode="json"))
        return
    for note in answer.notes_vi:
        errors.print(f"[dim]{escape(note)}[/]")
    if answer.answers:
        _print_list(f"{answer.promises.name or 'Câu trả lời · answers'}", answer.answers)


def _print_promises(promises: Promises) -> None:
    console.print(f"[bold]{escape(promises.name)}[/]  [dim]tính đến · as of {day(promises.as_of)}[/]")
    if promises.others:
        others = escape("; ".join(promises.others[:5]))
        console.print(f"[dim]cùng tên còn có · also of this name: {others}[/]")
    sections = (
        ("Hứa với nơi này · promised to it", promises.direct),
        ("Gián tiếp · indirectly", promises.indirect),
        ("Nơi này phải làm · its own duties", promises.duties_direct),
        ("Phải làm, gián tiếp · duties, indirectly", promises.duties_indirect),
    )
    for title, listed in sections:
        if listed:
            _print_list(title, listed)
    if not promises.all:
        console.print("Kho không có cam kết nào như vậy · nothing in the archive")


def _print_list(title: str, promises: tuple[Promise, ...]) -> None:
    table = Table(title=f"{title} ({len(promises)})", title_justify="left", show_lines=True, expand=True, box=ROUNDED)
    table.add_column("Câu · sentence", ratio=5, overflow="fold")
    table.add_column("Ai · who", ratio=2, overflow="fold")
    table.add_column("Hạn · by when", ratio=2)
    for one in promises:
        status = one.state.status
        due = f"{escape(one.commitment.deadline.text)}\n" if one.commitment.deadline else ""
        colour = _COLOURS.get(status, "green")
        when = day(one.date) if one.date else "không rõ ngày · undated"
        why = f"{escape(one.document)} · {when}\n{escape(one.relation.reason_vi)}"
        table.add_row(
            f"{escape(one.commitment.quote)}\n[dim]{why}[/]",
            escape(", ".join(actor.name for actor in one.commitment.actors) or "—"),
            f"{due}[{colour}]{LABELS[status][0]}[/]",
        )
    console.print(table)
