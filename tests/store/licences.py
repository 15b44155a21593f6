"""People with licences for tests of store, screens and commands; all of them are invented."""

from __future__ import annotations

import sqlite3
from datetime import date, timedelta

from smeic_tui.domain.licences.licence import LedgerLine
from smeic_tui.domain.licences.terms import first_day
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.licences import licences
from smeic_tui.store.people import people


def ends_in(days: int, today: date) -> tuple[str, str]:
    """Registration and expiry of a licence that ends so many days after a day."""
    ends = today + timedelta(days=days)
    return first_day(ends, 5).isoformat(), ends.isoformat()


def build(conn: sqlite3.Connection, actor: Actor, today: date) -> dict[str, int]:
    """Six alumni with a licence and one without; their ids by a short name.

    ``soon`` ends in 100 days and lacks points, ``done`` in 300 with everything there, ``late`` in
    1000, ``over`` ended 40 days ago, ``held`` is suspended, ``maybe`` registered in 2009 and nobody
    knows whether it was renewed, ``none`` has no licence.
    """
    ids: dict[str, int] = {}
    with operation(conn, actor, "demo") as op:
        for number, (key, name, kana) in enumerate(
            (
                ("soon", "秋山 環", "あきやま たまき"),
                ("done", "石黒 司", "いしぐろ つかさ"),
                ("late", "上原 望", "うえはら のぞみ"),
                ("over", "江川 律", "えがわ りつ"),
                ("held", "大沢 薫", "おおさわ かおる"),
                ("maybe", "柏木 圭", "かしわぎ けい"),
                ("none", "北川 奏", "きたがわ かなで"),
            ),
            1,
        ):
            values = {"kind": "alumnus", "name": name, "kana": kana}
            if key != "none":
                values["licence_no"] = f"41234{number}"
            company = f"架空{name[0]}製作所"
            ids[key] = people.add_person(op, values, cohort=number, organisation=company)
        for key, days in (("soon", 100), ("done", 300), ("late", 1000), ("over", -40)):
            registered, expires = ends_in(days, today)
            told = {"registered_on": registered, "expires_on": expires}
            licences.set_licence(op, ids[key], told)
        licences.set_licence(op, ids["held"], {"registered_on": "2024-04-01"})
        licences.save_suspension(op, ids["held"], "2026-01-10")
        licences.set_licence(op, ids["maybe"], {"registered_on": "2009-04"})
        day = (today - timedelta(days=30)).isoformat()
        for key, theory, practice in (("soon", 3, 18), ("done", 5, 30), ("held", 2, 8)):
            licences.add_point(op, ids[key], LedgerLine(day, "theory", theory, "更新研修", "18"))
            licences.add_point(op, ids[key], LedgerLine(day, "practice", practice, "窓口相談"))
        licences.add_point(op, ids["soon"], LedgerLine("2011-05-01", "practice", 9))
        op.insert("tag", {"person_id": ids["late"], "kind": "offer", "label": "原価計算"})
        op.insert("tag", {"person_id": ids["none"], "kind": "need", "label": "原価計算の見直し"})
        op.insert("tag", {"person_id": ids["none"], "kind": "need", "label": "海外展開"})
    return ids
