"""Two people on file twice, two namesakes, and the program on the pairs."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from smeic_tui.app import SmeicApp
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.people import people
from tests.screens import centre
from tests.store.pairs import two

Start = Callable[..., SmeicApp]
Ids = tuple[tuple[int, int], tuple[int, int], tuple[int, int]]


def build(conn: sqlite3.Connection, actor: Actor) -> Ids:
    """Pairs in the order in which they are asked: sure, less sure, namesakes."""
    first = two(conn, actor)
    with operation(conn, actor, "demo") as op:
        name = {"kind": "alumnus", "name": "小澤 隆志"}
        second = [
            people.add_person(op, name, cohort=20, organisation=company, title="工場長")
            for company in ("小澤架空樹脂(株)", "株式会社小澤架空樹脂")
        ]
        kana = {"kind": "alumnus", "name": "佐藤 健", "kana": "さとう けん"}
        third = [
            people.add_person(op, kana, cohort=9, organisation=company, contacts=[mail])  # type: ignore[arg-type]
            for company, mail in (
                ("布施架空商事(株)", ("mail", "work", "sato@fuse.example.jp")),
                ("紀州架空化成(株)", ("mail", "work", "takeru@kishu.example.jp")),
            )
        ]
    return first, (second[0], second[1]), (third[0], third[1])


@pytest.fixture
def pairs(conn: sqlite3.Connection, actor: Actor) -> Ids:
    """Three pairs."""
    return build(conn, actor)


@pytest.fixture
def start(db_path: Path, actor: Actor) -> Iterator[Start]:
    """Starts the program on a screen, whoever is on file by then; closed in the end."""
    started: list[SmeicApp] = []

    def program(first: str = "duplicates") -> SmeicApp:
        started.append(centre.desk(db_path, first))
        return started[-1]

    yield program
    for each in started:
        each.close_workspace()


@pytest.fixture
def app(start: Start, pairs: Ids) -> SmeicApp:
    """The program on the list of pairs."""
    return start()


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the program keeps goes to a folder of the test."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "home" / "state"))
