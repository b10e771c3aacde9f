"""PDF: the same notice printed by a browser, and odd files made here."""

import re
import zlib
from io import BytesIO
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from ingest import BlockKind, Document, Limits, Source, read
from ingest.errors import Corrupt, Empty, Encrypted, TooLarge
from ingest.pdf.render import page_image

FILES = Path(__file__).parent / "files"
NOTICE = FILES / "notice.pdf"
PARAGRAPH = "The district asks every commune to repair its roads before the rains, and to report each month."


def read_pdf(data: bytes, *, limits: Limits = Limits()) -> Document:  # noqa: B008
    return read(Source(data, "a.pdf"), limits=limits)


def made(*pages: list[tuple[float, float, str]], **options: object) -> bytes:
    """A PDF of pages with lines (x, y from the top, words)."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=A4, **options)
    for lines in pages:
        canvas.setFont("Helvetica", 12)
        for x, y, words in lines:
            canvas.drawString(x, A4[1] - y, words)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def changed(data: bytes, change: object) -> bytes:
    """The PDF after `change(page)` on every page."""
    pdf = pdfium.PdfDocument(data)
    for page in pdf:
        change(page)  # type: ignore[operator]
        page.close()
    out = BytesIO()
    pdf.save(out)
    pdf.close()
    return out.getvalue()


def kinds(document: Document) -> list[tuple[str, str | None, str]]:
    return [(b.kind.value, b.marker, document.words(b)) for b in document.blocks if b.kind is not BlockKind.FURNITURE]


def test_a_printed_notice_reads_as_its_page_does() -> None:
    document = read(Source(NOTICE.read_bytes(), "notice.pdf"))
    page = read(Source((FILES / "notice.html").read_bytes(), "notice.html"))
    assert kinds(document) == kinds(page)
    assert (document.pages, document.incomplete) == (2, ())
    assert [document.words(b) for b in document.blocks if b.kind is BlockKind.FURNITURE] == ["1", "2"]  # page numbers


def test_every_block_has_boxes_on_the_page() -> None:
    document = read(Source(NOTICE.read_bytes(), "notice.pdf"))
    for block in document.blocks:
        assert block.boxes
        for box in block.boxes:
            assert 0 <= box.left < box.right <= 1
            assert 0 <= box.top < box.bottom <= 1
    across = next(b for b in document.blocks if document.words(b).startswith("Thống nhất chủ trương"))
    assert {box.page for box in across.boxes} == {0, 1}  # a paragraph that goes on overleaf


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_boxes_follow_rotation_and_crop(rotation: int) -> None:
    """The word's box is dark in the picture of the page, whatever way the page is turned and cropped."""
    from PIL import Image

    def change(page: pdfium.PdfPage) -> None:
        page.set_rotation(rotation)
        page.set_cropbox(60, 200, 500, 800)

    data = changed(made([(100, 120, "WWWWWWWW")]), change)
    document = read_pdf(data)
    box = document.blocks[0].boxes[0]
    picture = Image.open(BytesIO(page_image(Source(data, "a.pdf"), 0, scale=2))).convert("L")
    width, height = picture.size
    inside = picture.crop(
        (round(box.left * width), round(box.top * height), round(box.right * width), round(box.bottom * height))
    )
    assert inside.getextrema()[0] < 100
    dark, inside_dark = (sum(value < 100 for value in part.tobytes()) for part in (picture, inside))
    assert inside_dark > 0.95 * dark


@pytest.mark.parametrize("angle", [0, 90, 180, 270])
@pytest.mark.parametrize("rotation", [0, 90])
def test_text_is_read_whichever_way_it_runs(angle: int, rotation: int) -> None:
    out = BytesIO()
    canvas = Canvas(out, pagesize=(600, 600))
    canvas.translate(300, 300)
    canvas.rotate(angle)
    canvas.drawString(-200, 100, "The first line of the page stands here.")
    canvas.drawString(-200, 80, "And the second stands below it.")
    canvas.save()
    document = read_pdf(changed(out.getvalue(), lambda page: page.set_rotation(rotation)))
    assert document.text == "The first line of the page stands here.\nAnd the second stands below it."


def test_running_heads_are_furniture_and_paragraphs_go_on_overleaf() -> None:
    words = PARAGRAPH.split()
    head = (200, 30, "Bulletin of the district, page")
    first = [head, (72, 100, "1. Roads."), (72, 115, " ".join(words[:12]))]
    second = [head, (72, 100, " ".join(words[12:])), (72, 115, "The wells are in good order.")]
    document = read_pdf(made(first, second, [head, (72, 100, "2. Water."), (72, 115, "Nothing new.")]))
    furniture = [document.words(b) for b in document.blocks if b.kind is BlockKind.FURNITURE]
    assert furniture == ["Bulletin of the district, page"] * 3
    assert [document.words(b) for b in document.blocks if b.kind is not BlockKind.FURNITURE] == [
        "Roads.",
        PARAGRAPH,
        "The wells are in good order.",
        "Water.",
        "Nothing new.",
    ]


def test_two_columns_of_text_are_read_one_after_the_other() -> None:
    left = [(60, 100 + 15 * i, f"left column line {i} with some words") for i in range(16)]
    right = [(320, 100 + 15 * i, f"right column line {i} with some words") for i in range(16)]
    text = read_pdf(made([pair for pairs in zip(left, right, strict=True) for pair in pairs])).text
    numbers = re.findall(r"(left|right) column line (\d+)", text)
    assert numbers == [("left", str(i)) for i in range(16)] + [("right", str(i)) for i in range(16)]


def ruled_table() -> bytes:
    out = BytesIO()
    canvas = Canvas(out, pagesize=A4)
    canvas.drawString(72, 780, "Works of the year:")
    canvas.grid([72, 200, 350, 450], [600, 630, 660, 690])
    for row, cells in enumerate(
        [("Work", "Who", "When"), ("Road 3", "Commune A", "30/8"), ("Well 5", "Commune B", "quarter IV")]
    ):
        for x, words in zip((80, 208, 358), cells, strict=True):
            canvas.drawString(x, 670 - 30 * row, words)
    canvas.drawString(72, 560, "The district will look after it all until the end.")
    canvas.save()
    return out.getvalue()


def test_a_ruled_table_becomes_cells_where_it_stands() -> None:
    document = read_pdf(ruled_table())
    assert [(b.row, b.column, document.words(b)) for b in document.blocks if b.kind is BlockKind.CELL] == [
        (0, 0, "Work"), (0, 1, "Who"), (0, 2, "When"),
        (1, 0, "Road 3"), (1, 1, "Commune A"), (1, 2, "30/8"),
        (2, 0, "Well 5"), (2, 1, "Commune B"), (2, 2, "quarter IV"),
    ]  # fmt: skip
    assert document.text.startswith("Works of the year:\nWork\tWho\tWhen\nRoad 3\tCommune A\t30/8\n")
    assert document.text.endswith("\nThe district will look after it all until the end.")


def scanned(*, words: str = "") -> bytes:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    out = BytesIO()
    canvas = Canvas(out, pagesize=A4)
    canvas.drawString(72, 700, PARAGRAPH)
    canvas.showPage()
    canvas.drawImage(ImageReader(Image.new("L", (40, 60), 200)), 0, 0, *A4)
    canvas.drawString(300, 20, words)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


@pytest.mark.parametrize("words", ["", "2"], ids=["nothing", "only a page number"])
def test_a_page_without_text_needs_ocr(words: str) -> None:
    document = read_pdf(scanned(words=words))
    assert document.text.startswith(PARAGRAPH)
    assert document.incomplete == ("trang 2: cần nhận dạng chữ (OCR) / page 2: needs OCR",)


def test_a_scan_alone_is_incomplete_not_empty() -> None:
    pdf = pdfium.PdfDocument(scanned())
    pdf.del_page(0)
    out = BytesIO()
    pdf.save(out)
    document = read_pdf(out.getvalue())
    assert (document.text, document.blocks) == ("", ())
    assert document.incomplete == ("trang 1: cần nhận dạng chữ (OCR) / page 1: needs OCR",)


def test_old_fonts_behind_a_pdf_are_decoded() -> None:
    text = read_pdf(made([(72, 100, "Thùc hiÖn kÕ ho¹ch n¨m 2009 cña UBND huyÖn S«ng M¬")])).text
    assert text == "Thực hiện kế hoạch năm 2009 của UBND huyện Sông Mơ"


def bomb(size: int) -> bytes:
    packer = zlib.compressobj(9)
    stream = b"".join(packer.compress(bytes(1 << 20)) for _ in range(size >> 20)) + packer.flush()
    head = b"%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n"
    page = b"3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>\nendobj\n4 0 obj\n<</Filter/FlateDecode/Length "
    return (
        head
        + page
        + str(len(stream)).encode()
        + b">>\nstream\n"
        + stream
        + b"\nendstream\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF"
    )


@pytest.mark.parametrize(
    ("data", "error", "limits"),
    [
        (lambda: made([(72, 100, "x")], encrypt=StandardEncryption("secret")), Encrypted, Limits()),
        (lambda: NOTICE.read_bytes()[:60_000], Corrupt, Limits()),
        (lambda: b"%PDF-1.7\nnothing", Corrupt, Limits()),
        (lambda: made([], []), Empty, Limits()),
        (lambda: made(*[[(72, 100, "x")]] * 3), TooLarge, Limits(pages=2)),
        (lambda: made([(72, 100 + 20 * i, PARAGRAPH) for i in range(9)]), TooLarge, Limits(characters=100)),
        (lambda: bomb(64 << 20), TooLarge, Limits(unpacked=32 << 20)),
    ],
    ids=["password", "cut", "header only", "blank pages", "pages", "characters", "bomb"],
)
def test_what_cannot_be_read_says_why(data: object, error: type[Exception], limits: Limits) -> None:
    with pytest.raises(error, match=r"^a\.pdf: .+ / .+"):
        read_pdf(data(), limits=limits)  # type: ignore[operator]


def test_an_owner_password_alone_does_not_lock() -> None:
    data = made([(72, 100, PARAGRAPH)], encrypt=StandardEncryption("", ownerPassword="owner"))
    assert read_pdf(data).text == PARAGRAPH


def test_page_image() -> None:
    source = Source(NOTICE.read_bytes(), "notice.pdf")
    assert page_image(source, 1, scale=0.5).startswith(b"\x89PNG")
    with pytest.raises(IndexError, match="page 2 of 2"):
        page_image(source, 2)
