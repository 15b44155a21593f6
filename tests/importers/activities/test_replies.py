"""Answers of a form become replies: the right person and part, later over earlier, once only."""

from __future__ import annotations

import sqlite3

import pytest

from importers.activities.activity import Choice
from importers.activities.replies.layout import from_data
from importers.activities.replies.proposing import subject_key
from importers.applying.review import decide
from importers.planning.choices import Options
from smeic_tui.store.events import events
from smeic_tui.store.events.replies import Answered, record_reply, replies
from smeic_tui.store.imports import imports
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.journal.undo import undo
from smeic_tui.store.people import people
from tests.importers.activities.answers import (
    AGAIN,
    HANAKO,
    HEADER,
    JIRO,
    MIXED,
    STRANGER,
    answered,
    held,
    proposal_of,
    said,
)
from tests.importers.activities.events import with_roster
from tests.importers.importing import imported, outcomes, planned


def test_each_answer_goes_to_its_person_part_and_mode(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    with_roster(conn, actor)
    event = held(conn, actor)
    applied = imported(conn, actor, answered(HANAKO, JIRO, event=event), options=MIXED)
    assert said(conn) == {
        "青空　花子 本会": "onsite",
        "青空　花子 懇親会": "onsite",
        "木星　次郎 本会": "online",
        "木星　次郎 懇親会": "no",
    }
    (found,) = proposal_of(applied.plan).subjects
    assert (found.state, found.label) == ("known", "架空鼎談会")
    assert found.counts == {
        "本会": {"said_onsite": 1, "said_online": 1},
        "懇親会": {"said_onsite": 1, "said_no": 1},
    }
    given = replies(conn, events.event_id_of(conn, event))
    assert {reply.via for reply in given} == {"form"}
    assert given[0].replied_at == "2025-05-01T01:00:00Z"


def test_a_later_answer_replaces_the_earlier_one_and_both_are_in_the_journal(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    with_roster(conn, actor)
    # The rows stand in the order of the answers or not: their time counts.
    imported(conn, actor, answered(AGAIN, HANAKO, event=held(conn, actor)), options=MIXED)
    assert said(conn) == {"青空　花子 本会": "no", "青空　花子 懇親会": "no"}
    written = conn.execute(
        "SELECT action FROM change WHERE tbl = 'reply' AND row_id = 1 ORDER BY id"
    ).fetchall()
    assert written == [("insert",), ("update",)]
    assert replies(conn, 1)[0].note == "出張のため"


def test_a_grown_file_adds_only_what_is_new(conn: sqlite3.Connection, actor: Actor) -> None:
    with_roster(conn, actor)
    event = held(conn, actor)
    imported(conn, actor, answered(HANAKO, event=event), options=MIXED)
    grown = answered(HANAKO, JIRO, event=event)
    applied = imported(conn, actor, grown, options=MIXED)
    assert proposal_of(applied.plan).facts == 2
    again = imported(conn, actor, grown, options=MIXED)
    assert (again.operation, proposal_of(again.plan).facts) == (None, 0)
    assert len(imports.batches(conn)) == 3


def test_what_was_said_on_the_telephone_since_stays(conn: sqlite3.Connection, actor: Actor) -> None:
    with_roster(conn, actor)
    event = held(conn, actor)
    form = answered(HANAKO, event=event)
    imported(conn, actor, form, options=MIXED)
    main = events.event(conn, 1).parts[0].id
    person = replies(conn, 1)[0].person_id
    with operation(conn, actor, "replied", params={"name": "x", "event": "y"}) as op:
        record_reply(op, main, person, Answered("undecided", via="phone"))
    imported(conn, actor, answered(HANAKO, JIRO, event=event), options=MIXED)
    assert said(conn)["青空　花子 本会"] == "undecided"


def test_a_form_without_times_does_not_undo_what_was_said_since(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    with_roster(conn, actor)
    event = held(conn, actor)
    plain = [row[1:] for row in (HANAKO, JIRO)]
    imported(conn, actor, answered(plain[0], header=HEADER[1:], event=event), options=MIXED)
    main = events.event(conn, 1).parts[0].id
    person = replies(conn, 1)[0].person_id
    with operation(conn, actor, "replied", params={"name": "x", "event": "y"}) as op:
        record_reply(op, main, person, Answered("no", via="phone"))
    imported(conn, actor, answered(*plain, header=HEADER[1:], event=event), options=MIXED)
    assert said(conn)["青空　花子 本会"] == "no"
    assert said(conn)["木星　次郎 本会"] == "online"


def test_somebody_unknown_waits_and_the_answer_with_them(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    with_roster(conn, actor)
    event = held(conn, actor)
    applied = imported(conn, actor, answered(HANAKO, STRANGER, event=event), options=MIXED)
    assert outcomes(applied.plan) == ["same", "review"]
    (row,) = imports.queue(conn)
    assert [reason.code for reason in row.reasons] == ["not_on_roster"]
    decided = decide(conn, actor, row.id, "new")
    assert said(conn)["雲井　守 本会"] == "onsite"
    assert decided is not None
    undo(conn, actor, decided)
    assert "雲井　守 本会" not in said(conn)
    assert len(imports.queue(conn)) == 1


def test_without_an_event_nothing_is_recorded_and_it_is_said(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    with_roster(conn, actor)
    uid = held(conn, actor)
    form = answered(HANAKO, STRANGER)
    plan = planned(conn, form, options=MIXED)
    (found,) = proposal_of(plan).subjects
    assert (found.state, proposal_of(plan).facts) == ("unclear", 0)
    assert [note.code for note in found.notes] == ["reply_event_unclear"]
    # As a list of people, the unknown are entered.
    assert outcomes(plan) == ["same", "new"]
    table = form.tables[0]
    key = subject_key("返事.xlsx", table.sheet.name, table.place)
    chosen = Options(activities={key: Choice("is", uid)})
    plan = planned(conn, form, options=chosen)
    assert (proposal_of(plan).facts, outcomes(plan)) == (2, ["same", "review"])


def test_a_full_part_gives_places_in_the_waiting_list_and_says_so_beforehand(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    with_roster(conn, actor)
    event = held(conn, actor, seats=1)
    moon = ("2025/05/05 10:00:00", "月見　健", "5期", "土星印刷", "出席", "する", "", "")
    form = answered(moon, HANAKO, event=event)
    plan = planned(conn, form, options=MIXED)
    (found,) = proposal_of(plan).subjects
    assert found.counts["本会"] == {"said_onsite": 1, "said_waiting": 1}
    assert [(n.code, n.params) for n in found.notes] == [
        ("reply_waiting", {"part": "本会", "count": 1})
    ]
    imported(conn, actor, form, options=MIXED)
    # Whoever answered first has the seat, wherever the row stands.
    assert said(conn)["青空　花子 本会"] == "onsite"
    assert said(conn)["月見　健 本会"] == "waiting"


def test_companions_notes_and_what_cannot_be_used(conn: sqlite3.Connection, actor: Actor) -> None:
    with_roster(conn, actor)
    event = held(conn, actor)
    rows = (
        (*HANAKO[:4], "出席", "オンライン", "2名", "遅れます"),
        (*JIRO[:4], "行けたら行く", "する", "", ""),
    )
    applied = imported(conn, actor, answered(*rows, event=event), options=MIXED)
    assert said(conn) == {"青空　花子 本会": "onsite +2", "木星　次郎 懇親会": "onsite"}
    (found,) = proposal_of(applied.plan).subjects
    assert [note.code for note in found.notes] == ["reply_unclear", "reply_not_online"]
    assert replies(conn, 1)[0].note == "遅れます"


def test_the_import_is_one_step_to_take_back(conn: sqlite3.Connection, actor: Actor) -> None:
    with_roster(conn, actor)
    form = answered(HANAKO, JIRO, AGAIN, event=held(conn, actor))
    applied = imported(conn, actor, form, options=MIXED)
    before = said(conn)
    assert applied.operation is not None
    undo(conn, actor, applied.operation)
    assert said(conn) == {}
    # Taken back, the same file is new again.
    assert imported(conn, actor, form, options=MIXED).operation is not None
    assert said(conn) == before


def test_the_introducer_stays_with_the_row(conn: sqlite3.Connection, actor: Actor) -> None:
    header = (*HEADER, "ご紹介者（修了生以外の方）")
    row = (*STRANGER, "青空花子さん")
    imported(conn, actor, answered(row, header=header, event=held(conn, actor)), options=MIXED)
    (waiting,) = imports.queue(conn)
    assert waiting.record["ご紹介者（修了生以外の方）"] == "青空花子さん"
    decide(conn, actor, waiting.id, "new")
    who = replies(conn, 1)[0].person_id
    assert people.person(conn, who).kind == "outsider"


@pytest.mark.parametrize(
    ("header", "asks"),
    [
        (("回答日時", "お名前", "修了期", "ご勤務先", "出席されますか"), {"attend"}),
        (("回答日時", "お名前", "修了期", "ご勤務先", "第1部 講演会"), {"own"}),
        (("回答日時", "お名前", "修了期", "ご勤務先", "懇親会に参加されますか？"), {"party"}),
        (("回答日時", "お名前", "修了期", "ご勤務先", "趣味"), set()),
    ],
)
def test_a_question_is_known_by_its_heading_and_its_answers(
    header: tuple[str, ...], asks: set[str]
) -> None:
    """講演会 or 出席されますか is no heading of a list; what stands below it tells."""
    rows = [(*each[:4], answer) for each in (HANAKO, JIRO) for answer in ("出席", "欠席します")]
    (table,) = answered(*rows, header=header).tables
    told = table.activity
    found = set() if told is None else {c.asks for c in from_data(told.data).columns}
    assert found - {"answered_at"} == asks
    assert (table.kind == "replies") == bool(asks)


def test_how_somebody_takes_part_asks_whether_they_do() -> None:
    """参加方法 with 不参加 among its choices is the question; with two places it is no answer."""
    header = ("タイムスタンプ", "お名前", "修了期", "ご勤務先", "参加方法を選択してください")
    rows = [
        ("2025/05/01 10:00:00", "青空　花子", "3期", "木星商事", "会場参加"),
        ("2025/05/01 11:00:00", "木星　次郎", "4期", "金星精機", "今回は見送ります"),
    ]
    (table,) = answered(*rows, header=header).tables
    assert table.activity is not None
    assert [each["asks"] for each in table.activity.data["columns"]][-1] == "attend"
    places = [(*row[:4], "会場参加") for row in rows]
    assert all(each.activity is None for each in answered(*places, header=header).tables)
