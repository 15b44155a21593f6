"""Lists of events on the command line: what is found, what is written, which event is meant."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest

from importers.reading.workbook import Cell
from tests.cli.calling import Answer, smeic
from tests.importers.activities.events import GUESTS, MATRIX, ROSTER


def save(path: Path, rows: Sequence[Sequence[Cell]], merged: Sequence[str] = ()) -> Path:
    """A workbook of one sheet."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(list(row))
    for cells in merged:
        sheet.merge_cells(cells)
    book.save(path)
    return path


@pytest.fixture
def db(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A roster on file."""
    path = tmp_path / "smeic.sqlite"
    roster = save(tmp_path / "名簿.xlsx", [["2023年4月1日現在"], ["氏名", "期", "会社名"], *ROSTER])
    call(capsys, path, "import", roster, "--alumni-only")
    return path


@pytest.fixture
def matrix(tmp_path: Path) -> Path:
    """The matrix as a file."""
    merged = ("E3:F3", "G3:H3", "A3:A5", "B3:B5", "C3:C5", "D3:D5", "G5:H5")
    return save(tmp_path / "履歴.xlsx", MATRIX, merged)


def call(capsys: pytest.CaptureFixture[str], db: Path, *arguments: object) -> Answer:
    """Run smeic on the database as 水野."""
    return smeic(capsys, "--db", db, "--actor", "水野", *arguments)


def test_inspect_names_the_events(capsys: pytest.CaptureFixture[str], matrix: Path) -> None:
    (table,) = smeic(capsys, "inspect", matrix, "--json").document["tables"]
    assert table["kind"] == "events"
    assert table["activity"]["name"] == "events"
    assert [e["title"]["number"] for e in table["activity"]["events"]] == [3, 4]


def test_import_tells_events_counts_and_contradictions(
    capsys: pytest.CaptureFixture[str], db: Path, matrix: Path, tmp_path: Path
) -> None:
    guests = save(tmp_path / "当日.xlsx", GUESTS)
    document = call(capsys, db, "import", matrix, guests, "--json").document
    (told,) = document["activities"]
    assert (told["activity"], document["counts"]["review"]) == ("events", 1)
    subject = next(s for s in told["subjects"] if s["file"] == "当日.xlsx")
    assert (subject["series"], subject["number"], subject["day"]) == ("架空鼎談会", 3, "2023-11-18")
    assert subject["name"] == "第3回架空鼎談会"
    assert subject["counts"]["本会"] == {"onsite": 5}
    assert {(c["name"], c["taken"]["says"], c["left"]["says"]) for c in told["contradictions"]} >= {
        ("青空　花子", "absent", "onsite"),
        ("木星　次郎", "onsite", "absent"),
    }
    again = call(capsys, db, "import", matrix, guests, "--json").document
    assert again["operation"] is None
    listed = call(capsys, db, "event", "list", "--json").document
    assert {event["number"] for event in listed} == {3, 4}


def test_import_tells_people_the_same(
    capsys: pytest.CaptureFixture[str], db: Path, matrix: Path
) -> None:
    answer = call(capsys, db, "import", matrix)
    assert "第3回架空鼎談会  2023-11-18  新規  本会 来場1 欠席1  懇親会 来場1" in answer.out
    assert "行事 2件（新規 2）  記録 " in answer.out


def test_a_list_that_names_no_event_belongs_to_the_one_that_is_named(
    capsys: pytest.CaptureFixture[str], db: Path, matrix: Path, tmp_path: Path
) -> None:
    call(capsys, db, "import", matrix)
    unnamed = save(tmp_path / "一覧.xlsx", GUESTS[3:7])
    answer = call(capsys, db, "import", unnamed, "--dry-run")
    assert "--event" in answer.err
    document = call(capsys, db, "import", unnamed, "--event", "1", "--json").document
    (subject,) = document["activities"][0]["subjects"]
    assert subject["state"] == "known"
    assert call(capsys, db, "import", unnamed, "--event", "99").status == 1
