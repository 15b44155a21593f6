"""``smeic inspect`` and ``smeic import`` as scripts use them."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import openpyxl
import pytest

from smeic_tui.store.file import backup
from tests.cli.calling import Answer, smeic

HEADERS = ["No.", "氏名", "期", "会社名", "役職", "メール"]
ROWS = [
    [1, "青空　花子", "3期", "木星商事", "部長", "hana@example.jp"],
    [2, "木星　次郎", "3期", "", "", "jiro@example.jp"],
    [3, "", "3期", "金星精機", "課長", "x@example.jp"],
]


def save(path: Path, rows: Sequence[Sequence[object]], headers: Sequence[str] = HEADERS) -> Path:
    """A workbook with one table."""
    book = openpyxl.Workbook()
    book.worksheets[0].title = "名簿"
    lines: list[Sequence[object]] = [headers, *rows]
    for row in lines:
        book.worksheets[0].append(list(row))
    book.save(path)
    return path


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    """A list of two people and a row without a name."""
    return save(tmp_path / "名簿.xlsx", ROWS)


@pytest.fixture
def db(tmp_path: Path) -> Path:
    """Where a database may be made."""
    return tmp_path / "data" / "smeic.sqlite"


@pytest.fixture(autouse=True)
def folder(db: Path) -> None:
    """The folder the database goes into."""
    db.parent.mkdir()


def call(capsys: pytest.CaptureFixture[str], db: Path, *arguments: object) -> Answer:
    """Run smeic on the database as 水野."""
    return smeic(capsys, "--db", db, "--actor", "水野", *arguments)


def people(db: Path) -> list[str]:
    """Names on file."""
    with closing(sqlite3.connect(db)) as conn:
        return [name for (name,) in conn.execute("SELECT name FROM person ORDER BY id")]


def test_what_a_file_holds(capsys: pytest.CaptureFixture[str], roster: Path) -> None:
    answer = smeic(capsys, "inspect", roster, "--json", "--records", 1)
    assert answer.status == 0
    (table,) = answer.document["tables"]
    assert (table["kind"], table["row_count"]) == ("people", 3)
    assert table["records"][0]["fields"]["name"] == "青空　花子"
    told = smeic(capsys, "inspect", roster)
    assert "名簿  A1:F4  3行" in told.out
    assert "B  氏名  →  氏名" in told.out


def test_an_import_tells_what_became_of_every_row(
    capsys: pytest.CaptureFixture[str], db: Path, roster: Path
) -> None:
    answer = call(capsys, db, "import", roster, "--alumni-only", "--json")
    assert answer.status == 0
    document = answer.document
    assert document["dry_run"] is False
    assert document["counts"] == {
        "new": 2,
        "changed": 0,
        "same": 0,
        "review": 0,
        "rejected": 1,
        "missing": 0,
    }
    assert document["missing"] == []
    first, _, rejected = document["rows"]
    assert (first["file"], first["sheet"], first["row"]) == ("名簿.xlsx", "名簿", 2)
    assert (first["outcome"], first["changes"], first["candidates"]) == ("new", {}, [])
    assert first["person"]
    assert rejected["person"] is None
    assert [r["code"] for r in rejected["reasons"]] == ["no_name"]
    assert Path(document["rejected_file"]).is_file()
    assert people(db) == ["青空　花子", "木星　次郎"]
    history = call(capsys, db, "history", "--json").document
    assert history[0]["operation"] == document["operation"]


def test_a_dry_run_needs_no_database_and_makes_none(
    capsys: pytest.CaptureFixture[str], db: Path, roster: Path
) -> None:
    answer = call(capsys, db, "import", roster, "--dry-run", "--json")
    assert answer.status == 0
    assert answer.document["operation"] is None
    assert answer.document["counts"]["new"] == 2
    assert [row["person"] for row in answer.document["rows"]] == [None, None, None]
    assert answer.document["rejected_file"] is None
    assert list(db.parent.iterdir()) == []


def test_again_nothing_and_a_backup_before_a_change(
    capsys: pytest.CaptureFixture[str], db: Path, roster: Path, tmp_path: Path
) -> None:
    call(capsys, db, "import", roster, "--alumni-only")
    again = call(capsys, db, "import", roster, "--alumni-only", "--json")
    assert again.document["operation"] is None
    assert again.document["counts"]["same"] == 2
    assert again.document["rejected_file"] is None
    assert backup.backups(db) == ()
    moved = [[1, "青空　花子", 3, "木星商事", "社長", "hana@example.com"]]
    later = save(tmp_path / "later.xlsx", moved)
    dry = call(capsys, db, "import", later, "--alumni-only", "--dry-run", "--json").document
    assert dry["rows"][0]["changes"] == {"mail": ["", "hana@example.com"]}
    assert dry["rows"][0]["kept"] == {"title": ["部長", "社長"]}
    done = call(
        capsys, db, "import", later, "--alumni-only", "--policy", "update", "--json"
    ).document
    assert done["rows"][0]["changes"]["title"] == ["部長", "社長"]
    assert len(backup.backups(db)) == 1
    undone = call(capsys, db, "undo", "--json").document
    assert (undone["undid"], undone["kept"]) == (done["operation"], [])


def test_candidates_of_a_question(
    capsys: pytest.CaptureFixture[str], db: Path, roster: Path, tmp_path: Path
) -> None:
    call(capsys, db, "import", roster, "--alumni-only")
    other = save(tmp_path / "mixed.xlsx", [["青空　花子", "x"]], ["氏名", "備考"])
    answer = call(capsys, db, "import", other, "--mixed", "--json")
    (row,) = answer.document["rows"]
    assert (row["outcome"], row["person"]) == ("review", None)
    (candidate,) = row["candidates"]
    assert (candidate["points"], candidate["evidence"]) == (10, ["name"])
    assert row["reasons"][0]["code"] == "name_only"
    assert "確認を待っています" in answer.err


def test_several_files_are_one_operation(
    capsys: pytest.CaptureFixture[str], db: Path, roster: Path, tmp_path: Path
) -> None:
    other = save(tmp_path / "二.xlsx", [[1, "青空　花子", 3, "木星商事", "", ""], ROWS[1]])
    answer = call(capsys, db, "import", roster, other, "--alumni-only", "--json")
    files = [row["file"] for row in answer.document["rows"]]
    assert files == ["名簿.xlsx"] * 3 + ["二.xlsx"] * 2
    assert answer.document["counts"]["same"] == 2
    assert people(db) == ["青空　花子", "木星　次郎"]


def test_who_is_missing(
    capsys: pytest.CaptureFixture[str], db: Path, roster: Path, tmp_path: Path
) -> None:
    call(capsys, db, "import", roster, "--alumni-only")
    part = save(tmp_path / "part.xlsx", ROWS[:1])
    answer = call(capsys, db, "import", part, "--alumni-only", "--complete", "--dry-run")
    assert "木星　次郎  名簿にだけいる人" in answer.out


def test_a_list_of_something_else_is_refused(
    capsys: pytest.CaptureFixture[str], db: Path, tmp_path: Path
) -> None:
    rows: list[list[object]] = [
        [1, "架空商事株式会社", "大阪府八尾市1-1", "06-0000-0001"],
        [2, "架空精機株式会社", "大阪府八尾市1-2", "06-0000-0002"],
    ]
    companies = save(tmp_path / "取引先.xlsx", rows, ["No", "会社名", "所在地", "電話"])
    answer = call(capsys, db, "import", companies)
    assert answer.status == 1
    assert "団体の一覧（2行）です" in answer.out
    assert not db.exists()


def test_only_one_sheet(capsys: pytest.CaptureFixture[str], db: Path, roster: Path) -> None:
    answer = call(capsys, db, "import", roster, "--sheet", "ない", "--json")
    assert answer.status == 1
    assert [left["code"] for left in answer.document["aside"]] == ["sheet_not_chosen"]


@pytest.mark.parametrize(
    ("arguments", "status", "code"),
    [
        (("--alumni-only", "--mixed"), 2, "alumni_or_mixed"),
        (("--policy", "いつも"), 2, "policy_unknown"),
        (("--password-file", "no-such-file"), 1, "password_file_unreadable"),
    ],
)
def test_what_is_refused(
    capsys: pytest.CaptureFixture[str],
    db: Path,
    roster: Path,
    arguments: tuple[str, ...],
    status: int,
    code: str,
) -> None:
    answer = call(capsys, db, "import", roster, "--json", *arguments)
    assert answer.status == status
    assert answer.document["error"]["code"] == code
    assert not db.exists()


def test_a_refused_file_makes_no_database(
    capsys: pytest.CaptureFixture[str], db: Path, tmp_path: Path
) -> None:
    empty = tmp_path / "empty.xlsx"
    empty.touch()
    answer = call(capsys, db, "import", empty, "--json")
    assert answer.status == 1
    assert answer.document["error"]["message"]
    assert not db.exists()


def test_a_file_without_people_makes_no_database(
    capsys: pytest.CaptureFixture[str], db: Path, tmp_path: Path
) -> None:
    prices = save(tmp_path / "価格.xlsx", [["ねじ", 12], ["ばね", 30]], ["品名", "単価"])
    answer = call(capsys, db, "import", prices, "--json")
    assert answer.status == 1
    assert answer.document["operation"] is None
    assert not db.exists()


def test_a_mapping_is_kept_from_one_import_and_used_in_the_next(
    capsys: pytest.CaptureFixture[str], db: Path, roster: Path
) -> None:
    done = call(capsys, db, "import", roster, "--alumni-only", "--json").document
    saved = call(capsys, db, "profile", "save", "同窓会", "--operation", done["operation"])
    assert saved.status == 0
    (found,) = call(capsys, db, "profile", "list", "--json").document
    assert (found["name"], found["alumni_only"]) == ("同窓会", True)
    assert [c["header"] for c in found["columns"]] == HEADERS
    told = call(capsys, db, "import", roster, "--dry-run")
    assert "同窓会" in told.err
    dry = call(capsys, db, "import", roster, "--dry-run", "--profile", "同窓会", "--json")
    assert dry.document["counts"]["same"] == 2
    call(capsys, db, "profile", "rename", "同窓会", "名簿")
    assert "氏名  →  name" in call(capsys, db, "profile", "show", "名簿").out
    call(capsys, db, "profile", "remove", "名簿")
    gone = call(capsys, db, "import", roster, "--profile", "名簿", "--json")
    assert (gone.status, gone.document["error"]["code"]) == (1, "profile_unknown")


def test_what_waits_goes_out_and_comes_back(
    capsys: pytest.CaptureFixture[str], db: Path, roster: Path, tmp_path: Path
) -> None:
    call(capsys, db, "import", roster, "--alumni-only")
    path = tmp_path / "待ち.xlsx"
    told = call(capsys, db, "waiting", "-o", path, "--json").document
    assert (told["file"], [row["outcome"] for row in told["rows"]]) == (str(path), ["rejected"])
    assert "名簿.xlsx  名簿!4" in call(capsys, db, "waiting").out
    book = openpyxl.load_workbook(path)
    book.worksheets[0]["B2"] = "金星　三郎"
    book.save(path)
    back = call(capsys, db, "import", path, "--alumni-only", "--json").document
    assert back["counts"]["new"] == 1
    assert people(db) == ["青空　花子", "木星　次郎", "金星　三郎"]
    assert call(capsys, db, "waiting", "--json").document == {"rows": [], "file": None}
    again = call(capsys, db, "import", path, "--alumni-only", "--json").document
    assert (again["operation"], again["counts"]["same"]) == (None, 1)


def test_a_roster_corrected_in_excel(
    capsys: pytest.CaptureFixture[str], db: Path, roster: Path, tmp_path: Path
) -> None:
    call(capsys, db, "import", roster, "--alumni-only")
    path = tmp_path / "書出し.xlsx"
    call(capsys, db, "export", "roster", "-o", path, "--contacts", "all")
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    row = next(r for r in range(2, 4) if sheet[f"B{r}"].value == "青空　花子")
    sheet[f"F{row}"] = "社長"
    book.save(path)
    done = call(capsys, db, "import", path, "--json").document
    assert [r["changes"] for r in done["rows"] if r["changes"]] == [{"title": ["部長", "社長"]}]
    assert call(capsys, db, "import", path, "--json").document["operation"] is None
    sheet[f"F{row}"] = "会長"
    book.save(path)
    conflict = call(capsys, db, "import", path, "--json").document
    (row_of,) = [r for r in conflict["rows"] if r["outcome"] == "review"]
    assert row_of["conflicts"] == {"title": {"base": "部長", "file": "会長", "now": "社長"}}
    assert row_of["person"] is None


def test_rows_hidden_in_excel_come_only_when_asked_for(
    capsys: pytest.CaptureFixture[str], db: Path, roster: Path
) -> None:
    """Left out and said; with --hidden-rows like the others."""
    book = openpyxl.load_workbook(roster)
    book.worksheets[0].row_dimensions[3].hidden = True
    book.save(roster)
    call(capsys, db, "import", roster)
    assert people(db) == ["青空　花子"]
    call(capsys, db, "import", roster, "--hidden-rows")
    assert people(db) == ["青空　花子", "木星　次郎"]
