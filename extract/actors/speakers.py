"""Who speaks, and for whom: 'ông Kiều Quốc Bảo, Giám đốc Ban Quản lý dự án …, cho biết: “Chúng tôi sẽ …”'.

'tôi' is the person, 'chúng tôi', 'đơn vị', 'Sở' the body that the person speaks for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.clauses.triggers import any_of, cues
from extract.clauses.words import UPPER

_NAME = rf"[{UPPER}][\w'’]*(?: [{UPPER}][\w'’]*){{0,5}}"
_OFFICE = r"(?:Phó |Quyền |Nguyên )?" + any_of("offices")
_PERSON = r"(?:[Ôô]ng|[Bb]à|[Đđ]ồng chí|[Đđ]/c|anh|chị)"
_APPOSED = re.compile(
    rf"(?P<title>{_PERSON}|TS\.|ThS\.|BS\.?|DS\.?|KS\.|BS\.CK\w*)\s+(?P<name>{_NAME}),\s*"
    rf"(?P<office>{_OFFICE})\s*(?P<body>[^,;:.“\"()]{{0,90}})"
)
_BEFORE = re.compile(
    rf"(?P<office>{_OFFICE})\s+(?P<body>[^,;:.“\"]{{0,60}}?)\s*"
    rf"(?P<name>[{UPPER}][\w]*(?: [{UPPER}][\w]*){{2,3}})(?=[ ,.:;])"
)
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


def speakers_of(text: str) -> dict[str, Speaker]:
    """Speakers by the last word of the name ('Bảo') and by the whole name."""
    found: dict[str, Speaker] = {}
    for match in _APPOSED.finditer(text):
        _learn(found, match["name"], match["office"], match["body"])
    for match in _BEFORE.finditer(text):
        _learn(found, match["name"], match["office"], match["body"])
    return found


def _learn(found: dict[str, Speaker], name: str, office: str, body: str) -> None:
    name = " ".join(name.split())
    if name.split()[0] in _NO_NAME or len(name.split()) < 2:
        return
    cut = _BODY_END.sub("", " " + " ".join(body.split())).strip(" ,-–")
    speaker = Speaker(name, cut if cut[:1].isupper() or (cut[:1].isalpha() and len(cut) > 3) else None, office)
    found.setdefault(name, speaker)
    found.setdefault(name.split()[-1], speaker)
    found.setdefault(office + (" " + cut if cut else ""), speaker)


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
