"""Which time of an act's clause is its deadline."""

from datetime import date

import pytest

from extract.dates.deadline import deadline_of
from extract.dates.expression import Anchor
from extract.dates.find import find_times
from ingest import Block, BlockKind, Document, Span

ANCHOR = Anchor(document_date=date(2018, 4, 13), event_date=date(2018, 4, 11))


def deadline(clause: str, before: str = "") -> str | None:
    """The deadline of the clause, which stands after `before` in its document."""
    text = before + clause
    document = Document("id", "mau.txt", "text/plain", text, (Block(BlockKind.PARAGRAPH, Span(0, len(text))),))
    found = deadline_of(Span(len(before), len(text)), find_times(document), ANCHOR, text=text)
    return None if found is None else f"{found.start or ''}…{found.end}"


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("Phòng Kinh tế trình UBND quận phương án trước ngày 20/6", "…2018-06-19"),
        ("Trong tháng 5, Sở kiểm tra các cơ sở", "2018-05-01…2018-05-31"),
        ("Sở lắp trạm quan trắc để theo dõi nguồn nước trong quý III", "2018-07-01…2018-09-30"),
        # a beginning and an end are one stretch
        ("Đội thi công làm từ tháng 5, hoàn thành trước ngày 15/8/2018", "2018-05-01…2018-08-14"),
        ("Trung tâm cử hai người đi học từ 16/4/2018, thời gian 45 ngày", "2018-04-16…2018-05-30"),
        # the end wins over the stretch, the act over its purpose
        ("Điện lực kéo xong đường dây trong quý III, chậm nhất là ngày 15/9", "…2018-09-15"),
        ("Các ngành báo cáo trước ngày 23/5 để huyện tổng hợp trước ngày 30/5", "…2018-05-22"),
        # the end wins over how long the work lasts; a reason is no report of the past
        ("Đội thi công làm trong vòng 75 ngày, phải xong trước ngày 15/8/2018", "…2018-08-14"),
        ("Xã báo cáo lý do chậm trễ trước ngày 20/6", "…2018-06-19"),
        ("Trạm đóng mạch trước 0h ngày 11/6", "…2018-06-10"),
        # the time of a condition is not that of the act
        ("Nếu huyện giao đủ đất trong quý II, công ty hoàn thành vào cuối năm 2019", "2019-10-01…2019-12-31"),
        ("Nếu không chấp hành thì cưỡng chế trước 15/12", "…2018-12-14"),
        # bare times: at the head, after "phấn đấu", with "sau / tới"
        ("Năm 2019, các xã nâng cao chất lượng nước", "2019-01-01…2019-12-31"),
        ("Phấn đấu năm học 2018-2019 có thêm hai trường đạt chuẩn", "2018-09-01…2019-05-31"),
        ("công bố kết quả tại hội nghị quý I năm sau", "2019-01-01…2019-03-31"),
        ("Công trình hoàn thành năm 2019", "2019-01-01…2019-12-31"),
        ("cấp bổ sung kinh phí 6 tháng cuối năm 2018 cho quận", "2018-07-01…2018-12-31"),
        # the nouns of plans inside a body's name name no plan
        ("Sở Kế hoạch và Đầu tư cấp thêm 3 tỷ đồng 6 tháng cuối năm 2018", "2018-07-01…2018-12-31"),
        ("Sở Nội vụ bố trí thêm hai biên chế quý III/2018", "2018-07-01…2018-09-30"),
        # this month or week, and stretches from the day of speaking
        ("Xã nạo vét kênh nội đồng trong tháng.", "2018-04-01…2018-04-30"),
        ("Xã nạo vét kênh nội đồng trong tuần", "2018-04-09…2018-04-15"),
        ("Phòng trả lời người dân trong 15 ngày.", "2018-04-11…2018-04-26"),
        ("Phòng trả lời người dân 30 ngày kể từ ngày đối thoại", "…2018-05-11"),
        ("Huyện cấp 200 triệu đồng cho xã cho năm 2019", "2019-01-01…2019-12-31"),  # what money is for
    ],
)  # fmt: skip
def test_deadline(clause: str, expected: str) -> None:
    assert deadline(clause) == expected


@pytest.mark.parametrize(
    "clause",
    [
        "Các phòng tiếp tục thực hiện Nghị quyết số 12-NQ/HU ngày 01/8/2018 của Huyện ủy",  # a cited document
        "Sở thực hiện nội dung Báo cáo số 02/BC-UBND ngày 06/5/2018",
        "Phòng Tài chính rà soát dự toán năm 2018",  # the name of a plan
        "UBND xã hoàn thành chỉ tiêu Chương trình nông thôn mới giai đoạn 2016-2020",
        "Sở cân đối nguồn dự phòng ngân sách tỉnh năm 2018 cho hai huyện",
        "Trạm khắc phục thiệt hại do đợt mưa ngày 02/4/2018",  # over before the document
        "Huyện rút kinh nghiệm việc đã chậm trong tháng 3",
        "Phòng Y tế báo cáo hằng tháng",
        "Sở lập kế hoạch 6 tháng cuối năm 2018",
        "Phòng Y tế trực trong tháng cao điểm",
        "Trực tiếp kiểm tra hiện trường trong vòng 02 giờ khi nhận tin báo",  # nobody knows from when
        "Giảm thiệt hại trong vụ Đông Xuân 2018 - 2019",
        "Sở sớm trình UBND tỉnh",
        "Xã tổng hợp, báo cáo huyện trước ngày 10/12 hằng năm",  # nobody can date what comes back each year
        "Sở rà soát quy hoạch giao thông giai đoạn 2011-2020, định hướng đến năm 2030",  # how far a plan reaches
    ],
)
def test_no_deadline(clause: str) -> None:
    assert deadline(clause) is None


@pytest.mark.parametrize(
    ("clause", "due"),
    [
        pytest.param("Sở trả lời trước ngày 20/6", "…2017-06-19", id="an end in the year of writing"),
        pytest.param("Ngày 20/6, Sở trả lời bạn đọc", None, id="the day of the report"),
        pytest.param("Sở cập nhật quy hoạch có từ năm 2007", None, id="long past"),
    ],
)
def test_a_deadline_of_an_undated_report(clause: str, due: str | None) -> None:
    document = Document("id", "mau.txt", "text/plain", clause, (Block(BlockKind.PARAGRAPH, Span(0, len(clause))),))
    found = deadline_of(Span(0, len(clause)), find_times(document), Anchor(default_year=2017), text=clause)
    assert (None if found is None else f"{found.start or ''}…{found.end}") == due


def test_times_outside_the_clause_are_left_alone() -> None:
    assert deadline("Sở lắp thêm hai trạm", before="Đường sẽ xong trước ngày 30/6. ") is None


def test_a_deadline_points_into_the_document() -> None:
    text = "Đội làm từ tháng 5, hoàn thành trước ngày 15/8/2018."
    document = Document("id", "mau.txt", "text/plain", text, (Block(BlockKind.PARAGRAPH, Span(0, len(text))),))
    found = deadline_of(Span(0, len(text)), find_times(document), ANCHOR, text=text)
    assert found is not None
    assert found.span.of(text) == found.text == "từ tháng 5, hoàn thành trước ngày 15/8/2018"
    assert found.derivation.endswith("→ 2018-05-01…2018-08-14")
