"""A roster of a few people, a folder of lists, and the program on the import."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from screens.imports import ImportScreen
from smeic_tui.app import SmeicApp
from smeic_tui.store.file import opening
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.people import staff
from smeic_tui.workspace import Workspace
from tests.screens.places import PLACES

Desk = Callable[[], SmeicApp]
Lists = Callable[..., Path]
HEADER = ("期", "氏名", "フリガナ", "会社名", "役職", "メールアドレス")
PEOPLE = (
    (3, "渡邊 健太郎", "ワタナベ ケンタロウ", "八尾精機(株)", "専務取締役", ""),
    (9, "佐藤 健", "サトウ ケン", "(株)紀州化成", "部長", "ken@example.jp"),
    (15, "佐藤 健", "サトウ タケシ", "アクア診断士事務所", "", "takeshi@example.jp"),
)
"""Who is on the roster."""
LIST = (
    (3, "渡邊 健太郎", "ワタナベ ケンタロウ", "八尾精機(株)", "代表取締役", "wata@example.jp"),
    (9, "佐藤 健", "サトウ ケン", "(株)紀州化成", "部長", "ken@example.jp"),
    ("", "佐藤 健", "", "", "", ""),
    (20, "小澤 隆志", "オザワ タカシ", "小澤樹脂(株)", "工場長", "ozawa@example.jp"),
    (20, "", "", "名のない会社", "", ""),
)
"""One changed, one the same, one of two, one new, one without a name."""
PLAN = ("enter", "enter", "enter", "1", "2")
"""From the marked file to its plan: a list of alumni only, not of all of them."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where lists arrive."""
    found = tmp_path / "lists"
    found.mkdir()
    return found


@pytest.fixture
def lists(folder: Path) -> Lists:
    """Writes a list; the latest written is the newest."""
    written = 0

    def write(
        rows: Sequence[Sequence[object]] = LIST,
        *,
        name: str = "2026年度同窓会名簿.xlsx",
        header: Sequence[str] = HEADER,
        title: str = "同窓会名簿 2026年4月1日現在",
        sheet: str = "名簿",
        password: str = "",
    ) -> Path:
        nonlocal written
        from openpyxl import Workbook

        book = Workbook()
        page = book.active
        assert page is not None
        page.title = sheet
        page.append([title])
        page.append(list(header))
        for row in rows:
            page.append(list(row))
        path = folder / name
        book.save(path)
        if password:
            _protect(path, password)
        written += 1
        os.utime(path, (1_699_966_800 + written * 60,) * 2)
        return path

    return write


def _protect(path: Path, password: str) -> None:
    import io

    from msoffcrypto.format.ooxml import OOXMLFile

    plain = io.BytesIO(path.read_bytes())
    with path.open("wb") as file:
        OOXMLFile(plain).encrypt(password, file)


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The documents folder of whoever works."""
    found = tmp_path / "Documents"
    found.mkdir()
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(found))
    return found


@pytest.fixture
def people(conn: sqlite3.Connection, actor: Actor) -> list[int]:
    """The roster."""
    ids = []
    with operation(conn, actor, "demo", params={"people": len(PEOPLE)}) as op:
        for cohort, name, kana, company, title, mail in PEOPLE:
            family, given = name.split()
            values = {"kind": "alumnus", "name": name, "kana": kana}
            person = op.insert("person", {**values, "family": family, "given": given})
            op.insert("enrolment", {"person_id": person, "cohort": cohort})
            firm = op.insert("organisation", {"name": company})
            position = {"person_id": person, "organisation_id": firm, "title": title or None}
            op.insert("position", position)
            if mail:
                op.insert("contact_point", {"person_id": person, "kind": "mail", "value": mail})
            ids.append(person)
    conn.execute("UPDATE operation SET at = '2024-04-01T01:00:00Z'")
    return ids


@pytest.fixture
def desk(
    db_path: Path, folder: Path, conn: sqlite3.Connection, people: list[int]
) -> Iterator[Desk]:
    """Starts the program on the import, with 水野 at work; closed in the end."""
    made: list[SmeicApp] = []

    def start() -> SmeicApp:
        member = staff.find_staff(conn, "水野 葵")
        workspace = Workspace(opening.open_file(db_path), member)
        screen = ImportScreen(folders=[folder])
        made.append(SmeicApp(screen, screens=PLACES, workspace=workspace))
        return made[-1]

    yield start
    for app in made:
        app.close_workspace()
