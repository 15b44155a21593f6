"""Sheets that list the same people again are recognised."""

from __future__ import annotations

from importers.reading.workbook import Cell, Sheet
from tests.importers.sheets import make_sheet, understood

NAMES = [f"青空{n}子" for n in "一二三四五六七八"]


def sheet(name: str, people: list[str]) -> Sheet:
    """A list of these people."""
    rows: list[list[Cell]] = [["No.", "氏名", "期"]]
    rows += [[number, person, "3期"] for number, person in enumerate(people, 1)]
    return make_sheet(rows, name=name)


def told(*sheets: Sheet) -> list[tuple[str, str | int]]:
    """(sheet, the one it repeats)."""
    return [
        (warning.sheet, warning.reason.params["other"])
        for warning in understood(*sheets).warnings
        if warning.reason.code == "repeats"
    ]


def test_the_later_of_two_equal_sheets_repeats_the_first() -> None:
    """Another order, and white space in a name, are no other people."""
    spaced = [f"{name[:2]}　{name[2:]}" for name in reversed(NAMES)]
    assert told(sheet("期別", NAMES), sheet("五十音順", spaced)) == [("五十音順", "期別")]


def test_a_part_repeats_the_whole() -> None:
    """Wherever the whole list stands; two parts do not repeat each other."""
    parts = (sheet("前半", NAMES[:5]), sheet("後半", NAMES[3:]))
    assert told(*parts) == []
    assert told(*parts, sheet("全員", NAMES)) == [("前半", "全員"), ("後半", "全員")]


def test_namesakes_are_counted() -> None:
    """Two people of one name in one sheet are not the one person of another."""
    assert told(sheet("甲", NAMES), sheet("乙", [NAMES[0]] * 8)) == []


def test_tables_on_one_sheet_are_told_by_their_place() -> None:
    """The sheet's name alone would not say which."""
    rows: list[list[Cell]] = [["氏名", "期"], *([name, "3期"] for name in NAMES)]
    twice = make_sheet([*rows, [], ["再掲"], *rows])
    assert told(twice) == [("名簿", "名簿!A1:B9")]
