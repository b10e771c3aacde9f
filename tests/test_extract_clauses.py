"""Where sentences, acts and clauses begin and end."""

from __future__ import annotations

import pytest

from extract.clauses.sentences import sentences, speeches
from extract.clauses.split import parts_of
from extract.clauses.structure import Section, inline_section, lists_topics, section_of, turns
from extract.clauses.triggers import cues, noun_at, party_at, trigger_at, verb_at
from extract.clauses.words import Sheet, words_of
from extract.commitments.frames import frame_of
from extract.lexicon import table, toml
from ingest import Span

TABLES = ("verbs.tsv", "triggers.tsv", "parties.tsv")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sở rà soát hồ sơ. Huyện báo cáo.", ["Sở rà soát hồ sơ.", "Huyện báo cáo."]),
        # a title, a number and an abbreviated unit end nothing
        ("Đ/c Nam và TS. Hà dự họp tại TP. Huế ngày 3.4. Có 1.200 người.", None),
        # a year ends a sentence
        ("Dự án xong trong năm 2019. Xã nhận bàn giao.", ["Dự án xong trong năm 2019.", "Xã nhận bàn giao."]),
        # what goes on small after dots is one sentence
        ("Kiểm tra chợ, bến xe… trên địa bàn.", ["Kiểm tra chợ, bến xe… trên địa bàn."]),
        # what begins large right after dots is another
        ("Hồ sơ còn thiếu, chậm…Xã cần bổ sung.", ["Hồ sơ còn thiếu, chậm…", "Xã cần bổ sung."]),
    ],
)
def test_sentences(text: str, expected: list[str] | None) -> None:
    found = [span.of(text) for span in sentences(text, Span(0, len(text)))]
    assert found == expected if expected is not None else len(found) == 2


def test_speech_is_what_is_long_enough_between_quotation_marks() -> None:
    text = 'Dự án "Sông xanh" chậm. Ông Lam nói: “Chúng tôi sẽ trồng lại toàn bộ hàng cây trước mùa mưa”.'
    assert [span.of(text)[:9] for span in speeches(text, Span(0, len(text)))] == ["Chúng tôi"]


SPLITS = [
    # verbs that share one object are one act
    ("Rà soát, phân loại và lập danh sách hộ nghèo", ["Rà soát, phân loại và lập danh sách hộ nghèo"]),
    # verbs with each its own object are separate acts, after a comma, 'và', 'đồng thời', a semicolon
    ("Kiểm tra bến phà, tháo dỡ quán cóc", ["Kiểm tra bến phà", "tháo dỡ quán cóc"]),
    ("Cắm biển báo và cử người trực", ["Cắm biển báo", "cử người trực"]),
    ("Sửa mái trường, đồng thời mua bàn ghế", ["Sửa mái trường", "mua bàn ghế"]),
    ("Vớt lục bình; trồng cây ven sông", ["Vớt lục bình", "trồng cây ven sông"]),
    # verbs side by side inside an object share what follows them
    ("Lập phương án rà soát, sắp xếp các trạm y tế", ["Lập phương án rà soát, sắp xếp các trạm y tế"]),
    ("Tăng vai trò kiểm tra, giám sát của mặt trận", ["Tăng vai trò kiểm tra, giám sát của mặt trận"]),
    ("Xem lại đường dây đang vận hành, tổ chức trực đêm", ["Xem lại đường dây đang vận hành", "tổ chức trực đêm"]),
    # a verb with 'của' behind it is a thing
    ("Thực hiện đúng trình tự, quy định của pháp luật", ["Thực hiện đúng trình tự, quy định của pháp luật"]),
    # who works together does the one thing that follows
    ("Phối hợp với công an huyện, kiểm tra bến phà", ["Phối hợp với công an huyện, kiểm tra bến phà"]),
    # what some fail to do describes them
    ("Xử lý các đơn vị nợ phí, cá nhân không nộp phạt", ["Xử lý các đơn vị nợ phí, cá nhân không nộp phạt"]),
    # purpose and result stay
    ("Nạo vét kênh để tiêu úng và cứu lúa", ["Nạo vét kênh để tiêu úng và cứu lúa"]),
    ("Đắp đê bao, bảo đảm an toàn cho vườn cây", ["Đắp đê bao, bảo đảm an toàn cho vườn cây"]),
    ("Chặn đường mòn, không để lợn bệnh lọt vào chợ", ["Chặn đường mòn, không để lợn bệnh lọt vào chợ"]),
    # an addressee or a deadline without an object of its own closes the act before
    ("Lập dự toán, trình UBND huyện trước ngày 5/6", ["Lập dự toán, trình UBND huyện trước ngày 5/6"]),
    ("Trải nhựa tuyến đê; hoàn thành trong quý II", ["Trải nhựa tuyến đê; hoàn thành trong quý II"]),
    # with an object of its own it is an act
    ("Đo đạc ruộng, báo cáo kết quả về huyện", ["Đo đạc ruộng", "báo cáo kết quả về huyện"]),
    # a second deadline belongs to a second act
    (
        "Khởi công cống trong tháng 3 và hoàn thành trước ngày 30/9/2021",
        ["Khởi công cống trong tháng 3", "hoàn thành trước ngày 30/9/2021"],
    ),
    # a new subject is a new act
    ("Sở cấp giống, UBND xã Tân Lộc gieo mạ", ["Sở cấp giống", "UBND xã Tân Lộc gieo mạ"]),
    # a prohibition is one as well
    ("Quản lý quỹ, không được chi sai mục đích", ["Quản lý quỹ", "không được chi sai mục đích"]),
    # a noun phrase of doing is not cut at 'và'
    ("Đẩy mạnh việc thu gom rác và phân loại rác", ["Đẩy mạnh việc thu gom rác và phân loại rác"]),
    # the agencies asked are a list, their verb is behind it
    (
        "Chỉ đạo phường An Hòa, xã Phú Mỹ và Trung tâm Y tế làm việc với từng hộ",
        ["Chỉ đạo phường An Hòa, xã Phú Mỹ và Trung tâm Y tế làm việc với từng hộ"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SPLITS, ids=[row[0][:40] for row in SPLITS])
def test_split(text: str, expected: list[str]) -> None:
    words = words_of(text, Span(0, len(text)))
    parts = parts_of(words, 0, len(words))
    assert [text[words[part.start].start : words[part.end - 1].end] for part in parts] == expected


FRAMES = [
    # (text, subject, first word of the verb, marks)
    ("UBND xã Tân Lộc phải di dời bến đò", "UBND xã Tân Lộc", "di", {"must"}),
    ("Phòng Nội vụ, Phòng Tư pháp: lập danh sách", "Phòng Nội vụ, Phòng Tư pháp", "lập", set()),
    ("Trong quý I, Sở Y tế sẽ cử bác sĩ về xã", "Sở Y tế", "cử", {"promise"}),
    ("Thanh tra Sở từ tháng 8 đến tháng 12 kiểm tra chợ", "Thanh tra Sở", "kiểm", set()),
    ("Sở Công Thương đã cấp phép cho chợ", "Sở Công Thương", "cấp", {"done"}),
    ("Nhà thầu là Công ty Hưng Thịnh phải thi công lại", "Công ty Hưng Thịnh", "thi", {"must"}),
    ("Trường hợp tranh chấp thì hướng dẫn dân gửi đơn", None, "hướng", set()),
    ("Cầu Bến Tre 2 sẽ được khởi công trong năm tới", "Cầu Bến Tre 2", "khởi", {"plan"}),
]


@pytest.mark.parametrize(("text", "subject", "verb", "marks"), FRAMES, ids=[row[0][:40] for row in FRAMES])
def test_frame(text: str, subject: str | None, verb: str, marks: set[str]) -> None:
    words = words_of(text, Span(0, len(text)))
    frame = frame_of(words, 0, len(words), lambda *_: True)
    assert frame is not None
    said = text[words[frame.subject[0]].start : words[frame.subject[1] - 1].end] if frame.subject else None
    assert (said, words[frame.verb].low, set(frame.marks)) == (subject, verb, marks)


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        ("I. ĐÁNH GIÁ CHUNG", Section.REPORT),
        ("Kết quả thực hiện nhiệm vụ quý I", Section.REPORT),
        ("III. NHIỆM VỤ THỜI GIAN TỚI", Section.TASK),
        ("Về các kiến nghị của xã", Section.SETTLE),
        ("1. Mục tiêu", Section.GOAL),
        ("Điều khoản khác", None),
    ],
)
def test_section(heading: str, section: Section | None) -> None:
    assert section_of(heading.split(". ", 1)[-1]) is section


@pytest.mark.parametrize(
    ("text", "section"),
    [
        ("Hạn chế: tiến độ còn chậm.", Section.REPORT),
        ("Nhìn chung, công tác thu gom rác có tiến bộ.", Section.REPORT),
        ("Trong thời gian tới, huyện tập trung thu ngân sách.", Section.TASK),
        ("Sở Y tế: lập kế hoạch tiêm chủng.", None),
    ],
)
def test_inline_section(text: str, section: Section | None) -> None:
    assert inline_section(text) is section


def test_lead_ins() -> None:
    assert turns("Sau khi nghe các ý kiến, Chủ tịch UBND huyện kết luận như sau:")
    assert turns("Để khắc phục, Chủ tịch UBND tỉnh yêu cầu:")
    assert not turns("Tham dự cuộc họp có đại diện các phòng, ban.")
    assert lists_topics("Trung tâm mở ba lớp tập huấn về:")
    assert not lists_topics("Sở thực hiện các nhiệm vụ như sau:")


@pytest.mark.parametrize("name", TABLES)
def test_every_phrase_can_match(name: str) -> None:
    for phrase, classes in table(name):
        words = words_of(phrase, Span(0, len(phrase)))
        nouns = "noun" in classes.split(" ")
        found = {
            "verbs.tsv": (noun_at(words, 0), frozenset(classes.split(" "))) if nouns else verb_at(words, 0, first=True),
            "triggers.tsv": trigger_at(words, 0),
            "parties.tsv": party_at(words, 0),
        }
        assert found[name] == (len(words), frozenset(classes.split(" "))), phrase


CUT = [
    # (text, words of the part, length of what begins at its first word, length in the whole row)
    pytest.param("rà soát chợ", (0, 1), 0, 2, id="a verb cut in two is none"),
    pytest.param("rà soát, cấp phép", (0, 2), 2, 2, id="a verb that fits stays"),
]


@pytest.mark.parametrize(("text", "part", "size", "whole"), CUT)
def test_a_part_of_a_row_knows_nothing_behind_its_end(text: str, part: tuple[int, int], size: int, whole: int) -> None:
    words = words_of(text, Span(0, len(text)))
    assert verb_at(words, part[0], first=True)[0] == whole
    assert verb_at(words.part(*part), 0, first=True)[0] == size


ROWS = [
    pytest.param("Sở (cơ quan chủ trì) họp", "cơ quan", id="inside brackets the depth begins anew"),
    pytest.param('Ông nói: "xã “Phú” sẽ làm" ngay', "xã “Phú” sẽ", id="quotation marks in quotation marks"),
    pytest.param("ngày 15/6/2020 nộp", "5/6/20", id="ends inside a word"),
    pytest.param("Sở Y tế phải họp", "Y tế phải", id="half a name"),
]


@pytest.mark.parametrize(("text", "stretch"), ROWS)
def test_a_row_cut_from_the_sheet_is_as_if_read_alone(text: str, stretch: str) -> None:
    span = Span(text.index(stretch), text.index(stretch) + len(stretch))
    names = [Span(0, 7)]
    cut, alone = Sheet(text, names).row(span), words_of(text, span, names=names)
    assert tuple(cut) == tuple(alone)
    assert [verb_at(cut, at) for at in range(len(cut))] == [verb_at(alone, at) for at in range(len(alone))]
    assert [party_at(cut, at) for at in range(len(cut))] == [party_at(alone, at) for at in range(len(alone))]


def test_every_list_of_cues_is_used_and_full() -> None:
    for name, words in toml("cues.toml").items():
        assert words, name
        assert len(set(words)) == len(words), name
        assert cues(name) == frozenset(words)
