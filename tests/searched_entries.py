"""The small archive that the tests of searching ask: sentences of our own, each there for one behaviour."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

from search import Entry


def document(
    id_: str,
    text: str,
    *,
    title: str = "Thông báo",
    day: date | None = None,
    type_: str = "notice",
    places: tuple[str, ...] = (),
    bodies: tuple[str, ...] = (),
    blocks: tuple[tuple[int, int], ...] = (),
) -> Entry:
    return Entry(id_, id_, "document", title, text, type_, day, places, bodies, blocks)


def fact(id_: str, parent: str, kind: str, text: str, day: date | None, places: tuple[str, ...] = ()) -> Entry:
    return Entry(id_, parent, kind, "Thông báo", text, "notice", day, places)


ARCHIVE: tuple[Entry, ...] = (
    document(
        "d01",
        "Sở Khoa học và Công nghệ giúp quận Thốt Nốt làm thủ tục đặt trạm quan trắc.",
        day=date(2010, 4, 21),
        places=("92", "923"),
        bodies=("Sở Khoa học và Công nghệ",),
    ),
    document(
        "d02",
        "Hop ban ve viec dat tram quan trac o Thot Not, co so khoa hoc va cong nghe.",
        day=date(2011, 6, 2),
        places=("923",),
        type_="news",
    ),
    document(
        "d03",
        "UBND TP.Cần Thơ giao Sở KH&CN xem lại 2.002 triệu đồng nêu ở Nghị quyết 02-NQ/TU.",
        day=date(2012, 1, 15),
        places=("92",),
        bodies=("Sở Khoa học và Công nghệ", "UBND thành phố Cần Thơ"),
    ),
    document("d04", "Hòa giải ở ấp, thuỷ lợi nội đồng, kỹ thuật chăn nuôi.", day=date(2012, 3, 9), type_="news"),
    document("d05", "Kính gửi xã Phú\nLộc khai mạc chiều nay", blocks=((0, 15), (16, 38)), day=date(2012, 3, 9)),
    document("d06", "Trực cứu trợ suốt đêm.", title="Phương án ứng phó bão", type_="other"),
    document("d07", "Đội ấy bán việc chợ.", day=date(2009, 5, 5)),
    document("d08", "Đội ấy bàn việc chợ.", day=date(2009, 5, 5)),
    document("d09", "Doi ay ban viec cho.", day=date(2009, 5, 5)),
    document("d10", "", title="", type_="other", day=date(2008, 12, 31)),
    fact("f01", "d01", "commitment", "giúp quận Thốt Nốt làm thủ tục đặt trạm", date(2010, 4, 21), ("923",)),
    fact("f02", "d03", "commitment", "xem lại kinh phí của quận Thốt Nốt", date(2012, 1, 15), ("92",)),
    fact("f03", "d03", "figure", "2.002 triệu đồng", date(2012, 1, 15), ("92",)),
    fact("f04", "d03", "decision", "chọn phương án ở bờ sông", None),
)

_WORDS = """
sở quận huyện xã phường trạm cầu đường trường chợ kênh nước kinh phí hỗ trợ xây dựng nâng cấp hoàn thành
kiểm tra báo cáo trình duyệt thống nhất giao cho các đơn vị phối hợp Thốt Nốt Cờ Đỏ Ô Môn Cái Răng khoa học
và công nghệ nông nghiệp môi trường giáo dục đào tạo y tế năm tháng quý trước sau trong 2009 2010
"""


def generated(count: int, *, seed: int = 1) -> Iterator[Entry]:
    """Entries of random words, documents and facts, some of them alike to the letter so that they tie."""
    chance = random.Random(seed)
    words_of_notices = _WORDS.split()
    for number in range(count):
        words = chance.choices(words_of_notices, k=chance.randint(3, 60))
        text = " ".join(words)
        day = date(2005, 1, 1) + timedelta(chance.randint(0, 4_000)) if chance.random() < 0.9 else None
        places = tuple(sorted({f"{chance.randint(1, 20):03}" for _ in range(chance.randint(0, 3))}))
        id_ = f"g{number:05}"
        for copy in ("", "-copy")[: 1 + (number % 7 == 0)]:
            yield document(id_ + copy, text, title=" ".join(words[:4]), day=day, places=places)
            yield fact(f"{id_}{copy}-1", id_ + copy, "commitment", " ".join(words[:12]), day, places)
