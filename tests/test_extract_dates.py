"""Times: what is found, which days it names, counted from which day."""

from datetime import date

import pytest

from extract.dates.expression import Anchor, Kind
from extract.dates.find import anchor_of, find_times
from extract.dates.holidays import holiday
from extract.dates.resolve import resolve
from extract.lexicon import table
from ingest import Block, BlockKind, Document, Span

NOTICE = Anchor(document_date=date(2019, 6, 4), event_date=date(2019, 5, 31))


def document(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Document:
    return Document("id", "mau.txt", "text/plain", text, (Block(kind, Span(0, len(text))),))


def days(text: str, anchor: Anchor = NOTICE) -> str | None:
    """The days of the one time of the text, as "start…end"; None where it cannot be dated."""
    (time,) = find_times(document(text))
    found = resolve(time, anchor=anchor)
    return None if found is None else f"{found.start or ''}…{found.end}"


CALENDAR = [
    # a day in all its spellings
    ("ngày 05 tháng 3 năm 2021", "2021-03-05…2021-03-05"),
    ("ngày 05\ntháng 3 năm\n2021", "2021-03-05…2021-03-05"),  # wrapped lines
    ("05/3/2021", "2021-03-05…2021-03-05"),
    ("05.3.2021", "2021-03-05…2021-03-05"),
    ("5-3-2021", "2021-03-05…2021-03-05"),
    ("ngày **26/11/2025**", "2025-11-26…2025-11-26"),  # emphasis left by a crawl
    ("ngày 30, 31/12", "2019-12-30…2019-12-31"),
    ("các ngày 10, 11, 12/6", "2019-06-10…2019-06-12"),
    ("Sáng 7/6", "2019-06-07…2019-06-07"),
    ("muộn nhất là 30/6", "…2019-06-30"),
    ("14 giờ ngày 12/7/2019", "2019-07-12…2019-07-12"),
    ("Chủ nhật, ngày 09/6/2019", "2019-06-09…2019-06-09"),
    # bounds
    ("trước ngày 15/6", "…2019-06-14"),
    ("trước 17 giờ ngày 15/6", "…2019-06-15"),  # an hour leaves that day itself
    ("chậm nhất ngày 15/6", "…2019-06-15"),
    ("chậm nhất là ngày 15 tháng 6", "…2019-06-15"),
    ("đến ngày 15/6", "…2019-06-15"),
    ("đến hết ngày 15/6", "…2019-06-15"),
    ("không quá ngày 20/7", "…2019-07-20"),
    ("từ ngày 22/7/2019", "2019-07-22…2019-07-22"),
    ("kể từ tháng 7/2019", "2019-07-01…2019-07-31"),
    ("sau ngày 30/6/2019", None),  # nobody can say until when
    ("trước tháng 02/2020", "…2020-01-31"),
    # months and their parts
    ("trong tháng 9", "2019-09-01…2019-09-30"),
    ("trong tháng 02/2020", "2020-02-01…2020-02-29"),
    ("tháng 9 năm 2020", "2020-09-01…2020-09-30"),
    ("đầu tháng 8", "2019-08-01…2019-08-10"),
    ("giữa tháng 8", "2019-08-11…2019-08-20"),
    ("cuối tháng 8", "2019-08-21…2019-08-31"),
    ("vào trung tuần tháng 8", "2019-08-11…2019-08-20"),
    ("trong tuần đầu tháng 8/2019", "2019-08-01…2019-08-07"),
    ("chậm nhất vào cuối tháng 8", "…2019-08-31"),
    ("tháng tới", "2019-06-01…2019-06-30"),  # from the meeting of 31 May
    ("các tháng 7, 8/2019", "2019-07-01…2019-08-31"),
    # quarters and stretches of months
    ("trong quý III/2019", "2019-07-01…2019-09-30"),
    ("trong quí I", "2020-01-01…2020-03-31"),
    ("quý 4 năm 2019", "2019-10-01…2019-12-31"),
    ("quý IV-2019", "2019-10-01…2019-12-31"),
    ("đến hết quý III", "…2019-09-30"),
    ("cuối quý III/2019", "2019-09-01…2019-09-30"),
    ("quý I năm sau", "2020-01-01…2020-03-31"),
    ("6 tháng cuối năm 2020", "2020-07-01…2020-12-31"),
    ("sáu tháng cuối năm", "2019-07-01…2019-12-31"),
    ("9 tháng đầu năm 2019", "2019-01-01…2019-09-30"),
    # years
    ("trong năm 2020", "2020-01-01…2020-12-31"),
    ("trong năm nay", "2019-01-01…2019-12-31"),
    ("năm sau", "2020-01-01…2020-12-31"),
    ("vào cuối năm 2019", "2019-10-01…2019-12-31"),
    ("đến cuối năm 2019", "…2019-12-31"),
    ("đến cuối năm", "…2019-12-31"),
    ("hết năm 2020", "…2020-12-31"),
    ("đến 2020", "…2020-12-31"),
    ("đầu năm 2020", "2020-01-01…2020-03-31"),
    ("đầu năm sau", "2020-01-01…2020-03-31"),
    ("giai đoạn 2016-2020", "2016-01-01…2020-12-31"),
    ("trong nhiệm kỳ 2015 - 2020", "2015-01-01…2020-12-31"),
    # school
    ("năm học 2019-2020", "2019-09-01…2020-05-31"),
    ("trước năm học 2019-2020", "…2019-08-31"),
    ("trước khi bước vào năm học mới", "…2019-08-31"),
    ("học kỳ I năm học 2019-2020", "2019-09-01…2019-12-31"),
    ("học kỳ II năm học 2019-2020", "2020-01-01…2020-05-31"),
    ("trong học kỳ I", "2018-09-01…2018-12-31"),  # of the school year that runs: evidence, not a deadline
    ("trước ngày khai giảng 05/9/2019", "…2019-09-04"),
    # ranges: each end takes the year that it leaves out
    ("từ ngày 20/7 đến 30/7", "2019-07-20…2019-07-30"),
    ("từ ngày 18 đến 22/7", "2019-07-18…2019-07-22"),
    ("từ ngày 25/12 đến ngày 05/01/2020", "2019-12-25…2020-01-05"),
    ("từ ngày 15/12/2019 đến 31/5", "2019-12-15…2020-05-31"),
    ("từ tháng 8 đến tháng 12", "2019-08-01…2019-12-31"),
    ("từ nay đến cuối năm", "2019-05-31…2019-12-31"),
    # counted from the writing or the meeting
    ("trong tuần này", "2019-06-03…2019-06-09"),
    ("trong tuần tới", "2019-06-10…2019-06-16"),
    ("thứ năm tuần sau", "2019-06-13…2019-06-13"),
    ("ngày mai", "2019-06-05…2019-06-05"),
    ("đến hết hôm nay", "…2019-06-04"),
    ("trong vòng 15 ngày kể từ ngày ký", "…2019-06-19"),
    ("chậm nhất sau 07 ngày kể từ ngày ban hành", "…2019-06-11"),
    ("chậm nhất 60 ngày kể từ ngày 01/9/2019", "…2019-10-31"),
    ("10 ngày kể từ hôm nay", "2019-05-31…2019-06-10"),
    ("trong 02 tuần kể từ ngày họp", "…2019-06-14"),
    ("trong vòng 10 ngày", "2019-05-31…2019-06-10"),
    ("trong 2 năm tới", "2019-05-31…2021-05-31"),
    ("5 ngày làm việc kể từ ngày ký", "…2019-06-11"),  # a weekend lies between
    ("trong 10 ngày kể từ khi nhận đủ hồ sơ", None),
    # holidays
    ("trước Tết Canh Tý", "…2020-01-24"),
    ("trước Tết Nguyên đán", "…2020-01-24"),
    ("trước Tết năm 2021", "…2021-02-11"),
    ("dịp Tết", None),
    ("trước dịp lễ Quốc khánh 02/9", "…2019-09-01"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CALENDAR, ids=[row[0].replace("\n", " ") for row in CALENDAR])
def test_days(text: str, expected: str | None) -> None:
    assert days(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "sớm hoàn thành", "khẩn trương", "trong thời gian tới", "thường xuyên", "hằng tháng", "trước mùa mưa", "kỳ họp tới",
        "họp mỗi quý 01 lần", "mỗi tháng 2 lần", "5/9 ấp đạt chuẩn", "đạt 12/19 tiêu chí", "từ 5/9 ấp lên 7/9 ấp",
        "lúc 14g00", "đến 16 giờ", "Phòng họp 2", "tỷ lệ 3/4", "đến 2.5 tỷ đồng", "trước UBND xã",
    ],
)  # fmt: skip
def test_what_is_no_time(text: str) -> None:
    assert find_times(document(text)) == []


def test_furniture_dates_nothing() -> None:
    assert find_times(document("Cập nhật ngày 05/3/2021", BlockKind.FURNITURE)) == []


def test_a_marked_time_keeps_its_words_and_place() -> None:
    text = "Sở sẽ báo cáo trước ngày 15/6 tới."
    (time,) = find_times(document(text))
    assert (time.text, time.span.of(text), time.kind) == ("trước ngày 15/6", "trước ngày 15/6", Kind.DAY)


def test_the_derivation_says_what_was_added() -> None:
    (time,) = find_times(document("trước ngày 15/6"))
    found = resolve(time, anchor=NOTICE)
    assert found is not None
    assert found.derivation == "trước ngày 15/6 (hết ngày liền trước, năm theo mốc 2019-05-31) → …2019-06-14"


ANCHORS = [date(2010, 1, 1), date(2010, 6, 15), date(2011, 12, 31), date(2012, 2, 29), date(2025, 7, 1)]
BOUNDS = {"": 0, "trong ": 0, "vào ": 0, "đến ": 0, "chậm nhất ": 0, "đến hết ": 0, "trước ": -1}


@pytest.mark.parametrize("base", ANCHORS, ids=str)
def test_every_day_month_and_quarter_after_every_anchor(base: date) -> None:
    """A generated check: a time without a year is the first that is not over on the day of the document."""
    anchor = Anchor(base)
    for month in range(1, 13):
        for words, end in ((f"ngày 10/{month}", 10), (f"tháng {month}", 28), (f"ngày 10 tháng {month:02d}", 10)):
            for bound, shift in BOUNDS.items():
                found = days(bound + words, anchor)
                assert found is not None
                last = date.fromisoformat(found.split("…")[1])
                closing = last.toordinal() - shift
                assert base.toordinal() <= closing + (31 if end == 28 and shift else 0), (base, bound + words, found)
                assert closing < base.toordinal() + 367, (base, bound + words, found)
    for number, roman in enumerate(("I", "II", "III", "IV"), 1):
        for words in (f"quý {roman}", f"quý {number}", f"quí {roman}"):
            found = days(f"trong {words}", anchor)
            assert found is not None
            start, last = (date.fromisoformat(part) for part in found.split("…"))
            assert (start.month, last.month) == (number * 3 - 2, number * 3)
            assert base <= last < date(base.year + 1, 12, 31)


def test_without_any_date_the_documents_own_year_holds() -> None:
    times = find_times(
        document("Tai nạn ngày 06/4/2017 và 07/5/2017, hơn tháng 4 năm 2016. Trong tháng 6, Sở kiểm tra.")
    )
    anchor = anchor_of(None, None, times)
    assert anchor.default_year == 2017
    last = resolve(times[-1], anchor=anchor)
    assert last is not None
    assert str(last.end) == "2017-06-30"
    assert days("tháng tới", anchor) is None  # a year is not enough to count from


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Năm 2017, xã mở hội chợ sau Tết 2016.", 2017, id="the latest"),
        pytest.param("Lụt ngày 02/9/2015 và 03/9/2015, sẽ xong trong tháng 5/2018.", 2015, id="two days"),
        pytest.param("Theo Nghị định 24/2014, sở có 3 phó giám đốc.", None, id="of a document"),
        pytest.param("Đến năm 2030 có 5 cầu.", None, id="a target"),
    ],
)
def test_the_year_of_writing(text: str, expected: int | None) -> None:
    assert anchor_of(None, None, find_times(document(text))).default_year == expected


def test_nothing_is_dated_without_a_year() -> None:
    assert days("trước ngày 15/6", Anchor()) is None
    assert days("trong tuần này", Anchor()) is None


@pytest.mark.parametrize(("phrase", "bound"), table("time_bounds.tsv"))
def test_every_bound_phrase_is_reachable(phrase: str, bound: str) -> None:
    what = "10 ngày tới" if bound == "within" else "ngày 10/8/2019"
    (time,) = find_times(document(f"Hoàn tất {phrase} {what}."))
    assert (time.text, time.marked, time.bound) == (f"{phrase} {what}", True, bound)


def test_every_lunar_new_year_is_reachable() -> None:
    for day, name in table("tet.tsv"):
        assert days(f"trước Tết {name}", Anchor()) == f"…{date.fromordinal(date.fromisoformat(day).toordinal() - 1)}"


def test_every_holiday_is_reachable() -> None:
    for name, day, month in table("holidays.tsv"):
        expected = date(2020, int(month), int(day))
        assert holiday(name, year=2020, base=None) == expected
        assert days(f"trước ngày lễ {name}", Anchor(date(2020, 1, 1))) is not None, name
