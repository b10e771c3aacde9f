"""Promises of a place, and questions: rows over a small archive whose records are made by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from extract import Commitment, Entity, Fields, Interval, Party, Record
from ingest import Source, Span, read
from service.answers.promises import Promises, promised_to, promises_of_body
from service.answers.questions import ask
from service.answers.status import Status, state_by_deadline
from service.answers.understanding import understand
from service.archive import Archive, open_archive
from service.flow.outbox import drain
from service.flow.prepare import prepare_record
from service.flow.take import take
from service.flow.withdrawal import withdraw
from service.flow.write import write
from service.jobs.runs import running
from service.settings import Settings


@dataclass(frozen=True)
class Act:
    """One row: a sentence, who, for whom, until when."""

    quote: str
    actors: tuple[str, ...] = ()
    beneficiaries: tuple[str, ...] = ()
    end: date | None = None


CITY = "Sở Khoa học và Công nghệ thành phố Cần Thơ"
DOCUMENTS: tuple[tuple[str, str | None, date | None, tuple[Act, ...]], ...] = (
    (
        "giao-ban-2010",
        CITY,
        date(2010, 4, 21),
        (
            Act("Sở sẽ xin thêm kinh phí cho quận Thốt Nốt trong quý III.", (CITY,), ("quận Thốt Nốt",), date(2010, 9, 30)),
            Act("Chi cục giúp huyện Cờ Đỏ và quận Thốt Nốt lập hồ sơ.", ("Chi cục Đo lường",), ("huyện Cờ Đỏ", "quận Thốt Nốt")),
            Act("Sở mở lớp tập huấn cho các quận, huyện.", (CITY,), ("các quận, huyện",), date(2010, 12, 31)),
            Act("Phòng Kinh tế quận Thốt Nốt bổ sung thủ tục.", ("Phòng Kinh tế quận Thốt Nốt",)),
            Act("Các quận, huyện lập kế hoạch trước một năm.", ("các quận, huyện",)),
            Act("Sở cấp máy cho các huyện.", (CITY,), ("các huyện",)),
        ),
    ),
    (
        "thong-tin-2017",
        "UBND quận Thốt Nốt",
        date(2017, 11, 2),
        (
            Act("Trạm y tế phường Trung Nhứt được sửa trong năm 2018.", ("Sở Y tế",), ("phường Trung Nhứt",), date(2018, 12, 31)),
            Act("Thành phố hỗ trợ chợ cho thành phố Cần Thơ.", (), ("thành phố Cần Thơ",)),
            Act("Sở Tài chính thành phố Cần Thơ được cấp biên chế.", (), ("Sở Tài chính thành phố Cần Thơ",)),
        ),
    ),
    ("khong-ngay", None, None, (Act("Điện lực Thốt Nốt kéo điện cho các xã.", ("Điện lực Thốt Nốt",), ("các xã",)),)),
)  # fmt: skip

LOCS = (
    Entity("LOC", "quận Thốt Nốt", ("Thốt Nốt",), unit="can-tho.quan-thot-not"),
    Entity("LOC", "huyện Cờ Đỏ", ("Cờ Đỏ",), unit="can-tho.huyen-co-do"),
)


def _record(source: Source, issuer: str | None, day: date | None, acts: tuple[Act, ...]) -> tuple[str, Record]:
    text = "\n\n".join(act.quote for act in acts)
    facts = []
    for act in acts:
        start = text.index(act.quote)
        span = Span(start, start + len(act.quote))
        due = Interval("hạn", span, None, act.end, f"hạn → {act.end}") if act.end else None
        parties = [tuple(Party(name) for name in names) for names in (act.actors, act.beneficiaries)]
        facts.append(Commitment(act.quote, span, "promise", *parties, deadline=due))
    return text, Record(source.id, "1", Fields("notice", "Thông báo", issuer=issuer, date=day), LOCS, tuple(facts))


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    home: Path = tmp_path_factory.mktemp("questions")
    with open_archive(Settings.read({}, home=home)) as opened:
        with running(opened, "ingest") as run:
            for name, issuer, day, acts in DOCUMENTS:
                source = Source("\n\n".join(act.quote for act in acts).encode(), f"{name}.txt", f"/kho/{name}.txt")
                take(run, [source])
                document = read(source)
                text, record = _record(source, issuer, day, acts)
                assert all(act.quote in document.text for act in acts), text
                with opened.writing() as session:
                    write(session, run, [prepare_record(document, record)])
        assert not drain(opened).error
        yield opened


def begins(promises: object) -> list[str]:
    return [one.commitment.quote.split()[0] for one in promises]  # type: ignore[attr-defined]


# asked, (direct, indirect, duties direct, duties indirect) by the first word of each sentence, newest first
PLACES = [
    ("Thốt Nốt", (["Sở", "Chi"], ["Trạm", "Thành", "Sở"], ["Phòng", "Điện"], ["Các"])),
    ("thot not", (["Sở", "Chi"], ["Trạm", "Thành", "Sở"], ["Phòng", "Điện"], ["Các"])),
    ("quận Thốt Nốt", (["Sở", "Chi"], ["Trạm", "Thành", "Sở"], ["Phòng", "Điện"], ["Các"])),
    # "các huyện" of that day had huyện Cờ Đỏ, but not the district of Thốt Nốt
    ("Cờ Đỏ", (["Chi"], ["Thành", "Sở", "Sở"], [], ["Các"])),
    ("Phong Điền", ([], ["Thành", "Sở", "Sở"], [], ["Các"])),
    # another province's district of 2010
    ("huyện Phụng Hiệp", ([], [], [], [])),
]  # fmt: skip


@pytest.mark.parametrize(("asked", "expected"), PLACES, ids=[row[0] for row in PLACES])
def test_what_was_promised_to_a_place(archive: Archive, asked: str, expected: tuple[list[str], ...]) -> None:
    found: Promises = promised_to(archive, asked)
    got = (found.direct, found.indirect, found.duties_direct, found.duties_indirect)
    assert tuple(begins(part) for part in got) == expected


def test_an_answer_says_why_and_where(archive: Archive) -> None:
    first = promised_to(archive, "Thốt Nốt").direct[0]
    assert (first.document, first.date, first.relation.reason_vi) == (
        "giao-ban-2010",
        date(2010, 4, 21),
        "nêu đích danh quận Thốt Nốt",
    )
    indirect = promised_to(archive, "Thốt Nốt").indirect[-1]
    assert "các quận của thành phố Cần Thơ ngày 21/04/2010 có quận Thốt Nốt" in indirect.relation.reason_vi


# the deadline's last day, as of, the state
STATES = [
    (date(2010, 9, 30), date(2010, 9, 30), Status.PENDING),
    (date(2010, 9, 30), date(2010, 10, 1), Status.NO_EVIDENCE),
    (date(2010, 9, 30), date(2009, 1, 1), Status.PENDING),
    (None, date(2010, 10, 1), Status.NO_DEADLINE),
]


@pytest.mark.parametrize(("end", "as_of", "status"), STATES)
def test_the_state_that_the_deadline_gives(end: date | None, as_of: date, status: Status) -> None:
    deadline = Interval("quý III", Span(0, 1), None, end, "") if end else None
    assert state_by_deadline(deadline, as_of=as_of).status is status


def test_the_state_is_seen_from_the_newest_date_of_the_archive_or_the_day_asked(archive: Archive) -> None:
    assert promised_to(archive, "Thốt Nốt").as_of == date(2017, 11, 2)
    early = promised_to(archive, "Thốt Nốt", as_of=date(2010, 5, 1))
    assert early.direct[0].state.status is Status.PENDING


# question, place, body, role, year, state, rest
UNDERSTOOD = [
    ("đã hứa gì với Thốt Nốt năm 2010?", "quận Thốt Nốt", None, "beneficiary", 2010, None, ""),
    ("da hua gi voi thot not nam 2010", "quận Thốt Nốt", None, "beneficiary", 2010, None, ""),
    ("what was promised to Thốt Nốt", "quận Thốt Nốt", None, "beneficiary", None, None, ""),
    ("what was promised to thot not in 2010?", "quận Thốt Nốt", None, "beneficiary", 2010, None, ""),
    ("hứa gì cho huyện Cờ Đỏ", "huyện Cờ Đỏ", None, "beneficiary", None, None, ""),
    ("Thốt Nốt phải làm gì?", "quận Thốt Nốt", None, "actor", None, None, ""),
    ("What must Thốt Nốt do", "quận Thốt Nốt", None, "actor", None, None, ""),
    ("Sở KH&CN hứa gì với Thốt Nốt năm 2010?", "quận Thốt Nốt", "so khoa hoc va cong nghe", "beneficiary", 2010, None, ""),
    ("so khoa hoc va cong nghe da hua gi", None, "so khoa hoc va cong nghe", "actor", None, None, ""),
    ("việc nào ở Thốt Nốt quá hạn", "quận Thốt Nốt", None, "beneficiary", None, "past", ""),
    ("hứa gì với Thốt Nốt về kinh phí", "quận Thốt Nốt", None, "beneficiary", None, None, "kinh phí"),
    ("Phòng Kinh tế quận Thốt Nốt phải làm gì", None, "phong kinh te quan thot not", "actor", None, None, ""),
    ("tập huấn", None, None, None, None, None, "tập huấn"),
    # names that begin like "đã", "có", "ở", "cho"
    ("đã hứa gì với Cờ Đỏ năm 2017?", "huyện Cờ Đỏ", None, "beneficiary", 2017, None, ""),
    ("đã hứa gì với đà nẵng", "thành phố Đà Nẵng", None, "beneficiary", None, None, ""),
    ("da hua gi voi da nang", "thành phố Đà Nẵng", None, "beneficiary", None, None, ""),
    ("đã hứa gì với Ô Môn", "quận Ô Môn", None, "beneficiary", None, None, ""),
    ("hứa gì cho Long Mỹ", "huyện Long Mỹ", None, "beneficiary", None, None, ""),
    ("hua gi cho long my", "huyện Long Mỹ", None, "beneficiary", None, None, ""),
]  # fmt: skip


@pytest.mark.parametrize("row", UNDERSTOOD, ids=[row[0] for row in UNDERSTOOD])
def test_a_question_is_understood(row: tuple[object, ...]) -> None:
    bodies = ("so khoa hoc va cong nghe thanh pho can tho", "phong kinh te quan thot not", "quan thot not")
    found = understand(str(row[0]), is_body=lambda key: any(f"{body} ".startswith(f"{key} ") for body in bodies))
    place = found.place.name if found.place else None
    assert (place, found.body, found.role, found.year, found.state, found.rest) == row[1:]


# question, sentences by their first word, part of the note
ANSWERS = [
    ("đã hứa gì với Thốt Nốt năm 2010?", ["Sở", "Chi", "Sở"], "Thốt Nốt"),
    ("what was promised to Thốt Nốt in 2010", ["Sở", "Chi", "Sở"], ""),
    ("Sở KH&CN hứa gì với Thốt Nốt năm 2010?", ["Sở", "Sở"], ""),
    ("Thốt Nốt phải làm gì", ["Phòng", "Điện", "Các"], ""),
    ("hứa gì với Thốt Nốt về kinh phí", ["Sở"], "Chỉ giữ"),
    ("hứa gì với Thốt Nốt về sân bay", ["Sở", "Chi", "Trạm", "Thành", "Sở"], "bỏ qua"),
    ("việc nào ở Thốt Nốt quá hạn", ["Sở", "Sở"], ""),
    ("hứa gì với Thốt Nốt năm 1999", [], "Kho không có"),
    ("tập huấn", ["Sở"], ""),
    ("sân bay vũ trụ", [], "Kho không có"),
]


@pytest.mark.parametrize(("question", "sentences", "note"), ANSWERS, ids=[row[0] for row in ANSWERS])
def test_a_question_is_answered(archive: Archive, question: str, sentences: list[str], note: str) -> None:
    answer = ask(archive, question)
    assert begins(answer.answers) == sentences
    assert note in " ".join(answer.notes_vi)
    assert len(answer.notes_vi) == len(answer.notes_en)


def test_a_body_is_asked_for_by_any_spelling(archive: Archive) -> None:
    found = promises_of_body(archive, "Sở KH&CN TP.Cần Thơ")
    assert begins(found.duties_direct) == ["Sở", "Sở", "Sở"]
    assert not found.is_place


def test_what_is_withdrawn_is_gone_from_every_answer(archive: Archive) -> None:
    lost = next(one for one in promised_to(archive, "Thốt Nốt").duties_direct if one.date is None)
    withdraw(archive, lost.document_id, reason="kiểm thử", by="kiểm thử")
    assert "Điện" not in begins(promised_to(archive, "Thốt Nốt").duties_direct)
