"""Who speaks, and for whom: 'ông Kiều Quốc Bảo, Giám đốc Ban Quản lý dự án …, cho biết: “Chúng tôi sẽ …”'.

'tôi' is the person, 'chúng tôi', 'đơn vị', 'Sở' the body that the person speaks for.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extract.clauses.triggers import any_of, cues
from extract.clauses.words import UPPER
from ingest import Span

Named = tuple[Span, str]  # where somebody is named, and the full name

_NAME = rf"[{UPPER}][\w'’]*(?: [{UPPER}][\w'’]*){{0,5}}"
_OFFICE = r"(?:Phó |Quyền |Nguyên )?" + any_of("offices")
_PERSON = r"(?:[Ôô]ng|[Bb]à|[Đđ]ồng chí|[Đđ]/c|anh|chị)"
_ANY_OFFICE = rf"(?:(?i:phó |quyền |nguyên )?(?i:{any_of('offices')})(?: (?i:thường trực|phụ trách))?)"
_BEHIND = re.compile(rf"\s*(?:,|\(|[-–])\s*(?P<office>{_ANY_OFFICE})(?![\w])\s*")
_BEFORE = re.compile(rf"(?<![\w])(?P<office>{_ANY_OFFICE})(?![\w])\s*")
_BODY = re.compile(r"(?:[^,;:.“”\"()\n]|\.(?=\w)|(?<=TP)\.){0,90}")
_FRONT = 110  # letters before a name in which its office stands
_LONGER = 6  # words that may complete the name of a body
_COURTESY = re.compile(rf"\s*(?:{_PERSON}|TS\.|ThS\.|BS\.?|KS\.|:)\s*$")
_MINISTER = re.compile(r"(?:thứ|bộ) trưởng$", re.IGNORECASE)
_NO_NAME = cues("no_surname")
_BODY_END = re.compile(rf"\s{any_of('behind_body')}\b.*$", re.DOTALL)
_SPOKEN_AFTER = re.compile(
    rf"[”\"\s,.–-]*(?P<who>(?:[Vv]ị này|{_PERSON})(?: {_NAME})?|{_OFFICE}[^,.;]{{0,60}}?)\s*"
    rf"(?:,[^,]{{0,80}},)?\s*(?:cũng |đã )?{any_of('said_so')}"
)


@dataclass(frozen=True, slots=True)
class Speaker:
    """A person as named, and the body that he or she speaks for, where the text says it."""

    person: str
    body: str | None = None
    office: str = ""


def speakers_of(text: str, people: Sequence[Named], bodies: Mapping[int, str]) -> dict[str, Speaker]:
    """Speakers by the last word of the name ('Bảo'), the whole name and the office ('Giám đốc Công ty Cấp nước').

    `people`: where persons are named, with their full names; `bodies`: the full names of bodies by where they begin.
    """
    found: dict[str, Speaker] = {}
    for span, name in people:
        if len(name.split()) > 1 and name.split()[0] not in _NO_NAME:
            office, body = _behind(text, span, bodies) or _in_front(text, span, bodies) or ("", None)
            _learn(found, Speaker(name, body, office))
    return found


def _behind(text: str, span: Span, bodies: Mapping[int, str]) -> tuple[str, str | None] | None:
    """'ông Kiều Quốc Bảo, Giám đốc Ban Quản lý dự án, …': the office and the body."""
    match = _BEHIND.match(text, span.end)
    if match is None:
        return None
    said = _BODY.match(text, match.end())
    return match["office"], _body(match["office"], bodies.get(match.end()), said[0] if said else "")


def _in_front(text: str, span: Span, bodies: Mapping[int, str]) -> tuple[str, str | None] | None:
    """'Giám đốc Sở Y tế Lê Thị Trâm': the office and the body."""
    start = max(0, span.start - _FRONT)
    front = _COURTESY.sub("", text[start : span.start].rstrip())
    found = list(_BEFORE.finditer(front))
    if not found or re.search(r"[,;:.“”()\n]", front[found[-1].end() :]):
        return None
    match = found[-1]
    return match["office"], _body(match["office"], bodies.get(start + match.end()), front[match.end() :])


def _body(office: str, named: str | None, said: str) -> str | None:
    """The body of an office: as the document names it, else as said up to a verb ('Bộ trưởng Y tế')."""
    cut = _BODY_END.sub("", " " + " ".join(said.split())).strip(" ,-–")
    if named is not None:  # "Ban Quản lý" may have more to its name: "… chợ Tân An"
        more = len(cut.split()) - len(named.split())
        return cut if cut.startswith(named + " ") and more <= _LONGER else named
    if cut[:1].isupper() and _MINISTER.search(office) and not cut.startswith("Bộ "):
        return "Bộ " + cut
    return cut if cut[:1].isupper() or (cut[:1].isalpha() and len(cut) > 3) else None


def _learn(found: dict[str, Speaker], speaker: Speaker) -> None:
    """Note a speaker; what is said of the body where it is first named holds."""
    name, office = speaker.person, speaker.office
    known = found.get(name)
    if known is None or (known.body is None and speaker.body is not None):
        found[name] = speaker
        last = name.split()[-1]
        if last not in found or found[last].person == name:
            found[last] = speaker
    if office:
        found.setdefault(office + (" " + speaker.body if speaker.body else ""), speaker)


def speaker_after(text: str, place: int, limit: int, known: dict[str, Speaker]) -> Speaker | None:
    """Who is named behind a closing quotation mark: '…”, ông Bảo nói.'"""
    match = _SPOKEN_AFTER.match(text, place, limit)
    return look_up(match["who"], known) if match else None


def look_up(who: str, known: dict[str, Speaker]) -> Speaker | None:
    """The speaker meant by 'ông Bảo', 'Phó Chủ tịch UBND quận'."""
    words = re.sub(r"^(?:ông|bà|đồng chí|đ/c|anh|chị|các đồng chí)\s+", "", who.strip(), flags=re.IGNORECASE).split(
        ","
    )[0]
    name = " ".join(words.split())
    if name in known:
        return known[name]
    last = name.split()[-1] if name else ""
    if last in known and (name in known[last].person or known[last].person in name or len(name.split()) == 1):
        return known[last]
    return None
