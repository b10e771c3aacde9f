"""Whether a stretch of time is itself what is asserted ("nghỉ 5 ngày"), or only says when ("sau 4 tháng")."""

from __future__ import annotations

import re

from extract.figures.numbers import Number

_ABOUT = r"(?:\s+(?:hơn|gần|khoảng|trên|ít\s+nhất|tối\s+thiểu|chừng))?\s+$"
_NOT_LASTING = re.compile(
    r"/\s*$|\b(?:sau|cách\s+đây|trải\s+qua|suốt|lại|kế\s+hoạch|nhiệm\s+vụ|kỷ\s+niệm|số\s+liệu|huy\s+hiệu|trong\s+vòng|trong\s+thời\s+hạn|trước|hằng|hàng"
    rf"|mỗi|định\s+kỳ|cứ|lần\s+thứ){_ABOUT}|(?:^|[,;.]\s*)qua{_ABOUT}"
)
_AHEAD = re.compile(r"\btrước\s+khi\b[^.;,]*$|(?:^|[.;:\n]\s*)trong\s+$")
_PERIOD = re.compile(
    r"(?<!ngày)\s+nay\b|\s+(?:qua|tới|đầu|cuối|còn\s+lại|gần\s+đây|trước|sau|thực\s+hiện|triển\s+khai|thi\s+hành|đổi\s+mới|kể|tính|đạt|ước"
    r"|toàn|trôi|(?:của\s+)?năm\b|giai\s+đoạn\b|\(?\d{4}|\((?:từ|tháng|quý|ngày)|tuổi\s+đảng)\b"
)
_SINCE = re.compile(r"\b(?:đã|gần|hơn|trên|chậm)\s+$")
_WITHIN = re.compile(r"\btrong\s+$")
_DUE = re.compile(r"\s+(?:phải|báo\s+cáo|hoàn\s+thành)\b")  # "trong 1 tuần phải …" is a deadline
_GONE = re.compile(r"\s+(?:trôi\s+qua|trước|sau)\b")
_OTHER_END = re.compile(r"\d[\d.,]*\s*(?:-|–|đến|tới)\s*$")
_ALREADY = re.compile(r"\bđã\s+(?:hơn|gần|khoảng|trên)?\s*$")


def lasts(number: Number, lower: str, before: str) -> bool:
    """False for a stretch of time that only says when; True for whatever is no time.

    `lower` is the text in lower case, `before` what stands right before the number in it.
    """
    unit = number.unit
    if unit is None or unit.kind != "time" or "/" in unit.words or "mỗi" in unit.words:
        return True
    before = _OTHER_END.sub("", before)
    if _NOT_LASTING.search(before) or _AHEAD.search(before):
        return False
    if _WITHIN.search(before) and _DUE.match(lower, unit.end):
        return False
    if _GONE.match(lower, unit.end):
        return _ALREADY.search(before) is not None
    return not _PERIOD.match(lower, unit.end) or _SINCE.search(before) is not None
