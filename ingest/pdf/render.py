"""A page of a PDF as a picture, for people to look at."""

from __future__ import annotations

from io import BytesIO

import pypdfium2 as pdfium

from ingest.document import Source
from ingest.errors import Corrupt
from ingest.pdf.read import open_pdf

_LARGEST = 6_000  # pixels on the longer side, whatever the scale


def page_image(source: Source, page: int, *, scale: float = 1.5) -> bytes:
    """PNG of one page (from 0), cropped and rotated as it is seen, `scale` × 72 dots an inch.

    pdfium is not thread-safe: call it in a worker process, or one call at a time. Raises IndexError for a page
    that is not there, Encrypted and Corrupt.
    """
    pdf = open_pdf(source)
    try:
        if not 0 <= page < len(pdf):
            raise IndexError(f"{source.name}: page {page} of {len(pdf)}")
        sheet = pdf[page]
        width, height = sheet.get_size()
        fitting = min(scale, _LARGEST / max(width, height, 1))
        picture = sheet.render(scale=fitting).to_pil()
        out = BytesIO()
        picture.save(out, format="PNG")
        return out.getvalue()
    except pdfium.PdfiumError as error:
        raise Corrupt(
            source.name,
            f"không vẽ được trang {page + 1} / page {page + 1} cannot be drawn",
            "Hãy tải lại tệp / Fetch the file again",
        ) from error
    finally:
        pdf.close()
