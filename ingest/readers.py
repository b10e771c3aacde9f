"""`read(source)`: the one door of this stage, and the table of what reads which kind of content."""

from __future__ import annotations

from collections.abc import Callable

from ingest.document import Document, Source
from ingest.encoding import decode
from ingest.errors import Empty
from ingest.html.read import read_html
from ingest.limits import Limits, check_bytes
from ingest.sniff import sniff
from ingest.text.plain import read_plain
from ingest.unsupported import refusal


def _read_text(source: Source, limits: Limits) -> Document:
    return read_plain(source, decode(source), limits)


def _read_pdf(source: Source, limits: Limits) -> Document:
    from ingest.pdf.read import read_pdf  # loads a library of megabytes, which an archive without PDFs never needs

    return read_pdf(source, limits)


READERS: dict[str, Callable[[Source, Limits], Document]] = {
    "text/plain": _read_text,
    "text/html": read_html,
    "application/pdf": _read_pdf,
}


def read(source: Source, *, limits: Limits = Limits()) -> Document:  # noqa: B008 - a frozen value
    """The Document of a source, by what its bytes are; its name and declared type are only hints.

    Raises a ReadError (Empty, TooLarge, Encrypted, Corrupt, Unsupported, UnknownEncoding) that names the
    source, the reason and the remedy. A page without text makes the Document `incomplete`, not an error.
    """
    if not source.data.strip(b"\x00 \t\r\n"):
        raise _empty(source)
    check_bytes(source, limits)
    kind = sniff(source)
    reader = READERS.get(kind)
    if reader is None:
        raise refusal(source, kind)
    document = reader(source, limits)
    if not document.text and not document.incomplete:
        raise _empty(source)
    return document


def _empty(source: Source) -> Empty:
    return Empty(source.name, "không có chữ nào / there are no words in it", "Hãy tải lại tệp / Fetch the file again")
