"""A mapping of columns is remembered, offered for a list that looks like it, and never imposed."""

from __future__ import annotations

import random
import sqlite3
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from importers.planning.choices import Options
from importers.planning.profiles import (
    apply_profile,
    offer,
    policies_of,
    profile_of,
    profile_options,
)
from smeic_tui.errors import SmeicError
from smeic_tui.store.file import dump
from smeic_tui.store.imports import imports
from smeic_tui.store.imports.profiles import (
    Profile,
    ProfileColumn,
    fingerprint,
    from_batch,
    profile,
    profiles,
    remove_profile,
    rename_profile,
    save_profile,
)
from smeic_tui.store.journal.operation import Actor
from smeic_tui.store.journal.undo import undo
from tests.importers.importing import imported, listed, planned

HEADERS = ["氏名", "期", "勤め先", "肩書き", "メール", "星"]
ROWS = [["青空　花子", "3期", "木星商事", "部長", "hana@example.jp", "金星"]] * 2
KNOWN = Profile(
    "同窓会名簿",
    "2024.xlsx",
    (
        ProfileColumn("氏名", "name"),
        ProfileColumn("期", "cohort"),
        ProfileColumn("勤め先", "company", "work"),
        ProfileColumn("肩書き", "role", None, "update"),
        ProfileColumn("星", "note", None, "keep"),
    ),
    alumni_only=True,
)


def test_headers_moved_and_added_still_fit(conn: sqlite3.Connection, actor: Actor) -> None:
    save_profile(conn, actor, KNOWN)
    moved = listed(
        ["星", "新しい列", "肩書き", "勤め先", "期", "氏 名"], ["", "x", "", "", "3", "青空"]
    )
    (offered,) = offer(conn, moved)
    assert (offered.profile.name, offered.share, offered.exact) == ("同窓会名簿", 1.0, False)
    assert offered.unknown == ("新しい列",)
    assert offered.absent == ()
    assert "星" in offered.differs
    same = listed([c.header for c in reversed(KNOWN.columns)], ["", "", "", "3期", "青空　花子"])
    assert offer(conn, same)[0].exact


def test_the_best_fit_comes_first(conn: sqlite3.Connection, actor: Actor) -> None:
    save_profile(conn, actor, KNOWN)
    wide = replace(KNOWN, name="広い", columns=(*KNOWN.columns, ProfileColumn("血液型", None)))
    save_profile(conn, actor, wide)
    found = offer(
        conn, listed([c.header for c in KNOWN.columns], ["青空　花子", "3期", "", "", ""])
    )
    assert [o.profile.name for o in found] == ["同窓会名簿", "広い"]
    assert found[1].absent == ("血液型",)


def test_a_list_of_something_else_is_offered_nothing(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    save_profile(conn, actor, KNOWN)
    assert offer(conn, listed(["氏名", "出席"], ["青空　花子", "○"])) == []
    assert (
        offer(conn, listed(["期", "勤め先", "肩書き", "星"], ["3期", "木星商事", "部長", ""])) == []
    )


def test_a_profile_reads_what_was_not_recognised() -> None:
    found = listed(HEADERS, *ROWS)
    before = {c.header: (c.field, c.why) for c in found.tables[0].columns}
    after = {c.header: (c.field, c.why) for c in apply_profile(found, KNOWN).tables[0].columns}
    assert after["星"] == ("note", "profile")
    assert after["メール"] == before["メール"]
    assert before["星"] == (None, None)


def test_two_columns_never_mean_the_same_because_of_a_profile() -> None:
    found = listed(["氏名", "会社名", "勤め先"], ["青空　花子", "木星商事", "火星工業"])
    known = Profile(
        "x", "x.xlsx", (ProfileColumn("勤め先", "company"), ProfileColumn("氏名", "name"))
    )
    fields = {c.header: c.field for c in apply_profile(found, known).tables[0].columns}
    assert fields == {"氏名": "name", "会社名": None, "勤め先": "company"}


def test_answers_of_today_go_before_those_remembered() -> None:
    assert policies_of(KNOWN) == {"title": "update", "note": "keep"}
    chosen = profile_options(KNOWN, Options(policies={"title": "ask"}))
    assert chosen.policies == {"title": "ask", "note": "keep"}
    assert chosen.alumni_only


def test_of_several_policies_the_careful_one_counts() -> None:
    columns = (
        ProfileColumn("電話", "tel", None, "update"),
        ProfileColumn("直通", "tel", None, "ask"),
    )
    assert policies_of(Profile("x", "x.xlsx", columns)) == {"phone": "ask"}


def test_a_profile_can_be_made_of_an_earlier_import(conn: sqlite3.Connection, actor: Actor) -> None:
    options = Options(alumni_only=True, policies={"title": "ask"})
    applied = imported(conn, actor, listed(HEADERS, *ROWS[:1], file="名簿.xlsx"), options=options)
    (batch,) = imports.batches_of(conn, applied.operation or 0)
    found = from_batch(conn, batch.id)
    assert (found.name, found.file, found.alumni_only) == ("名簿", "名簿.xlsx", True)
    assert [c.header for c in found.columns] == HEADERS
    assert {c.header: c.policy for c in found.columns if c.policy} == {"肩書き": "ask"}
    assert found == replace(profile_of(applied.plan.sources[0], options), name="名簿")
    with pytest.raises(SmeicError) as refused:
        from_batch(conn, 99)
    assert refused.value.code == "import_unknown"


def test_it_is_kept_renamed_removed_and_comes_back(conn: sqlite3.Connection, actor: Actor) -> None:
    save_profile(conn, actor, KNOWN)
    held = profile(conn, "同窓会名簿")
    assert replace(held, id=0, uid="") == KNOWN
    assert save_profile(conn, actor, replace(KNOWN, columns=KNOWN.columns[:2])) is not None
    assert [len(p.columns) for p in profiles(conn)] == [2]
    before = dump.digest(conn)
    renamed = rename_profile(conn, actor, "同窓会名簿", "名簿")
    removed = remove_profile(conn, actor, "名簿")
    assert profiles(conn) == ()
    for number in (removed, renamed):
        undo(conn, actor, number or 0)
    assert dump.digest(conn) == before


@pytest.mark.parametrize(
    ("name", "new", "code"),
    [
        ("なし", "x", "profile_unknown"),
        ("甲", " ", "profile_unnamed"),
        ("甲", "乙", "profile_exists"),
    ],
)
def test_what_a_rename_refuses(
    conn: sqlite3.Connection, actor: Actor, name: str, new: str, code: str
) -> None:
    for each in ("甲", "乙"):
        save_profile(conn, actor, replace(KNOWN, name=each))
    before = dump.digest(conn)
    with pytest.raises(SmeicError) as refused:
        rename_profile(conn, actor, name, new)
    assert refused.value.code == code
    assert dump.digest(conn) == before


@given(st.lists(st.text(max_size=8), max_size=8), st.randoms(use_true_random=False))
def test_a_fingerprint_knows_no_order(headers: list[str], dice: random.Random) -> None:
    shuffled = [f" {header}" for header in headers]
    dice.shuffle(shuffled)
    assert fingerprint(shuffled) == fingerprint(headers)


def test_a_plan_by_a_profile_keeps_every_value(conn: sqlite3.Connection, actor: Actor) -> None:
    known = replace(KNOWN, columns=(ProfileColumn("星", "note"), ProfileColumn("氏名", "name")))
    plan = planned(conn, apply_profile(listed(HEADERS, ROWS[0]), known))
    (insert,) = [i for i in plan.writes.inserts if i.table == "person"]
    row = dict(zip(insert.columns, next(insert.rows()), strict=True))
    assert (row["note"], row["other"]) == ("金星", "{}")
