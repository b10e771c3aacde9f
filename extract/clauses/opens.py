"""Whether a new act begins after a comma or 'và': a verb with its own object, a new subject, a prohibition."""

from __future__ import annotations

from dataclasses import dataclass

from extract.actors.phrases import begins_party, party_end
from extract.clauses.times import skip_time, timely
from extract.clauses.triggers import cues, party_at, trigger_at, verb_at
from extract.clauses.words import Words

_BODY = frozenset({"body", "office", "person", "area", "people", "quantity", "self"})
_MARKS = frozenset({"promise", "must", "plan"})
_NAMING = frozenset({"của", "này"})  # behind them a verb names a thing: "quy định của pháp luật"
_RESULTS = cues("denied_results")


@dataclass(slots=True)
class Seen:
    """What was seen since the part began; `first` is where its verb may be written with a capital letter."""

    verb: bool = False
    objects: int = 0
    purpose: bool = False
    nominal: bool = False
    modified: bool = False  # a verb behind a plain noun: "trạm quan trắc"
    dated: bool = False
    bare: int = -1  # where the last verb inside an object ends: "phương án rà soát"
    first: int = 0


def opens(words: Words, place: int, end: int, seen: Seen, *, joined: bool, bare: bool) -> bool:
    """Whether an act begins at words[place] behind a comma, or behind 'và' (`joined`).

    `bare`: a verb without an object stands right before: 'phương án rà soát, sắp xếp các đơn vị' shares one.
    """
    if _reaches(words, place, end):
        return False
    if words[place].low == "riêng":
        return True
    marked = trigger_at(words, place)[1]
    if marked & {"voice", "speech"} and _ordered(words, place, end):
        return True
    if _modal_near(words, place, end):
        return True
    if joined and (seen.nominal or seen.modified or seen.purpose):
        return False
    if bare and not _anew(words, place):
        return not joined and opens_clause(words, place, end)
    if opens_act(words, place, end, seen, hard=seen.nominal or seen.purpose):
        return True
    return not joined and (opens_clause(words, place, end) or _condition(words, place, end))


def _anew(words: Words, place: int) -> bool:
    """'kịp thời …', 'tổ chức …', 'tham mưu …': words that begin an act rather than go on with a row of verbs."""
    return "adverb" in trigger_at(words, place)[1] or "aux" in verb_at(words, place)[1]


def _reaches(words: Words, place: int, end: int) -> bool:
    """'…, phấn đấu đến cuối năm đạt 95% số hộ': the aim of the act before."""
    if words[place].low != "phấn":
        return False
    after = skip_time(words, place + 2, end)
    return after < end and words[after].low == "đạt"


def _ordered(words: Words, place: int, end: int) -> bool:
    """'…, yêu cầu Sở Y tế …', '… và cho biết Sở …': somebody is told, or says, with a party or a colon behind."""
    after = place + trigger_at(words, place)[0]
    if after >= end:
        return False
    if words[after].low == ":":
        return True
    if not begins_party(words, after):
        return False
    party = party_end(words, after, end)
    return party < end and bool(
        verb_at(words, party)[0]
        or trigger_at(words, party)[1] & (_MARKS | {"adverb", "entitled"})
        or words[party].low == ":"
    )


def _modal_near(words: Words, place: int, end: int) -> bool:
    """A new predicate with its own subject or time: '…, tháng 6 tới sẽ khởi công', '… và cầu A sẽ được …'."""
    for at in range(place, min(end, place + 9)):
        word = words[at]
        if word.sign or word.low in ("và", "để", "nhằm", "mà", "nơi", "người", "do", "khi", "thì", "nếu"):
            return False
        kinds = trigger_at(words, at)[1]
        if kinds & {"promise", "plan"} and not kinds & {"voice"} and at + 1 < end and word.low not in ("mục", "đặt"):
            return not verb_at(words, at - 1)[0] or at == place
    return False


def _condition(words: Words, place: int, end: int) -> bool:
    """'…, nếu không thì trả lại mặt bằng': a condition with its consequence."""
    if words[place].low not in ("nếu", "trường", "quá", "khi"):
        return False
    return any(words[at].low == "thì" for at in range(place, min(end, place + 25)))


def opens_act(words: Words, place: int, end: int, seen: Seen, *, hard: bool = False) -> bool:
    """Whether a verb with an object of its own begins at words[place].

    `hard`: inside a noun phrase of doing ('việc …') or a purpose only an unmistakable beginning counts.
    """
    if words[place].low == "không":
        return _prohibits(words, place, end)
    begin = place
    place = _over_time(words, place, end)
    after, clear = _auxiliaries(words, place, end, seen)
    if after is None:
        return True
    verb, classes = verb_at(words, after)
    if not verb or (after + verb < end and words[after + verb].low in _NAMING):
        return False
    if place > begin and "full" in classes:
        return True
    if "act" not in classes or ("result" in classes and not clear):
        return False
    if hard and not clear and "cause" not in classes:
        return False
    if "close" in classes and closing(words, after, verb, end):
        return seen.dated and "full" in classes and timely(words, after + verb)
    if "full" in classes and seen.dated:
        return True
    return has_object(words, after + verb, end)


def _over_time(words: Words, place: int, end: int) -> int:
    return skip_time(words, place, end) if timely(words, place) else place


def _auxiliaries(words: Words, place: int, end: int, seen: Seen) -> tuple[int | None, bool]:
    """The place after auxiliary verbs and modal words, and whether there were any; None: an act is certain."""
    clear = False
    while place < end:
        size, kinds = trigger_at(words, place)
        verb, classes = verb_at(words, place)
        if verb and "aux" in classes and not ("close" in classes and closing(words, place, verb, end)):
            after = skip_time(words, place + verb, end) if timely(words, place + verb) else place + verb
            if "cause" in classes and begins_party(words, after):
                return None, True
            if not verb_at(words, after)[0] and not trigger_at(words, after)[1] & {"adverb", "must", "promise"}:
                return place, clear
            clear, place = True, after
        elif kinds & (_MARKS | {"adverb"}) and not verb:
            clear, place = clear or bool(kinds & _MARKS), place + size
        else:
            break
    return place, clear


def _prohibits(words: Words, place: int, end: int) -> bool:
    """'không được …', 'không giao đề tài mới'; but 'không để …' is a result of the act before."""
    if place + 1 >= end:
        return False
    low = words[place + 1].low
    if low == "được":
        return (place + 2 < end and words[place + 2].low != "để") or place + 2 < end
    if low in _RESULTS:
        return False
    verb, classes = verb_at(words, place + 1)
    return bool(verb) and "act" in classes and has_object(words, place + 1 + verb, end)


def closes(words: Words, place: int, end: int) -> bool:
    """Whether what follows a semicolon is but a deadline or an addressee: '; hoàn tất trong 02 tuần'."""
    limit = next((at for at in range(place, end) if words[at].low == ";"), end)
    if words[place].low in ("thời",) and place + 2 < limit and words[place + 1].low in ("gian", "hạn"):
        return limit - place < 14
    size, kinds = trigger_at(words, place)
    if "plan" in kinds and not verb_at(words, place)[0]:
        place += size
    verb, classes = verb_at(words, place)
    if "close" not in classes or limit - place > 16:
        return False
    return closing(words, place, verb, limit) and not any(words[at].low in (",", "và") for at in range(place, limit))


def closing(words: Words, place: int, size: int, end: int) -> bool:
    """'hoàn thành trong quý II', 'trình UBND tỉnh': a verb that has no object of its own."""
    after = place + size
    if after >= end or words[after].low in (".", ";", "/"):
        return True
    if timely(words, after):
        return True
    if words[place].low in ("báo", "trình", "gửi"):
        if words[after].low in ("về", "cho", "lên"):
            after += 1
        party = party_end(words, after, end)
        return party > after and (
            party >= end
            or words[party].sign
            or timely(words, party)
            or words[party].low in ("xem", "để", "theo", "về", "quyết", "phê", "và")
        )
    return False


def has_object(words: Words, place: int, end: int) -> bool:
    """Whether content words follow at words[place] before the next sign or joining word."""
    while place < end:
        word = words[place]
        if (word.sign and word.low not in '(“"') or word.low == "và" or timely(words, place):
            return False
        verb, classes = verb_at(words, place)
        size, kinds = trigger_at(words, place)
        if verb and "act" in classes:
            if "full" in classes:
                return True
            place += verb
        elif "adverb" in kinds:
            place += size
        else:
            return True
    return False


def opens_clause(words: Words, place: int, end: int) -> bool:
    """Whether a new subject with its own predicate begins at words[place]: 'UBND xã Hòa Lộc vận động …'."""
    if not begins_party(words, place) or not (party_at(words, place)[1] & _BODY or words[place].text[0].isdigit()):
        return False
    after = party_end(words, place, end)
    if after <= place or after >= end:
        return False
    kinds = trigger_at(words, after)[1]
    if kinds & {"promise", "must", "plan", "voice", "decide", "speech"}:
        return trigger_at(words, after)[0] > 1 or words[after].low != "không"
    named = any(words[at].capital for at in range(place, after)) or party_at(words, place)[1] & {
        "quantity",
        "self",
        "office",
    }
    verb, classes = verb_at(words, after)
    return bool(named) and bool(verb) and "act" in classes
