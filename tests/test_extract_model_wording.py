"""What the model sees of moods and of words at the edges of a unit."""

from __future__ import annotations

import pytest

from extract.clauses.words import words_of
from extract.model.wording import moods
from ingest import Span


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sở sẽ sửa đường khi có vốn", ("sẽ", "khi")),
        ("xe tải không được qua cầu, không dừng", ("không được", "không")),  # the longer one first
        ("trước đó huyện đã hứa, trước mắt chưa làm", ("trước đó", "đã", "chưa")),
        ("có thể phải di dời", ("có thể", "phải")),
        ("UBND xã rà soát hồ sơ", ()),
        ("hiện nay", ("hiện nay",)),
        ("hiện", ("hiện",)),  # the last word has none behind it
    ],
)
def test_moods_in_their_order(text: str, expected: tuple[str, ...]) -> None:
    words = words_of(text, Span(0, len(text)))
    assert moods(words, 0, len(words)) == expected
