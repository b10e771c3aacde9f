"""The phrase that names who acts: 'Sở Y tế, UBND các huyện A, B (gọi tắt là …)' → where it ends.

A phrase begins with a word of parties.tsv and runs to the first verb or modal word; after a comma or 'và' it goes
on only with another party or with one more name of the same list ('các huyện Đăk Glei, Sa Thầy').
"""

from __future__ import annotations

from extract.actors.descriptions import description
from extract.clauses.times import timely
from extract.clauses.triggers import cues, noun_at, party_at, trigger_at, verb_at
from extract.clauses.words import Words

LONGEST = 60  # words; a list of a dozen agencies
_STOP = cues("end_of_party")
_MODAL = frozenset({"promise", "must", "asked", "plan", "done", "voice", "decide", "speech", "entitled", "penalty"})
_NUMBERED = cues("numbered")
_LEAVING = frozenset({("thời", "gian"), ("có", "thể"), ("kết", "quả"), ("đối", "với")})
_FIELDS = frozenset({"xây", "thanh"})  # "Xây dựng", "Thanh tra" are verbs and fields of government
_HALVES = frozenset(cue.casefold() for cue in cues("own_fields") if len(cue.split()) == 2)
_AND = frozenset({"và", "cùng", "hoặc", "hay"})


def begins_party(words: Words, place: int) -> bool:
    """Whether a party may begin at words[place]: a head word, or a quantity with a noun that is no sign."""
    if place >= len(words):
        return False
    size, classes = party_at(words, place)
    if size == 0 or classes == {"place"}:
        return _counted(words, place)
    if "weak" in classes:
        after = words[place + size] if place + size < len(words) else None
        return after is not None and (after.capital or after.name or after.text[0].isdigit()) and not after.sign
    if classes == {"quantity"}:
        following = place + size
        return (
            following < len(words)
            and not words[following].sign
            and words[following].low not in _PERIODS
            and not _abstract(words, following)
        )
    return True


_PERIODS = cues("periods")
_PAPERS = cues("papers")
_ABSTRACT = cues("abstract")


def _abstract(words: Words, place: int) -> bool:
    """'các hoạt động', 'các biện pháp': nobody."""
    if words[place].capital and words[place].low in _PAPERS and not words[place].name and not party_at(words, place)[0]:
        return True
    if words[place].capital or words[place].name or party_at(words, place)[0]:
        return False
    return "nominal" in trigger_at(words, place)[1] or words[place].low in _ABSTRACT


def _counted(words: Words, place: int) -> bool:
    """'05 hộ dân', '8 quận, huyện': a small number and a head word."""
    return words[place].text.isdigit() and party_at(words, place + 1)[0] > 0


def party_end(words: Words, start: int, limit: int) -> int:
    """The place after the last word of the parties that begin at words[start]; `start` itself if none does."""
    if not begins_party(words, start):
        return start
    depth, place = words[start].depth, _first(words, start)
    last = min(limit, start + LONGEST)
    while place < last:
        if words[place].depth > depth or words[place].low in "([)]" or words[place].text in '“”"':
            place += 1
            continue
        step = _step(words, start, place)
        if step == 0:
            break
        place += step
    return _trim(words, start, place)


def _first(words: Words, start: int) -> int:
    """The place behind the head; 'tổ chức' behind a quantity is a noun ('các tổ chức tín dụng')."""
    size, classes = party_at(words, start)
    place = start + max(1, size)
    organised = "quantity" in classes and [word.low for word in words[place : place + 2]] == ["tổ", "chức"]
    return place + 2 if organised else place


def _step(words: Words, start: int, place: int) -> int:
    """How many words the phrase goes on at words[place]; 0 where it ends."""
    word = words[place]
    if word.name:
        return 1
    if timely(words, place) or _measured(words, place) or _leaves(words, place):
        return 0
    described = description(words, start, place)
    if described:
        return described
    if word.sign:
        return _over_sign(words, start, place)
    if word.low in _AND:
        return 1 if goes_on(words, place + 1) else _field(words, place + 1)
    if word.low in _STOP and not word.capital and not word.name:
        return _following(words, start, place)
    size = noun_at(words, place) or _capital_verb(words, place)
    if size:
        return size
    if not word.capital and not word.name and trigger_at(words, place)[1] & _MODAL:
        return 0
    return 0 if verb_at(words, place)[1] else 1


def _field(words: Words, place: int) -> int:
    """'các sở giáo dục và | đào tạo': the second half of a field of government, written small; with the 'và'."""
    pair = " ".join(word.low for word in words[place : place + 2])
    return 3 if pair in _HALVES else 0


def _capital_verb(words: Words, place: int) -> int:
    """'Giáo dục Đào tạo', 'Đổi mới', 'Thường trực': a verb written large is part of the name."""
    if not words[place].capital:
        return 0
    size, classes = verb_at(words, place, first=True)
    return size if size > 1 and "act" in classes else 0


def _following(words: Words, start: int, place: int) -> int:
    """'các đơn vị | sau: Sở Y tế, …', '… sau đây: …'."""
    colon = place + (2 if place + 1 < len(words) and words[place + 1].low == "đây" else 1)
    listed = words[place].low == "sau" and colon < len(words) and words[colon].low == ":"
    return colon - place if listed and _lists(words, start, colon) else 0


def _leaves(words: Words, place: int) -> bool:
    """'doanh nghiệp | biết', 'công an quận | thời gian tới', 'Sở Y tế | hai việc': no more the party."""
    low, following = words[place].low, words[place + 1].low if place + 1 < len(words) else ""
    if low in ("hai", "ba", "một", "các", "những") or low.isdigit():
        return following in ("việc", "nhiệm", "nội", "công") and not words[place + 1].capital
    return (low, following) in _LEAVING or (low == "biết" and following in ("", ",", ".", "và", "để"))


def _measured(words: Words, place: int) -> bool:
    """A number that begins something else: 'mỗi huyện | 01 bộ máy'; not 'Quận 2', 'UBND 05 phường', 'tổ 6, 7, 8'."""
    if not words[place].text[0].isdigit():
        return False
    before, after = words[place - 1], words[place + 1] if place + 1 < len(words) else None
    if before.low in _NUMBERED or before.text[0].isdigit() or before.low == "," or before.depth != words[place].depth:
        return False
    return after is None or not party_at(words, place + 1)[0]


def _over_sign(words: Words, start: int, place: int) -> int:
    sign = words[place].low
    if sign in "-–/&.":
        return 1
    if sign == ";":  # "Thủ trưởng các sở, ngành; Chủ tịch UBND các xã"
        following = place + 1 < len(words) and words[place + 1].capital and begins_party(words, place + 1)
        return 1 if following else 0
    if sign == ",":
        return 1 if goes_on(words, place + 1) else 0
    if sign == ":":
        return 1 if _lists(words, start, place) else 0
    return 0


def _lists(words: Words, start: int, colon: int) -> bool:
    """Whether names follow the colon of 'các Bộ, cơ quan: Tài chính, …', 'các đơn vị sau: Sở Y tế, …'."""
    if colon + 1 >= len(words) or not words[colon + 1].capital:
        return False
    if not any(words[i].low in ("các", "những", "hai", "ba") for i in range(start, min(colon, start + 8))):
        return False
    size, classes = verb_at(words, colon + 1, first=True)
    if not classes & {"act", "aux"}:
        return True
    after = words[colon + 1 + size].low if colon + 1 + size < len(words) else ""
    return words[colon + 1].low in _FIELDS and after in (
        ",",
        "và",
        ";",
    )  # "các Bộ: Xây dựng, …"; not "Xây dựng kế hoạch"


def goes_on(words: Words, place: int) -> bool:
    """Whether a list of parties goes on at words[place]: another party, or a bare name."""
    if place < len(words) and words[place].low in _AND:
        place += 1
    if place >= len(words) or words[place].sign or words[place].low in _AND:
        return False
    if trigger_at(words, place)[1] & _MODAL and not words[place].capital:
        return False
    if begins_party(words, place) or party_at(words, place)[1] & {"weak"}:
        return True
    return words[place].capital and not verb_at(words, place, first=True)[1] & {"aux"}


def _trim(words: Words, start: int, end: int) -> int:
    """Without signs and joining words at the end, an open bracket's content included whole."""
    while end > start and (words[end - 1].low in _AND or words[end - 1].low in ",-–:."):
        end -= 1
    return end
