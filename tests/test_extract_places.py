"""Administrative units: found by any of their names, on the right day, with what lies in and around them."""

from __future__ import annotations

import time
from datetime import date

import pytest

from extract import lexicon
from extract.places import Gazetteer, gazetteer, load

NOW, THEN, LONG_AGO = date(2026, 1, 1), date(2010, 4, 21), date(2006, 5, 1)


@pytest.fixture(scope="module")
def units() -> Gazetteer:
    return gazetteer()


@pytest.mark.parametrize(
    ("name", "on", "first"),
    [
        ("quận Thốt Nốt", THEN, "can-tho.quan-thot-not"),
        ("Thốt Nốt", THEN, "can-tho.quan-thot-not"),  # a bare name is the highest unit of that name
        ("thot not", THEN, "can-tho.quan-thot-not"),
        ("QUẬN THỐT NỐT", THEN, "can-tho.quan-thot-not"),
        ("Thốt Nốt", LONG_AGO, "can-tho.huyen-thot-not"),
        ("Thốt Nốt", NOW, "can-tho.phuong-thot-not"),
        ("TP.Cần Thơ", THEN, "can-tho"),
        ("tp can tho", THEN, "can-tho"),
        ("TP.HCM", THEN, "ho-chi-minh"),
        ("TP HCM", THEN, "ho-chi-minh"),
        ("Quận 1", THEN, "ho-chi-minh.quan-1"),
        ("Q.Sơn Trà", THEN, "da-nang.quan-son-tra"),
        ("TX.Kỳ Anh", date(2017, 6, 26), "ha-tinh.thi-xa-ky-anh"),
        ("quận Bình Thuỷ", THEN, "can-tho.quan-binh-thuy"),  # the tone placed the new way
        ("Đăk R’lấp", date(2006, 11, 27), "dak-nong.huyen-dak-rlap"),
        ("Thừa Thiên-Huế", date(2017, 6, 26), "thua-thien-hue"),
        ("tỉnh Hà Tây", LONG_AGO, "ha-tay"),
        ("huyện Từ Liêm", THEN, "ha-noi.huyen-tu-liem"),
        ("quận 2", date(2017, 7, 11), "ho-chi-minh.quan-2"),
        ("thành phố Thủ Đức", date(2021, 1, 1), "ho-chi-minh.thanh-pho-thu-duc"),
        ("thành phố Sơn Tây", date(2009, 1, 15), "ha-noi.thanh-pho-son-tay"),  # until May 2009 a city inside Hà Nội
        ("thành phố Hà Đông", date(2009, 1, 15), "ha-noi.thanh-pho-ha-dong"),
        ("huyện Phú Quốc", date(2021, 2, 28), "kien-giang.huyen-phu-quoc"),
        ("thành phố Phú Quốc", date(2021, 3, 1), "kien-giang.thanh-pho-phu-quoc"),
        ("huyện Tây Trà", THEN, "quang-ngai.huyen-tay-tra"),
    ],
)
def test_a_unit_is_found_by_its_name_on_a_day(units: Gazetteer, name: str, on: date, first: str) -> None:
    found = units.find(name, on=on)
    assert found
    assert found[0].code == first


@pytest.mark.parametrize(
    ("name", "on"),
    [
        ("1", None),  # a number alone is no name
        ("quận Thốt Nốt", NOW),  # there are no districts any more
        ("quận Thốt Nốt", LONG_AGO),  # it was a huyện
        ("huyện Xứ Nào", None),
        ("tỉnh Hà Tây", NOW),
        ("", None),
    ],
)
def test_what_is_not_there_is_not_found(units: Gazetteer, name: str, on: date | None) -> None:
    assert units.find(name, on=on) == ()


def test_marks_decide_where_they_are_written(units: Gazetteer) -> None:
    # Hoằng Quý and Hoằng Quỳ are two communes of one district
    assert {unit.bare for unit in units.find("Hoằng Quý")} == {"Hoằng Quý"}
    assert {unit.bare for unit in units.find("hoang quy")} >= {"Hoằng Quý", "Hoằng Quỳ"}


@pytest.mark.parametrize(
    ("code", "on", "names"),
    [
        (
            "can-tho",
            THEN,
            {
                "Ninh Kiều",
                "Bình Thủy",
                "Cái Răng",
                "Ô Môn",
                "Thốt Nốt",
                "Vĩnh Thạnh",
                "Cờ Đỏ",
                "Thới Lai",
                "Phong Điền",
            },
        ),
        (
            "can-tho",
            LONG_AGO,
            {"Ninh Kiều", "Bình Thủy", "Cái Răng", "Ô Môn", "Thốt Nốt", "Vĩnh Thạnh", "Cờ Đỏ", "Phong Điền"},
        ),
        ("can-tho", NOW, set()),
    ],
)
def test_districts_of_a_day(units: Gazetteer, code: str, on: date, names: set[str]) -> None:
    assert {unit.bare for unit in units.children(code, level="district", on=on)} == names


def test_around_and_inside(units: Gazetteer) -> None:
    ward = units.find("phường Trung Nhứt", on=THEN)[0]
    assert [unit.name for unit in units.ancestors(ward.code)] == ["quận Thốt Nốt", "thành phố Cần Thơ"]
    assert ward in units.descendants("can-tho", on=THEN)
    assert units.contains("can-tho", ward.code)
    assert not units.contains("can-tho.quan-o-mon", ward.code)


def test_what_a_district_became_when_districts_ended(units: Gazetteer) -> None:
    after = {unit.name for unit in units.descendants("can-tho.quan-thot-not", on=NOW)}
    assert {"phường Thốt Nốt", "phường Thuận Hưng", "phường Trung Nhứt"} <= after
    assert all(unit.existed(NOW) for unit in units.descendants("can-tho.quan-thot-not", on=NOW))


def test_a_unit_through_its_changes(units: Gazetteer) -> None:
    assert [unit.name for unit in units.lineage("can-tho.quan-thot-not")] == [
        "huyện Thốt Nốt",
        "huyện Thốt Nốt",
        "quận Thốt Nốt",
    ]


def test_what_changed_before_2025_says_by_which_decree() -> None:
    rows = lexicon.table("units_dated.tsv")
    assert rows
    assert all(row[5] for row in rows)


def test_every_unit_can_be_asked_for_by_its_own_name(units: Gazetteer) -> None:
    missing = [unit.code for unit in list(units)[::7] if unit not in units.find(unit.name)]
    assert missing == []


def test_loading_is_quick() -> None:
    lexicon.table.cache_clear()
    began = time.process_time()
    load()
    assert time.process_time() - began < 1.0  # 0.15 s on a free core; a busy machine is given time


@pytest.mark.parametrize("kind", ["words", "table", "toml"])
def test_a_lexicon_that_is_not_there_or_not_right_is_refused(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lexicon, "_text", lambda name: "a\tb\nmột \n" if kind != "toml" else "a = ")
    read = {"words": lexicon.words, "table": lexicon.table, "toml": lexicon.toml}[kind]
    with pytest.raises(lexicon.LexiconError, match="Mend the data file"):
        read(f"no-such-{kind}.txt")
