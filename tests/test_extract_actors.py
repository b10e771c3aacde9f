"""Who acts: one party, several, a group; with shared heads, appositions, brackets."""

from __future__ import annotations

import pytest

from extract import extract
from extract.actors.parties import parties_of
from extract.actors.phrases import party_end
from extract.actors.shared import expand
from extract.actors.speakers import Speaker, look_up, speaker_after, speakers_of
from extract.clauses.words import words_of
from extract.entities.names import Names
from extract.record import Entity
from ingest import Source, Span, read

NAMES = Names((Entity("PER", "Lý Thị Mai"), Entity("ORG", "Công ty Hưng Thịnh")))

LISTS = [
    ("quận Hải An, Kiến An", ["quận Hải An", "quận Kiến An"]),
    ("Huyện Krông Nô, Cư Jút và Đắk Mil", ["huyện Krông Nô", "huyện Cư Jút", "huyện Đắk Mil"]),
    ("UBND các xã Mỹ Hòa, Song Lộc", ["UBND xã Mỹ Hòa", "UBND xã Song Lộc"]),
    ("Phòng Kinh tế các huyện Ba Vì, Quốc Oai", ["Phòng Kinh tế huyện Ba Vì", "Phòng Kinh tế huyện Quốc Oai"]),
    ("các Bộ: Tài chính, Nông nghiệp và Môi trường", ["Bộ Tài chính", "Bộ Nông nghiệp và Môi trường"]),
    (
        "Bộ trưởng các Bộ: Xây dựng, Văn hóa, Thể thao và Du lịch",
        ["Bộ trưởng Bộ Xây dựng", "Bộ trưởng Bộ Văn hóa, Thể thao và Du lịch"],
    ),
    (
        "các Bộ, cơ quan: Tài chính, Công an, Tập đoàn Dệt may Việt Nam",
        ["Bộ Tài chính", "Bộ Công an", "Tập đoàn Dệt may Việt Nam"],
    ),
    ("UBND các huyện ven biển Tuy An, Sông Hinh", ["UBND huyện Tuy An", "UBND huyện Sông Hinh"]),
    ("các Khu Quản lý đường bộ II, III và IV", [f"Khu Quản lý đường bộ {number}" for number in ("II", "III", "IV")]),
    ("các ngành Công an, Y tế", ["ngành Công an", "ngành Y tế"]),
    # groups without names stay as they are written
    ("các Sở Xây dựng liên quan", ["các Sở Xây dựng liên quan"]),
    ("các sở, ngành", ["các sở, ngành"]),
    ("UBND các huyện, thị xã", ["UBND các huyện, thị xã"]),
    # 'và' inside a body's name is no list
    ("Sở Khoa học và Công nghệ", ["Sở Khoa học và Công nghệ"]),
]


@pytest.mark.parametrize(("phrase", "expected"), LISTS, ids=[row[0] for row in LISTS])
def test_expand(phrase: str, expected: list[str]) -> None:
    assert expand(phrase) == expected


PARTIES = [
    ("Phòng Nội vụ, Phòng Tư pháp và các xã", ["Phòng Nội vụ", "Phòng Tư pháp", "các xã"]),
    ("ông Trần Lam, Phó Chủ tịch UBND huyện", ["Trần Lam"]),
    ("Phó Giám đốc Sở Lý Thị Mai", ["Lý Thị Mai"]),
    ("nhà thầu (Công ty Hưng Thịnh)", ["Công ty Hưng Thịnh"]),
    ("Hội Nông dân xã và Đoàn Thanh niên xã, mỗi đơn vị", ["Hội Nông dân xã", "Đoàn Thanh niên xã"]),
    ("Ba huyện (Ba Vì, Quốc Oai, Phúc Thọ)", ["huyện Ba Vì", "huyện Quốc Oai", "huyện Phúc Thọ"]),
    ("bà con", ["bà con"]),
    ("Sở, ban, ngành tỉnh và tổ chức chính trị", ["Sở, ban, ngành tỉnh", "tổ chức chính trị"]),  # a group without "các"
    ("sở, phòng Kinh tế", ["sở", "phòng Kinh tế"]),
    ("Sở Y tế (cơ quan thường trực)", ["Sở Y tế"]),
    ("Thủ trưởng các sở, ngành; Chủ tịch UBND các xã", ["Thủ trưởng các sở, ngành", "Chủ tịch UBND các xã"]),
    ("các Bộ Y tế, Công an, Xây dựng và UBND tỉnh", ["Bộ Y tế", "Bộ Công an", "Bộ Xây dựng", "UBND tỉnh"]),
    ("các đơn vị sau: Phòng Nội vụ, Phòng Tư pháp", ["Phòng Nội vụ", "Phòng Tư pháp"]),
    ("Đồng chí Bộ trưởng, Thứ trưởng Bộ Y tế", ["Bộ trưởng", "Thứ trưởng Bộ Y tế"]),
    ("mỗi cán bộ, công chức, viên chức", ["mỗi cán bộ, công chức, viên chức"]),
]


@pytest.mark.parametrize(("text", "expected"), PARTIES, ids=[row[0] for row in PARTIES])
def test_parties(text: str, expected: list[str]) -> None:
    words = words_of(text, Span(0, len(text)))
    assert [party.name for party in parties_of(text, words, (0, len(words)), NAMES)] == expected


ENDS = [
    ("Sở Y tế khẩn trương tiêm vắc xin", "Sở Y tế"),
    ("các quận, huyện tiếp tục rà soát", "các quận, huyện"),
    ("mỗi xã 02 máy bơm", "mỗi xã"),
    ("Quận 7 chậm nhất ngày 5/6 nộp báo cáo", "Quận 7"),
    ("các xã trên địa bàn huyện rà soát hộ nghèo", "các xã trên địa bàn huyện"),
    ("các đơn vị quản lý, vận hành hồ chứa khẩn trương xả nước", "các đơn vị quản lý, vận hành hồ chứa"),
    ("các đơn vị quản lý chặt chẽ vật tư", "các đơn vị"),
    ("Thứ trưởng Bộ Y tế phụ trách lĩnh vực trực tiếp kiểm tra", "Thứ trưởng Bộ Y tế phụ trách lĩnh vực"),
    ("các đơn vị sau: Sở Y tế, Sở Nội vụ rà soát", "các đơn vị sau: Sở Y tế, Sở Nội vụ"),
    ("người dân, doanh nghiệp biết", "người dân, doanh nghiệp"),
    ("công an quận thời gian tới phải tuần tra", "công an quận"),
    ("các Sở: Chủ động rà soát", "các Sở"),
    ("các đoàn thể đóng trên địa bàn thành phố tổ chức họp", "các đoàn thể đóng trên địa bàn thành phố"),
    ("các trường ngoài công lập công khai học phí", "các trường ngoài công lập"),
    ("các xã bị ảnh hưởng do mưa lũ thống kê thiệt hại", "các xã bị ảnh hưởng do mưa lũ"),
    ("các sở giáo dục và đào tạo báo cáo kết quả", "các sở giáo dục và đào tạo"),
    ("ngành y tế rà soát kho thuốc", "ngành y tế"),
    ("các tổ chức tín dụng giảm lãi suất", "các tổ chức tín dụng"),
    ("Phó Thủ tướng Thường trực Chính phủ giao", "Phó Thủ tướng Thường trực Chính phủ"),
    ("các biện pháp phòng dịch", ""),
    ("mỗi quý một lần báo cáo", ""),
]


@pytest.mark.parametrize(("text", "expected"), ENDS, ids=[row[0] for row in ENDS])
def test_party_end(text: str, expected: str) -> None:
    words = words_of(text, Span(0, len(text)))
    end = party_end(words, 0, len(words))
    assert (text[: words[end - 1].end] if end else "") == expected


# case, text, person as named there, the body named there, who it is, for whom
SPEAKERS = [
    (
        "office behind the name",
        "ông Trần Văn Lam, Giám đốc Công ty Cấp nước Thanh Bình, cho biết",
        "Công ty Cấp nước Thanh Bình",
        "Công ty Cấp nước Thanh Bình",
    ),
    ("office before the name", "Giám đốc Sở Y tế Trần Văn Lam cho biết", "Sở Y tế", "Sở Y tế"),
    ("a small office", "giám đốc Sở Y tế Trần Văn Lam cho biết", "Sở Y tế", "Sở Y tế"),
    ("a minister", "Bộ trưởng Y tế Trần Văn Lam nói", None, "Bộ Y tế"),
    ("no office", "ông Trần Văn Lam nói", None, None),
    ("an office of the sentence before", "Trả lời Giám đốc Sở Y tế. Ông Trần Văn Lam nói", "Sở Y tế", None),
]


@pytest.mark.parametrize(("text", "named", "body"), [row[1:] for row in SPEAKERS], ids=[row[0] for row in SPEAKERS])
def test_speakers_and_those_they_speak_for(text: str, named: str | None, body: str | None) -> None:
    start = text.index("Trần Văn Lam")
    people = [(Span(start, start + len("Trần Văn Lam")), "Trần Văn Lam")]
    known = speakers_of(text, people, {text.index(named): named} if named else {})
    speaker = look_up("ông Lam", known)
    assert speaker is not None
    assert (speaker.person, speaker.body) == ("Trần Văn Lam", body)


def test_the_speaker_named_behind_a_speech() -> None:
    text = "“Chúng tôi sẽ thay ống trong tháng 5”, ông Lam nói."
    known = {"Lam": Speaker("Trần Văn Lam", "Công ty Cấp nước")}
    assert speaker_after(text, text.index("”") + 1, len(text), known) == known["Lam"]


# what a report says → who acts last
MEANT = [
    (
        "Công ty Cấp nước Thanh Bình đã cũ ống. Công ty này phải thay ống trong tháng 5.",
        ["Công ty Cấp nước Thanh Bình"],
    ),
    (
        "UBND huyện Sa Pa và Công ty Cấp nước Thanh Bình chậm bàn giao. Hai đơn vị này phải giao đất trước 30/6.",
        ["UBND huyện Sa Pa", "Công ty Cấp nước Thanh Bình"],
    ),
    (
        "Ông Trần Văn Lam, Giám đốc Sở Y tế tỉnh Lào Cai, cho biết: “Chúng tôi sẽ mở thêm 2 phòng khám”.",
        ["Sở Y tế tỉnh Lào Cai"],
    ),
    ("Ông Trần Văn Lam, Giám đốc Sở Y tế tỉnh Lào Cai, nói: “Tôi sẽ từ chức trong tháng 5”.", ["Trần Văn Lam"]),
    (
        "Ông Trần Văn Lam, Giám đốc Sở Y tế tỉnh Lào Cai, cho biết sẽ mở thêm 2 phòng khám trong năm nay.",
        ["Sở Y tế tỉnh Lào Cai"],
    ),
    (
        "Bộ Y tế đề nghị Bộ Nội vụ rà soát biên chế trạm y tế; Bộ Công an chỉ đạo các trại giam lập danh sách bệnh nhân.",
        ["Bộ Công an", "các trại giam"],
    ),
    ("Ông Trần Văn Lam, Giám đốc Sở Y tế tỉnh Lào Cai, hứa sẽ trực điện thoại ban đêm.", ["Trần Văn Lam"]),
    ("Chủ tịch UBND tỉnh nhận định dịch còn phức tạp. Chủ tịch yêu cầu phải khoanh vùng ổ dịch.", []),
    ("Sở Y tế tỉnh Lào Cai đã kiểm tra. Tuần tới, Sở sẽ công bố kết quả.", ["Sở Y tế tỉnh Lào Cai"]),
]


@pytest.mark.parametrize(("report", "actors"), MEANT, ids=[row[0][-40:] for row in MEANT])
def test_whom_a_short_word_means(report: str, actors: list[str]) -> None:
    page = f"Tin tức\n\nPhóng viên ghi nhận ngày 5/5/2016.\n\n{report}\n"
    document = read(Source(page.encode(), "tin.txt"))
    assert [party.name for party in extract(document).commitments[-1].actors] == actors


# what a notice orders → who acts
ORDERS = [
    ("Giao Sở Y tế chỉ đạo các bệnh viện trực 24/24 giờ.", ["Sở Y tế", "các bệnh viện"]),
    (
        "Giao Sở Y tế phối hợp với Sở Nội vụ chỉ đạo các trạm y tế kiểm tra kho thuốc.",
        ["Sở Y tế", "các trạm y tế"],
    ),
    ("Giao Sở Y tế kiểm tra, đôn đốc, chỉ đạo UBND xã An Lạc phun thuốc.", ["Sở Y tế", "UBND xã An Lạc"]),
    ("Sở Y tế phải giao trách nhiệm cho các trạm y tế trực đêm.", ["Sở Y tế", "các trạm y tế"]),
    ("Giao Sở Y tế tham mưu UBND tỉnh chỉ đạo các huyện phun thuốc.", ["Sở Y tế"]),
]
ORDER = """UBND TỈNH HẬU LĨNH
Số: 12/TB-UBND
Hậu Lĩnh, ngày 02 tháng 4 năm 2016
THÔNG BÁO
Kết luận của Chủ tịch UBND tỉnh
Chủ tịch UBND tỉnh kết luận như sau:
1. {order}
"""


@pytest.mark.parametrize(("order", "actors"), ORDERS, ids=[row[0] for row in ORDERS])
def test_those_who_are_directed_act_too(order: str, actors: list[str]) -> None:
    document = read(Source(ORDER.format(order=order).encode(), "thongbao.txt"))
    assert [party.name for party in extract(document).commitments[0].actors] == actors
