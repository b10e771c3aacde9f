"""A generated document before it has a format: its pieces in order, and the truth about them."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.making.scene import Scene, capital, last_day, scene, stretch, titled, within
from corpus.making.words import words
from extract.export import Annotation

_NEWS, _TABLE = 0.4, 0.5  # the share of posts, and of notices with a table of work
_HEADINGS = ("Về kinh tế và hạ tầng", "Về văn hóa - xã hội", "Về cải cách hành chính")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table of work: what, who, by when."""

    act: str
    actor: str
    due: str


@dataclass(frozen=True, slots=True)
class Draft:
    """`pieces` are (kind, words): "head", "lead", "item" or "text"; `rows` the table of work after them."""

    name: str
    news: bool
    letterhead: tuple[str, ...]
    number: str
    place_and_date: str
    title: str
    pieces: tuple[tuple[str, str], ...]
    rows: tuple[Row, ...]
    signature: tuple[str, ...]
    truth: Annotation


def draft(seed: int, index: int) -> Draft:
    """The index-th document of a seed: the same arguments give the same draft."""
    about = scene(seed, index)
    return _post(about, index) if about.chance.random() < _NEWS else _notice(about, index)


def _notice(about: Scene, index: int) -> Draft:
    chair = about.person()
    meeting = f"{about.chance.choice(words().meetings)} năm {about.day.year}"
    title = f"Kết luận của Chủ tịch {about.issuer} tại {meeting}"
    pieces = [("text", _opening(about, chair, meeting)), ("text", about.reports(6))]
    pieces.append(("lead", "Sau khi nghe các đơn vị báo cáo, Chủ tịch UBND kết luận như sau:"))
    for place, heading in enumerate(_HEADINGS, 1):
        pieces += [("head", f"{place}. {heading}"), ("text", about.reports(3)), *_tasks(about)]
    rows = _rows(about) if about.chance.random() < _TABLE else ()
    number = f"{about.chance.randint(10, 480)}/TB-UBND"
    day = about.day
    return Draft(
        name=f"{index:06d}-thong-bao",
        news=False,
        letterhead=(about.issuer.upper(), "VĂN PHÒNG"),
        number=number,
        place_and_date=f"{about.district.bare}, ngày {day.day:02d} tháng {day.month:02d} năm {day.year}",
        title=title,
        pieces=tuple(pieces),
        rows=rows,
        signature=("CHÁNH VĂN PHÒNG", "(đã ký)", about.person()),
        truth=_truth(about, kind="notice", title=f"Thông báo {title}", number=number, chair=chair),
    )


def _post(about: Scene, index: int) -> Draft:
    chair, speaker = about.person(), about.person()
    meeting = f"{about.chance.choice(words().meetings)} năm {about.day.year}"
    title = f"{about.district.bare}: {meeting}"
    pieces = [
        _opening(about, chair, meeting),
        about.reports(5),
        _speech(about, speaker),
        about.reports(5),
        f"Kết luận, {within(titled(chair))} giao " + "; ".join(_said(about) for _ in range(4)) + ".",
        about.reports(5),
        f"Bên cạnh đó, {within(titled(chair))} yêu cầu " + "; ".join(_said(about) for _ in range(3)) + ".",
    ]
    return Draft(
        name=f"{index:06d}-tin",
        news=True,
        letterhead=(f"Cổng thông tin điện tử {about.district.name}",),
        number="",
        place_and_date=f"{about.day.day:02d}/{about.day.month:02d}/{about.day.year}",
        title=title,
        pieces=tuple(("text", piece) for piece in pieces),
        rows=(),
        signature=(about.person(),),
        truth=_truth(about, kind="news", title=title, number=None, chair=chair),
    )


def _opening(about: Scene, chair: str, meeting: str) -> str:
    day = about.day
    return (
        f"Ngày {day.day} tháng {day.month} năm {day.year}, tại Hội trường {about.issuer}, {about.province.name},"
        f" {about.issuer} tổ chức {meeting}. {titled(chair)}, Chủ tịch UBND, chủ trì. Tham dự có lãnh đạo các"
        f" phòng, ban và {len(about.wards)} xã, phường, thị trấn, tổng số {about.attendance} đại biểu."
    )


def _tasks(about: Scene) -> list[tuple[str, str]]:
    """A lead-in that names who, and its items; then tasks that name who in their own clause."""
    actor = about.department()
    pieces = [("lead", f"Giao {actor}:")]
    for _ in range(about.chance.randint(2, 3)):
        done, beneficiaries = about.act()
        text, deadline = about.due()
        pieces.append(("item", about.commit(capital(f"{done}{text}"), actor, beneficiaries, deadline) + ";"))
    pieces += [("text", capital(_said(about)) + ".") for _ in range(about.chance.randint(1, 2))]
    return pieces


def _said(about: Scene) -> str:
    """One task whose clause names who is to do it."""
    actor = about.department()
    done, beneficiaries = about.act()
    text, deadline = about.due()
    return about.commit(f"{actor} {done}{text}", actor, beneficiaries, deadline)


def _speech(about: Scene, speaker: str) -> str:
    """Two promises of a speaker's own body."""
    body = about.department()
    sentences = [f"{titled(speaker)}, lãnh đạo {body}, phát biểu tại buổi họp."]
    for _ in range(2):
        done, beneficiaries = about.act()
        text, deadline = about.due()
        quote = about.commit(f"{body} sẽ {done}{text}", body, beneficiaries, deadline, kind="promise")
        sentences.append(f"{quote}.")
    return " ".join(sentences)


def _rows(about: Scene) -> tuple[Row, ...]:
    rows = []
    for _ in range(about.chance.randint(3, 5)):
        actor = about.department()
        done, beneficiaries = about.act()
        month = about.later().replace(day=1)
        row = Row(capital(done), actor, f"Tháng {month.month}/{month.year}")
        deadline = stretch(row.due, month, last_day(month))
        about.commit(f"{row.act} {actor} {row.due}", actor, beneficiaries, deadline, kind="plan")
        rows.append(row)
    return tuple(rows)


def _truth(about: Scene, *, kind: str, title: str, number: str | None, chair: str) -> Annotation:
    """Only the document's fields and the commitments are known: the rest is left out, not empty."""
    day = about.day.isoformat()
    return {
        "document": {
            "type": kind,
            "title": title,
            "number": number,
            "issuer": about.issuer,
            "date": day,
            "event": {"date": day, "chairs": [chair], "attendance": about.attendance},
        },
        "commitments": about.commitments,
    }
