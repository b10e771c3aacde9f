"""Whom the actor has act: 'X chỉ đạo Y rà soát', 'X phối hợp với Z, chỉ đạo Y …', 'X sẽ giao Y …': Y acts as well.

The guide: "X chỉ đạo / chỉ định Y làm": both; 'X tham mưu Y', 'X đề nghị Y', 'X đôn đốc Y': X alone.
"""

from __future__ import annotations

from extract.actors.parties import parties_of
from extract.actors.phrases import begins_party, party_end
from extract.clauses.openers import MODAL
from extract.clauses.triggers import trigger_at, verb_at
from extract.clauses.words import Words
from extract.commitments.frames import Frame
from extract.commitments.line import Line
from extract.record import Party

_BOTH = frozenset({"chỉ đạo", "chỉ định", "cùng", "cùng với", "chủ trì cùng"})
_FARTHER = frozenset({"chỉ đạo", "chỉ định", "yêu cầu"})  # also behind the first verb: "phối hợp với Z chỉ đạo Y …"
_ASSIGNS = frozenset({"giao", "giao trách nhiệm", "phân công"})
_UPWARD = frozenset({"tham mưu", "đề nghị", "kiến nghị", "đề xuất", "báo cáo", "trình", "giúp", "xin ý kiến"})


def told(line: Line, frame: Frame) -> tuple[Party, ...]:
    """The parties that the subject has act; none where it acts by itself."""
    place, promised, found = _main_verb(line.words, frame)
    if not found:
        return _told_later(line, place, frame.end) if place > frame.verb else ()
    size, _ = verb_at(line.words, place, first=True)
    said = _said(line.words, place, size)
    if said in _BOTH or (said in _ASSIGNS and (promised or frame.voice or frame.marks & MODAL)):
        return _acting(line, place + size, frame.end, verb=False)
    return () if said in _UPWARD else _told_later(line, place + size, frame.end)


def _said(words: Words, place: int, size: int) -> str:
    return " ".join(words[i].low for i in range(place, place + size))


def _main_verb(words: Words, frame: Frame) -> tuple[int, bool, bool]:
    """Where the verb behind auxiliaries and modal words is, whether it is promised, and whether there is one."""
    place, promised = frame.verb, bool(frame.verb) and words[frame.verb - 1].low == "sẽ"
    for _ in range(4):
        size, classes = verb_at(words, place, first=True)
        if not size:
            step = trigger_at(words, place)
            if not (step[0] and step[1] & (MODAL | {"adverb"})):
                return place, promised, False
            promised = promised or words[place].low == "sẽ"
            place += step[0]
        elif "aux" not in classes or _said(words, place, size) in _BOTH | _UPWARD:
            return place, promised, True
        else:
            place += size
    return place, promised, False


def _told_later(line: Line, place: int, end: int) -> tuple[Party, ...]:
    """Behind another verb: 'kiểm tra, đôn đốc, chỉ đạo UBND xã thực hiện …'."""
    words = line.words
    depth = words[place - 1].depth
    for at in range(place, end):
        if words[at].depth > depth or words[at].name:
            continue
        size, _ = verb_at(words, at)
        if not size:
            if words[at].low in ("để", "nhằm", "theo", ";"):
                return ()
            continue
        said = _said(words, at, size)
        if said in _UPWARD:
            return ()
        if said in _FARTHER and begins_party(words, at + size):
            return _acting(line, at + size, end, verb=True)
    return ()


def _acting(line: Line, place: int, end: int, *, verb: bool) -> tuple[Party, ...]:
    """The parties at words[place], when something that they do follows (`verb`: a verb or a modal word)."""
    words = line.words
    place += 1 if place < end and words[place].low == "cho" else 0
    after = party_end(words, place, end)
    if after <= place or after >= end or words[after].sign:
        return ()
    if (
        verb
        and words[after].low != "và"
        and not (verb_at(words, after)[0] or trigger_at(words, after)[1] & (MODAL | {"adverb"}))
    ):
        return ()
    return parties_of(line.scene.text, words, (place, after), line.scene.names)
