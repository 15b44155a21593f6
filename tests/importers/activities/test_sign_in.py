"""Signatures that could not be placed wait in the review, and become attendance there."""

from __future__ import annotations

import sqlite3

from importers.applying.review import decide
from importers.applying.sheet import Applied, SheetText, apply_sheet, match_sheet
from smeic_tui.domain.events import Event
from smeic_tui.store.events import events
from smeic_tui.store.events.reception import attendances, check_in
from smeic_tui.store.events.sign_in import signers
from smeic_tui.store.imports import imports
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.journal.undo import undo
from smeic_tui.store.people.identities import identities
from tests.importers.activities.answers import HANAKO, JIRO, MIXED, answered, held
from tests.importers.activities.events import with_roster
from tests.importers.importing import imported

SHEET = "青空花子\n木星　3期\n懇親会\n木星次郎\n海野　幸\n架空目　梅子（架空印刷）\n"


def with_event(conn: sqlite3.Connection, actor: Actor) -> Event:
    """Two have said yes to 本会; the others are only on the roster."""
    with_roster(conn, actor)
    uid = held(conn, actor)
    imported(conn, actor, answered(HANAKO, JIRO, event=uid), options=MIXED)
    return events.event(conn, events.event_id_of(conn, uid))


def signed(
    conn: sqlite3.Connection, actor: Actor, event: Event, text: str = SHEET, *, likely: bool = False
) -> Applied:
    sheet = SheetText("受付.txt", text)
    found = match_sheet(conn, event, sheet)
    return apply_sheet(conn, actor, event, sheet, found, event.parts[0].id, likely=likely)


def came(conn: sqlite3.Connection, event: Event) -> dict[str, list[str]]:
    """By name, the parts; a walk-in with a star."""
    names = dict(conn.execute("SELECT id, name FROM person").fetchall())
    parts = {part.id: part.name for part in event.parts}
    found: dict[str, list[str]] = {}
    for each in attendances(conn, event.id):
        star = "*" if each.is_walk_in else ""
        found.setdefault(names[each.person_id], []).append(parts[each.event_part_id] + star)
    return found


def test_the_sure_come_and_the_doubtful_wait(conn: sqlite3.Connection, actor: Actor) -> None:
    event = with_event(conn, actor)
    applied = signed(conn, actor, event)
    assert came(conn, event) == {"青空　花子": ["本会"], "木星　次郎": ["懇親会*"]}
    assert applied.waiting == 3
    assert [(row.name, row.reasons[0].code) for row in imports.queue(conn)] == [
        ("木星　3期", "sign_in_cohort"),
        ("海野　幸", "sign_in_name_alone"),
        ("架空目　梅子（架空印刷）", "sign_in_nobody"),
    ]


def test_a_decision_becomes_attendance_of_the_part_of_its_line(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    event = with_event(conn, actor)
    signed(conn, actor, event)
    family, whole, stranger = imports.queue(conn)
    jiro = next(
        i for i, name in conn.execute("SELECT id, name FROM person") if name == "木星　次郎"
    )
    sachi = next(i for i, name in conn.execute("SELECT id, name FROM person") if name == "海野　幸")
    decide(conn, actor, family.id, jiro)
    decide(conn, actor, whole.id, sachi)
    decide(conn, actor, stranger.id, "new")
    assert came(conn, event) == {
        "青空　花子": ["本会"],
        "木星　次郎": ["懇親会*", "本会"],
        "海野　幸": ["懇親会*"],
        "架空目　梅子": ["懇親会*"],
    }
    # A bare family name does not become another name of the person.
    assert identities(conn, [jiro])[jiro].aliases == ()
    company = conn.execute(
        "SELECT organisation.name FROM position JOIN organisation "
        "ON organisation.id = organisation_id JOIN person ON person.id = person_id "
        "WHERE person.name = '架空目　梅子'"
    ).fetchall()
    assert company == [("架空印刷",)]


def test_the_same_sheet_again_asks_nothing_twice(conn: sqlite3.Connection, actor: Actor) -> None:
    event = with_event(conn, actor)
    signed(conn, actor, event)
    again = signed(conn, actor, event)
    assert (again.operation, len(imports.queue(conn))) == (None, 3)
    row = imports.queue(conn)[1]
    person = next(
        i for i, name in conn.execute("SELECT id, name FROM person") if name == "海野　幸"
    )
    decide(conn, actor, row.id, person)
    assert match_sheet(conn, event, SheetText("受付.txt", SHEET))[4].verdict == "came"


def test_one_step_takes_the_sheet_back_with_what_waits(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    event = with_event(conn, actor)
    applied = signed(conn, actor, event)
    assert applied.operation is not None
    undo(conn, actor, applied.operation)
    assert came(conn, event) == {}
    assert imports.queue(conn) == []


def test_who_is_only_likely_is_taken_by_those_who_have_seen_it(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    event = with_event(conn, actor)
    applied = signed(conn, actor, event, "青空\n木星次郎")
    assert (len(applied.recorded.came), applied.waiting) == (1, 1)
    applied = signed(conn, actor, event, "青空\n木星次郎", likely=True)
    assert came(conn, event)["青空　花子"] == ["本会"]


def test_a_line_whose_event_is_gone_is_settled_without_it(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    with_roster(conn, actor)
    uid = held(conn, actor)
    number = conn.execute("SELECT max(id) FROM operation").fetchone()[0]
    event = events.event(conn, events.event_id_of(conn, uid))
    signed(conn, actor, event, "海野　幸\n木星")
    undo(conn, actor, number)
    row = imports.queue(conn)[0]
    decide(conn, actor, row.id, "new")
    assert len(imports.queue(conn)) == 1


def test_earlier_events_of_the_series_are_known(conn: sqlite3.Connection, actor: Actor) -> None:
    """Not this event, not a later one, and not whoever sent somebody else."""
    with_roster(conn, actor)
    with operation(conn, actor, "demo") as op:
        series = events.add_series(op, {"name": "架空例会"})
        made = [
            events.add_event(
                op,
                {"series_id": series, "number": n, "held_on": f"2026-0{n}-01"},
                [{"name": "本会"}],
            )
            for n in (1, 2, 3)
        ]
        first, second, third = (events.event(conn, each).parts[0].id for each in made)
        jiro, sachi = (
            next(i for i, name in conn.execute("SELECT id, name FROM person") if name == wanted)
            for wanted in ("木星　次郎", "海野　幸")
        )
        for part in (first, second, third):
            check_in(op, [part], jiro)
        check_in(op, [first], sachi, proxy="架空 花子")
    known = {each.id: each.before for each in signers(conn, made[1])._people.values()}
    assert (known[jiro], known[sachi]) == (1, 0)
