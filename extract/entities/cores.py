"""The core of a body's name, what it deals with or is called: "Nông nghiệp và PTNT", "TNHH Hậu Phong"."""

from __future__ import annotations

from extract.entities.areas import level_at
from extract.entities.grammar import grammar, starts_body
from extract.entities.starts import begins_sentence
from extract.entities.words import Words

_JOINTS = frozenset({"và", "-", "&", "/", ","})
_FORMS = frozenset(["TNHH", "MTV", "CP", "KH", "CN", "NN", "PTNT", "GD", "ĐT", "TN", "MT", "Cổ", "Trách"])
_LISTED_BEHIND = ("phòng", "thuật", "hóa", "thanh")  # "phòng, chống", "Văn hóa, Thể thao", "Phát thanh, Truyền hình"
_GO_ON_BEHIND_NUMBER = ("và", "phối", "tiếp", "chủ", "bố", "đã", "sẽ", "phải", "cần", "về", "là")


def core_at(words: Words, i: int, *, holder: bool = False, soft: bool = False, named: bool = False) -> int | None:
    """The end of the core that begins at word i: a known sector, else capitals and known words; None if there is none.

    `holder`: a person's name may follow. `soft` lets the core begin with a small letter ("Bệnh viện đa khoa"); in
    the core of a `named` body (firms, schools) a name of its own may follow what it deals with.
    """
    rules = grammar()
    if i >= len(words) or words.broken[i] or (not named and _other_body(words, i)):
        return None
    going_on = rules.going_on.longest(words, i)
    if not words.capital(i) and not (soft and going_on is not None):
        return None
    if holder and not named and going_on is None and words.low[i] in rules.surnames and words.capital(i + 1):
        return None
    sector = None if named else rules.sectors.longest(words, i)
    if level_at(words, i) is not None and sector is None:
        return None
    j = max(sector[0] if sector else i, going_on[0] if going_on else i)
    if j == i and not named:
        compound = _over_compound(words, i)
        if compound is None:
            return None
        j = compound
    proper = False
    while j < len(words) and not words.broken[j]:
        step = _over_joint(words, j, i, sector=sector is not None)
        if step is None and sector is None and words.low[j] not in _JOINTS:
            step = _over_word(words, j, i, holder=holder, proper=proper)
        if step is None:
            break
        proper = proper or _is_proper(words, j)
        j = step
    return j if j > i else None


def _other_body(words: Words, i: int) -> bool:
    """Whether another body begins at word i; in "Bộ Công an" it does not."""
    of_ministry = words.is_low(i - 1, "bộ") and grammar().sectors.longest(words, i) is not None
    return starts_body(words, i) and not of_ministry


def _over_compound(words: Words, i: int) -> int | None:
    """The end of an unknown word that the core begins with: "Vật giá" is one word, of which only the first syllable has
    a capital. None where a single syllable is all there is, which names nothing."""
    rules = grammar()
    k = i + 1
    if k >= len(words) or words.broken[k] or words.written[i].isupper() or words.capital(k):
        return i
    if not words.written[k].isalpha() or rules.heads.longest(words, i) is not None:
        return i
    going_on = rules.going_on.longest(words, k)
    if going_on is not None:
        return going_on[0]
    return None if rules.stops.longest(words, k) or rules.verbs.longest(words, k) else k + 1


def _is_proper(words: Words, j: int) -> bool:
    """Whether word j belongs to a name of its own rather than to what a body deals with."""
    rules = grammar()
    kind = rules.going_on.longest(words, j) or rules.school.longest(words, j)
    return words.capital(j) and kind is None and words.written[j] not in _FORMS


def _over_word(words: Words, j: int, start: int, *, holder: bool, proper: bool) -> int | None:
    """The end of the next word of the core, or None where the core ends before word j."""
    rules = grammar()
    if j > start and begins_sentence(words, j):
        return None
    if j > start and (level_at(words, j) is not None or words.start[j] in words.bare or starts_body(words, j)):
        return None
    going_on = rules.going_on.longest(words, j)
    if going_on is not None and (words.capital(j) or not proper):
        return going_on[0]
    if holder and j > start and words.low[j] in rules.surnames and words.capital(j) and words.capital(j + 1):
        return None
    if words.capital(j) and words.written[j][0].isalpha():
        return None if words.caps else j + 1
    if j > start and words.written[j] == "số" and j + 1 < len(words) and words.written[j + 1].isdigit():
        return j + 2  # "Trường Tiểu học số 1"
    return j + 1 if j > start and _numbers(words, j) else None


def _numbers(words: Words, j: int) -> bool:
    """Whether word j is the number of a body ("Ban Quản lý dự án 2", "… đường bộ III"), not a count of things."""
    word = words.written[j]
    if not ((word.isdigit() and len(word) <= 3) or set(word) <= set("IVX")):
        return False
    following = words.written[j + 1] if j + 1 < len(words) else "."
    if following[0] in "/%" or following[0].isdigit():
        return False  # "trực 24/24 giờ"
    return not following[0].islower() or following in _GO_ON_BEHIND_NUMBER


def _over_joint(words: Words, j: int, start: int, *, sector: bool) -> int | None:
    """Over "và", "-", ",": only into what goes on the same name."""
    k = j + 1
    if words.low[j] not in _JOINTS or j == start or k >= len(words) or words.broken[k]:
        return None
    rules = grammar()
    going_on = rules.going_on.longest(words, k)
    capital = words.capital(k)
    if sector:
        either = rules.sectors.longest(words, k) if words.low[j] == "/" else None
        longer = going_on if words.low[j] == "-" and capital and going_on and going_on[0] - k >= 3 else None
        return either[0] if either else longer[0] if longer else None
    if starts_body(words, k) or (rules.heads.longest(words, k) is not None and capital):
        return None
    if words.low[j] == ",":
        return going_on[0] if going_on is not None and words.is_low(j - 1, *_LISTED_BEHIND) else None
    if going_on is not None and (capital or words.low[j] == "-" or going_on[0] - k >= 2):
        return going_on[0]
    if words.low[j] == "và":
        return k + 1 if capital and not words.caps and level_at(words, k) is None else None
    return k + 1 if capital else None
