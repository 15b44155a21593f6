"""How referrals, introductions and their dialogs look at both sizes."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping

import pytest
from textual.pilot import Pilot

from smeic_tui.store.journal.operation import Actor, operation
from tests.screens.events.conftest import Desk, press
from tests.screens.typing import type_text
from tests.screens.waiting import settle

SIZES = ((80, 24), (120, 40))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    "what", ["list", "today", "intake", "referral", "introductions", "reason", "matches"]
)
def test_looks(
    snap_compare: Callable[..., bool],
    conn: sqlite3.Connection,
    actor: Actor,
    referred: Mapping[str, int],
    desk: Desk,
    size: tuple[int, int],
    what: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with operation(conn, actor, "referral_edited", params={"name": "x"}) as op:
        for number in referred.values():
            fixed = {"received_on": "2026-04-01", "stage_on": "2026-04-01"}
            owed = {"thanks_due_on": "2099-12-05", "report_due_on": "2099-12-05"}
            op.update("referral", number, fixed | owed)
        op.update("referral", referred["saburo"], {"due_on": "2099-12-05"})
        for (move_id,) in conn.execute("SELECT id FROM referral_move").fetchall():
            op.update("referral_move", move_id, {"moved_on": "2026-04-01"})
    monkeypatch.setattr("screens.bringing.intake.in_days", lambda _today: "2099-12-05")
    app = desk("introductions" if what == "introductions" else "referrals")
    keys = {
        "intake": ["n"],
        "referral": ["enter"],
        "reason": ["t", "3"],
        "today": ["2"],
        "matches": ["b"],
    }.get(what, [])

    async def before(pilot: Pilot[None]) -> None:
        await settle(pilot)
        await press(pilot, *keys)
        if what == "intake":
            await type_text(pilot, "渡辺 翔太")
        await settle(pilot)

    assert snap_compare(app, terminal_size=size, run_before=before)
