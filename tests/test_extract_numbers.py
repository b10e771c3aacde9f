"""Numbers in digits, held against babel's strict Vietnamese parser, and in words."""

import re

import pytest
from babel.numbers import parse_decimal

from extract.lexicon import table
from extract.numbers import DIGITS, parse_digits, parse_words, word_pattern

ONES = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("5", 5), ("05", 5), ("2.002", 2002), ("1.045,5", 1045.5), ("12,6", 12.6), ("0,93", 0.93),
        ("412.500.000", 412_500_000), ("679,208", 679.208),
        ("2.5", 2.5),  # a point that cannot group is a decimal one
        ("1,234,567", 1_234_567),  # the English way of grouping, where nothing else fits
    ],
)  # fmt: skip
def test_digits(text: str, value: float) -> None:
    assert re.fullmatch(DIGITS, text)
    assert parse_digits(text) == value


@pytest.mark.parametrize("text", ["7", "45", "2.002", "1.045,5", "12,6", "98.450", "1.912,47", "6.982,5", "0,3"])
def test_digits_agree_with_the_vietnamese_locale(text: str) -> None:
    assert parse_digits(text) == float(parse_decimal(text, locale="vi", strict=True))


def test_what_is_no_number_is_refused() -> None:
    with pytest.raises(ValueError, match="could not convert"):
        parse_digits("năm")


def spelled(number: int) -> str:
    """The usual reading of a number below a thousand."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    words = [ONES[hundreds], "trăm"] if hundreds else []
    if tens == 0 and ones and hundreds:
        words += ["linh", ONES[ones]]
    elif tens == 0:
        words += [ONES[ones]] if ones or not hundreds else []
    else:
        words += ["mười"] if tens == 1 else [ONES[tens], "mươi"]
        words += [{5: "lăm", 1: "mốt" if tens > 1 else "một"}.get(ones, ONES[ones])] if ones else []
    return " ".join(words)


def test_every_number_below_a_thousand_is_read_from_its_words() -> None:
    for number in range(1, 1000):
        words = spelled(number)
        assert parse_words(words) == number, words
        assert re.fullmatch(word_pattern(), words), words


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("hai trăm", 200), ("ba nghìn", 3000), ("hai trăm năm mươi nghìn", 250_000), ("một triệu hai trăm nghìn", 1.2e6),
        ("hai mươi tư", 24), ("một trăm lẻ bảy", 107),
        ("hai ba", None), ("trăm", None), ("mười mươi", None), ("hai năm", None),  # two years, not a number
    ],
)  # fmt: skip
def test_words(words: str, value: float | None) -> None:
    assert parse_words(words) == value


def test_every_number_word_is_reachable() -> None:
    for word, _, role in table("number_words.tsv"):
        before = {"unit": "hai mươi ", "scale": "hai ", "ten": "hai " if word == "mươi" else ""}.get(role, "")
        assert parse_words(before + word) is not None, word
