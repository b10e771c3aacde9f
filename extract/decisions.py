"""What was settled there and then: 'Hội nghị thông qua …', 'Đồng ý chủ trương …', 'không chấp thuận …'."""

from __future__ import annotations

from extract.clauses_words import Words, span_of
from extract.commitments_found import Settled, trim
from extract.commitments_frames import Frame
from extract.record import Party
from extract.triggers import trigger_at, verb_at

_DOING = frozenset({"tổ chức", "lập", "thành lập", "thả", "lắp", "chuyển", "xây dựng", "mở", "phối hợp", "hỗ trợ", "ban hành", "triển khai", "cử", "tăng", "thực hiện", "ứng trước", "tiếp tục", "duy trì"})


def agreed_act(words: Words, frame: Frame, end: int) -> int | None:
    """The place of what was agreed to be done; None where only a thing was settled."""
    if frame.decide is None:
        return None
    place = frame.decide[1]
    said = " ".join(words[i].low for i in range(*frame.decide))
    if not said.endswith(("thống nhất", "nhất trí", "quyết định")) or said.startswith(("không", "chưa", "đã")):
        return None
    size, kinds = trigger_at(words, place)
    if kinds & {"must", "promise"}:
        return place
    verb, _ = verb_at(words, place)
    if verb and " ".join(words[i].low for i in range(place, place + verb)) in _DOING and place + verb < end:
        return place
    return None


def decided(text: str, words: Words, frame: Frame, end: int, by: tuple[Party, ...], *, reported: bool) -> Settled | None:
    """The decision that the frame states, up to words[end]."""
    said = " ".join(words[i].low for i in range(*frame.decide)) if frame.decide else ""
    if reported and not said.startswith("đã") and frame.subject is None:
        return None
    return Settled(trim(text, span_of(words, frame.start, end)), by, "decided:" + said.replace(" ", "_"))
