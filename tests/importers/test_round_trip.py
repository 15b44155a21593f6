"""A list of ours, corrected in Excel, changes exactly the cells that staff changed."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from importers.applying.apply import Applied
from importers.applying.review import changes_if, decide
from importers.inspection import inspect, to_json
from importers.planning.choices import Options
from importers.planning.plan import Plan
from importers.planning.planner import plan_import
from smeic_tui.exports.csv_file import write_csv
from smeic_tui.exports.roster_layout import Contacts, shown_texts, write_roster
from smeic_tui.exports.sheet import Column, SheetData
from smeic_tui.store import dump, imports, people
from smeic_tui.store.operation import Actor, operation
from smeic_tui.store.past import people_at
from smeic_tui.store.roster_facts import facts
from smeic_tui.store.undo import undo
from smeic_tui.text import Language, set_language
from tests.importers.importing import codes, imported, listed, outcomes, planned

HEADERS = [
    "氏名",
    "フリガナ",
    "期",
    "会社名",
    "役職",
    "メール",
    "携帯",
    "郵便番号",
    "住所",
    "会員番号",
]
ON_FILE = [
    [
        *("青空　花子", "あおぞら はなこ", 3, "木星商事", "部長", "a@example.jp"),
        *("090-1111-2222", "581-0001", "大阪府八尾市光町1-1", "0012"),
    ],
    ["木星　次郎", "もくせい じろう", 4, "金星精機㈱", "", "", "", "", "", "0013"],
    ["月見　健", "つきみ けん", 4, "", "", "k@example.jp", "", "", "", ""],
    ["月見　健", "つきみ けん", 9, "土星工業", "課長", "", "", "", "", ""],
]
A, B = 1, 2
KEYS = (
    *("cohort", "name", "kana", "organisation", "department", "title", "kind", "standing"),
    *("member_no", "mail", "phone", "postcode", "address", "mark"),
)
COLUMNS = dict(zip(KEYS, "ABCDEFGHIJKLMN", strict=True))


@pytest.fixture
def out(conn: sqlite3.Connection, actor: Actor, tmp_path: Path) -> Path:
    """Four people on file, and their list as it went out."""
    imported(conn, actor, listed(HEADERS, *ON_FILE))
    return write_roster(
        conn, tmp_path / "名簿.xlsx", [1, 2, 3, 4], contacts="all", title="修了生名簿"
    )


def edit(path: Path, change: Callable[[Worksheet], object]) -> Path:
    """The list after somebody worked on it in Excel."""
    book = openpyxl.load_workbook(path)
    change(book.worksheets[0])
    edited = path.with_name("直した名簿.xlsx")
    book.save(edited)
    return edited


def typed(path: Path, row: int = 2, **cells: object) -> Path:
    """The list with these cells of a row typed over."""

    def change(sheet: Worksheet) -> None:
        for key, value in cells.items():
            sheet[f"{COLUMNS[key]}{row}"] = value

    return edit(path, change)


def back(conn: sqlite3.Connection, actor: Actor, path: Path) -> Applied:
    """The list imported as staff import any."""
    return imported(conn, actor, inspect(path), options=Options())


def changes(plan: Plan, row: int = 0) -> list[tuple[str, str, str, bool]]:
    """What a row changes."""
    return [(c.aspect, c.old, c.new, c.taken) for c in plan.rows[row].changes]


def test_it_is_recognised(out: Path) -> None:
    (table,) = to_json(inspect(out))["tables"]
    assert table["kind"] == "people"
    assert table["context"]["round_trip"] is True
    hidden = openpyxl.load_workbook(out).worksheets[0].column_dimensions[COLUMNS["mark"]]
    assert hidden.hidden


def test_untouched_it_changes_nothing(conn: sqlite3.Connection, actor: Actor, out: Path) -> None:
    before = dump.canonical(conn)
    plan = plan_import(conn, [inspect(out)], Options())
    assert outcomes(plan) == ["same"] * 4
    assert [row.changes for row in plan.rows] == [()] * 4
    assert not plan.writes.inserts
    assert not plan.writes.updates
    assert back(conn, actor, out).operation is None
    assert dump.canonical(conn) == before


def test_sorted_cut_and_widened_it_still_knows_everybody(
    conn: sqlite3.Connection, actor: Actor, out: Path
) -> None:
    def shuffle(sheet: Worksheet) -> None:
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
        sheet.delete_rows(2, 10)
        for row in (rows[3], rows[2], rows[0]):
            sheet.append(row)
        sheet["F2"] = "部長"
        sheet.insert_cols(3)
        sheet["C1"] = "合言葉"
        sheet["C4"] = "元気です"
        sheet.delete_cols(5)

    applied = back(conn, actor, edit(out, shuffle))
    assert outcomes(applied.plan) == ["changed", "same", "changed"]
    assert changes(applied.plan, 0) == [("title", "課長", "部長", True)]
    assert [row.person_id for row in applied.plan.rows] == [4, 3, 1]
    assert people.person(conn, 1).other == {"合言葉": "元気です"}


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"title": "社長"}, [("title", "部長", "社長", True)]),
        ({"kana": "あおぞら かこ"}, [("kana", "あおぞら はなこ", "あおぞら かこ", True)]),
        ({"name": "青海　花子"}, [("name", "青空　花子", "青海　花子", True)]),
        ({"cohort": 5}, [("cohort", "3", "5", True)]),
        ({"organisation": "土星工業"}, [("company", "木星商事", "土星工業", True)]),
        ({"department": "営業部"}, [("department", "", "営業部", True)]),
        ({"member_no": "0099"}, [("member_no", "0012", "0099", True)]),
        ({"standing": "所在不明 2024-05"}, [("standing", "", "所在不明 2024-05", True)]),
        ({"kind": "外部"}, [("kind", "修了生", "外部", True)]),
        ({"mail": "n@example.jp"}, [("mail", "a@example.jp", "n@example.jp", True)]),
        ({"title": "(空)"}, [("title", "部長", "", True)]),
        ({"mail": "（空）"}, [("mail", "a@example.jp", "", True)]),
        ({"title": None}, []),
        ({"mail": "", "phone": "", "address": ""}, []),
        ({"mail": "あとで"}, [("mail", "a@example.jp", "あとで", False)]),
        ({"kind": "社員"}, [("kind", "修了生", "社員", False)]),
        ({"standing": "元気"}, [("standing", "", "元気", False)]),
        ({"organisation": "木星商亊"}, [("company", "木星商事", "木星商亊", False)]),
        ({"department": "（空）"}, []),
        ({"standing": "有効"}, []),
        ({"kind": "outsider"}, [("kind", "修了生", "外部", True)]),
    ],
)
def test_one_cell_is_one_change(
    conn: sqlite3.Connection,
    actor: Actor,
    out: Path,
    cells: dict[str, object],
    expected: list[tuple[str, str, str, bool]],
) -> None:
    before = dump.canonical(conn)
    applied = back(conn, actor, typed(out, **cells))
    row = applied.plan.rows[0]
    assert changes(applied.plan) == expected
    assert outcomes(applied.plan)[1:] == ["same"] * 3
    assert row.evidence == ("round_trip",)
    again = write_roster(
        conn, out.with_name("再.xlsx"), [1, 2, 3, 4], contacts="all", title="修了生名簿"
    )
    (now,) = facts(conn, [1])
    assert outcomes(plan_import(conn, [inspect(again)], Options())) == ["same"] * 4
    if any(taken for *_, taken in expected):
        assert now != people_at(conn, [1], 2).get(1)
    if applied.operation is not None:
        undone = undo(conn, actor, applied.operation)
        assert (undone.kept, undone.failed) == ((), ())
    assert dump.canonical(conn) == before


def test_the_same_corrections_twice_change_once(
    conn: sqlite3.Connection, actor: Actor, out: Path
) -> None:
    path = typed(
        out, title="社長", mail="n@example.jp", address="大阪府堺市1", phone="06-1111-2222"
    )
    assert back(conn, actor, path).counts["changed"] == 1
    before = dump.digest(conn)
    again = back(conn, actor, path)
    assert outcomes(again.plan) == ["same"] * 4
    assert again.operation is None
    assert dump.digest(conn) == before
    assert [p.title for p in people.positions(conn, A)] == ["部長", "社長"]


def test_what_is_replaced_stays_as_history(
    conn: sqlite3.Connection, actor: Actor, out: Path
) -> None:
    path = typed(
        out,
        organisation="土星工業",
        title="社長",
        mail="a@example.jp b@example.jp",
        phone="090-9999-8888",
        postcode="590-0001",
        address="大阪府堺市北1",
    )
    back(conn, actor, path)
    found = people.dossier(conn, A)
    posts = [
        (p.organisation.name, p.title, p.ended is None) for p in found.positions if p.organisation
    ]
    assert posts == [("木星商事", "部長", False), ("土星工業", "社長", True)]
    assert {(c.kind, c.value, c.state) for c in found.contacts} == {
        ("mail", "a@example.jp", "current"),
        ("mobile", "090-1111-2222", "former"),
        ("mail", "b@example.jp", "current"),
        ("mobile", "090-9999-8888", "current"),
    }
    assert {(a.postcode, a.text, a.state) for a in found.addresses} == {
        ("581-0001", "大阪府八尾市光町1-1", "former"),
        ("590-0001", "大阪府堺市北1", "current"),
    }


def test_what_changed_here_and_not_there_stays(
    conn: sqlite3.Connection, actor: Actor, out: Path
) -> None:
    with operation(conn, actor, "person_edited", params={"name": "青空"}) as op:
        op.update("person", A, {"kana": "あおぞら はな", "member_no": "0100"})
    applied = back(conn, actor, typed(out, title="社長"))
    assert changes(applied.plan) == [("title", "部長", "社長", True)]
    assert people.person(conn, A).kana == "あおぞら はな"


def test_what_both_changed_waits_with_all_three_values(
    conn: sqlite3.Connection, actor: Actor, out: Path
) -> None:
    with operation(conn, actor, "person_edited", params={"name": "青空"}) as op:
        op.update("person", A, {"kana": "あおぞら はな"})
    before = dump.canonical(conn)
    path = typed(out, kana="あおぞら かこ", title="社長")
    plan = plan_import(conn, [inspect(path)], Options())
    row = plan.rows[0]
    assert (row.outcome, row.person_id, codes(plan)[0]) == ("review", None, "edited_since_export")
    kana = next(c for c in row.changes if c.aspect == "kana")
    assert (kana.base, kana.new, kana.old) == ("あおぞら はなこ", "あおぞら かこ", "あおぞら はな")
    assert dump.canonical(conn) == before
    back(conn, actor, path)
    assert people.person(conn, A).kana == "あおぞら はな"
    (waiting,) = imports.queue(conn)
    assert [(c.aspect, c.base) for c in waiting.changes if c.base] == [("kana", "あおぞら はなこ")]
    assert {c.aspect for c in changes_if(conn, waiting.id, A)} == {"kana", "title"}
    decide(conn, actor, waiting.id, A, take={"title"})
    assert people.person(conn, A).kana == "あおぞら はな"
    assert [p.title for p in people.positions(conn, A)] == ["部長", "社長"]


def test_a_decision_takes_the_file(conn: sqlite3.Connection, actor: Actor, out: Path) -> None:
    with operation(conn, actor, "person_edited", params={"name": "青空"}) as op:
        op.update("person", A, {"kana": "あおぞら はな"})
    back(conn, actor, typed(out, kana="あおぞら かこ"))
    (waiting,) = imports.queue(conn)
    number = decide(conn, actor, waiting.id, A)
    assert people.person(conn, A).kana == "あおぞら かこ"
    undo(conn, actor, number or 0)
    assert people.person(conn, A).kana == "あおぞら はな"


def test_both_to_the_same_is_no_conflict(conn: sqlite3.Connection, actor: Actor, out: Path) -> None:
    with operation(conn, actor, "person_edited", params={"name": "青空"}) as op:
        op.update("person", A, {"kana": "あおぞら かこ"})
    applied = back(conn, actor, typed(out, kana="あおぞら かこ"))
    assert outcomes(applied.plan) == ["same"] * 4


def test_another_persons_mark_changes_nobody(
    conn: sqlite3.Connection, actor: Actor, out: Path
) -> None:
    """A row copied to enter somebody else, and marks that stayed behind when rows were sorted."""

    def copied(sheet: Worksheet) -> None:
        row = [cell.value for cell in sheet[2]]
        row[1], row[2], row[9] = "星野　遠", "ほしの とおい", "h@example.jp"
        sheet.append(row)
        sheet["N2"], sheet["N3"] = sheet["N3"].value, sheet["N2"].value
        sheet["N4"], sheet["N5"] = sheet["N5"].value, sheet["N4"].value

    applied = back(conn, actor, edit(out, copied))
    assert outcomes(applied.plan) == ["review"] * 5
    assert {codes(applied.plan, row)[0] for row in range(5)} == {"round_trip_other_name"}
    assert not applied.plan.writes.inserts
    assert not applied.plan.writes.updates


def test_one_row_a_person(conn: sqlite3.Connection, actor: Actor, out: Path) -> None:
    def doubled(sheet: Worksheet) -> None:
        sheet.append([cell.value for cell in sheet[2]])
        sheet["F6"] = "社長"

    applied = back(conn, actor, edit(out, doubled))
    assert outcomes(applied.plan) == ["same", "same", "same", "same", "review"]
    assert codes(applied.plan, 4)[0] == "claimed_twice"


def test_a_name_is_never_emptied(conn: sqlite3.Connection, actor: Actor, out: Path) -> None:
    plan = plan_import(conn, [inspect(typed(out, name="（空）"))], Options())
    assert outcomes(plan)[0] in ("review", "rejected")
    assert not plan.writes.updates


def test_a_new_row_is_matched_as_in_any_list(
    conn: sqlite3.Connection, actor: Actor, out: Path
) -> None:
    path = edit(out, lambda sheet: sheet.append([12, "星野　遠", "ほしの とおい", "海王商会"]))
    applied = back(conn, actor, path)
    assert outcomes(applied.plan) == ["same"] * 4 + ["new"]
    found = people.dossier(conn, 5)
    assert (found.person.kind, found.person.other) == ("alumnus", {})


def test_without_marks_it_is_any_list(conn: sqlite3.Connection, actor: Actor, out: Path) -> None:
    path = edit(typed(out, title="社長"), lambda sheet: sheet.delete_cols(14))
    plan = planned(conn, inspect(path))
    assert [row.person_id for row in plan.rows[:2]] == [A, B]
    assert ("title", "部長", "社長", False) in changes(plan)


def test_a_file_that_does_not_remember_asks(
    conn: sqlite3.Connection, actor: Actor, out: Path
) -> None:
    """After a restore the numbers of operations mean other ones."""

    def of_another_history(sheet: Worksheet) -> None:
        sheet["F2"] = "社長"
        for row in range(2, 6):
            sheet[f"N{row}"] = str(sheet[f"N{row}"].value).rsplit(":", 1)[0] + ":99999"

    plan = plan_import(conn, [inspect(edit(out, of_another_history))], Options())
    assert outcomes(plan) == ["review", "same", "same", "same"]


def test_a_policy_chosen_for_the_import_holds(
    conn: sqlite3.Connection, actor: Actor, out: Path
) -> None:
    found = inspect(typed(out, title="社長"))
    kept = plan_import(conn, [found], Options(policy="keep"))
    assert [(c.aspect, c.taken) for c in kept.rows[0].changes] == [("title", False)]
    asked = plan_import(conn, [found], Options(policies={"title": "ask"}))
    assert outcomes(asked)[0] == "review"


@pytest.mark.parametrize(
    "text",
    ["_x000D_ と =1+1", "'=cmd", "[/b]\u200b髙﨑", "一行\n二行", " 　前後　 ", "\ud842\udfb7"],
)
def test_hostile_text_comes_back_as_it_went(
    conn: sqlite3.Connection, actor: Actor, tmp_path: Path, text: str
) -> None:
    value = text.encode("utf-16", "surrogatepass").decode("utf-16")
    with operation(conn, actor, "person_added") as op:
        uid = people.add_person(op, {"kind": "outsider", "name": "星野 遠"})
        op.insert("position", {"person_id": uid, "title": value, "department": value})
    path = write_roster(conn, tmp_path / "a.xlsx", [uid], contacts="all", title="一覧")
    plan = plan_import(conn, [inspect(path)], Options())
    assert outcomes(plan) == ["same"]
    assert plan.rows[0].changes == ()


@pytest.mark.parametrize("contacts", ["none", "mail", "phone", "all"])
@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_layout_comes_back_untouched(
    conn: sqlite3.Connection, actor: Actor, out: Path, contacts: Contacts, language: Language
) -> None:
    set_language(language)
    path = write_roster(
        conn, out.with_name("b.xlsx"), [4, 2, 1, 3], contacts=contacts, title="roster"
    )
    set_language("ja")
    plan = plan_import(conn, [inspect(path)], Options())
    assert [row.person_id for row in plan.rows] == [4, 2, 1, 3]
    assert {row.changes for row in plan.rows} == {()}


@pytest.mark.parametrize("seed", range(6))
def test_exactly_the_cells_that_were_changed(
    conn: sqlite3.Connection, actor: Actor, tmp_path: Path, seed: int
) -> None:
    """Any number of corrections in any order of rows, and nothing beside them."""
    dice = random.Random(seed)
    rows = [
        [
            *(f"架空{n}　花子", "かくう はなこ", 1 + n % 20, f"架空{n}商会", "部長"),
            *(f"p{n}@example.jp", "" if n % 3 else f"090-1000-{n:04}", "", "", f"{n:05}"),
        ]
        for n in range(30)
    ]
    imported(conn, actor, listed(HEADERS, *rows))
    everybody = list(range(1, 31))
    path = write_roster(conn, tmp_path / "名簿.xlsx", everybody, contacts="all", title="名簿")
    before = {p.id: shown_texts(p) for p in facts(conn, everybody)}
    new = {
        "kana": "かくう たろう",
        "organisation": "新星架空工業",
        "title": "会長",
        "department": "企画室",
        "member_no": "N-1",
        "mail": "new@example.jp",
        "phone": "06-9999-0000",
        "cohort": 33,
        "standing": "所在不明",
        "address": "大阪府八尾市1-2",
    }
    wanted = {(person, key) for person in everybody for key in new if dice.random() < 0.15}
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    for person, key in wanted:
        sheet[f"{COLUMNS[key]}{person + 1}"] = new[key]
    lines = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    dice.shuffle(lines)
    sheet.delete_rows(2, 40)
    for line in lines:
        sheet.append(line)
    book.save(path)
    applied = back(conn, actor, path)
    assert applied.counts["review"] == applied.counts["new"] == 0
    after = {p.id: shown_texts(p) for p in facts(conn, everybody)}
    changed = {
        (person, key)
        for person in everybody
        for key in before[person]
        if before[person][key] != after[person][key]
    }
    assert changed == wanted
    assert all(after[person][key] == str(new[key]) for person, key in wanted)


def test_a_csv_carries_no_marks(tmp_path: Path) -> None:
    columns = [Column("name", "氏名"), Column("_smeic", "_smeic", "code", hidden=True)]
    path = write_csv(tmp_path / "a.csv", SheetData("a", columns, [["青空　花子", "p:x:1:1"]]))
    assert "_smeic" not in path.read_text(encoding="utf-8-sig")


def test_the_past_is_what_lists_showed(conn: sqlite3.Connection, actor: Actor, out: Path) -> None:
    then = {p.id: p for p in facts(conn, [1, 2, 3, 4])}
    state = conn.execute("SELECT max(id) FROM operation").fetchone()[0]
    path = typed(out, title="社長", organisation="土星工業", mail="（空）", cohort=8, kana="か")
    applied = back(conn, actor, path)
    with operation(conn, actor, "person_edited") as op:
        op.update("organisation", 1, {"name": "木星ホールディングス"})
    past = people_at(conn, [1, 2, 3, 4], state)
    for number, person in past.items():
        person.rev = then[number].rev
    assert past == then
    undo(conn, actor, applied.operation or 0)
    again = people_at(conn, [1], state)[1]
    again.rev = then[1].rev
    assert again == then[1]
