"""Tables of work: a row is one commitment, with what its columns say."""

from __future__ import annotations

import pytest

from extract import extract
from ingest import Source, read

PAGE = """<html><body><h1>{title}</h1><p>UBND huyện Cờ Đỏ, ngày 12/3/2014</p>
<p>UBND huyện Cờ Đỏ triển khai các việc sau đây trong năm nay, yêu cầu các đơn vị thực hiện đúng tiến độ đã đề ra.</p>
<table>{rows}</table></body></html>"""


def found(title: str, *rows: str) -> list[tuple[str, list[str], list[str], str | None, str]]:
    cells = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row.split("|")) + "</tr>" for row in rows)
    document = read(Source(PAGE.format(title=title, rows=cells).encode(), "bang.html"))
    return [
        (
            one.kind,
            [party.name for party in one.actors],
            [party.name for party in one.beneficiaries],
            one.deadline.end.isoformat() if one.deadline else None,
            one.quote,
        )
        for one in extract(document).commitments
        if one.rule == "table-row"
    ]


HEAD = "TT|Nội dung công việc|Cơ quan chủ trì|Đơn vị phối hợp|Thời hạn"

# case, title, rows, what comes of them
ROWS = [
    (
        "leader, helper, deadline",
        "THÔNG BÁO KẾT LUẬN",
        (HEAD, "1|Sửa đường vào trạm y tế xã Thạnh Phú|Phòng Kinh tế và Hạ tầng|UBND xã Thạnh Phú|30/9/2014"),
        [("assignment", ["Phòng Kinh tế và Hạ tầng", "UBND xã Thạnh Phú"], "2014-09-30")],
    ),
    (
        "a plan plans",
        "KẾ HOẠCH XÂY DỰNG CẦU",
        ("Công trình|Chủ đầu tư|Vốn|Hoàn thành", "Cầu Kinh Ngang|UBND xã Trung Hưng|1.200|quý III/2014"),
        [("plan", ["UBND xã Trung Hưng"], "2014-09-30")],
    ),
    (
        "a plan that says who leads and who helps assigns; a year alone in the column of terms is one",
        "KẾ HOẠCH PHÒNG THỦ DÂN SỰ",
        (
            HEAD,
            "1|Mua ba xuồng máy|Công an huyện|Phòng Tài chính|2014",
            "2|Rà soát kênh|Phòng Kinh tế|các xã|Thường xuyên",
        ),
        [
            ("assignment", ["Công an huyện", "Phòng Tài chính"], "2014-12-31"),
            ("assignment", ["Phòng Kinh tế", "các xã"], None),
        ],
    ),
    (
        "no term",
        "THÔNG BÁO KẾT LUẬN",
        ("TT|Nhiệm vụ|Đơn vị thực hiện", "1|Lập danh sách hộ nghèo|Phòng Lao động"),
        [("assignment", ["Phòng Lao động"], None)],
    ),
    (
        "a row without leader and term is none",
        "THÔNG BÁO KẾT LUẬN",
        (HEAD, "I|Về giao thông|||", "1|Sửa cầu Sắt|Phòng Kinh tế||tháng 5/2014"),
        [("assignment", ["Phòng Kinh tế"], "2014-05-31")],
    ),
    (
        "a table that reports is none",
        "BÁO CÁO KẾT QUẢ",
        ("Địa phương|Đã bàn giao (km)|Số hộ", "Thạnh Phú|7,2|31"),
        [],
    ),
]


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_a_row_of_a_table_of_work_is_a_commitment(row: tuple[str, str, tuple[str, ...], list[object]]) -> None:
    _, title, rows, expected = row
    assert [(kind, actors, end) for kind, actors, _, end, _ in found(title, *rows)] == expected


def test_the_quote_runs_from_the_task_to_the_term() -> None:
    quote = found("THÔNG BÁO", HEAD, "1|Sửa cầu Sắt cho ấp Thạnh Hòa|Phòng Kinh tế||tháng 5/2014")[0][4]
    assert quote == "Sửa cầu Sắt cho ấp Thạnh Hòa Phòng Kinh tế tháng 5/2014"
