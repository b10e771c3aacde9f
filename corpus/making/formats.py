"""A draft as the bytes of a text, an HTML page or a PDF."""

from __future__ import annotations

import html

from corpus.making.draft import Draft

_STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
_MOTTO = "Độc lập - Tự do - Hạnh phúc"
_MENU = ("Trang chủ", "Giới thiệu", "Tin tức", "Văn bản", "Liên hệ")
_COLUMNS = ("TT", "Nội dung", "Đơn vị thực hiện", "Thời hạn")
_MARKS = {"item": "- "}


def as_text(draft: Draft) -> bytes:
    """UTF-8 text, one blank line between pieces."""
    lines = [*draft.letterhead] if draft.news else [*draft.letterhead, _STATE, _MOTTO, f"Số: {draft.number}"]
    lines += [f"[{draft.place_and_date}]" if draft.news else draft.place_and_date]
    title = [draft.title] if draft.news else ["THÔNG BÁO", draft.title]
    parts = ["\n".join(lines), "\n".join(title)]
    parts += [_MARKS.get(kind, "") + text for kind, text in draft.pieces]
    parts += [_text_table(draft)] * bool(draft.rows)
    parts.append("\n".join(draft.signature))
    return ("\n\n".join(parts) + "\n").encode()


def _text_table(draft: Draft) -> str:
    """Columns kept apart by spaces, as typists draw them."""
    rows = [_COLUMNS, *((str(at), row.act, row.actor, row.due) for at, row in enumerate(draft.rows, 1))]
    widths = [max(len(row[column]) for row in rows) + 3 for column in range(len(_COLUMNS))]
    return "\n".join(
        "".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )


def as_html(draft: Draft) -> bytes:
    """A page with banner, menu and footer around the post or notice."""
    title = html.escape(draft.title)
    menu = "".join(f'<li><a href="/{at}">{entry}</a></li>' for at, entry in enumerate(_MENU))
    head = title if draft.news else f"THÔNG BÁO<br>{title}"
    return (
        f'<!DOCTYPE html>\n<html lang="vi"><head><meta charset="utf-8"><title>{title}</title></head>\n<body>'
        f'<header class="banner">{html.escape(draft.letterhead[0])}</header>\n<nav><ul>{menu}</ul></nav>\n'
        f'<main>{_html_letterhead(draft)}\n<h1>{head}</h1>\n<div class="content">\n{_html_pieces(draft)}\n'
        f"{_html_table(draft)}</div>\n<p>{'<br>'.join(map(html.escape, draft.signature))}</p></main>\n"
        f"<footer>Bản quyền thuộc về {html.escape(draft.truth['document']['issuer'] or '')}</footer>"
        "</body></html>\n"
    ).encode()


def _html_letterhead(draft: Draft) -> str:
    if draft.news:
        return f'<div class="date">[{draft.place_and_date}]</div>'
    left = "<br>".join(map(html.escape, draft.letterhead))
    return (
        f"<table><tr><td>{left}</td><td>{_STATE}<br>{_MOTTO}</td></tr>"
        f"<tr><td>Số: {draft.number}</td><td>{html.escape(draft.place_and_date)}</td></tr></table>"
    )


def _html_pieces(draft: Draft) -> str:
    out: list[str] = []
    for at, (kind, text) in enumerate(draft.pieces):
        before = draft.pieces[at - 1][0] if at else ""
        after = draft.pieces[at + 1][0] if at + 1 < len(draft.pieces) else ""
        if kind == "item":
            opening, closing = "<ul>" * (before != "item"), "</ul>" * (after != "item")
            out.append(f"{opening}<li>{html.escape(text)}</li>{closing}")
        else:
            tag = "h3" if kind == "head" else "p"
            out.append(f"<{tag}>{html.escape(text)}</{tag}>")
    return "\n".join(out)


def _html_table(draft: Draft) -> str:
    if not draft.rows:
        return ""
    rows = [(str(at), row.act, row.actor, row.due) for at, row in enumerate(draft.rows, 1)]
    body = "".join("<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>\n" for row in rows)
    return "<table><tr>" + "".join(f"<th>{name}</th>" for name in _COLUMNS) + f"</tr>\n{body}</table>\n"
