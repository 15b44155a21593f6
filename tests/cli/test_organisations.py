"""Organisations by command: listed, shown, renamed, joined, and taken back."""

from __future__ import annotations

import sqlite3

import pytest

from smeic_tui.store.file.dump import canonical
from smeic_tui.store.journal.operation import Actor
from smeic_tui.store.people import people
from tests.cli.calling import Call
from tests.store.organisations import EIGYO, KAKU, Circle, circle


@pytest.fixture
def known(conn: sqlite3.Connection, actor: Actor) -> Circle:
    """A circle around a few companies."""
    return circle(conn, actor)


def test_the_list_is_searched_and_narrowed(known: Circle, desk: Call) -> None:
    found = desk("organisation", "list", "--json").document
    assert [(o["name"], o["alumni"], o["cohorts"], o["unmet"]) for o in found] == [
        (EIGYO, 3, [7, 12], 2),
        (KAKU, 2, [3, 9], 1),
        ("㈱架空鉄工", 1, [15], 0),
    ]
    assert (found[1]["cases"], found[1]["referrals"], found[1]["alike"]) == (1, 1, [known.written])
    assert found[1]["cohorts_ever"] == [3, 9, 12]
    for arguments, names in (
        (("鉄工",), [KAKU, "㈱架空鉄工"]),
        (("大阪 金属",), [KAKU]),
        (("--cohorts", 2), [EIGYO, KAKU]),
        (("鉄工", "--unmet"), [KAKU]),
        (("ない会社",), []),
    ):
        listed = desk("organisation", "list", *arguments, "--json").document
        assert [each["name"] for each in listed] == names
    told = desk("organisation", "list")
    assert f"{known.company:>5}  {KAKU}  修了生2名  3・9期" in told.out
    assert desk("organisation", "list", "ない会社").err == "会社・機関がありません。\n"


def test_one_is_shown_with_all_that_came_of_it(
    conn: sqlite3.Connection, known: Circle, desk: Call
) -> None:
    uids = people.uids_of(conn, (known.akiyama, known.ito, known.kato, known.lin))
    told = desk("organisation", "show", KAKU, "--json").document
    assert [(p["name"], p["title"], p["to"]) for p in told["people"]] == [
        ("秋山 環", "代表取締役", None),
        ("伊藤 薫", "工場長", None),
        ("Lin Wei", "顧問", None),
        ("小野 渚", "技師", "2020-03"),
    ]
    assert told["never_met"] == [[uids[known.akiyama], uids[known.ito]]]
    assert [case["title"] for case in told["cases_of"]] == ["架空の新工法"]
    assert [each["person"] for each in told["referrals_of"]] == [uids[known.lin]]
    assert [each["person"] for each in told["engagements"]] == [uids[known.kato]]
    assert told["addresses"] == ["581-0000  大阪府八尾市架空町1"]
    shown = desk("organisation", "show", known.company).out
    assert "  3期  秋山 環  代表取締役" in shown
    assert "  12期  小野 渚  技師  2020-03" in shown
    assert "  事例  架空の新工法" in shown


def test_a_name_is_changed_for_all_or_its_spelling_corrected(
    conn: sqlite3.Connection, known: Circle, desk: Call
) -> None:
    before = canonical(conn)
    renamed = desk("organisation", "rename", EIGYO, " 架空商事 ", "--json").document
    assert (renamed["name"], renamed["former_names"], renamed["aliases"]) == (
        *("架空商事", [EIGYO], []),
    )
    (found, *_) = desk("find", "森 望", "--json").document
    assert found["organisation"] == "架空商事"
    assert f"旧社名  {EIGYO}" in desk("organisation", "show", EIGYO).out
    desk("undo")
    assert canonical(conn) == before
    told = desk("organisation", "rename", EIGYO, "架空商事", "--spelling")
    assert told.err == f"{EIGYO} → 架空商事\n"
    assert desk("organisation", "show", EIGYO, "--json").document["aliases"] == [EIGYO]


def test_two_are_joined_and_come_apart(conn: sqlite3.Connection, known: Circle, desk: Call) -> None:
    before = canonical(conn)
    planned = desk("organisation", "merge", KAKU, "㈱架空鉄工", "--dry-run", "--json").document
    assert (planned["operation"], planned["dry_run"], planned["people"]) == (None, True, 1)
    assert canonical(conn) == before
    done = desk("organisation", "merge", KAKU, "㈱架空鉄工", "--json").document
    shown = desk("organisation", "show", "㈱架空鉄工", "--json").document
    assert (shown["name"], shown["cohorts"], shown["aliases"]) == (
        *(KAKU, [3, 9, 15], ["㈱架空鉄工"]),
    )
    # The uid of the one that went leads on.
    assert (
        desk("organisation", "show", done["merged"], "--json").document["uid"] == (done["survivor"])
    )
    assert desk("undo", done["operation"], "--json").document["kept"] == []
    assert canonical(conn) == before
    told = desk("organisation", "merge", KAKU, "㈱架空鉄工")
    assert "統合しました" in told.err


@pytest.mark.parametrize(
    ("arguments", "status", "code"),
    [
        (("show", "ない会社"), 1, "organisation_unknown"),
        (("show", "架空鉄工"), 1, "organisation_many"),
        (("show", " "), 1, "organisation_unknown"),
        (("rename", EIGYO, KAKU), 1, "organisation_exists"),
        (("rename", EIGYO, "\x1b[2J　"), 1, "organisation_name_empty"),
        (("merge", KAKU, KAKU), 1, "merge_same_organisation"),
        (("merge", KAKU, "ない会社"), 1, "organisation_unknown"),
        # Who is only written alike is looked up, but not joined or renamed.
        (("merge", KAKU, "架空営業"), 1, "organisation_unknown"),
        (("merge", KAKU, "架空営業", "--dry-run"), 1, "organisation_unknown"),
        (("rename", "架空営業", "架空商事"), 1, "organisation_unknown"),
        (("list", "--cohorts", "0"), 2, "value_too_small"),
        (("edit", KAKU), 2, "nothing_named"),
        (("edit", KAKU, "--industry", " \x1b[2J"), 2, "blank_given"),
        (("edit", KAKU, "--name", " "), 1, "organisation_name_empty"),
        (("edit", KAKU, "--name", EIGYO), 1, "organisation_exists"),
        (("edit", KAKU, "--spelling", "--industry", "鋳造"), 2, "spelling_of_nothing"),
        (("edit", KAKU, "--corporate-number", "1234567890123"), 2, "corporate_number_wrong"),
        (("edit", KAKU, "--clear", "name"), 2, "organisation_field_unknown"),
        (("edit", KAKU, "--kana", "かく", "--clear", "kana"), 2, "set_and_cleared"),
        (("edit", "架空営業", "--industry", "卸売"), 1, "organisation_unknown"),
        (("alias", "add", KAKU, EIGYO), 1, "organisation_exists"),
        (("alias", "add", KAKU, " "), 1, "organisation_name_empty"),
        (("alias", "remove", KAKU, "ない名前"), 1, "alias_unknown"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(
    conn: sqlite3.Connection,
    known: Circle,
    desk: Call,
    arguments: tuple[object, ...],
    status: int,
    code: str,
) -> None:
    before = canonical(conn)
    found = desk("organisation", *arguments, "--json")
    assert (found.status, found.document["error"]["code"]) == (status, code)
    assert canonical(conn) == before


def test_cases_are_listed_by_any_name_of_a_company(known: Circle, desk: Call) -> None:
    desk("organisation", "rename", KAKU, "架空精機")
    for name in ("架空精機", KAKU):
        (case,) = desk("case", "list", "--organisation", name, "--json").document
        assert case["title"] == "架空の新工法"


def test_what_is_known_of_one_is_corrected_and_taken_back(
    conn: sqlite3.Connection, known: Circle, desk: Call
) -> None:
    before = canonical(conn)
    facts = {
        "--kana": "かくうてっこう",
        "--industry": " 鋳造\x1b[2J ",
        "--business-type": "受託",
        "--size-band": "50-99",
        "--prefecture": "奈良県",
        "--corporate-number": "７-０００-０１２０５０００２",
        "--homepage": "https://example.co.jp/",
        "--note": "創業1960年",
    }
    told = desk("organisation", "edit", KAKU, *(x for each in facts.items() for x in each))
    assert (told.status, told.err) == (0, f"{KAKU} を記録しました。\n")
    found = desk("organisation", "show", KAKU, "--json").document
    assert (found["kana"], found["industry"], found["size_band"], found["note"]) == (
        *("かくうてっこう", "鋳造", "50-99", "創業1960年"),
    )
    assert found["corporate_number"] == "7000012050002"
    cleared = desk("organisation", "edit", KAKU, "--clear", "size-band", "--clear", "note")
    assert cleared.status == 0
    found = desk("organisation", "show", KAKU, "--json").document
    assert (found["size_band"], found["note"], found["industry"]) == (None, None, "鋳造")
    assert (
        "変わったところはありません" in desk("organisation", "edit", KAKU, "--industry", "鋳造").err
    )
    for _ in range(2):
        desk("undo")
    assert canonical(conn) == before


def test_a_name_is_edited_as_it_is_renamed(
    conn: sqlite3.Connection, known: Circle, desk: Call
) -> None:
    edited = ("organisation", "edit", EIGYO, "--name", "架空商事", "--industry", "卸売", "--json")
    found = desk(*edited).document
    assert (found["name"], found["former_names"], found["industry"]) == (
        *("架空商事", [EIGYO], "卸売"),
    )
    assert f"会社「{EIGYO}」の名前を「架空商事」に変更" in desk("history", "--limit", 1).out
    desk("undo")
    spelt = ("organisation", "edit", EIGYO, "--name", "架空営業 合同会社", "--spelling", "--json")
    assert desk(*spelt).document["aliases"] == [EIGYO]


def test_other_names_are_added_and_removed(
    conn: sqlite3.Connection, known: Circle, desk: Call
) -> None:
    before = canonical(conn)
    alias = ("organisation", "alias")
    assert desk(*alias, "add", KAKU, "カクテツ", "--json").document["aliases"] == ["カクテツ"]
    assert desk("organisation", "show", "カクテツ", "--json").document["name"] == KAKU
    assert desk(*alias, "add", KAKU, "カクテツ").err == (
        f"{KAKU} は、もう「カクテツ」という名前でも見つかります。\n"
    )
    assert desk(*alias, "remove", KAKU, "カクテツ").err == (
        f"{KAKU} の別名「カクテツ」を外しました。\n"
    )
    assert f"会社「{KAKU}」の別名「カクテツ」を削除" in desk("history", "--limit", 1).out
    for _ in range(2):
        desk("undo")
    assert canonical(conn) == before
