"""Whether a clause is a commitment where it stands: modality, tense, section and who speaks decide together."""

from __future__ import annotations

from extract.clauses.triggers import cues, party_at, verb_at
from extract.commitments.askers import attributed, low, orders
from extract.commitments.frames import Frame
from extract.commitments.line import Line
from extract.commitments.reports import plainly, told

_SHORT = 4  # words of a subject that is no party: 'Dịch vụ phải …', not a clause of its own
_BLANK = cues("formula_tail")
_EMPTY = cues("formula")


def counts(line: Line, frame: Frame) -> bool:
    """Whether the clause is a commitment: in a notice by its section, in a report only by a word that makes it one."""
    marks = frame.marks
    if "done" in marks or _by_law(line, frame):
        return False
    if frame.opinion and not ("must" in marks and orders(line, frame.speaker)):
        return False
    if frame.verb < frame.end and line.words[frame.verb].low in ("trước", "với") and "promise" in marks:
        return False  # "Tôi xin hứa trước HĐND": to whom, not what
    if line.scene.news and told(line, frame):
        return False
    if frame.voice is not None:
        return True
    if line.reports:
        return (bool(marks & {"promise", "asked"}) or line.reading.order) and not frame.thing
    if not line.scene.news:
        return not frame.thing or bool(marks & {"promise", "must", "plan"})
    return _told(line, frame)


def _told(line: Line, frame: Frame) -> bool:
    """In a report by others."""
    marks, reading = frame.marks, line.reading
    if marks & {"promise", "plan", "asked"}:
        return True
    if "must" in marks:
        return reading.order or _obliged(line, frame) or goes_on(line, frame) or _urged(line, frame)
    if planned(line, frame) or goes_on(line, frame):
        return True
    return reading.order and not reading.past and not frame.said and plainly(line.words, frame)


def _urged(line: Line, frame: Frame) -> bool:
    """'Dịch vụ phải tăng …' after orders, or by one who can give them: of voters and experts it is an opinion."""
    if frame.thing and frame.subject is not None and frame.subject[1] - frame.subject[0] > _SHORT:
        return False
    spoken = line.spoken
    if spoken is not None and spoken.office and not low(line, spoken):
        return True
    return line.reading.urged or attributed(line) or (frame.said and orders(line, frame.speaker))


def goes_on(line: Line, frame: Frame) -> bool:
    """'Sở sẽ thay 24 phao và lắp lại lan can': the next act of the one who promised, in the same sentence."""
    acts, verb = line.reading.acts, verb_at(line.words, frame.verb, first=True)[0]
    return bool(verb) and frame.subject is None and bool(acts) and acts[-1].sentence == line.span


def _by_law(line: Line, frame: Frame) -> bool:
    """'Việc xả nước thải phải có giấy phép theo quy định của Luật …' says what a law says."""
    return frame.thing and any(word.text == "Luật" for word in line.words[frame.verb : frame.end])


def _obliged(line: Line, frame: Frame) -> bool:
    """In a report 'phải' obliges a body or an office; of people and things it tells a hardship."""
    if frame.subject is None or frame.thing:
        return False
    return bool(party_at(line.words, frame.subject[0])[1] & {"body", "office", "area", "quantity"})


def planned(line: Line, frame: Frame) -> bool:
    """'Năm 2018, các quận, huyện tiếp tục …' in a report of 2017: what is to go on in a time to come."""
    words = line.words
    if frame.subject is None or frame.thing or frame.verb >= frame.end or words[frame.verb].low != "tiếp":
        return False
    opened = words[frame.start : frame.subject[0]]
    years = [int(word.text) for word in opened if word.text.isdigit() and len(word.text) == 4]
    if years:
        return line.scene.year is None or max(years) >= line.scene.year
    return any(word.low in ("tới", "sau") for word in opened)


def helps(line: Line, frame: Frame) -> bool:
    """'X tiếp tục hỗ trợ huyện Y …': what a body says that it will go on to do for others."""
    low = line.low(frame.verb, min(frame.end, frame.verb + 4))
    goes_on = low[:2] == ["tiếp", "tục"] and (low[2:4] == ["hỗ", "trợ"] or low[2:3] == ["giúp"])
    return goes_on and frame.voice is None and not frame.colon and not line.context.actors


def sets_rule(line: Line, frame: Frame) -> bool:
    """A rule or entitlement that the notice sets: 'Mỗi huyện được đăng ký tối đa 02 dự án', '… sẽ bị cắt'."""
    if line.reports or line.scene.news:
        return False
    if "penalty" in frame.marks:
        return True
    return "entitled" in frame.marks and not frame.marks & {"must", "asked", "promise", "plan", "done"}


def forbids_all(line: Line, frame: Frame) -> bool:
    """'Không thành lập tổ công tác riêng': with nobody named the author settles that a thing is not to be."""
    if frame.subject is not None or frame.voice is not None or line.scene.news or line.reports:
        return False
    if line.context.actors or line.reading.local:
        return False
    return line.words[frame.verb].low == "không" or ("must" in frame.marks and line.words[frame.start].low == "không")


def leads(line: Line, frame: Frame, end: int) -> bool:
    """'… tập trung các nhiệm vụ sau:': leads over to the acts, is none."""
    last = len(line.words)
    if not line.leads_over or end < last - 1:
        return False
    tail = line.low(max(frame.verb, last - 12), last)
    if "sau" not in tail or "gồm" in tail:
        return False
    return "vụ" in tail or "pháp" in tail or (("việc" in tail or "dung" in tail) and "về" not in tail)


def formula(line: Line, frame: Frame, end: int) -> bool:
    """'thông báo để các đơn vị biết, thực hiện', 'nghiêm túc triển khai thực hiện Chỉ thị này'."""
    low = line.low(frame.start, end)
    if "thông" in low and "báo" in low and "để" in low and ("biết" in low or "thực" in low):
        return True
    behind = line.low(frame.verb, end)
    first = (
        [word for word in behind[: behind.index(",")] if word.isalpha()]
        if "," in behind
        else [w for w in behind if w.isalpha()]
    )
    if first and set(first) <= _BLANK and "hiện" in first and (frame.voice is not None or frame.subject is not None):
        return True
    said = [word for word in behind if word.isalpha()]
    if not said or not set(said) <= _EMPTY:
        return len(low) < 5 and not frame.marks and sum(not word.sign for word in line.words) < 6
    return ("thực" in said or "thông" in said) and bool({"này", "nghiêm", "trọng", "biết"} & set(said))
