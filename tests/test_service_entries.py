"""What the index is given of a document: words without furniture, places, bodies."""

from __future__ import annotations

from datetime import date

import pytest

from extract import Commitment, Decision, Entity, Event, Fields, Figure, Party, Record
from ingest import Block, BlockKind, Document, Span
from service.flow.entries import IndexedFact, entries_of, searched_text

TEXT = "Trang chủ\nSở Y tế sẽ giúp quận Thốt Nốt và huyện Cờ Đỏ.\nThốt Nốt có 12 trạm y tế."
THOT_NOT, CO_DO = "can-tho.quan-thot-not", "can-tho.huyen-co-do"


def span(words: str, nth: int = 0) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


def document() -> Document:
    first, second, third = (span(line) for line in TEXT.split("\n"))
    blocks = (
        Block(BlockKind.FURNITURE, first),
        Block(BlockKind.PARAGRAPH, second),
        Block(BlockKind.PARAGRAPH, third),
    )
    return Document("s", "a.html", "text/html", TEXT, blocks)


PROMISE = Commitment(
    TEXT.split("\n")[1],
    span(TEXT.split("\n")[1]),
    "promise",
    (Party("Sở Y tế"),),
    (Party("quận Thốt Nốt"), Party("các xã", group=True), Party("quận Thốt Nốt")),
)
FIGURE = Figure("12 trạm y tế", span("12 trạm y tế"), 12, "trạm", places=("Thốt Nốt", "nơi khác"))
DECISION = Decision("giúp quận Thốt Nốt", span("giúp quận Thốt Nốt"), (Party("Sở Y tế"),))
RECORD = Record(
    "s",
    "1",
    Fields("news", "Tin y tế", event=Event(date=date(2010, 4, 21))),
    (
        Entity("LOC", "quận Thốt Nốt", ("Thốt Nốt",), (span("quận Thốt Nốt"), span("Thốt Nốt", 1)), THOT_NOT),
        Entity("LOC", "huyện Cờ Đỏ", (), (span("huyện Cờ Đỏ"),), CO_DO),
        Entity("ORG", "Sở Y tế", (), (span("Sở Y tế"),)),
    ),
)

FACTS = [
    # (case, fact, places, bodies)
    ("what its words name", IndexedFact("1", "commitment", PROMISE), (CO_DO, THOT_NOT), ("Sở Y tế", "quận Thốt Nốt")),
    ("and whom it reaches", IndexedFact("1", "decision", DECISION, ("x",)), (THOT_NOT, "x"), ("Sở Y tế",)),
    ("what it is a figure of", IndexedFact("1", "figure", FIGURE), (THOT_NOT,), ()),
]


@pytest.mark.parametrize(("fact", "places", "bodies"), [row[1:] for row in FACTS], ids=[row[0] for row in FACTS])
def test_the_entry_of_a_fact(fact: IndexedFact, places: tuple[str, ...], bodies: tuple[str, ...]) -> None:
    whole, entry = entries_of("d", document(), RECORD, [fact])
    assert (entry.id, entry.parent, entry.kind, entry.text) == ("1", "d", fact.kind, fact.fact.quote)
    assert (entry.places, entry.bodies) == (places, bodies)
    assert (entry.title, entry.document_type, entry.date) == ("Tin y tế", "news", date(2010, 4, 21))
    assert entry.blocks == ((0, len(fact.fact.quote)),)
    assert (whole.id, whole.parent, whole.kind) == ("d", "d", "document")
    assert set(places) <= set(whole.places)
    assert whole.bodies == ("Sở Y tế",)


def test_furniture_is_not_searched() -> None:
    text, blocks = searched_text(document())
    assert text == "\n".join(TEXT.split("\n")[1:])
    assert [text[start:end] for start, end in blocks] == TEXT.split("\n")[1:]
