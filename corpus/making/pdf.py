"""A draft as a PDF with a text layer. Needs reportlab and font-roboto, which only development installs."""

from __future__ import annotations

from functools import cache
from html import escape
from io import BytesIO

from corpus.making.draft import Draft

FONT = "Roboto"


class NoPdfWriter(Exception):
    """What writes PDFs is not installed: says how to install it."""


def as_pdf(draft: Draft) -> bytes:
    """A4 pages with letterhead, body, a ruled table of work and signature. Same draft, same bytes."""
    _register_font()
    from reportlab.lib.units import mm
    from reportlab.platypus import SimpleDocTemplate

    target = BytesIO()
    pages = SimpleDocTemplate(
        target,
        title=draft.title,
        leftMargin=25 * mm,
        rightMargin=15 * mm,
        topMargin=20 * mm,
        bottomMargin=20 * mm,
        invariant=1,
    )
    pages.build(_story(draft))
    return target.getvalue()


@cache
def _register_font() -> None:
    try:
        import font_roboto
        from reportlab.pdfbase import pdfmetrics
        from reportlab.pdfbase.ttfonts import TTFont
    except ImportError as error:
        raise NoPdfWriter("Install reportlab and font-roboto to make PDFs, or ask for txt and html") from error
    pdfmetrics.registerFont(TTFont(FONT, font_roboto.Roboto))


def _story(draft: Draft) -> list[object]:
    from reportlab.lib.enums import TA_CENTER
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph, Spacer

    body = ParagraphStyle("body", fontName=FONT, fontSize=11, leading=15, spaceAfter=5)
    title = ParagraphStyle("title", parent=body, alignment=TA_CENTER, fontSize=12, spaceAfter=10)
    item = ParagraphStyle("item", parent=body, leftIndent=14)
    story: list[object] = [_letterhead(draft, body), Spacer(1, 10)]
    if not draft.news:
        story.append(Paragraph("THÔNG BÁO", title))
    story.append(Paragraph(escape(draft.title), title))
    for kind, text in draft.pieces:
        mark, style = ("- ", item) if kind == "item" else ("", body)
        story.append(Paragraph(mark + escape(text), style))
    if draft.rows:
        story.append(_work(draft, body))
    story += [Spacer(1, 10), *(Paragraph(escape(line), title) for line in draft.signature)]
    return story


def _letterhead(draft: Draft, body: object) -> object:
    from reportlab.platypus import Paragraph, Table

    left = "<br/>".join(map(escape, draft.letterhead))
    if draft.news:
        return Table([[Paragraph(left, body), Paragraph(f"[{draft.place_and_date}]", body)]])
    state = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br/>Độc lập - Tự do - Hạnh phúc"
    rows = [(left, state), (f"Số: {draft.number}", escape(draft.place_and_date))]
    return Table([[Paragraph(cell, body) for cell in row] for row in rows])


def _work(draft: Draft, body: object) -> object:
    from reportlab.lib import colors
    from reportlab.lib.units import mm
    from reportlab.platypus import Paragraph, Table

    rows = [("TT", "Nội dung", "Đơn vị thực hiện", "Thời hạn")]
    rows += [(str(at), row.act, row.actor, row.due) for at, row in enumerate(draft.rows, 1)]
    cells = [[Paragraph(escape(cell), body) for cell in row] for row in rows]
    ruled = [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    return Table(cells, colWidths=[10 * mm, 80 * mm, 45 * mm, 30 * mm], style=ruled)
