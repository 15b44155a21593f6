"""A row beside the people it may mean."""

from __future__ import annotations

import sqlite3

import pytest

from importers.values.row_values import AddressValue, ContactValue, RowValues
from screens.importing.comparison import compared, comparison_lines, shown_beside
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.people.dossiers import Dossier, dossier
from smeic_tui.store.people.people import add_person
from smeic_tui.widgets.show import width


@pytest.fixture
def person(conn: sqlite3.Connection, actor: Actor) -> Dossier:
    with operation(conn, actor, "demo") as op:
        number = add_person(
            op,
            {"kind": "alumnus", "name": "渡邊 健太郎", "kana": "わたなべ けんたろう"},
            cohort=3,
            organisation="八尾架空精機株式会社",
            title="専務取締役",
            contacts=(("mail", None, "Ken@Example.jp"), ("mobile", None, "090-1111-2345")),
        )
    return dossier(conn, number)


def verdicts(values: RowValues, *people: Dossier) -> dict[str, list[tuple[str, str]]]:
    return {field.label: list(field.held) for field in compared(values, people)}


def test_other_spellings_of_the_same_are_the_same(person: Dossier) -> None:
    values = RowValues(
        name="渡辺健太郎",
        kana="ワタナベケンタロウ",
        company="八尾架空精機(株)",
        contacts=(
            ContactValue("mail", "ken@example.jp", "ken@example.jp"),
            ContactValue("mobile", "０９０１１１１２３４５", "09011112345"),
        ),
    )
    found = verdicts(values, person)
    for label in ("氏名", "かな", "会社", "メール", "携帯電話"):
        assert found[label][0][1] == "same", label
    assert found["メール"] == [("Ken@Example.jp", "same")]


def test_what_differs_what_is_new_and_what_the_row_does_not_say(person: Dossier) -> None:
    values = RowValues(
        name="渡邊 健太郎", cohort=4, addresses=(AddressValue(text="大阪府八尾市1-1"),)
    )
    found = verdicts(values, person)
    assert found["期"] == [("3", "differs")]
    assert found["住所"] == [("", "added")]
    assert found["役職"] == [("専務取締役", "")]
    assert "旧姓" not in found


def test_no_line_is_wider_than_the_screen(person: Dossier) -> None:
    long = RowValues(name="長い名前" * 30, company="株式会社" + "あ" * 90)
    for count in (1, 2, 3):
        for room in (80, 120):
            fields = compared(long, [person] * count)
            lines = comparison_lines(fields, ["名" * 40] * count, "一覧の3行目", room)
            for left, _ in lines:
                assert sum(width(text) for text, _ in left) <= room


def test_as_many_stand_side_by_side_as_fit() -> None:
    assert shown_beside(5, 80) == 2
    assert shown_beside(1, 80) == 1
    assert shown_beside(5, 200) == 5
    assert shown_beside(3, 20) == 1
