"""Working groups and bodies by command: entered, joined, renamed, held, left, taken back."""

from __future__ import annotations

import sqlite3

import pytest

from smeic_tui.store.events import events
from smeic_tui.store.journal.operation import Actor, operation
from tests.cli.alumni import add_alumni
from tests.cli.calling import Call


@pytest.fixture
def call(conn: sqlite3.Connection, actor: Actor, desk: Call) -> Call:
    """``smeic …`` on a file with two people, an event and a working group of a body."""
    with operation(conn, actor, "person_added") as op:
        add_alumni(op, 2)
        events.add_event(
            op, {"title": "例会", "host": "有志", "held_on": "2026-05-01"}, [{"name": "本会"}]
        )

    assert desk("group", "add", "架空同窓会", "--kind", "association").out == "1\n"
    added = desk(
        "group", "add", "架空部会", "--parent", "架空同窓会", "--stage", 2, "--from", "2019年4月"
    )
    assert (added.status, added.out) == (0, "2\n")
    return desk


def test_a_member_joins_with_a_role_and_leaves(call: Call) -> None:
    (term,) = call("group", "member", "架空部会", "渡邊", "--role", "chair", "--json").document
    assert (term["name"], term["role"], term["current"]) == ("渡邊 健太郎", "chair", True)
    again = call("group", "member", 2, "渡邊", "--json")
    assert (again.status, again.document["error"]["code"]) == (1, "already_member")
    found = {g["name"]: g for g in call("group", "list", "--json").document}
    assert (found["架空部会"]["members"], found["架空部会"]["chair"]) == (1, "渡邊 健太郎")
    assert (found["架空部会"]["parent"], found["架空部会"]["from"]) == ("架空同窓会", "2019-04")
    (term,) = call("group", "leave", "架空部会", "渡邊", "--on", "2099-12-31", "--json").document
    assert (term["to"], term["current"]) == ("2099-12-31", True)
    refused = call("group", "leave", "架空部会", "渡部", "--json")
    assert refused.document["error"]["code"] == "not_a_member"
    call("undo")
    assert call("group", "show", 2, "--json").document["terms"][0]["to"] is None


def test_a_body_is_found_by_its_former_name(call: Call) -> None:
    call("group", "rename", "架空部会", "架空研究部会")
    call("group", "alias", "架空研究部会", "研究部会")
    shown = call("group", "show", "架空部会", "--json").document
    assert (shown["name"], shown["former_names"], shown["aliases"]) == (
        "架空研究部会",
        ["架空部会"],
        ["研究部会"],
    )
    taken = call("group", "add", "架空部会", "--json")
    assert taken.document["error"]["code"] == "body_exists"


def test_an_event_and_an_output_belong_to_it(call: Call) -> None:
    hosted = call("group", "host", "架空部会", 1, "--json").document
    assert hosted["host"] == "有志"
    call("group", "output", "架空部会", "報告書", "--on", "2026-03", "--at", "共有/報告.docx")
    shown = call("group", "show", "架空部会", "--json").document
    assert [(m["name"], m["host"]) for m in shown["meetings"]] == [("例会", "有志")]
    assert [(o["title"], o["on"]) for o in shown["outputs_made"]] == [("報告書", "2026-03")]
    text = call("group", "show", "架空部会").out
    assert "例会" in text
    assert "共有/報告.docx" in text


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("show", "どこにもない会"), "body_unknown"),
        (("add", "甲会", "--kind", "club"), "kind_unknown"),
        (("member", "架空部会", "渡邊", "--role", "king"), "member_role_unknown"),
        (("member", "架空部会", "渡邊", "--from", "いつか"), "day_invalid"),
        (("member", "架空部会", "渡"), "query_many"),
        (("add", " "), "body_name_empty"),
    ],
)
def test_what_cannot_be_is_refused(call: Call, arguments: tuple[str, ...], code: str) -> None:
    found = call("group", *arguments, "--json")
    assert found.status in (1, 2)
    assert found.document["error"]["code"] == code
