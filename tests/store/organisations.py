"""An invented circle around a few companies, for tests of organisations."""

from __future__ import annotations

import sqlite3
from datetime import date
from typing import NamedTuple

from smeic_tui.store.cases import case_acts
from smeic_tui.store.events import events
from smeic_tui.store.journal.operation import Actor, Operation, operation
from smeic_tui.store.organisations.naming import organisation_named
from smeic_tui.store.people import people
from smeic_tui.store.referrals import referral_acts
from smeic_tui.store.training import engagements

KAKU, EIGYO = "株式会社架空鉄工", "架空営業合同会社"


class Circle(NamedTuple):
    """Ids of what is on file."""

    company: int
    """KAKU: alumni of cohorts 3 and 9 who never met, one of cohort 12 who left, an outsider."""
    written: int
    """㈱架空鉄工: the same name written otherwise, with an alumnus of cohort 15."""
    other: int
    """EIGYO: two alumni of one cohort."""
    akiyama: int
    ito: int
    ono: int
    lin: int
    kato: int
    case: int
    referral: int
    engagement: int


def _alumnus(op: Operation, name: str, kana: str, cohort: int, company: str, title: str) -> int:
    values = {"kind": "alumnus", "name": name, "kana": kana}
    return people.add_person(op, values, cohort=cohort, organisation=company, title=title)


def circle(conn: sqlite3.Connection, actor: Actor) -> Circle:
    """Enter it."""
    with operation(conn, actor, "demo") as op:
        # By itself nothing enters a company twice.
        op.insert("organisation", {"name": KAKU})
        op.insert("organisation", {"name": "㈱架空鉄工"})
        akiyama = _alumnus(op, "秋山 環", "あきやま たまき", 3, KAKU, "代表取締役")
        ito = _alumnus(op, "伊藤 薫", "いとう かおる", 9, KAKU, "工場長")
        ono = _alumnus(op, "小野 渚", "おの なぎさ", 12, KAKU, "技師")
        lin = people.add_person(
            op, {"kind": "outsider", "name": "Lin Wei"}, organisation=KAKU, title="顧問"
        )
        kato = _alumnus(op, "加藤 岬", "かとう みさき", 15, "㈱架空鉄工", "課長")
        for name, kana in (("森 望", "もり のぞみ"), ("原 圭", "はら けい")):
            _alumnus(op, name, kana, 7, EIGYO, "社員")
        left = conn.execute("SELECT id FROM position WHERE person_id = ?", (ono,)).fetchone()[0]
        op.update("position", left, {"ended": "2020-03"})
        people.add_position(op, ono, organisation=EIGYO, title="部長")
        company, written, other = (
            organisation_named(op, name) for name in (KAKU, "㈱架空鉄工", EIGYO)
        )
        op.update("organisation", company, {"industry": "金属製品製造", "prefecture": "大阪府"})
        op.insert("tag", {"person_id": ito, "kind": "need", "label": "樹脂成形"})
        op.insert("tag", {"person_id": akiyama, "kind": "offer", "label": "深絞り"})
        address = {"scope": "work", "postcode": "581-0000", "text": "大阪府八尾市架空町1"}
        op.insert("address", {"person_id": akiyama, **address})
        case = case_acts.add_case(
            op,
            {"title": "架空の新工法"},
            on="2026-01-10",
            today="2026-11-26",
            members=[(akiyama, "lead"), (kato, "member")],
            organisations=[company],
        )
        intake = referral_acts.Intake(person_id=lin, introducer_id=ito, received_on="2026-05-01")
        taken = referral_acts.take_in(op, intake, today=date(2026, 11, 26))
        assert taken.referral_id is not None
        engagement = engagements.add_engagement(
            op, kato, {"organisation": KAKU, "theme": "原価計算", "state": "running"}
        )
    return Circle(
        *(company, written, other, akiyama, ito, ono, lin, kato, case),
        *(taken.referral_id, engagement),
    )


def met(conn: sqlite3.Connection, actor: Actor, *person_ids: int) -> None:
    """These people come to one event."""
    with operation(conn, actor, "demo") as op:
        number = events.add_event(
            op, {"title": "例会", "held_on": "2026-06-01"}, [{"name": "本会"}]
        )
        (part,) = conn.execute("SELECT id FROM event_part WHERE event_id = ?", (number,)).fetchone()
        for person_id in person_ids:
            values = {"event_part_id": part, "person_id": person_id, "mode": "onsite"}
            op.insert("attendance", values)
