"""Lists of referrals as workbooks: nobody leaves before they agreed."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from smeic_tui.domain.referrals.numbers import FunnelYear
from smeic_tui.errors import SmeicError
from smeic_tui.exports.referral_layouts import (
    ReferralLayout,
    funnel_rows,
    write_referral_list,
)
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.referrals.referrals import counts
from smeic_tui.widgets.message import Message
from tests.screens.events.conftest import Desk, press
from tests.screens.shown import opened


def sheet(path: Path, number: int = 0) -> list[tuple[object, ...]]:
    return list(load_workbook(path).worksheets[number].iter_rows(values_only=True))


def write(
    conn: sqlite3.Connection, folder: Path, layout: ReferralLayout, referral_id: int | None = None
) -> tuple[list[tuple[object, ...]], int]:
    path = folder / f"{layout}.xlsx"
    today = date.today()
    found = write_referral_list(conn, path, layout, referral_id=referral_id, today=today)
    return sheet(found.path), found.left_out


def test_nobody_leaves_before_they_agreed(
    conn: sqlite3.Connection, actor: Actor, tmp_path: Path, referred: Mapping[str, int]
) -> None:
    listed, left = write(conn, tmp_path, "list")
    assert (len(listed), left) == (1, 5)
    with pytest.raises(SmeicError, match="referral_without_consent"):
        write(conn, tmp_path, "sheet", referred["daisuke"])
    thanks, left = write(conn, tmp_path, "thanks")
    assert "架空 大輔" not in str(thanks)
    assert [(row[0], row[6]) for row in thanks[1:]] == [("鈴木 明", 2)]
    assert left == 1
    with operation(conn, actor, "referral_edited", params={"name": "x"}) as op:
        op.update("referral", referred["daisuke"], {"consent": "agreed"})
    listed, left = write(conn, tmp_path, "list")
    assert (listed[1][1], left) == ("架空 大輔", 4)
    thanks, left = write(conn, tmp_path, "thanks")
    assert [(row[0], row[7]) for row in thanks[1:]] == [
        ("鈴木 明", "（氏名は出しません）・架空 大輔"),
        ("架空 大輔", "（氏名は出しません）"),
    ]
    sheet_rows, _ = write(conn, tmp_path, "sheet", referred["daisuke"])
    told = {str(row[0]): row[1] for row in sheet_rows}
    assert (told["氏名"], told["紹介者"], told["相談内容"]) == (
        *("架空 大輔", "鈴木 明", "試作先を探している"),
    )


def test_the_list_of_what_is_kept_too_long(
    conn: sqlite3.Connection, tmp_path: Path, referred: Mapping[str, int]
) -> None:
    listed, _ = write(conn, tmp_path, "keep")
    assert [row[1] for row in listed[1:]] == ["机上 五郎"]


def test_one_or_two_people_are_not_printed_in_the_table_of_years(
    conn: sqlite3.Connection, tmp_path: Path, referred: Mapping[str, int]
) -> None:
    listed, _ = write(conn, tmp_path, "funnel")
    hidden = "非公表"
    assert listed[1][1:] == (5, *[hidden] * 5, 0, 0)
    (year,) = counts(conn, date.today()).years
    assert year.reached["interview"] == 2
    told = FunnelYear(None, 4, dict.fromkeys(year.reached, 3), dict.fromkeys(year.aside, 0))
    assert [row[1:] for row in funnel_rows([told])] == [[4, 3, 3, 3, 3, 0, 0, 0]]


async def test_a_list_is_three_keys_and_is_written_down(
    conn: sqlite3.Connection,
    actor: Actor,
    lists_folder: Path,
    referred: Mapping[str, int],
    desk: Desk,
) -> None:
    async with opened(desk("referrals")) as (app, pilot):
        await press(pilot, "x", "1")
        assert "除きました" in app.note
        await press(pilot, "x", "2")
        assert isinstance(app.screen, Message)
        await press(pilot, "enter", "x", "4")
    logged = [layout for (layout,) in conn.execute("SELECT layout FROM export_log")]
    assert logged == ["referral_list", "referral_funnel"]
    assert len(list(lists_folder.glob("*.xlsx"))) == 2
