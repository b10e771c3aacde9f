"""One block's statements: its sentences and speeches, part by part, with what each inherits."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from extract.actors import parties_of, party_of
from extract.actors_phrases import party_end
from extract.actors_speakers import Speaker, look_up, speaker_after
from extract.clauses import sentences, speeches
from extract.clauses_openers import MODAL, openers
from extract.clauses_opens import opens_clause
from extract.clauses_split import Part, parts_of
from extract.clauses_times import timely
from extract.clauses_words import UPPER, Words, span_of
from extract.commitments_context import Context
from extract.commitments_found import Act, Settled, trim
from extract.commitments_frames import Frame, Range, frame_of
from extract.commitments_scene import Scene, is_voice
from extract.decisions import agreed_act, decided
from extract.kinds import kind_of, voice_kind
from extract.record import CommitmentKind, Party
from extract.structure import Section
from extract.triggers import party_at, trigger_at, verb_at
from ingest import Span

_SELF_BODY = frozenset({"chúng tôi", "đơn vị", "chúng ta", "mình", "bên tôi"})
_BOTH = frozenset({"chỉ đạo", "chỉ định", "cùng", "cùng với", "chủ trì cùng"})
_WISH = frozenset({"đề nghị", "mong", "mong muốn", "cũng đề nghị", "kêu gọi", "đề nghị các"})


@dataclass(slots=True)
class Reading:
    """What was read of a block so far; `actors` and `kind` are what the next clause inherits."""

    acts: list[Act] = field(default_factory=list)
    settled: list[Settled] = field(default_factory=list)
    actors: tuple[Party, ...] = ()
    kind: CommitmentKind | None = None
    order: bool = False
    lead: Frame | None = None
    lead_actors: tuple[Party, ...] = ()
    speaker: Speaker | None = None
    low_asker: bool = False
    local: tuple[Party, ...] = ()
    brief: bool = False
    deciding: bool = False
    past: bool = False  # the sentence reports what was done
    opening: Span | None = None


def read_block(scene: Scene, span: Span, context: Context) -> Reading:
    """The statements of one block of the text."""
    reading = Reading(actors=context.actors, kind=context.kind, order=context.voice is not None)
    for stretch, spoken in _stretches(scene, span, reading):
        reading.speaker = spoken or reading.speaker
        for sentence in sentences(scene.text, stretch):
            _sentence(scene, sentence, context, reading, spoken)
    return reading


def _stretches(scene: Scene, span: Span, reading: Reading) -> list[tuple[Span, Speaker | None]]:
    """The block cut at speeches, each with its speaker."""
    found: list[tuple[Span, Speaker | None]] = []
    at, last = span.start, None
    for speech in speeches(scene.text, span) if scene.news else ():
        before = Span(at, max(at, speech.start - 1))
        last = _speaker_before(scene, Span(span.start, max(span.start, speech.start - 1))) or last
        speaker = speaker_after(scene.text, speech.end, span.end, scene.speakers) or last
        if scene.text[before.start : before.end].strip():
            found.append((before, None))
        found.append((speech, speaker or Speaker("")))
        at = min(span.end, speech.end + 1)
    if scene.text[at : span.end].strip():
        found.append((Span(at, span.end), None))
    return found


_TITLED = re.compile(r"(?:[ôÔ]ng|[bB]à|[đĐ]ồng chí|đ/c|anh|chị)\s$")


def _speaker_before(scene: Scene, span: Span) -> Speaker | None:
    """The last speaker named before a speech."""
    text, best, place = span.of(scene.text), None, -1
    for name, speaker in scene.speakers.items():
        at = text.rfind(name)
        if at > place and (" " in name or _TITLED.search(text[:at])):
            best, place = speaker, at
    return best


def _sentence(scene: Scene, span: Span, context: Context, reading: Reading, spoken: Speaker | None) -> None:
    words = scene.words(span)
    if not words:
        return

    def asks(subject: Range | None, place: int) -> bool:
        return _asks(scene, words, subject, place, context, reading)

    reading.lead, reading.local, reading.deciding, reading.past = None, (), False, False
    if reading.brief:
        reading.order, reading.brief = False, False
    reading.opening, first = _opening(words), len(reading.acts)
    if scene.news and spoken is None:
        reading.speaker = _speaker_before(scene, span) or reading.speaker
    for part in parts_of(words, 0, len(words)):
        frame = frame_of(words, part.start, part.end, asks)
        if frame is None:
            _continue(scene, words, part, context, reading, span)
            continue
        _part(scene, words, part, frame, context, reading, span, spoken)
    _answer(words, reading, first)
    _close(scene, words, reading, first)


def _opening(words: Words) -> Span | None:
    """The time at the head of a sentence: it reaches all its acts."""
    start = openers(words, 0, len(words))
    return span_of(words, 0, start) if 0 < start < len(words) and words[start - 1].low == "," else None


def _answer(words: Words, reading: Reading, first: int) -> None:
    """'Riêng đề nghị nâng mức khoán, Sở ghi nhận và sẽ …': the request is no order, its answer is the statement."""
    low = [word.low for word in words]
    answered = any((a, b) in {("ghi", "nhận"), ("tiếp", "thu")} for a, b in zip(low, low[1:], strict=False))
    if answered and len(reading.acts) > first and reading.acts[first].rule == "voice:đề_nghị":
        del reading.acts[first]


_CLOSING = ("hoàn", "xong")


def _close(scene: Scene, words: Words, reading: Reading, first: int) -> None:
    """'…, hoàn thành trước 30/6' at the end of a sentence closes its whole list."""
    acts = reading.acts[first:]
    if len(acts) < 2:
        return
    for at in range(len(words) - 2, 0, -1):
        if words[at].low == ";":
            return
        if words[at].low in _CLOSING and words[at - 1].low in (",", "phải") and timely(words, at + (2 if words[at].low == "hoàn" else 1)):
            closing = span_of(words, at, len(words))
            break
    else:
        return
    for index in range(first, len(reading.acts) - 1):
        if ";" not in scene.text[reading.acts[index].span.end : closing.start] and reading.acts[index].actors == acts[-1].actors:
            reading.acts[index] = replace(reading.acts[index], closing=closing)


def _continue(scene: Scene, words: Words, part: Part, context: Context, reading: Reading, sentence: Span) -> None:
    """A part that is no clause belongs to the act before it in the same sentence."""
    if context.section is Section.GOAL and any(words[i].text[0].isdigit() for i in range(part.start, part.end)):
        span = trim(scene.text, span_of(words, part.start, part.end))
        reading.acts.append(Act(span, sentence, "plan", reading.local or context.actors, "goal", words[part.start].start))
        return
    if part.strong or not reading.acts or reading.acts[-1].sentence != sentence:
        return
    last = reading.acts[-1]
    end = words[part.end - 1].end
    if words[part.start].start - last.span.end <= 4:
        reading.acts[-1] = replace(last, span=trim(scene.text, Span(last.span.start, end)))


def _asks(scene: Scene, words: Words, subject: Range | None, place: int, context: Context, reading: Reading) -> bool:
    """Whether the voice verb at words[place] orders somebody in the author's name."""
    verb = words[place].low
    if subject is None:
        if verb in ("đề", "giao", "lưu", "trân", "thống", "nhất", "cũng", "quyết"):
            return not (context.item and place < 2) or not context.actors
        if scene.news:
            return (not reading.order or place == 0) and not (reading.past and verb == "chỉ")
        return not (context.item and context.actors) and not reading.local
    if scene.news:
        return True
    if is_voice(scene, words, subject):
        return True
    return verb in ("đề",) and "self" in party_at(words, subject[0])[1]


def _part(
    scene: Scene, words: Words, part: Part, frame: Frame, context: Context, reading: Reading, sentence: Span, spoken: Speaker | None
) -> None:
    actors = _actors(scene, words, frame, context, reading, spoken)
    _note_asker(scene, words, frame, reading, spoken)
    if frame.decide is not None:
        _decide(scene, words, part, frame, context, reading, sentence, actors)
        return
    if frame.voice is not None:
        if frame.voice.startswith(("thống nhất", "nhất trí", "đồng ý", "quyết định")):
            start = frame.asker[0] if frame.asker else next((i for i in range(part.start, frame.verb) if words[i].low == frame.voice.split()[0]), frame.start)
            reading.settled.append(Settled(trim(scene.text, span_of(words, start, part.end)), actors_by(scene, words, frame), "decided:giao"))
        reading.order, reading.kind = True, voice_kind(frame.voice)
        if _upward(scene, words, frame, reading):
            reading.order = False
            return
    if frame.lead or not frame.acts:
        reading.lead, reading.lead_actors = frame, actors if frame.subject else ()
        if frame.voice is not None and frame.subject:
            reading.actors = actors
        return
    marks = frame.marks
    if _rules(frame, context, reading) and context.section is not Section.REPORT and not scene.news:
        end = _semicolon(words, part)
        by = (scene.voice,) if scene.voice else ()
        reading.settled.append(Settled(trim(scene.text, span_of(words, frame.start, end)), by, "rule"))
        return
    if _leads(words, frame, part.end):
        reading.lead, reading.lead_actors = frame, actors
        reading.actors = actors
        reading.kind = reading.kind or "assignment"
        return
    if reading.deciding and part.strong and frame.subject is None and not marks & {"promise", "plan"} and not context.actors:
        reading.settled.append(Settled(trim(scene.text, span_of(words, frame.start, _semicolon(words, part))), reading.settled[-1].by, "decided:on"))
        return
    reading.deciding = False
    if words[frame.verb].low == "không" or ("must" in marks and words[frame.start].low == "không"):
        if frame.subject is None and not context.actors and not reading.local and not scene.news and frame.voice is None and context.section is not Section.REPORT:
            by = (scene.voice,) if scene.voice else ()
            reading.settled.append(Settled(trim(scene.text, span_of(words, frame.start, part.end)), by, "ruled:not"))
            return
    if not _counts(scene, words, frame, context, reading):
        if frame.subject and not frame.thing:
            reading.local = actors
        reading.past = reading.past or "done" in marks
        if "done" in marks and frame.voice is None:
            reading.order = reading.order and not scene.news
        return
    kind = kind_of(
        marks, voice=frame.voice, inherited=reading.kind if reading.order or not scene.news else None,
        thing=frame.thing, first_person=spoken is not None, news=scene.news,
    )  # fmt: skip
    if _planned(scene, words, frame):
        kind = "plan"
    elif _helps(words, frame) and frame.voice is None and not frame.colon and not context.actors and kind == "assignment" and "must" not in marks:
        kind = "promise"
    span = trim(scene.text, span_of(words, frame.start, part.end))
    if _formula(words, frame, part.end) or (part.end - frame.start < 5 and not marks and sum(not w.sign for w in words) < 6):
        return
    reading.acts.append(Act(span, sentence, kind, actors, _rule(frame), words[min(frame.verb, part.end - 1)].start, opening=reading.opening, head=context.head, places=context.places))
    if not frame.thing:
        reading.actors = reading.local = actors
    if frame.event and "sẽ" in {words[i].low for i in range(frame.start, frame.verb)}:
        reading.settled.append(Settled(span, (), "event"))
    if scene.news and _planned(scene, words, frame):
        reading.order, reading.brief, reading.kind = True, True, "plan"
    if scene.news and ("must" in marks or frame.voice):
        reading.order, reading.kind = True, kind


def actors_by(scene: Scene, words: Words, frame: Frame) -> tuple[Party, ...]:
    """Who settled: the one who asks, else the author."""
    if frame.asker is not None:
        return parties_of(scene.text, words, frame.asker, scene.names)
    return (scene.voice,) if scene.voice else ()


def _rules(frame: Frame, context: Context, reading: Reading) -> bool:
    """A rule or entitlement that the notice sets: 'Mỗi huyện được đăng ký tối đa 02 dự án', '… sẽ bị cắt'."""
    if "penalty" in frame.marks:
        return True
    return "entitled" in frame.marks and not frame.marks & {"must", "asked", "promise", "plan", "done"}


def _leads(words: Words, frame: Frame, end: int) -> bool:
    """'… tập trung các nhiệm vụ sau:': leads over to the acts, is none."""
    if words[len(words) - 1].low != ":" or end < len(words) - 1:
        return False
    tail = [words[i].low for i in range(max(frame.verb, len(words) - 9), len(words))]
    return "sau" in tail and any(w in tail for w in ("vụ", "pháp", "việc", "dung")) and not ("về" in tail or "gồm" in tail)


def _rule(frame: Frame) -> str:
    if frame.voice:
        return "voice:" + frame.voice.replace(" ", "_")
    for mark in ("promise", "must", "asked", "plan"):
        if mark in frame.marks:
            return mark
    return "plain"


def _counts(scene: Scene, words: Words, frame: Frame, context: Context, reading: Reading) -> bool:
    """Whether the clause is a commitment where it stands."""
    marks = frame.marks
    promised = "promise" in marks or "asked" in marks
    if "done" in marks or frame.opinion:
        return False
    if frame.thing and any(words[i].text == "Luật" for i in range(frame.verb, frame.end)):
        return False
    if frame.voice is not None:
        return True
    if context.section is Section.REPORT and not scene.news:
        return promised and not frame.thing
    if not scene.news:
        return not frame.thing or bool(marks & {"promise", "must", "plan"})
    if marks & {"promise", "plan", "asked"}:
        return True
    if "must" in marks:
        return reading.order or _obliged(words, frame)
    if _planned(scene, words, frame):
        return True
    return reading.order and not reading.past and bool(verb_at(words, frame.verb, first=True)[0])


def _note_asker(scene: Scene, words: Words, frame: Frame, reading: Reading, spoken: Speaker | None) -> None:
    """Remember whether the one who speaks can order: 'bà Liễu nói và đề nghị …' of a commune is a wish."""
    who = spoken or None
    named = frame.speaker or frame.asker or (frame.subject if not frame.thing else None)
    if named is not None and who is None:
        who = look_up(scene.said(words, named), scene.speakers)
        if who is None and "person" in party_at(words, named[0])[1]:
            reading.low_asker = True
    if who is not None:
        reading.low_asker = who.person not in scene.chairs if scene.chairs else not who.office


def _helps(words: Words, frame: Frame) -> bool:
    """'X tiếp tục hỗ trợ huyện Y …': what a body says that it will go on to do for others."""
    low = [words[i].low for i in range(frame.verb, min(frame.end, frame.verb + 4))]
    return low[:2] == ["tiếp", "tục"] and (low[2:4] == ["hỗ", "trợ"] or low[2:3] == ["giúp"])


def _planned(scene: Scene, words: Words, frame: Frame) -> bool:
    """'Năm 2018, các quận, huyện tiếp tục …' in a report of 2017: what is to go on in a time to come."""
    if frame.subject is None or frame.thing or frame.verb >= frame.end or words[frame.verb].low != "tiếp":
        return False
    opened = [words[i] for i in range(frame.start, frame.subject[0])]
    years = [int(w.text) for w in opened if w.text.isdigit() and len(w.text) == 4]
    if years:
        return scene.year is None or max(years) >= scene.year
    return any(w.low in ("tới", "sau") for w in opened)


def _obliged(words: Words, frame: Frame) -> bool:
    """In a report 'phải' obliges a body or an office; of people and things it tells a hardship."""
    if frame.subject is None or frame.thing:
        return False
    classes = party_at(words, frame.subject[0])[1]
    return bool(classes & {"body", "office", "area", "quantity"})


def _upward(scene: Scene, words: Words, frame: Frame, reading: Reading) -> bool:
    """A wish of somebody who cannot order: none until it is answered."""
    if frame.voice not in _WISH or not scene.news:
        return False
    if frame.asker is None:
        return reading.low_asker
    speaker = look_up(scene.said(words, frame.asker), scene.speakers)
    if "office" in party_at(words, frame.asker[0])[1]:
        return False
    if speaker is None:
        return "person" not in party_at(words, frame.asker[0])[1] and "body" not in party_at(words, frame.asker[0])[1]
    if scene.chairs:
        return speaker.person not in scene.chairs
    return not speaker.office


_BLANK = frozenset("nghiêm túc tổ chức triển khai thực hiện khẩn trương".split())


def _formula(words: Words, frame: Frame, end: int) -> bool:
    """'thông báo để các đơn vị biết, thực hiện', 'nghiêm túc triển khai thực hiện Chỉ thị này'."""
    low = [words[i].low for i in range(frame.start, end)]
    if "thông" in low and "báo" in low and "để" in low and ("biết" in low or "thực" in low):
        return True
    comma = next((i for i in range(frame.verb, end) if words[i].low == ","), end)
    said = [w for w in (words[i].low for i in range(frame.verb, comma)) if w.isalpha()]
    if said and set(said) <= _BLANK and "hiện" in said and (frame.voice is not None or frame.subject is not None):
        return True
    empty = set("nghiêm túc tổ chức triển khai thực hiện quán triệt thông báo kết luận kế hoạch chỉ thị công điện này biết và các nội dung trên trân trọng có hiệu quả đúng".split())
    return bool(said) and all(w in empty for w in said) and ("thực" in said or "thông" in said) and ("này" in said or "nghiêm" in said or "trọng" in said or "biết" in said)


def _actors(scene: Scene, words: Words, frame: Frame, context: Context, reading: Reading, spoken: Speaker | None) -> tuple[Party, ...]:
    if frame.subject is None or frame.thing:
        inherited = reading.local or reading.actors or context.actors
        if frame.thing and spoken and spoken.body:
            return (party_of(scene.names.canonical(spoken.body), None, "speaker"),)
        if frame.thing and scene.news and not spoken:
            return ()
        base = inherited
    else:
        base = _named(scene, words, frame.subject, reading, spoken, frame.speaker)
    return base + tuple(p for p in _told(scene, words, frame) if p.name not in {b.name for b in base})


def _named(scene: Scene, words: Words, subject: Range, reading: Reading, spoken: Speaker | None, told: Range | None) -> tuple[Party, ...]:
    said = scene.said(words, subject).casefold()
    speaker = spoken or reading.speaker
    if speaker and said == "tôi":
        return (party_of(scene.names.canonical(speaker.person), span_of(words, *subject), "speaker"),)
    if speaker and speaker.body and said in _SELF_BODY:
        return (party_of(scene.names.canonical(speaker.body), span_of(words, *subject), "speaker"),)
    if said in ("ông", "bà", "vị này") and reading.actors:
        return reading.actors
    body = _spoken_for(scene, words, subject, said, told, reading) if said in _BARE else None
    if body is not None:
        return (party_of(scene.names.canonical(body), span_of(words, *subject), "speaker"),)
    return parties_of(scene.text, words, subject, scene.names)


_BARE = frozenset({"chi nhánh", "đơn vị", "công ty", "sở", "phòng", "trung tâm", "xã", "huyện", "quận", "phường", "thành phố", "tỉnh", "điện lực", "ban", "viện", "trường", "chi cục", "cục", "bệnh viện", "doanh nghiệp", "chúng tôi", "đơn vị này", "nhà trường"})
_PLACES = frozenset({"xã", "huyện", "quận", "phường", "thành phố", "tỉnh"})
_ANY = frozenset({"chi nhánh", "đơn vị", "chúng tôi", "đơn vị này", "doanh nghiệp", "nhà trường"})


def _spoken_for(scene: Scene, words: Words, subject: Range, said: str, told: Range | None, reading: Reading) -> str | None:
    """The body that a bare head means: the speaker's ('Theo ông Khải, chi nhánh sẽ …'), or the place of the issuer."""
    speaker = look_up(scene.said(words, told), scene.speakers) if told else reading.speaker
    if speaker and speaker.body:
        if said in _ANY or speaker.body.casefold().startswith(said):
            return speaker.body
        match = re.search(rf"\b{said} [A-ZĐ]\S*(?: [A-ZĐ]\S*)*", speaker.body)
        if match:
            return match[0]
    named = rf"\b{said} [{UPPER}][^\s,.;:]*(?: [{UPPER}][^\s,.;:]*)*"
    near = re.findall(named, scene.text[max(0, words[subject[0]].start - 600) : words[subject[0]].start], re.IGNORECASE) if said in _PLACES else []
    if near:
        return str(near[-1])
    known = scene.names.canonical(said)
    if known.casefold() != said:
        return known
    match = re.search(named, scene.issuer or "", re.IGNORECASE)
    return match[0] if match else None


def _told(scene: Scene, words: Words, frame: Frame) -> tuple[Party, ...]:
    """'X chỉ đạo Y làm': Y is to act as well."""
    place = frame.verb
    for _ in range(4):
        size, classes = verb_at(words, place, first=True)
        if not size:
            step = trigger_at(words, place)
            if step[0] and step[1] & (MODAL | {"adverb"}):
                place += step[0]
                continue
            return ()
        said = " ".join(words[i].low for i in range(place, place + size))
        if said in _BOTH:
            after = party_end(words, place + size, frame.end)
            if after > place + size and after < frame.end and not words[after].sign:
                return parties_of(scene.text, words, (place + size, after), scene.names)
            return ()
        if "aux" not in classes:
            return ()
        place += size
    return ()


def _decide(
    scene: Scene, words: Words, part: Part, frame: Frame, context: Context, reading: Reading, sentence: Span, actors: tuple[Party, ...]
) -> None:
    by = actors if frame.subject else ((scene.voice,) if scene.voice else ())
    end = _reach(words, part)
    found = decided(scene.text, words, frame, end, by, reported=context.section is Section.REPORT and not scene.news)
    if found is not None:
        reading.settled.append(found)
        reading.deciding = True
    act = agreed_act(words, frame, part.end)
    if act is not None and (context.section is not Section.REPORT or scene.news or frame.subject) and words[len(words) - 1].low != ":":
        span = trim(scene.text, span_of(words, act, part.end))
        if frame.subject:
            span = trim(scene.text, span_of(words, frame.start, part.end))
        kind: CommitmentKind = "promise" if words[frame.decide[0]].low == "quyết" else "agreement"
        reading.acts.append(Act(span, sentence, kind, actors if frame.subject else context.actors, "agreed", words[act].start, opening=reading.opening, head=context.head, places=context.places))
        reading.kind = "agreement"
        reading.actors = actors if frame.subject else context.actors
    if words[len(words) - 1].low == ":":
        said = " ".join(words[i].low for i in range(*frame.decide))
        reading.lead, reading.lead_actors = frame, actors if frame.subject else ()
        reading.kind = "agreement" if said.endswith(("thống nhất", "nhất trí", "đồng ý")) and "kết" not in {w.low for w in words[-6:]} else reading.kind


def _reach(words: Words, part: Part) -> int:
    """Where the decision ends: with its parts, before another order or a new subject."""
    end = _semicolon(words, part)
    for at in range(part.end, end - 1):
        if words[at].low in (",", "và") and (trigger_at(words, at + 1)[1] & {"voice"} or words[at + 1].low == "giao"):
            return at
        if words[at].low == "," and opens_clause(words, at + 1, end):
            return at
    return end


def _semicolon(words: Words, part: Part) -> int:
    for at in range(part.end, len(words)):
        if words[at].low == ";":
            return at
    return len(words)
