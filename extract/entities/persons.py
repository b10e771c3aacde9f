"""Names of people: after a form of address or an office, before an office, or under a signature."""

from __future__ import annotations

import functools

from extract import lexicon
from extract.entities.areas import level_at
from extract.entities.bodies import body_at
from extract.entities.grammar import Head, grammar
from extract.entities.members import members
from extract.entities.mention import Found, Mention
from extract.entities.starts import begins_sentence
from extract.entities.words import Phrases, Words
from ingest import BlockKind

_LONGEST = 6
_MOST_ADDRESSES = 6  # forms of address and signs that follow each other


@functools.cache
def _addresses() -> Phrases[str]:
    return Phrases((form, form) for form in lexicon.words("forms_of_address.txt"))


def address_openers() -> frozenset[str]:
    """The words at which a form of address can begin."""
    return frozenset(_addresses().openers)


def person_at(words: Words, i: int) -> Found | None:
    """The person named at word i, with or without what stands before the name there."""
    if words.block.kind is BlockKind.SIGNATURE:
        return _signed(words, i)
    if words.caps:
        return None
    addressed = _addresses().longest(words, i)
    if addressed is not None:
        end = _past_addresses(words, addressed[0])
        name = name_end(words, end)
        if name is not None and (name - end > 1 or len(words.written[end]) > 1):  # "chị S." is not named
            return Found(name, (_person(words, end, name, "person.addressed"),))
        return None
    return _appositive(words, i)


def office_at(words: Words, i: int) -> int | None:
    """The end of an office at word i ("Phó Chủ tịch", "Giám đốc"); one written small only right before a name."""
    found = grammar().offices.longest(words, i)
    if found is None:
        return None
    end = found[0]
    if not words.capital(i) and not (
        _full_name(words, end) or (grammar().heads.longest(words, end) and words.capital(end))
    ):
        return None
    return end


def _full_name(words: Words, i: int) -> bool:
    """Whether a name of three or more syllables with a known surname begins at word i."""
    return (
        i + 2 < len(words) and words.low[i] in grammar().surnames and not words.broken[i]
        and all(words.capital(k) and words.written[k][0].isalpha() for k in range(i, i + 3))
    )  # fmt: skip


def holder_at(words: Words, i: int) -> Found | None:
    """The person whose office and body stand right before word i: "Chủ tịch UBND huyện | Lê Hoàng Sĩ"."""
    if i >= len(words) or words.broken[i] or words.caps:
        return None
    j = i
    addressed = _addresses().longest(words, j)
    if addressed is not None:
        j = addressed[0]
    end = name_end(words, j)
    if end is None or end - j < 2 or (addressed is None and words.low[j] not in grammar().surnames):
        return None
    if words.start[j] in words.bare and words.bare[words.start[j]][0] == words.end[end - 1]:
        return None  # "Bí thư Hà Nội"
    return Found(end, (_person(words, j, end, "person.office"),))


def _past_addresses(words: Words, i: int) -> int:
    """ "ông TS. Nguyễn …", "các đồng chí: …": forms of address may follow each other."""
    for _ in range(_MOST_ADDRESSES):
        if words.is_low(i, ":", "."):
            i += 1
            continue
        more = _addresses().longest(words, i)
        if more is None:
            office = grammar().offices.longest(words, i)
            if (
                office is not None
                and words.capital(i)
                and office[0] < len(words)
                and words.low[office[0]] in grammar().surnames
            ):
                return office[0]
            return i
        i = more[0]
    return i


def name_end(words: Words, i: int) -> int | None:
    """The end of a person's name at word i: capitals, up to an office, a body or a place."""
    j = i
    while j < len(words) and j - i < _LONGEST and words.capital(j) and not (j > i and words.broken[j]):
        if not words.written[j][0].isalpha() or (
            words.written[j].isupper() and len(words.written[j]) > 1 and not words.caps
        ):
            break
        if j > i and begins_sentence(words, j, person=j - i < 3):
            break
        if j > i and ((office_at(words, j) is not None and _two_words(words, j)) or _body_begins(words, j)):
            break
        if j == i and (_body_begins(words, j) or level_at(words, j) is not None):
            break
        j += 1
    return j if j > i else None


def _two_words(words: Words, j: int) -> bool:
    end = office_at(words, j)
    return end is not None and end - j >= 2


def _body_begins(words: Words, j: int) -> bool:
    never = grammar().never.longest(words, j)
    if never is not None:
        return True
    return any(
        end - j >= 2 or head in {"UBND", "HĐND", "Sở", "Bộ"} for end, (_, head) in grammar().heads.all_at(words, j)
    )


def _appositive(words: Words, i: int) -> Found | None:
    """A full name with an office behind it, "Đinh Khắc Tường, Phó Bí thư", or a long one with a known surname."""
    if (
        not words.capital(i)
        or words.low[i] not in grammar().surnames
        or (i and words.capital(i - 1) and not words.broken[i] and not _ends_before_name(words, i - 1))
    ):
        return None
    end = name_end(words, i)
    if end is None or end - i < 2 or end - i > 5:
        return None
    if words.is_low(end, ",", "-", "(", ":") and end + 1 < len(words) and office_at(words, end + 1) is not None:
        return Found(end, (_person(words, i, end, "person.appositive", 0.9),))
    if end - i in {3, 4} and words.start[i] not in words.bare:
        return Found(end, (_person(words, i, end, "person.surname", 0.6),))
    return None


def _ends_before_name(words: Words, i: int) -> bool:
    """Whether the capital of word i belongs to the sentence or to an assembly's number: "Theo", "khóa XI"."""
    opens = words.low[i] in {"theo", "với", "cùng", "và", "do", "tại"}
    return opens or (words.is_low(i - 1, "khóa") and set(words.written[i]) <= set("IVX"))


def _signed(words: Words, i: int) -> Found | None:
    """A line of a signature block that is a name and nothing else."""
    if (i and not words.broken[i]) or not words.capital(i) or (words.caps and len(words) < 2):
        return None
    j = i
    while j < len(words) and not (j > i and words.broken[j]):
        if not (words.capital(j) and words.written[j][0].isalpha()):
            return None
        j += 1
    known = words.low[i] in grammar().surnames
    if (
        not 2 <= j - i <= 6
        or (office_at(words, i) is not None and not known)
        or words.caps
        or (not known and j - i > 4)
    ):
        return None
    if all(word.isupper() for word in words.written[i:j]):
        return None
    return Found(j, (_person(words, i, j, "person.signed"),))


def _person(words: Words, i: int, j: int, rule: str, confidence: float = 1.0) -> Mention:
    text = words.text(i, j)
    return Mention(words.span(i, j), "PER", text, text, rule, confidence if j - i > 1 else 0.6 * confidence)


def office_and_holder(words: Words, i: int) -> Found | None:
    """An office at word i, the body that it is in, and who holds it: what of these is named."""
    end = office_at(words, i)
    if end is None:
        return None
    if words.is_low(end, ":") and words.is_low(end - 2, "bộ", "thứ"):  # "Các Bộ trưởng: Quốc phòng, Công an"
        return members(words, Head(i, end, "sector", "Bộ"), Found(end), colon=True)
    body = body_at(words, end, holder=True)
    if body is None and words.low[end - 1] in {"phòng", "ban", "đội", "trạm", "đoàn"} and end - i >= 2:
        body = body_at(words, end - 1, holder=True, small=True)  # "Trưởng phòng Nội vụ"
    mentions = body.mentions if body is not None else ()
    after = body.end if body is not None else end
    holder = holder_at(words, after)
    if holder is not None:
        return Found(holder.end, (*mentions, *holder.mentions))
    return Found(after, mentions)
