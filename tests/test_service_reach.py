"""Which units a party's name stands for: rows of (issuer, name) → (unit, relation)."""

from __future__ import annotations

from datetime import date

import pytest

from extract import Commitment, Entity, Fields, Party, Record
from ingest import Span
from service.answers.reach import places_of

THOT_NOT = "can-tho.quan-thot-not"
CO_DO = "can-tho.huyen-co-do"


def record(issuer: str | None, day: date | None = date(2010, 4, 21)) -> Record:
    entities = (
        Entity("LOC", "quận Thốt Nốt", ("Thốt Nốt",), unit=THOT_NOT),
        Entity("ORG", "Sở Khoa học và Công nghệ thành phố Cần Thơ", ("Sở",)),
    )
    return Record("s", "v", Fields("notice", issuer=issuer, date=day), entities)


CITY = "Sở Khoa học và Công nghệ thành phố Cần Thơ"

ROWS = [
    # the unit itself, by its full name, its alias, its people
    (CITY, "quận Thốt Nốt", {(THOT_NOT, "unit")}),
    (CITY, "Thốt Nốt", {(THOT_NOT, "unit")}),
    (CITY, "nhân dân quận Thốt Nốt", {(THOT_NOT, "unit")}),
    (CITY, "320 hộ nghèo của huyện Cờ Đỏ", {(CO_DO, "unit")}),
    # bodies named after it
    (CITY, "UBND quận Thốt Nốt", {(THOT_NOT, "body")}),
    (CITY, "Phòng Kinh tế quận Thốt Nốt", {(THOT_NOT, "body")}),
    (CITY, "Quận ủy Thốt Nốt", {(THOT_NOT, "body")}),
    (CITY, "Chi cục Thuế Thốt Nốt", {(THOT_NOT, "body")}),
    (CITY, "Sở Tài chính TP.Cần Thơ", {("can-tho", "body")}),
    (CITY, "Thành uỷ Cần Thơ", {("can-tho", "body")}),
    # groups: inside the issuer's unit, or the unit that the phrase names
    (CITY, "các quận, huyện", {("can-tho", "group-quan"), ("can-tho", "group-huyen")}),
    (CITY, "quận, huyện", {("can-tho", "group-quan"), ("can-tho", "group-huyen")}),
    (CITY, "9 quận, huyện", {("can-tho", "group-quan"), ("can-tho", "group-huyen")}),
    (CITY, "các Phòng Kinh tế/Công Thương các quận, huyện", {("can-tho", "group-quan"), ("can-tho", "group-huyen")}),
    (CITY, "UBND các xã của huyện Cờ Đỏ", {(CO_DO, "group-xa")}),
    (CITY, "các địa phương", {("can-tho", "group-dia-phuong")}),
    ("UBND huyện Cờ Đỏ", "các xã, thị trấn", {(CO_DO, "group-xa"), (CO_DO, "group-thi-tran")}),
    # nobody can say which place: no province, a body without a place, a lone kind
    ("Văn phòng Chính phủ", "các huyện miền núi", set()),
    (CITY, "Sở Tài chính", set()),
    (CITY, "các đại biểu Hội nghị", set()),
    (CITY, "UBND phường", set()),
]  # fmt: skip


@pytest.mark.parametrize(("issuer", "name", "expected"), ROWS, ids=[f"{row[0][:12]}-{row[1]}" for row in ROWS])
def test_a_name_reaches_its_units(issuer: str, name: str, expected: set[tuple[str, str]]) -> None:
    commitment = Commitment("q", Span(0, 1), "promise", beneficiaries=(Party(name),))
    found = places_of(commitment, record(issuer))
    assert {(reach.unit, reach.relation) for reach in found} == expected
    assert all(reach.role == "beneficiary" for reach in found)


def test_a_group_without_a_province_reaches_nobody() -> None:
    commitment = Commitment("q", Span(0, 1), "promise", actors=(Party("các quận, huyện"),))
    bare = Record("s", "v", Fields("notice", issuer="Văn phòng Chính phủ"))
    assert places_of(commitment, bare) == ()
