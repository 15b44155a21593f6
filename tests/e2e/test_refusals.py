"""Started wrongly, or given something useless: a sentence, what to do, status 1, no traceback."""

from __future__ import annotations

import io
import os
import pty
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from tempfile import mkdtemp

import pytest
from msoffcrypto.format.ooxml import OOXMLFile

from tests.e2e.made_file import LIST, make_file, make_list, surroundings
from tests.screens import centre

Damage = Callable[[Path], None]


def program(home: Path, *arguments: object, **env: str) -> tuple[int, str]:
    """Run it without a terminal; its status and what it said."""
    ran = subprocess.run(
        [sys.executable, "-m", "smeic_tui", *map(str, arguments)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env={**os.environ, **surroundings(home), **env},
        timeout=60,
        check=False,
    )
    return ran.returncode, ran.stderr.decode("utf-8")


def refused(answer: tuple[int, str], *words: str) -> None:
    """Status 1 and two lines: what happened, what to do. Narration may stand before them."""
    status, said = answer
    assert status == 1, said
    assert "Traceback" not in said
    *_, sentence, hint = said.splitlines()
    assert any(word in sentence for word in words), said
    assert hint.endswith(("。", ")", "）"))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The small centre."""
    return make_file(tmp_path / "smeic.sqlite", centre.build)


def test_no_terminal(file: Path) -> None:
    for options in ((), ("--lang", "ja")):
        refused(program(file.parent, "--db", file, *options), "端末")
    refused(program(file.parent), "端末")
    refused(program(file.parent, "--db", file, LC_ALL="C", LANG="C"), "端末")


def test_a_dumb_terminal(file: Path) -> None:
    master, slave = pty.openpty()
    with os.fdopen(slave), os.fdopen(master):
        ran = subprocess.run(
            [sys.executable, "-m", "smeic_tui", "--db", str(file)],
            stdin=slave,
            stdout=slave,
            stderr=subprocess.PIPE,
            env={**os.environ, **surroundings(file.parent), "TERM": "dumb", "LC_ALL": "C"},
            timeout=60,
            check=False,
        )
    refused((ran.returncode, ran.stderr.decode("utf-8")), "TERM=dumb")


def _foreign(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("CREATE TABLE accounts (a)")
        conn.commit()


def _newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("PRAGMA user_version = 9999")
        conn.commit()


DATABASES: dict[str, tuple[Damage, str]] = {
    "another program's": (_foreign, "別のプログラム"),
    "newer": (_newer, "新しい版"),
    "empty": (lambda path: path.write_bytes(b"") and None, "中身のない"),
    "cut": (lambda path: os.truncate(path, 40_000), "壊れて"),
    "a letter": (
        lambda path: path.write_text("拝啓 " * 99) and None,
        "smeic のデータベースではありません",
    ),
    "missing": (Path.unlink, "見つかりません"),
}


@pytest.mark.parametrize("name", DATABASES)
def test_a_file_that_is_no_roster_is_refused_and_left_alone(file: Path, name: str) -> None:
    damage, word = DATABASES[name]
    with closing(sqlite3.connect(file)) as conn:
        conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    damage(file)
    before = file.read_bytes() if file.exists() else None
    refused(program(file.parent, "--db", file, "find", "渡辺"), word)
    assert (file.read_bytes() if file.exists() else None) == before


def _encrypted(path: Path) -> None:
    plain = io.BytesIO(make_list(path).read_bytes())
    with path.open("wb") as target:
        OOXMLFile(plain).encrypt("ひみつ", target)


def _cut(path: Path) -> None:
    os.truncate(make_list(path), 2000)


def _without_names(path: Path) -> None:
    make_list(path, tuple(row[2:5:2] for row in LIST))


NOBODY = "人の名簿が見つからない"
"""A file that could be read, but holds no list of people."""
LISTS: dict[str, tuple[Damage, str]] = {
    "empty": (lambda path: path.touch(), "空"),
    "cut": (_cut, "壊れて"),
    "encrypted": (_encrypted, "パスワード"),
    "a letter": (lambda path: path.write_bytes(b"%PDF-1.7 ...") and None, "PDF"),
    "no table": (
        lambda path: make_list(path, (("会議の記録",), ("来週",))) and None,
        NOBODY,
    ),
    "no names": (_without_names, NOBODY),
}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_that_cannot_be_imported_is_refused(file: Path, tmp_path: Path, name: str) -> None:
    make, word = LISTS[name]
    path = tmp_path / "一覧.xlsx"
    make(path)
    with closing(sqlite3.connect(file)) as conn:
        people = conn.execute("SELECT count(*), max(id) FROM operation").fetchone()
    answer = program(tmp_path, "--db", file, "--actor", "水野", "import", path)
    if word == NOBODY:
        said, hint = answer[1].splitlines()[-2:]
        assert (answer[0], said[: len(NOBODY)]) == (1, NOBODY)
        assert "「氏名」" in hint
    else:
        refused(answer, word)
    with closing(sqlite3.connect(file)) as conn:
        assert conn.execute("SELECT count(*), max(id) FROM operation").fetchone() == people


AS_NOBODY = """
import os, sys
from smeic_tui.cli.root import run
def call(*arguments):
    try:
        run(list(arguments))
    except SystemExit as ended:
        return ended.code
rehearsal, folder = sys.argv[1:]
call("demo", "--db", rehearsal + "/a.sqlite", "--people", "3", "--no-tui")
call("demo", "--db", rehearsal + "/none/a.sqlite", "--people", "3", "--no-tui")
call("--db", rehearsal + "/a.sqlite", "--actor", "x", "undo")
call("--db", rehearsal + "/a.sqlite", "find")
call("--db", rehearsal + "/a.sqlite", "find", "渡辺")
if os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
sys.stderr.write("----\\n")
codes = [
    call("demo", "--db", folder + "/new.sqlite", "--people", "3", "--no-tui"),
    call("--db", folder + "/smeic.sqlite", "--actor", "水野", "undo"),
    call("--db", folder + "/smeic.sqlite", "find", "渡辺"),
]
sys.stderr.write(repr(codes))
"""
"""Loads everything as whoever runs the tests, then does without root's rights."""


@pytest.mark.skipif(sys.platform == "win32", reason="rights of Unix")
def test_a_folder_that_cannot_be_written_to(file: Path, tmp_path: Path) -> None:
    # Not under tmp_path, which nobody else may enter.
    folder = Path(mkdtemp(prefix="smeic-read-only-"))
    try:
        with closing(sqlite3.connect(file)) as conn:
            conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        shutil.copy(file, folder / "smeic.sqlite")
        for path in folder.iterdir():
            path.chmod(0o444)
        folder.chmod(0o555)
        ran = subprocess.run(
            [sys.executable, "-c", AS_NOBODY, str(tmp_path), str(folder)],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            env={**os.environ, **surroundings(tmp_path)},
            timeout=60,
            check=False,
        )
        said = ran.stderr.decode().partition("----\n")[2]
        assert "Traceback" not in said
        assert "書き込めません" in said
        assert "読み取り専用" in said
        assert said.endswith("[1, 1, 0]"), said
        assert sorted(p.name for p in folder.iterdir()) == ["smeic.sqlite"]
    finally:
        folder.chmod(0o755)
        shutil.rmtree(folder)
