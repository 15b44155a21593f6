"""A file arrives wholly or not at all, and never over something that must not be lost."""

from __future__ import annotations

import errno
import os
import sqlite3
import stat
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from smeic_tui.errors import SmeicError
from smeic_tui.exports.safe_file import writing


def put(path: Path, text: str = "new", *, forbid: tuple[Path, ...] = ()) -> Path:
    """Write a text through the safe writer and return where it went."""
    with writing(path, forbid=forbid) as draft:
        draft.temporary.write_text(text)
    return draft.path


def refusal(path: Path, *, forbid: tuple[Path, ...] = ()) -> str:
    """The code by which the writer refuses a path."""
    with pytest.raises(SmeicError) as caught, writing(path, forbid=forbid):
        pytest.fail("the block ran")
    return caught.value.code


def names(folder: Path) -> set[str]:
    """What is in a folder, hidden files included."""
    return set(os.listdir(folder))


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A database in use."""
    path = tmp_path / "smeic.sqlite"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE person (id INTEGER)")
    connection.close()
    return path


def test_a_new_file_and_a_replaced_one_are_private(tmp_path: Path) -> None:
    target = tmp_path / "一覧.xlsx"
    assert put(target, "one") == target
    target.chmod(0o644)
    assert put(target, "two") == target
    assert target.read_text() == "two"
    assert names(tmp_path) == {"一覧.xlsx"}
    if sys.platform != "win32":
        assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_the_temporary_file_is_beside_the_target_and_private(tmp_path: Path) -> None:
    with writing(tmp_path / "a.xlsx") as draft:
        assert draft.temporary.parent == tmp_path
        if sys.platform != "win32":
            assert stat.S_IMODE(draft.temporary.stat().st_mode) == 0o600


@pytest.mark.parametrize("error", [KeyboardInterrupt, RuntimeError, SystemExit])
def test_an_interrupt_leaves_the_old_file_and_no_part(
    tmp_path: Path, error: type[BaseException]
) -> None:
    target = tmp_path / "一覧.xlsx"
    target.write_text("old")

    def interrupted() -> None:
        with writing(target) as draft:
            draft.temporary.write_text("half")
            raise error

    with pytest.raises(error):
        interrupted()
    assert target.read_text() == "old"
    assert names(tmp_path) == {"一覧.xlsx"}


def test_a_missing_folder_is_not_made(tmp_path: Path) -> None:
    assert refusal(tmp_path / "無い" / "a.xlsx") == "export_no_folder"
    assert names(tmp_path) == set()


def test_links_folders_and_devices_are_refused(tmp_path: Path) -> None:
    (tmp_path / "real.xlsx").write_text("real")
    (tmp_path / "link.xlsx").symlink_to(tmp_path / "real.xlsx")
    (tmp_path / "dangling.xlsx").symlink_to(tmp_path / "nothing")
    assert refusal(tmp_path / "link.xlsx") == "export_is_link"
    assert refusal(tmp_path / "dangling.xlsx") == "export_is_link"
    assert refusal(tmp_path) == "export_is_folder"
    assert (tmp_path / "real.xlsx").read_text() == "real"
    if sys.platform != "win32":
        os.mkfifo(tmp_path / "pipe")
        assert refusal(tmp_path / "pipe") == "export_not_a_file"
        assert refusal(Path("/dev/null")) == "export_not_a_file"


@pytest.mark.parametrize("suffix", ["", "-wal", "-shm", "-journal"])
def test_the_open_database_is_refused_under_its_own_name(database: Path, suffix: str) -> None:
    """Its companions are refused even while they do not exist."""
    target = database.with_name(database.name + suffix)
    assert refusal(target, forbid=(database,)) == "export_is_database"
    assert refusal(target.with_name(target.name.upper()), forbid=(database,)) == (
        "export_is_database"
    )


def test_the_open_database_is_refused_under_other_names(tmp_path: Path, database: Path) -> None:
    linked = tmp_path / "一覧.xlsx"
    os.link(database, linked)
    assert refusal(linked, forbid=(database,)) == "export_is_database"
    wal = tmp_path / "smeic.sqlite-wal"
    wal.write_bytes(b"log")
    os.link(wal, tmp_path / "log.xlsx")
    assert refusal(tmp_path / "log.xlsx", forbid=(database,)) == "export_is_database"
    folder = tmp_path / "folder"
    folder.symlink_to(tmp_path)
    assert refusal(folder / "smeic.sqlite", forbid=(database,)) == "export_is_database"


def test_no_database_is_replaced_by_a_list_open_or_not(database: Path) -> None:
    before = database.read_bytes()
    assert refusal(database) == "export_is_database"
    assert database.read_bytes() == before


def test_names_excel_or_the_system_cannot_take_are_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "~$一覧.xlsx") == "export_is_lock"
    assert refusal(tmp_path / "a\0b.xlsx") == "export_bad_name"
    assert refusal(tmp_path / ("長" * 200 + ".xlsx")) == "export_bad_name"


def test_a_workbook_open_in_excel_gets_a_neighbour(tmp_path: Path) -> None:
    target = tmp_path / "一覧.xlsx"
    target.write_text("open")
    (tmp_path / "~$一覧.xlsx").touch()
    assert put(target) == tmp_path / "一覧 (2).xlsx"
    assert put(target, "newer") == tmp_path / "一覧 (3).xlsx"
    assert target.read_text() == "open"
    assert (tmp_path / "一覧 (2).xlsx").read_text() == "new"


def test_a_workbook_windows_will_not_replace_gets_a_neighbour(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Excel on Windows may hold a file without the ``~$`` mark, e.g. in the preview pane."""
    target = tmp_path / "一覧.xlsx"
    target.write_text("open")
    rename = os.replace

    def held(source: Path, to: Path) -> None:
        if to == target:
            raise PermissionError(errno.EACCES, "sharing violation")
        rename(source, to)

    monkeypatch.setattr(os, "replace", held)
    with writing(target) as draft:
        draft.temporary.write_text("new")
        monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.undo()
    assert draft.path == tmp_path / "一覧 (2).xlsx"
    assert (target.read_text(), draft.path.read_text()) == ("open", "new")
    assert names(tmp_path) == {"一覧.xlsx", "一覧 (2).xlsx"}


@pytest.mark.skipif(sys.platform == "win32", reason="needs a file-size limit")
def test_a_full_disk_is_named_and_leaves_nothing(tmp_path: Path) -> None:
    """A file-size limit fails like a full disk; no half-closed archive may speak up afterwards."""
    (tmp_path / "一覧.xlsx").write_text("old")
    done = subprocess.run(
        [
            sys.executable,
            "-W",
            "error",
            "-c",
            textwrap.dedent(
                """
                import resource, sys
                from pathlib import Path
                from smeic_tui.errors import SmeicError
                from smeic_tui.exports.csv_file import write_csv
                from smeic_tui.exports.sheet import Column, SheetData, write_workbook
                resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
                rows = [[f"{n * 7919:x}"] for n in range(20_000)]
                for write in (write_workbook, write_csv):
                    try:
                        write(Path(sys.argv[1]), SheetData("a", [Column("a", "a")], rows))
                    except SmeicError as error:
                        print(error.code)
                """
            ),
            str(tmp_path / "一覧.xlsx"),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout.split(), done.stderr) == (["export_disk_full"] * 2, "")
    assert names(tmp_path) == {"一覧.xlsx"}
    assert (tmp_path / "一覧.xlsx").read_text() == "old"


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "export_disk_full"),
        (errno.EDQUOT, "export_disk_full"),
        (errno.EACCES, "export_not_writable"),
        (errno.EROFS, "export_not_writable"),
        (errno.ENOENT, "export_no_folder"),
        (errno.EIO, "export_failed"),
    ],
)
def test_what_the_system_says_becomes_a_refusal(tmp_path: Path, number: int, code: str) -> None:
    with pytest.raises(SmeicError) as caught, writing(tmp_path / "a.xlsx") as draft:
        raise OSError(number, os.strerror(number), str(draft.temporary))
    assert caught.value.code == code
    assert names(tmp_path) == set()


def test_an_error_about_another_file_is_passed_on(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), writing(tmp_path / "a.xlsx"):
        (tmp_path / "other").read_text()


def test_a_part_of_a_killed_process_is_swept_after_a_day(tmp_path: Path) -> None:
    old, fresh = tmp_path / ".smeic-00000000.part", tmp_path / ".smeic-11111111.part"
    for part in (old, fresh):
        part.write_text("half a list")
    os.utime(old, (0, 0))
    put(tmp_path / "a.xlsx")
    assert names(tmp_path) == {"a.xlsx", fresh.name}
