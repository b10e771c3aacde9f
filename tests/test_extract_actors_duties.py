"""Lines under a task that name who leads, who helps and by when."""

from __future__ import annotations

import pytest

from extract import extract
from ingest import Source, read

HEAD = """ỦY BAN NHÂN DÂN
TỈNH HẬU LĨNH
Số: 45/KH-UBND
Hậu Lĩnh, ngày 03 tháng 3 năm 2025

KẾ HOẠCH
Phát triển du lịch cộng đồng năm 2025

Ủy ban nhân dân tỉnh ban hành Kế hoạch với các nội dung sau:

I. NHIỆM VỤ
"""
BOTH = ["Sở Văn hóa, Thể thao và Du lịch", "Sở Xây dựng", "UBND các xã"]

# case, the lines, (first words of the act, actors, deadline)
CASES = [
    (
        "labels behind the tasks of one item",
        """1. Quản lý điểm du lịch
- Ban hành quy chế quản lý các điểm du lịch.
- Lắp đặt biển chỉ dẫn tại 12 điểm.
- Cơ quan chủ trì: Sở Văn hóa, Thể thao và Du lịch.
- Cơ quan phối hợp: Sở Xây dựng, UBND các xã.
- Thời gian thực hiện: Quý II/2025.
""",
        [("Ban hành quy chế", BOTH, "2025-06-30"), ("Lắp đặt biển", BOTH, "2025-06-30")],
    ),
    (
        "labels under each task",
        """1. Mở lớp tập huấn cho 300 hộ dân.
a) Đơn vị chủ trì: Trường Cao đẳng Hậu Lĩnh.
b) Đơn vị phối hợp: Hội Nông dân tỉnh.
2. Rà soát các điểm dừng chân.
a) Đơn vị chủ trì: Sở Xây dựng.
""",
        [
            ("Mở lớp tập huấn", ["Trường Cao đẳng Hậu Lĩnh", "Hội Nông dân tỉnh"], None),
            ("Rà soát các điểm", ["Sở Xây dựng"], None),
        ],
    ),
    (
        "labels in the task's own line",
        "1. Quảng bá điểm đến trên mạng. Cơ quan chủ trì: Sở Nội vụ; cơ quan phối hợp: Sở Tài chính.\n",
        [("Quảng bá điểm đến", ["Sở Nội vụ", "Sở Tài chính"], None)],
    ),
    (
        "a label with acts behind it is none",
        "1. Sở Y tế:\n- Phối hợp: Rà soát cơ sở lưu trú, kiểm tra bếp ăn.\n",
        [("Rà soát cơ sở", ["Sở Y tế"], None), ("kiểm tra bếp ăn", ["Sở Y tế"], None)],
    ),
]


@pytest.mark.parametrize(("lines", "expected"), [row[1:] for row in CASES], ids=[row[0] for row in CASES])
def test_duties(lines: str, expected: list[tuple[str, list[str], str | None]]) -> None:
    document = read(Source((HEAD + lines).encode(), "kehoach.txt"))
    found = [
        (one.quote, [party.name for party in one.actors], one.deadline.end.isoformat() if one.deadline else None)
        for one in extract(document).commitments
    ]
    assert [(actors, due) for _, actors, due in found] == [(actors, due) for _, actors, due in expected]
    assert all(quote.startswith(start) for (quote, *_), (start, *_) in zip(found, expected, strict=True))
