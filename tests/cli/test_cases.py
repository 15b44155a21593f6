"""Cases by command: entered, moved, agreed to, published, written, counted."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from smeic_tui.store.bodies import bodies
from smeic_tui.store.events import events
from smeic_tui.store.journal.export_log import exports_with
from smeic_tui.store.journal.operation import Actor, operation
from tests.cli.alumni import add_alumni
from tests.cli.calling import Call

TITLE = "架空の新製品 [x](y) *"


@pytest.fixture
def call(conn: sqlite3.Connection, actor: Actor, desk: Call) -> Call:
    """``smeic …`` on a file with four people, an event, a working group and one case."""
    with operation(conn, actor, "person_added") as op:
        add_alumni(op, 4, company="架空工業")
        bodies.add_body(op, {"name": "架空部会", "kind": "working_group"})
        events.add_event(op, {"title": "例会", "held_on": "2026-05-01"}, [{"name": "本会"}])

    options = ("--outcome", "product", "--on", "2025-04-01", "--summary", "工法を共に開発した。")
    people_ = ("--member", "渡邊", "--member", "渡部", "--member", "伊藤")
    more = ("--group", "架空部会", "--organisation", "架空大学")
    made = desk("case", "add", TITLE, *options, *people_, *more)
    assert (made.status, made.out) == (0, "1\n")
    return desk


def test_a_case_is_entered_with_its_origin_and_members(call: Call) -> None:
    (found,) = call("case", "list", "--json").document
    assert (found["origin"], found["origin_text"], found["stage"]) == (
        "working_group",
        "架空部会",
        "idea",
    )
    assert [m["name"] for m in found["members"]] == ["伊藤 薫", "渡邊 健太郎", "渡部 浩二"]
    for option, value in (
        ("--person", "伊藤"),
        ("--organisation", "架空大学"),
        ("--organisation", "渡邊架空工業"),
        ("--group", "架空部会"),
        ("--stage", "idea"),
    ):
        assert len(call("case", "list", option, value, "--json").document) == 1
    assert call("case", "list", "--stage", "trial", "--json").document == []
    assert "架空の新製品" in call("case", "list").out


def test_few_members_are_warned_of_and_kept(call: Call) -> None:
    made = call("case", "add", "ひとりの事例", "--member", "小澤", "--event", 1)
    assert made.status == 0
    assert "1名" in made.err
    shown = call("case", "show", "ひとりの事例", "--json").document
    assert (shown["short_of_members"], shown["origin"]) == (True, "event")


def test_moves_need_what_they_need_and_are_taken_back(call: Call) -> None:
    assert call("case", "move", 1, "planning", "--on", "2025-06-01").status == 0
    refused = call("case", "move", 1, "business", "--json")
    assert (refused.status, refused.document["error"]["code"]) == (1, "case_move_reason")
    call("case", "move", 1, "business", "--reason", "試作なしで受注した")
    shown = call("case", "show", 1, "--json").document
    assert [(m["to"], m["reason"]) for m in shown["moves"]][1:] == [
        ("planning", None),
        ("business", "試作なしで受注した"),
    ]
    call("undo")
    assert call("case", "show", 1, "--json").document["stage"] == "planning"


def agree(call: Call) -> None:
    call("case", "member", 1, "渡邊", "--consent", "agreed", "--role", "lead")
    call("case", "member", 1, "渡部", "--consent", "refused")
    call("case", "member", 1, "伊藤", "--consent", "agreed", "--shows", "organisation")


def test_the_page_holds_only_what_was_agreed_to(
    call: Call, conn: sqlite3.Connection, tmp_path: Path
) -> None:
    agree(call)
    for suffix in ("md", "xlsx"):
        path = tmp_path / f"事例.{suffix}"
        written = call("case", "export", TITLE, "-o", path, "--json")
        assert len(written.document["people"]) == 2
        if suffix == "md":
            text = path.read_text(encoding="utf-8")
            assert "# 架空の新製品 \\[x\\](y) \\*" in text
        else:
            cells = [c for row in load_workbook(path).worksheets[0].values for c in row]
            text = "\n".join(str(cell) for cell in cells)
        assert "渡邊 健太郎" in text
        assert "氏名を出さない方 1名" in text
        assert "伊藤架空工業" in text
        for hidden in ("渡部", "伊藤 薫", "架空大学"):
            assert hidden not in text
    assert len(exports_with(conn, 1)) == 2
    assert exports_with(conn, 2) == ()


@pytest.mark.parametrize(
    "summary",
    [
        "渡部浩二が考えた。",
        "渡部さんの工場で試した。",
        "渡部架空工業で作った。",
        "伊藤 薫と作った。",
    ],
)
def test_a_text_that_names_somebody_is_not_published(
    call: Call, conn: sqlite3.Connection, actor: Actor, tmp_path: Path, summary: str
) -> None:
    agree(call)
    with operation(conn, actor, "case_edited", params={"title": "x"}) as op:
        op.update("innovation_case", 1, {"summary": summary})
    refused = call("case", "export", 1, "-o", tmp_path / "x.md", "--json")
    assert refused.document["error"]["code"] == "case_names_hidden"
    assert list(tmp_path.glob("x*")) == []


def test_publication_goes_step_by_step(call: Call) -> None:
    assert call("case", "publish", 1, "published", "--json").document["error"]["code"] == (
        "case_publication_step"
    )
    call("case", "publish", 1, "asking")
    open_ = call("case", "publish", 1, "publishable", "--json").document["error"]
    assert (open_["code"], open_["params"]["count"]) == ("case_consent_open", 4)


def test_numbers_are_the_same_everywhere_and_masked_outside(call: Call, tmp_path: Path) -> None:
    for number in range(3):
        call("case", "add", f"事例{number}", "--on", "2026-05-01")
    inside = call("case", "counts", "--json").document
    assert (inside["total"], inside["by_stage"]["idea"], inside["began"]) == (
        4,
        4,
        {"2025": 1, "2026": 3},
    )
    path = tmp_path / "件数.xlsx"
    call("case", "counts", "-o", path)
    rows = list(load_workbook(path).worksheets[0].values)
    assert rows[0][:3] == ("区分", "新規", "構想")
    assert rows[1][:3] == ("現在", None, 4)
    lines = call("case", "counts").out.splitlines()
    assert [line.split("\t")[2] for line in lines] == [str(row[2]) for row in rows]
    outside = call("case", "counts", "--published", "--json").document
    assert (outside["by_stage"]["idea"], outside["by_stage"]["trial"]) == (4, 0)
    assert [year["reached"]["idea"] for year in outside["years"]] == [None, None]
    assert "total" not in outside
    assert "非公表" in call("case", "counts", "--published").out


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("show", "なし"), "case_unknown"),
        (("add", " "), "case_without_title"),
        (("add", "甲", "--outcome", "x"), "outcome_unknown"),
        (("add", "甲", "--origin", "x"), "origin_unknown"),
        (("add", "甲", "--on", "2999-01-01"), "case_move_ahead"),
        (("move", 1, "x"), "stage_unknown"),
        (("member", 1, "渡邊", "--consent", "x"), "consent_unknown"),
        (("publish", 1, "x"), "publication_unknown"),
        (("list", "--organisation", "なし"), "organisation_unknown"),
        (("export", 1, "-o", "x.pdf"), "case_export_suffix"),
    ],
)
def test_what_cannot_be_is_refused(call: Call, arguments: tuple[object, ...], code: str) -> None:
    found = call("case", *arguments, "--json")
    assert found.status in (1, 2)
    assert found.document["error"]["code"] == code


def shown(call: Call, case: object = 1) -> Any:
    return call("case", "show", case, "--json").document


def test_a_case_is_corrected_and_only_what_is_named_changes(call: Call) -> None:
    call("case", "add", "先の事例")
    before = shown(call)
    changes = ("--title", " 新しい名前 ", "--outcome", "technology", "--note", "内部の覚え")
    links = ("--inspired-by", "先の事例", "--theme", "研究", "--theme-person", "渡邊")
    after = call("case", "edit", 1, *changes, *links, "--json").document
    assert (after["title"], after["outcome"], after["note"]) == (
        *("新しい名前", "technology", "内部の覚え"),
    )
    assert (after["inspired_by"], after["research_theme"]) == ("先の事例", "研究")
    assert after["summary"] == before["summary"]
    call("undo")
    assert shown(call) == before
    assert call("case", "edit", 1, "--title", TITLE).err == f"変わったところはありません: {TITLE}\n"
    call("case", "edit", 1, "--event", 1)
    assert shown(call)["origin"] == "event"
    call("case", "edit", 1, "--group", "架空部会", "--clear", "summary")
    assert (shown(call)["origin"], shown(call)["summary"]) == ("working_group", None)


def test_members_join_leave_and_agree(call: Call) -> None:
    joined = call("case", "join", 1, "小澤", "渡邊", "--role", "adviser")
    assert "1名" in joined.err
    roles = {member["name"]: member["role"] for member in shown(call)["members"]}
    # Who was in it stays as they were.
    assert (roles["小澤 隆志"], roles["渡邊 健太郎"]) == ("adviser", "member")
    told = call("case", "consent", 1, "小澤", "agreed", "--shows", "name", "--json").document
    (member,) = [m for m in told["members"] if m["name"] == "小澤 隆志"]
    assert (member["consent"], member["shows"]) == ("agreed", "name")
    call("case", "leave", 1, "小澤")
    assert "小澤 隆志" not in {m["name"] for m in shown(call)["members"]}
    call("undo")
    assert member in shown(call)["members"]


def test_a_company_takes_part_agrees_and_is_taken_out(call: Call) -> None:
    call("case", "company", 1, "架空試験所", "--part", "試験")
    call("case", "company", 1, "架空試験所", "--consent", "agreed")
    there = {"name": "架空試験所", "part": "試験", "consent": "agreed"}
    assert there in shown(call)["organisations"]
    call("case", "company", 1, "架空試験所", "--remove")
    assert there not in shown(call)["organisations"]
    call("undo")
    assert there in shown(call)["organisations"]
    # By a name it had it is the same one.
    call("organisation", "rename", "架空試験所", "架空分析所")
    call("case", "company", 1, "架空試験所", "--part", "分析")
    assert there | {"name": "架空分析所", "part": "分析"} in shown(call)["organisations"]
    call("case", "company", 1, "架空試験所", "--remove")
    assert len(shown(call)["organisations"]) == 1


def test_what_a_company_does_and_how_consent_was_asked_are_emptied_by_name(
    call: Call, conn: sqlite3.Connection
) -> None:
    call("case", "company", 1, "架空試験所", "--part", "試験")
    call("case", "company", 1, "架空試験所", "--clear", "part")
    (company,) = [o for o in shown(call)["organisations"] if o["name"] == "架空試験所"]
    assert company["part"] is None
    call("case", "consent", 1, "渡邊", "agreed", "--source", "電話", "--on", "2026-01-02")
    asked = conn.execute("SELECT consent_source FROM case_member WHERE consent = 'agreed'")
    assert asked.fetchall() == [("電話",)]
    call("case", "consent", 1, "渡邊", "agreed", "--clear", "source", "--on", "2026-01-02")
    told = conn.execute("SELECT consent_source FROM case_member WHERE consent = 'agreed'")
    assert told.fetchall() == [(None,)]


def test_what_happened_is_entered_corrected_and_taken_out(call: Call) -> None:
    (made,) = call("case", "milestone", 1, "初受注", "--on", "2025-06", "--json").document[
        "milestones"
    ]
    assert (made["on"], made["text"], made["public"]) == ("2025-06", "初受注", False)
    number = made["milestone"]
    call("case", "milestone", 1, "--number", number, "--public")
    assert shown(call)["milestones"] == [made | {"public": True}]
    assert f"{number:>5}  2025-06  初受注" in call("case", "show", 1).out
    call("case", "milestone", 1, "--number", number, "--remove")
    assert shown(call)["milestones"] == []
    call("undo")
    assert shown(call)["milestones"] == [made | {"public": True}]


@pytest.mark.parametrize(
    ("arguments", "status", "code"),
    [
        (("edit", 1), 2, "nothing_named"),
        (("edit", 1, "--title", " "), 1, "case_without_title"),
        (("edit", 1, "--summary", "\x1b[2J "), 2, "blank_given"),
        (("edit", 1, "--clear", "title"), 2, "case_field_unknown"),
        (("edit", 1, "--owner", "だれか"), 1, "staff_unknown"),
        (("edit", 1, "--inspired-by", "1"), 1, "case_in_itself"),
        (("edit", "１", "--note", "x"), 1, "case_unknown"),
        (("join", 1, "だれもいない"), 1, "query_nobody"),
        (("join", 1, "小澤", "--role", "x"), 2, "case_role_unknown"),
        (("leave", 1, "小澤"), 1, "case_member_unknown"),
        (("consent", 1, "小澤", "agreed"), 1, "case_member_unknown"),
        (("consent", 1, "渡邊", "x"), 2, "consent_unknown"),
        (("consent", 1, "渡邊", "agreed", "--source", " "), 2, "blank_given"),
        (("consent", 1, "渡邊", "agreed", "--clear", "on"), 2, "case_field_unknown"),
        (("company", 1, "架空大学", "--part", ""), 2, "blank_given"),
        (("company", 1, "架空大学", "--clear", "consent"), 2, "case_field_unknown"),
        (("consent", 1, "渡邊", "agreed", "--on", "昨日"), 2, "day_invalid"),
        (("company", 1, "架空商会", "--remove"), 1, "case_company_unknown"),
        (("company", 1, " "), 1, "organisation_name_empty"),
        (("company", 1, "架空大学", "--remove", "--part", "x"), 2, "case_company_both"),
        (("milestone", 1), 1, "milestone_without_text"),
        (("milestone", 1, "--remove"), 2, "milestone_number_missing"),
        (("milestone", 1, "--number", 9, "--public"), 1, "milestone_unknown"),
        (("milestone", 1, "x", "--on", "いつか"), 2, "day_invalid"),
    ],
)
def test_a_correction_that_cannot_be_changes_nothing(
    call: Call,
    conn: sqlite3.Connection,
    arguments: tuple[object, ...],
    status: int,
    code: str,
) -> None:
    before = conn.execute("SELECT count(*) FROM operation").fetchone()
    found = call("case", *arguments, "--json")
    assert (found.status, found.document["error"]["code"]) == (status, code)
    assert conn.execute("SELECT count(*) FROM operation").fetchone() == before
