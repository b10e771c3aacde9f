"""PDF with a text layer: characters by pdfium, lines with boxes, ruled tables by pdfplumber.

pdfium is not thread-safe: read PDFs in one thread of a process at a time.
"""

from __future__ import annotations

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ingest.document import Document, Source
from ingest.errors import Corrupt, Empty, Encrypted
from ingest.limits import Limits, check_characters, check_pages
from ingest.pdf.bombs import check_streams
from ingest.pdf.margins import mark_margins
from ingest.pdf.pages import read_sheets, sheet_lines
from ingest.pdf.tables import aligned_tables
from ingest.text.blocks import build_blocks


def read_pdf(source: Source, limits: Limits) -> Document:
    """The Document of a PDF. Pages without text make it `incomplete`: they need OCR.

    Raises Encrypted, Corrupt, TooLarge, and Empty for a file whose pages hold nothing at all.
    """
    check_streams(source, limits)
    pdf = open_pdf(source)
    try:
        check_pages(source, len(pdf), limits)
        sheets, incomplete = read_sheets(source, pdf, limits)
        meta = pdf.get_metadata_dict(skip_empty=True)
        count = len(pdf)
    finally:
        pdf.close()
    pages = sheet_lines(sheets)
    if not any(pages) and not incomplete:
        raise Empty(
            source.name, "các trang đều trắng / all pages are blank", "Hãy kiểm tra tệp gốc / Check the original"
        )
    lines = [line for page in mark_margins(pages) for line in aligned_tables(page)]
    text, blocks, found = build_blocks(lines)
    check_characters(source, len(text), limits)
    kept = {key.lower(): value for key, value in meta.items() if key in ("Title", "Author")}
    if "title" in kept and "." in kept["title"][-5:]:
        kept["file_title"] = kept.pop("title")  # "Microsoft Word - a.doc" is no title
    return Document(source.id, source.name, "application/pdf", text, blocks, count, incomplete, {**kept, **found})


def open_pdf(source: Source) -> pdfium.PdfDocument:
    """The opened file. Raises Encrypted or Corrupt."""
    try:
        pdf = pdfium.PdfDocument(source.data)
        len(pdf)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            raise Encrypted(
                source.name,
                "PDF bị khóa bằng mật khẩu / the PDF is locked with a password",
                "Hãy mở bằng mật khẩu và lưu một bản không khóa / Open it with the password and save a copy without",
            ) from error
        raise Corrupt(
            source.name,
            "PDF bị hỏng, không mở được / the PDF is damaged",
            "Hãy tải lại, hoặc mở và in lại ra PDF / Fetch it again, or open it and print it to PDF",
        ) from error
    if len(pdf) == 0:
        pdf.close()
        raise Corrupt(source.name, "PDF không có trang nào / the PDF has no pages", "Hãy tải lại / Fetch it again")
    return pdf
