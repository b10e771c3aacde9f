"""For whom an act is: how far the description runs, which prepositions count, what is never served."""

from __future__ import annotations

import pytest

from extract import extract
from ingest import Source, read

HEAD = """ỦY BAN NHÂN DÂN                 CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
HUYỆN ĐÔNG GIANG                   Độc lập - Tự do - Hạnh phúc

Số: 52/TB-UBND                    Đông Giang, ngày 12 tháng 5 năm 2015

THÔNG BÁO
Kết luận của Chủ tịch UBND huyện tại cuộc họp về dân sinh

Ngày 11/5/2015, Chủ tịch UBND huyện Trần Văn Lam chủ trì cuộc họp về dân sinh và kết luận như sau:

1. Phòng Nông nghiệp và PTNT:

a) """


def served(act: str) -> list[str]:
    """Whom the one act is for."""
    found = extract(read(Source(f"{HEAD}{act}.\n".encode(), "test.txt"))).commitments
    assert len(found) == 1, [commitment.quote for commitment in found]
    return [party.name for party in found[0].beneficiaries]


@pytest.mark.parametrize(
    ("act", "expected"),
    [
        pytest.param("Lắp bể chứa cho các hộ bị nứt nhà trong tháng 9", ["các hộ bị nứt nhà"], id="which ones"),
        pytest.param("Bố trí chỗ cho các hộ bán hàng rong", ["các hộ bán hàng rong"], id="owners by their deeds"),
        pytest.param("Hỗ trợ người dân cài đặt ứng dụng báo lũ", ["người dân"], id="what they do is not who they are"),
        pytest.param("Cấp nước cho người dân vùng bị ngập", ["người dân vùng bị ngập"], id="where they live"),
        pytest.param("Tổ chức khám mắt cho người cao tuổi tại xã Ba", ["người cao tuổi", "xã Ba"], id="who and where"),
        pytest.param("Hướng dẫn các xã quy trình vận hành hồ", ["các xã"], id="what is taught"),
        pytest.param("Cấp cho mỗi xã 02 bồn chứa", ["mỗi xã"], id="how many each"),
        pytest.param("Cắm biển tại các điểm ngập úng trong đô thị", ["các điểm ngập úng trong đô thị"], id="spots"),
        pytest.param(
            "Tập huấn cho người dân, doanh nghiệp trước 30/6", ["người dân", "doanh nghiệp"], id="two groups"
        ),
        pytest.param(
            "Phổ biến quy chế tới cán bộ, công chức trước 30/6", ["cán bộ, công chức"], id="staff are one group"
        ),
        pytest.param("Kéo ống đến 60 hộ ở xã Ba", ["60 hộ", "xã Ba"], id="as far as people"),
        pytest.param("Sẵn sàng hỗ trợ địa phương dập dịch", ["địa phương"], id="the area spoken of"),
        pytest.param("Nghiên cứu kiến nghị của xã Ba", ["xã Ba"], id="whose request is answered"),
        pytest.param("Thông tin kịp thời để người dân biết", ["người dân"], id="for whose sake"),
        pytest.param("Xây nhà ở cho CNLĐ", ["CNLĐ"], id="an abbreviation"),
        pytest.param("Giãn nợ đối với hộ nghèo", ["hộ nghèo"], id="for whom it cares"),
        pytest.param("Tạo điều kiện cho tất cả các doanh nghiệp trên địa bàn vượt khó",
                     ["tất cả các doanh nghiệp trên địa bàn"], id="the whole group"),
        pytest.param("Giao vốn cho các công trình, dự án", ["các công trình, dự án"], id="a group of two nouns"),
        pytest.param("Tham mưu cho Thường trực HĐND huyện", ["Thường trực HĐND huyện"], id="whom it advises"),
        pytest.param("Xử lý bãi rác gây khó chịu cho người dân", [], id="to whom it does harm"),
        pytest.param("Điều tra vụ cháy xảy ra tại xã Ba", [], id="where it happened"),
        pytest.param("Tiêm vắc xin cho trẻ từ 1 đến 5 tuổi tại xã Ba", ["trẻ từ 1 đến 5 tuổi", "xã Ba"], id="an age"),
        pytest.param("Bố trí vốn cho một số xã nghèo", ["một số xã nghèo"], id="some"),
        pytest.param("Cấp nước cho vùng nuôi cá Phú Lợi", ["vùng nuôi cá Phú Lợi"], id="an area by its use"),
        pytest.param("Bảo vệ bến đò, không để học sinh đi đò quá tải", [], id="whom it does not let"),
        pytest.param("Báo cáo tiến độ cho Chủ tịch UBND huyện", [], id="to whom is reported"),
        pytest.param("Gửi danh sách về Sở Tài chính", [], id="to whom is sent"),
        pytest.param("Xem xét kỷ luật đối với các cá nhân vi phạm", [], id="against whom"),
        pytest.param("Xây dựng kịch bản cho những tháng cuối năm", [], id="times"),
        pytest.param("Bố trí kinh phí cho các nhiệm vụ", [], id="papers and needs"),
        pytest.param("Rà soát quỹ nhà ở xã hội", [], id="'nhà ở' is no 'ở'"),
    ],
)  # fmt: skip
def test_served(act: str, expected: list[str]) -> None:
    assert served(act) == expected
