"""The small centre with referrals at every stage, a chain, and an introduction."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path

import pytest

from smeic_tui.store.journal.operation import Actor, Value, operation
from smeic_tui.store.referrals.introductions import add_introduction
from smeic_tui.store.referrals.referral_acts import Intake
from tests.screens import centre
from tests.screens.events.conftest import Desk
from tests.store.referrals import enter, move, person


def day(days: int) -> str:
    """The ISO day so many days from today."""
    return (date.today() + timedelta(days=days)).isoformat()


def fill(conn: sqlite3.Connection, actor: Actor, ids: dict[str, int]) -> dict[str, int]:
    """Referrals by a short name, into the centre of these people."""
    today = date.today()

    def come(short: str, intake: Intake, **facts: Value) -> int:
        _, taken = enter(conn, actor, intake, today=today)
        assert taken.referral_id is not None
        made[short] = taken.referral_id
        if facts:
            with operation(conn, actor, "referral_edited", params={"name": intake.name}) as op:
                op.update("referral", taken.referral_id, facts)
        return taken.person_id

    made: dict[str, int] = {}
    ids["suzuki"] = person(
        conn,
        actor,
        "鈴木 明",
        kana="すずき あきら",
        cohort=10,
        organisation="鈴木架空製作所",
        tags=(("offer", "試作"), ("need", "樹脂成形")),
    )
    daisuke = come(
        "daisuke",
        Intake(
            "架空 大輔",
            introducer_id=ids["suzuki"],
            topic="試作先を探している",
            organisation="架空樹脂株式会社",
            title="工場長",
        ),
        due_on=day(-3),
        next_action="面談日を決める",
        category="engineer",
    )
    ids["daisuke"] = daisuke
    with operation(conn, actor, "tags_changed", params={"name": "架空 大輔"}) as op:
        op.insert("tag", {"person_id": daisuke, "kind": "offer", "label": "樹脂成形"})
    move(conn, actor, made["daisuke"], "interview", today=today)
    come(
        "hanako",
        Intake("仮名 花子", introducer_id=daisuke, organisation="仮名精密(株)"),
        due_on=day(0),
        next_action="本人に電話",
    )
    come("saburo", Intake("虚構 三郎", source="body", source_name="架空商工会"), due_on=day(9))
    come("shiro", Intake("絵空 四郎", introducer_id=ids["suzuki"]))
    move(conn, actor, made["shiro"], "joined", today=today)
    come("goro", Intake("机上 五郎", source="self"), keep_until=day(-10))
    move(conn, actor, made["goro"], "passed", why="no_match", today=today)
    names = {"name": "仮名 花子", "other": "渡部 浩二"}
    with operation(conn, actor, "introduction_added", params=names) as op:
        add_introduction(
            op, daisuke, ids["koji"], {"reason": "樹脂の試作", "due_on": day(-1)}, today=today
        )
    return made


@pytest.fixture
def ids(conn: sqlite3.Connection, actor: Actor) -> dict[str, int]:
    """People by a short name."""
    return centre.build(conn, actor)


@pytest.fixture
def referred(conn: sqlite3.Connection, actor: Actor, ids: dict[str, int]) -> Mapping[str, int]:
    """Referrals by a short name."""
    return fill(conn, actor, ids)


@pytest.fixture
def desk(db_path: Path, referred: Mapping[str, int]) -> Iterator[Desk]:
    """Starts the program on a screen, with 水野 at work; closed in the end."""
    made = []

    def start(first: str) -> centre.SmeicApp:
        made.append(centre.desk(db_path, first))
        return made[-1]

    yield start
    for app in made:
        app.close_workspace()
