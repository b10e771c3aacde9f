"""A record in the shape of the truth files."""

from __future__ import annotations

from datetime import date

from extract.export import to_annotation
from extract.record import (
    Commitment,
    Decision,
    Entity,
    Event,
    Fields,
    Figure,
    Interval,
    Party,
    Record,
)
from ingest import Document, Span

SPAN = Span(0, 4)
DOCUMENT = Document(source_id="s", name="thong-bao.txt", media_type="text/plain", text="Sở sẽ", blocks=())


def record(event: Event, value: float) -> Record:
    deadline = Interval("trước 15/6", SPAN, None, date(2010, 6, 14), "trước ngày 15/6/2010")
    return Record(
        source_id="s",
        version="1",
        fields=Fields(type="notice", title="Thông báo", date=date(2010, 4, 21), event=event),
        entities=(Entity("ORG", "Sở Xây dựng", ("Sở",)),),
        commitments=(Commitment("Sở sẽ", SPAN, "promise", (Party("Sở Xây dựng"),), (), deadline),),
        decisions=(Decision("nhất trí", SPAN, (Party("Hội nghị"),)),),
        figures=(Figure("2.002 cân", SPAN, value, "cân", places=("quận Ô Môn",)),),
    )


def test_every_part_is_there() -> None:
    given = to_annotation(record(Event(name="Hội nghị", ordinal=1), 2002.0), DOCUMENT, source="kho/a.txt")
    assert given == {
        "source": "kho/a.txt",
        "document": {
            "type": "notice",
            "title": "Thông báo",
            "number": None,
            "issuer": None,
            "date": "2010-04-21",
            "event": {
                "name": "Hội nghị",
                "ordinal": 1,
                "date": None,
                "place": None,
                "chairs": [],
                "attendance": None,
            },
        },
        "entities": [{"type": "ORG", "name": "Sở Xây dựng", "aliases": ["Sở"]}],
        "commitments": [
            {
                "quote": "Sở sẽ",
                "actors": ["Sở Xây dựng"],
                "beneficiaries": [],
                "kind": "promise",
                "deadline": {"text": "trước 15/6", "start": None, "end": "2010-06-14"},
            }
        ],
        "decisions": [{"quote": "nhất trí", "by": ["Hội nghị"]}],
        "figures": [
            {
                "quote": "2.002 cân",
                "value": 2002,
                "unit": "cân",
                "subject": None,
                "places": ["quận Ô Môn"],
                "period": None,
                "qualifier": None,
            }
        ],
    }
    assert isinstance(given["figures"][0]["value"], int)


def test_no_event_is_null_and_the_name_stands_in_for_the_source() -> None:
    given = to_annotation(record(Event(), 1.5), DOCUMENT)
    assert given["document"]["event"] is None
    assert given["source"] == "thong-bao.txt"
    assert given["figures"][0]["value"] == 1.5
