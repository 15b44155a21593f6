"""What a list would change, row by row and field by field."""

from __future__ import annotations

import sqlite3

import pytest

from importers.planning.choices import Options
from importers.planning.plan import FieldChange, Plan
from importers.planning.planner import in_date_order
from smeic_tui.errors import SmeicError
from smeic_tui.store.bodies import known_names
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.people import dossiers, people
from tests.importers.importing import ALUMNI, codes, imported, listed, outcomes, planned

HEADERS = ["氏名", "フリガナ", "期", "会社名", "部署", "役職", "携帯", "メール", "住所", "備考"]
HANAKO = [
    *("青空　花子", "アオゾラ　ハナコ", "3期", "株式会社木星商事", "営業部", "部長"),
    *("090-1111-2222", "hana@example.jp", "大阪府八尾市光町3丁目1番5号", "大阪支部"),
]
JIRO = ["木星　次郎", "モクセイ　ジロウ", "3期", "", "", "", "", "jiro@example.jp", "", ""]


def changes(plan: Plan, *, taken: bool = True) -> dict[str, tuple[str, str]]:
    """Old and new of the first row, by aspect."""
    return {c.aspect: (c.old, c.new) for c in plan.rows[0].changes if c.taken is taken}


def test_everybody_is_new_to_an_empty_file(conn: sqlite3.Connection) -> None:
    plan = planned(conn, listed(HEADERS, HANAKO, JIRO))
    assert outcomes(plan) == ["new", "new"]
    assert plan.counts == {
        "new": 2,
        "changed": 0,
        "same": 0,
        "review": 0,
        "rejected": 0,
        "missing": 0,
    }
    assert [row.uid is not None for row in plan.rows] == [True, True]


def test_planning_writes_nothing(conn: sqlite3.Connection) -> None:
    before = conn.total_changes
    planned(conn, listed(HEADERS, HANAKO, JIRO))
    assert conn.total_changes == before


def test_a_list_that_uses_a_former_name_of_the_company_changes_nothing(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    imported(conn, actor, listed(HEADERS, HANAKO))
    with operation(conn, actor, "organisation_renamed") as op:
        known_names.rename(op, "organisation", 1, "株式会社土星商事")
    plan = planned(conn, listed(HEADERS, HANAKO))
    assert outcomes(plan) == ["same"]
    newcomer = ["火星　望", "", "4期", "木星商事（株）", *[""] * 6]
    imported(conn, actor, listed(HEADERS, newcomer))
    assert conn.execute("SELECT name FROM organisation").fetchall() == [("株式会社土星商事",)]


def test_another_name_of_a_company_says_nothing_of_another_legal_form(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    imported(conn, actor, listed(HEADERS, [*HANAKO[:3], "株式会社水星製作所", *HANAKO[4:]]))
    with operation(conn, actor, "organisation_alias") as op:
        known_names.add_alias(op, "organisation", 1, "水星")
    forms = ("有限会社水星", "株式会社水星", "水星")
    newcomers = [[f"火星　望{n}", "", "4期", name, *[""] * 6] for n, name in enumerate(forms, 1)]
    imported(conn, actor, listed(HEADERS, *newcomers))
    posts = conn.execute(
        "SELECT organisation.name FROM position JOIN person ON person.id = person_id "
        "JOIN organisation ON organisation.id = organisation_id "
        "WHERE person.name LIKE '火星%' ORDER BY person.name"
    ).fetchall()
    assert posts == [("有限会社水星",), ("株式会社水星",), ("株式会社水星製作所",)]
    # Nor is a post at one of them the post that a list names.
    moved = [*HANAKO[:3], "有限会社水星", *HANAKO[4:]]
    plan = planned(conn, listed(HEADERS, moved, title="2099年4月1日現在"))
    assert "company" in changes(plan)


def test_another_spelling_is_the_same_value(conn: sqlite3.Connection, actor: Actor) -> None:
    imported(conn, actor, listed(HEADERS, HANAKO, JIRO))
    other = [
        *("青空花子", "あおぞら はなこ", 3, "木星商事㈱", "営業部", "部長"),
        *("０９０ー１１１１ー２２２２", "HANA@EXAMPLE.JP", "八尾市光町３－１－５", "大阪支部"),
    ]
    plan = planned(conn, listed(HEADERS, other, JIRO))
    assert outcomes(plan) == ["same", "same"]
    assert plan.rows[0].changes == ()


def test_a_list_without_a_day_only_fills(conn: sqlite3.Connection, actor: Actor) -> None:
    imported(conn, actor, listed(HEADERS, HANAKO, JIRO))
    row = ["木星　次郎", "", 3, "金星精機", "", "課長", "090-3333-4444", "j@example.com", "", ""]
    plan = planned(conn, listed(HEADERS, row, HANAKO))
    assert changes(plan) == {
        "company": ("", "金星精機 課長"),
        "mobile": ("", "090-3333-4444"),
        "mail": ("", "j@example.com"),
    }
    other = [*HANAKO[:3], "火星工業", "", "取締役", "090-5555-6666", *HANAKO[7:]]
    plan = planned(conn, listed(HEADERS, other, JIRO))
    assert outcomes(plan) == ["same", "same"]
    assert changes(plan, taken=False) == {
        "company": ("株式会社木星商事", "火星工業"),
        "mobile": ("090-1111-2222", "090-5555-6666"),
    }


def test_a_later_list_updates_and_keeps_what_was(conn: sqlite3.Connection, actor: Actor) -> None:
    imported(conn, actor, listed(HEADERS, HANAKO, JIRO, title="2023年4月1日現在"))
    moved = [*HANAKO[:3], "火星工業", "", "取締役", "090-5555-6666", *HANAKO[7:]]
    applied = imported(conn, actor, listed(HEADERS, moved, JIRO, title="2024年4月1日現在"))
    assert outcomes(applied.plan) == ["changed", "same"]
    assert applied.plan.rows[0].person_id is not None
    found = dossiers.dossier(conn, applied.plan.rows[0].person_id)
    posts = [
        (p.organisation.name if p.organisation else "", p.title, p.ended, p.is_primary)
        for p in found.positions
    ]
    assert posts == [
        ("株式会社木星商事", "部長", "2024-04-01", False),
        ("火星工業", "取締役", None, True),
    ]
    numbers = {c.value: (c.state, c.state_on) for c in found.contacts if c.kind == "mobile"}
    assert numbers == {
        "090-1111-2222": ("former", "2024-04-01"),
        "090-5555-6666": ("current", None),
    }
    again = planned(conn, listed(HEADERS, HANAKO, JIRO, title="2023年4月1日現在"))
    assert outcomes(again) == ["same", "same"]


def test_a_new_title_at_the_same_company_is_career(conn: sqlite3.Connection, actor: Actor) -> None:
    imported(conn, actor, listed(HEADERS, HANAKO, JIRO, title="2023年4月1日現在"))
    raised = [*HANAKO[:5], "取締役", *HANAKO[6:]]
    applied = imported(conn, actor, listed(HEADERS, raised, JIRO, title="2024年4月1日現在"))
    assert applied.plan.rows[0].person_id is not None
    posts = people.positions(conn, applied.plan.rows[0].person_id)
    assert [(p.department, p.title, p.ended) for p in posts] == [
        ("営業部", "部長", "2024-04-01"),
        ("営業部", "取締役", None),
    ]


def test_what_was_edited_by_hand_later_stays(conn: sqlite3.Connection, actor: Actor) -> None:
    first = imported(conn, actor, listed(HEADERS, HANAKO, JIRO, title="2023年4月1日現在"))
    person_id = first.plan.rows[0].person_id
    assert person_id is not None
    held = conn.execute("SELECT id FROM position").fetchone()[0]
    with operation(conn, actor, "person_edited", params={"name": "青空"}) as op:
        op.update("position", held, {"title": "社長"})
    plan = planned(conn, listed(HEADERS, HANAKO, JIRO, title="2024年4月1日現在"))
    assert changes(plan, taken=False) == {"title": ("社長", "部長")}


def test_a_blank_never_erases(conn: sqlite3.Connection, actor: Actor) -> None:
    imported(conn, actor, listed(HEADERS, HANAKO, JIRO, title="2023年4月1日現在"))
    bare = ["青空　花子", "", 3, "", "", "", "", "hana@example.jp", "", ""]
    plan = planned(conn, listed(HEADERS, bare, JIRO, title="2024年4月1日現在"))
    assert outcomes(plan) == ["same", "same"]


def test_names_readings_and_cohorts_are_never_overwritten(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    imported(conn, actor, listed(HEADERS, HANAKO, JIRO))
    row = ["月見　花子（旧姓：青空）", "ツキミ　ハナコ", *HANAKO[2:]]
    plan = planned(conn, listed(HEADERS, row, JIRO), options=Options(True, policy="update"))
    assert plan.rows[0].person_id == 1
    assert changes(plan, taken=False) == {"name": ("青空　花子", "月見　花子")}
    assert changes(plan) == {}


@pytest.mark.parametrize(("policy", "taken"), [("fill", False), ("update", True), ("keep", False)])
def test_policies(conn: sqlite3.Connection, actor: Actor, policy: str, taken: bool) -> None:
    imported(conn, actor, listed(HEADERS, HANAKO, JIRO))
    row = [*HANAKO[:5], "社長", *HANAKO[6:]]
    options = Options(True, policy=policy)  # type: ignore[arg-type]
    plan = planned(conn, listed(HEADERS, row, JIRO), options=options)
    assert plan.rows[0].changes == (FieldChange("title", "部長", "社長", taken),)


def test_a_policy_for_one_column(conn: sqlite3.Connection, actor: Actor) -> None:
    imported(conn, actor, listed(HEADERS, HANAKO, JIRO))
    row = [*HANAKO[:5], "社長", "090-5555-6666", *HANAKO[7:]]
    options = Options(True, policies={"title": "update"})
    plan = planned(conn, listed(HEADERS, row, JIRO), options=options)
    assert set(changes(plan)) == {"title"}
    assert set(changes(plan, taken=False)) == {"mobile"}


def test_under_ask_differences_wait(conn: sqlite3.Connection, actor: Actor) -> None:
    imported(conn, actor, listed(HEADERS, HANAKO, JIRO))
    row = [*HANAKO[:5], "社長", *HANAKO[6:]]
    plan = planned(conn, listed(HEADERS, row, JIRO), options=Options(True, policy="ask"))
    assert outcomes(plan) == ["review", "same"]
    assert codes(plan)[0] == "asks"
    assert [c.person_id for c in plan.rows[0].candidates] == [1]


def test_a_misspelt_known_address_is_not_added(conn: sqlite3.Connection, actor: Actor) -> None:
    imported(conn, actor, listed(HEADERS, HANAKO, JIRO))
    row = [*HANAKO[:7], "hana@exmaple.jp", *HANAKO[8:]]
    plan = planned(conn, listed(HEADERS, row, JIRO))
    assert changes(plan, taken=False) == {"mail": ("hana@example.jp", "hana@exmaple.jp")}


def test_refusals_become_rules_with_their_source(conn: sqlite3.Connection, actor: Actor) -> None:
    refusing = [*HANAKO[:9], "DM不要"]
    imported(conn, actor, listed(HEADERS, refusing, [*JIRO[:9], "メール不可"], file="名簿.xlsx"))
    rows = conn.execute(
        "SELECT channel, verdict, source, reason FROM contact_rule ORDER BY id"
    ).fetchall()
    assert rows == [
        ("post", "refused", "名簿.xlsx", "DM不要"),
        ("mail", "refused", "名簿.xlsx", "メール不可"),
    ]


def test_a_standing_in_the_remarks_is_only_proposed(conn: sqlite3.Connection, actor: Actor) -> None:
    plan = imported(conn, actor, listed(HEADERS, [*HANAKO[:9], "逝去"], JIRO)).plan
    assert "standing_proposed" in codes(plan)
    assert conn.execute("SELECT DISTINCT standing FROM person").fetchall() == [("active",)]


def test_a_row_without_a_name_is_rejected(conn: sqlite3.Connection) -> None:
    plan = planned(conn, listed(HEADERS, HANAKO, ["", "", 3, *HANAKO[3:]], JIRO))
    assert outcomes(plan) == ["new", "rejected", "new"]
    assert codes(plan, 1) == ["no_name"]


def test_a_family_name_alone_is_a_question(conn: sqlite3.Connection) -> None:
    plan = planned(
        conn, listed(["氏名", "メール"], ["佐藤", "s@example.jp"], ["青空 花子", "h@x.jp"])
    )
    assert outcomes(plan) == ["review", "new"]
    assert "name_incomplete" in codes(plan)


def test_who_is_missing_from_a_complete_list(conn: sqlite3.Connection, actor: Actor) -> None:
    imported(conn, actor, listed(HEADERS, HANAKO, JIRO, ["金星　三郎", "", 4, *[""] * 7]))
    with operation(conn, actor, "standing_changed", params={"name": "金星"}) as op:
        op.update("person", 3, {"standing": "deceased"})
    complete = Options(alumni_only=True, complete=True)
    again = [*HANAKO[:9], "新しい備考"]
    plan = planned(conn, listed(HEADERS, again, ["火星　四郎", "", 5, *[""] * 7]), options=complete)
    assert [m.name for m in plan.missing] == ["木星　次郎"]
    assert plan.counts["missing"] == 1


def test_equal_names_in_one_cohort_are_two_people(conn: sqlite3.Connection, actor: Actor) -> None:
    rows = [[n, *HANAKO[:3]] for n in (1, 2)]
    applied = imported(conn, actor, listed(["No.", *HEADERS[:3]], *rows))
    assert applied.counts["new"] == 2
    assert conn.execute("SELECT count(*) FROM person").fetchone() == (2,)


def test_outsiders_of_a_mixed_list(conn: sqlite3.Connection, actor: Actor) -> None:
    rows = [["青空　花子", "3期", "a@example.jp"], ["木星　次郎", "", "b@example.jp"]]
    imported(conn, actor, listed(["氏名", "期", "メール"], *rows), options=Options())
    assert conn.execute("SELECT kind FROM person ORDER BY id").fetchall() == [
        ("alumnus",),
        ("outsider",),
    ]


def test_tables_that_hold_no_people_are_named_and_left(conn: sqlite3.Connection) -> None:
    companies = listed(
        ["No", "会社名", "所在地", "電話"],
        [1, "架空商事株式会社", "大阪府八尾市1-1", "06-0000-0001"],
        [2, "架空精機株式会社", "大阪府八尾市1-2", "06-0000-0002"],
    )
    plan = planned(conn, companies)
    assert plan.rows == ()
    assert [left.reason.code for left in plan.aside] == ["table_organisations"]
    hidden = listed(HEADERS, HANAKO, JIRO, hidden=True)
    assert [left.reason.code for left in planned(conn, hidden).aside] == ["sheet_hidden"]
    chosen = Options(sheets=frozenset({"名簿"}))
    assert outcomes(planned(conn, hidden, options=chosen)) == ["new", "new"]


def test_later_files_know_the_people_of_earlier_ones(conn: sqlite3.Connection) -> None:
    one = listed(HEADERS, HANAKO, JIRO, title="2023年4月1日現在", file="a.xlsx")
    moved = [*HANAKO[:3], "火星工業", "", "社長", *HANAKO[6:]]
    two = listed(HEADERS, moved, JIRO, title="2024年4月1日現在", file="b.xlsx")
    plan = planned(conn, two, one)
    assert [s.workbook.file for s in plan.sources] == ["a.xlsx", "b.xlsx"]
    assert outcomes(plan) == ["new", "new", "changed", "same"]
    assert plan.rows[2].uid == plan.rows[0].uid


def test_files_come_in_the_order_of_their_days() -> None:
    undated = listed(HEADERS, HANAKO, JIRO, file="z.xlsx")
    later = listed(HEADERS, HANAKO, JIRO, title="2024年4月1日現在", file="b.xlsx")
    earlier = listed(HEADERS, HANAKO, JIRO, title="2023年4月1日現在", file="c.xlsx")
    order = [i.workbook.file for i in in_date_order([undated, later, earlier])]
    assert order == ["c.xlsx", "b.xlsx", "z.xlsx"]


def test_planning_can_be_stopped_and_followed(conn: sqlite3.Connection) -> None:
    rows = [[f"青空　花子{n}", 3, f"h{n}@example.jp"] for n in range(300)]
    from importers.planning.planner import plan_import

    told: list[tuple[int, int]] = []
    plan_import(
        conn,
        [listed(["氏名", "期", "メール"], *rows)],
        ALUMNI,
        progress=lambda done, of: told.append((done, of)),
    )
    assert told[-1] == (300, 300)
    with pytest.raises(SmeicError) as refused:
        plan_import(conn, [listed(["氏名", "期", "メール"], *rows)], ALUMNI, cancelled=lambda: True)
    assert refused.value.code == "import_cancelled"


def test_an_updating_list_twice_changes_nothing_the_second_time(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    headers = ["氏名", "期", "会社名", "役職", "業種", "従業員数"]
    old = [["青空　花子", 3, "木星商事", "部長", "", ""], ["木星　次郎", 3, "", "", "", ""]]
    new = [["青空　花子", 3, "金星精機", "社長", "製造業", "50～99名"], old[1]]
    updating = Options(alumni_only=True, policy="update")
    imported(conn, actor, listed(headers, *old))
    found = listed(headers, *new)
    assert outcomes(imported(conn, actor, found, options=updating).plan) == ["changed", "same"]
    facts = conn.execute("SELECT name, industry, size_band FROM organisation ORDER BY id")
    assert facts.fetchall() == [("木星商事", None, None), ("金星精機", "製造業", "50-99")]
    assert outcomes(planned(conn, found, options=updating)) == ["same", "same"]


def test_companies_are_one_however_they_are_written(conn: sqlite3.Connection, actor: Actor) -> None:
    names = ["株式会社木星", "木星㈱", "(株)木星", "木星", "有限会社木星", "㈲木星"]
    rows = [[f"青空　花子{n}", 3, name] for n, name in enumerate(names)]
    imported(conn, actor, listed(["氏名", "期", "会社名"], *rows))
    stored = conn.execute("SELECT name FROM organisation ORDER BY id").fetchall()
    assert stored == [("株式会社木星",), ("有限会社木星",)]


def test_a_cell_with_several_people_is_rejected(conn: sqlite3.Connection) -> None:
    """They would become one person of a name that nobody has."""
    found = listed(["氏名", "期"], ["田中　花子、佐藤　次郎", "3期"], ["月見　健", "5期"])
    plan = planned(conn, found)
    assert outcomes(plan) == ["rejected", "new"]
    assert codes(plan) == ["several_names"]


def test_the_cut_of_a_name_is_shown_as_such(conn: sqlite3.Connection, actor: Actor) -> None:
    """Not as a name where there was none."""
    imported(conn, actor, listed(["氏名", "期"], ["旻 昊", "3期"], title="名簿"))
    found = listed(["姓", "名", "期"], ["旻", "昊", "3期"])
    with operation(conn, actor, "person_edited", params={"name": "旻 昊"}) as op:
        person = conn.execute("SELECT id FROM person").fetchone()[0]
        op.update("person", person, {"family": None, "given": None})
    (row,) = planned(conn, found).rows
    (change,) = row.changes
    assert (change.aspect, change.old, change.new) == ("name", "旻 昊", "旻 | 昊")
