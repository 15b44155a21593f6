"""CSV: Excel opens it without garbling and without running anything."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smeic_tui.errors import SmeicError
from smeic_tui.exports.cells import Value
from smeic_tui.exports.clean import clean
from smeic_tui.exports.csv_file import DANGEROUS, write_csv
from smeic_tui.exports.sheet import Column, SheetData, Watch


def data(values: list[str]) -> SheetData:
    """A list of one column of text."""
    return SheetData("一覧", [Column("a", "列")], [[value] for value in values])


def read(path: Path) -> list[list[str]]:
    """All rows as a CSV reader sees them."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_form(tmp_path: Path) -> None:
    columns = [
        Column("uid", "uid", "code", hidden=True),
        Column("name", "氏名"),
        Column("n", "数", "number"),
        Column("d", "日", "date"),
    ]
    rows: list[list[Value]] = [
        ["u1", '渡邊, "健"\n二行', -5, date(2026, 4, 1)],
        ["u2", None, 2.0, "2026-04"],
    ]
    path = write_csv(tmp_path / "a.csv", SheetData("一覧", columns, rows))
    assert path.read_bytes() == (
        '\ufeff氏名,数,日\r\n"渡邊, ""健""\n二行",-5,2026-04-01\r\n,2,2026-04\r\n'.encode()
    )


@pytest.mark.parametrize("first", DANGEROUS)
def test_a_cell_excel_might_run_gets_an_apostrophe(tmp_path: Path, first: str) -> None:
    text = f"{first}1+1"
    guarded = read(write_csv(tmp_path / "a.csv", data([text, f"\x00{text}"])))
    assert guarded == [["列"], [f"'{clean(text)}"], [f"'{clean(text)}"]]
    assert read(write_csv(tmp_path / "b.csv", data([text]), raw=True)) == [["列"], [clean(text)]]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(st.characters(codec=None), max_size=30), min_size=1, max_size=20))
def test_any_text_comes_back_and_none_begins_dangerously(
    tmp_path_factory: pytest.TempPathFactory, values: list[str]
) -> None:
    path = write_csv(tmp_path_factory.mktemp("any") / "a.csv", data(values))
    found = [row[0] if row else "" for row in read(path)[1:]]
    assert [text.removeprefix("'") for text in found] == [
        clean(value).removeprefix("'") for value in values
    ]
    assert not any(text.startswith(DANGEROUS) for text in found)


def test_cancel_and_interrupt_leave_no_file(tmp_path: Path) -> None:
    with pytest.raises(SmeicError) as caught:
        write_csv(tmp_path / "a.csv", data(["a"] * 600), watch=Watch(cancelled=lambda: True))
    assert caught.value.code == "export_cancelled"

    def stop(done: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_csv(tmp_path / "a.csv", data(["a"] * 600), watch=Watch(progress=stop))
    assert list(tmp_path.iterdir()) == []
