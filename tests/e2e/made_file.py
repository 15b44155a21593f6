"""A file with something on every screen, the list to be imported, and its folders."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

from openpyxl import Workbook

from smeic_tui.domain.licences.licence import LedgerLine
from smeic_tui.domain.training.facts import Mark, Submission
from smeic_tui.domain.training.rule import Condition, Rule
from smeic_tui.store.bodies import bodies, memberships
from smeic_tui.store.cases import case_acts
from smeic_tui.store.events import events, invitations
from smeic_tui.store.events.replies import Answered, record_reply
from smeic_tui.store.file import database, opening, sessions
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.licences import licences
from smeic_tui.store.people import people, staff
from smeic_tui.store.referrals.introductions import add_introduction
from smeic_tui.store.referrals.referral_acts import Intake, take_in
from smeic_tui.store.training import certificates, engagements, trainees, trainings
from smeic_tui.store.training.submissions import set_submission
from smeic_tui.store.training.training_marks import Marking, set_marks
from tests.screens import centre

LIST = (
    ("期", "氏名", "フリガナ", "会社名", "役職", "メールアドレス"),
    (3, "渡邊 健太郎", "ワタナベ ケンタロウ", "八尾架空精機(株)", "会長", "wata@example.jp"),
    (13, "渡部 浩二", "ワタナベ コウジ", "(株)アクア架空", "工場長", ""),
    ("", "渡辺 翔太", "", "", "", ""),
    (20, "小澤 隆志", "オザワ タカシ", "小澤架空樹脂(株)", "工場長", "ozawa@example.jp"),
    (20, "", "", "名のない架空会社", "", ""),
)
"""One changed, one the same, one doubtful, one new, one without a name."""


def make_file(path: Path, build: Callable[[sqlite3.Connection, Actor], object]) -> Path:
    """A database with 水野 and the people of ``build``."""
    database.create(path)
    with closing(opening.writer(path)) as conn:
        member = staff.add_staff(conn, None, name="水野 葵", short_name="水野")
        actor = sessions.begin(conn, member.id)
        build(conn, actor)
        sessions.end(conn, actor)
    return path


def centre_with_namesakes(conn: sqlite3.Connection, actor: Actor) -> None:
    """The small centre, and a second 渡辺 翔太: a list that names no cohort is in doubt of him."""
    with operation(conn, actor, "demo") as op:
        name = {"kind": "alumnus", "name": "渡辺 翔太", "kana": "わたなべ しょうた"}
        people.add_person(op, name, cohort=9)
    ids = centre.build(conn, actor)
    bring(conn, actor, ids["wei"], ids["kentaro"], "架空の相談")
    work_together(conn, actor, [ids["kaoru"], ids["koji"]], "架空部会")
    hold_licence(conn, actor, ids["koji"], "架空商事")
    hold_event(conn, actor, [ids["kaoru"], ids["koji"]], "架空の会")
    hold_training(conn, actor, [ids["kaoru"], ids["koji"]], "架空の研修")


def bring(conn: sqlite3.Connection, actor: Actor, outsider: int, by: int, text: str) -> None:
    """A referral of somebody, and an introduction of the two; their words are ``text``."""
    intake = Intake(person_id=outsider, introducer_id=by, topic=text, details={"note": text})
    with operation(conn, actor, "referral_added", params={"name": text}) as op:
        take_in(op, intake, today=date.today())
        add_introduction(op, outsider, by, {"reason": text, "outcome": text}, today=date.today())


def hold_licence(conn: sqlite3.Connection, actor: Actor, person: int, text: str) -> None:
    """A licence with a point and an engagement; its words are ``text``."""
    with operation(conn, actor, "demo") as op:
        licences.set_licence(op, person, {"expires_on": "2099-03-31"})
        licences.add_point(op, person, LedgerLine("2097-05-01", "theory", 1))
        told = {"organisation": text, "theme": text, "state": "running"}
        engagements.add_engagement(op, person, told)


def work_together(conn: sqlite3.Connection, actor: Actor, members: list[int], text: str) -> None:
    """A working group of these people, and a case that came of it; its words are ``text``."""
    with operation(conn, actor, "body_added", params={"name": text}) as op:
        values = {"name": text, "kind": "working_group", "purpose": text, "note": text}
        group = bodies.add_body(op, values)
        for person in members:
            memberships.add_member(op, group, person, note=text)
        bodies.add_output(op, group, {"title": text, "address": text})
        case_acts.add_case(
            op,
            {"title": text, "summary": text, "body_id": group, "origin_text": text},
            on="2026-05-01",
            today="2026-11-01",
            members=[(person, "member") for person in members],
        )


def hold_event(conn: sqlite3.Connection, actor: Actor, guests: list[int], text: str) -> None:
    """An event that is far away, to which these people are invited; its words are ``text``."""
    with operation(conn, actor, "event_added", params={"event": text}) as op:
        series = events.add_series(op, {"name": text})
        day = {"series_id": series, "number": 1, "held_on": "2099-12-05", "venue": text}
        number = events.add_event(op, day, [{"name": "本会"}, {"name": "懇親会"}])
        invitations.add_wave(op, number, guests, channel="mail", sent_on="2026-11-01")
        first = events.event(conn, number).parts[0].id
        record_reply(op, first, guests[0], Answered("yes", note=text))


def hold_training(conn: sqlite3.Connection, actor: Actor, people: list[int], text: str) -> None:
    """A run that is far away, with these trainees; its words are ``text``."""
    rule = Rule((Condition("hours", 80), Condition("final_report")))
    with operation(conn, actor, "training_added", params={"training": text}) as op:
        run_id = trainings.add_run(op, {"fiscal_year": 2099, "title": text}, rule)
        for number in (1, 2):
            session = {"number": number, "held_on": f"2099-0{number + 4}-16", "minutes": 180}
            told = {"title": text, "lecturer": text}
            first = trainings.add_session(op, run_id, {**session, **told})
        task = trainings.add_assignment(op, run_id, {"title": text, "due_on": "2099-06-30"})
        trainees.add_trainees(op, run_id, people, "accepted", "2099-03-01")
        marked = Mark("absent", None, True, text)
        set_marks(op, first, [Marking(people[0], marked, (0, 0))])
        handed = Submission("submitted", "2099-06-01", text, text, text)
        set_submission(op, task, people[0], handed, (0, 0))
        certificates.issue(op, run_id, people[:1], "attendance", text, None)


def make_list(path: Path, rows: tuple[tuple[object, ...], ...] = LIST) -> Path:
    """A workbook with one list of people."""
    book = Workbook()
    page = book.worksheets[0]
    page.title = "名簿"
    for row in rows:
        page.append(row)
    book.save(path)
    return path


def surroundings(home: Path) -> dict[str, str]:
    """An environment in which everything the program keeps or looks for lies in one folder."""
    (home / "Documents").mkdir(parents=True, exist_ok=True)
    return {
        "HOME": str(home),
        "XDG_STATE_HOME": str(home / "state"),
        "XDG_DOCUMENTS_DIR": str(home / "Documents"),
        "XDG_DOWNLOAD_DIR": str(home),
        "XDG_DESKTOP_DIR": str(home / "Documents"),
        "LOGNAME": "mizuno",
        "USER": "mizuno",
        "SMEIC_DB": "",
        "SMEIC_ACTOR": "",
    }


def newest(file: Path) -> int:
    """Number of the latest operation, undos included."""
    with closing(sqlite3.connect(file)) as conn:
        return int(conn.execute("SELECT max(id) FROM operation").fetchone()[0])
