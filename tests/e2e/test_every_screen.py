"""What an input method sends is text on every screen and never writes; fields take every sign."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from smeic_tui.theme import DARK, THEMES
from tests.e2e.made_file import centre_with_namesakes, make_file, make_list, newest, surroundings
from tests.e2e.places import PLACES, REPORT, RESULT, REVIEW, Place
from tests.e2e.terminal import Terminal, running
from tests.e2e.tour import at_roster, back, go

TYPED = ("いとう", "・", "渡辺", "ｕ", "\u3000")
LIT = {str(colour).removeprefix("#") for colour in (THEMES[DARK].accent, THEMES[DARK].primary)}
"""Grounds of the caret in a field, and of the chosen option or button that keys go to."""
NOWHERE = -1
MOST_STEPS = 20
"""More than any form has fields."""
SLASHED = ("2024/3", "/srv/名簿 2/2024.xlsx")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of everything: the database and a list that arrived."""
    found = tmp_path_factory.mktemp("home")
    make_file(found / "smeic.sqlite", centre_with_namesakes)
    make_list(found / "名簿.xlsx")
    return found


@pytest.fixture(scope="module")
def file(home: Path) -> Path:
    """The small centre."""
    return home / "smeic.sqlite"


class Program:
    """One program for many tests; started again where the one before left it in no state."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self._open: Iterator[Terminal] | None = None
        self._terminal: Terminal | None = None

    def at_roster(self) -> Terminal:
        """The program, at the roster."""
        if self._terminal is None or not at_roster(self._terminal):
            self.close()
            self._open = _started(self.home)
            self._terminal = next(self._open)
        return self._terminal

    def close(self) -> None:
        """End it."""
        if self._open is not None:
            next(self._open, None)
        self._open = self._terminal = None


def _started(home: Path) -> Iterator[Terminal]:
    desk = ("-m", "smeic_tui", "--db", str(home / "smeic.sqlite"), "--actor", "水野")
    with running(*desk, env=surroundings(home)) as terminal:
        terminal.wait(lambda: at_roster(terminal))
        yield terminal


@pytest.fixture(scope="module")
def program(home: Path) -> Iterator[Program]:
    found = Program(home)
    yield found
    found.close()


@pytest.fixture
def terminal(program: Program) -> Terminal:
    """The program at the roster, also after a test that failed somewhere else."""
    return program.at_roster()


def row_of(terminal: Terminal, label: str) -> int:
    """The line of a field, by its label at the begin; the lowest, since dialogs lie over pages."""
    lines = terminal.text.splitlines()
    found = [y for y, line in enumerate(lines) if f" {label} " in f"{line} "]
    assert found, f"{label!r} is not on the screen:\n{terminal.text}"
    begun = [y for y in found if lines[y].split()[0] == label]
    return (begun or found)[-1]


def focus(terminal: Terminal, label: str) -> int:
    """Go down, or up, to the field of a label; its line."""
    if label in ("検索", "操作の名前", "ファイル", "例") and "[ 記録 ]" not in terminal.text:
        if label == "検索" and "Enter 一覧へ" not in terminal.text:
            terminal.send("/")
            terminal.wait("Enter 一覧へ")
            terminal.wait(lambda: terminal.caret[1] == 1)
        return terminal.caret[1]
    y = row_of(terminal, label)
    for _ in range(MOST_STEPS):
        at = lit(terminal)
        if at == y:
            terminal.wait(lambda: terminal.caret[1] == y)
            return y
        terminal.send("down" if at < y else "up")
        # Bytes alone do not tell: they may still answer what was typed before.
        terminal.wait(lambda at=at: lit(terminal) not in (at, NOWHERE))
    raise AssertionError(f"the focus never came to {label!r}:\n{terminal.text}")


def lit(terminal: Terminal) -> int:
    """The line whose field, choice or button has the focus: the only one that is lit."""
    for y in range(terminal.rows):
        line = terminal.screen.buffer[y]
        if any(line[x].bg in LIT for x in range(terminal.columns)):
            return y
    return NOWHERE


def left_of_caret(terminal: Terminal, count: int) -> str:
    x, y = terminal.caret
    line = terminal.screen.buffer[y]
    return "".join(line[i].data for i in range(max(0, x - count), x))


@pytest.mark.parametrize("place", PLACES, ids=str)
def test_text_is_text_and_writes_nothing(terminal: Terminal, file: Path, place: Place) -> None:
    """Words of an input method, then dates, paths and Ctrl+Z in every field of the place."""
    go(terminal, place)
    before = newest(file)
    terminal.send("いとう")
    terminal.wait(lambda: place.takes == "nothing" or left_of_caret(terminal, 6) == "いとう")
    terminal.send("・")
    terminal.send("渡辺")
    terminal.wait(lambda: place.takes == "nothing" or left_of_caret(terminal, 6) == "・渡辺")
    # What ｕ may have asked is open before the blank comes.
    for text in TYPED[3:]:
        terminal.send(text)
        terminal.settle(0.05)
    if place.takes == "search":
        terminal.wait("Enter 一覧へ")
    for label in place.fields:
        y = focus(terminal, label)
        for text in SLASHED:
            terminal.send("end", "ctrl+u", text)
            terminal.wait(lambda tail=text[-6:]: left_of_caret(terminal, 6) == tail)
            assert terminal.caret[1] == y, label
        # More often than anything was typed: what is left over must not reach the database.
        terminal.send(*["ctrl+z"] * 40)
        terminal.wait(lambda: left_of_caret(terminal, 6) != SLASHED[1][-6:])
        terminal.settle(0.05)
    back(terminal)
    assert newest(file) == before


def test_ctrl_c_never_quits(terminal: Terminal) -> None:
    for place in PLACES:
        if place.name in ("roster", "roster: search", "palette", "person", "edit", "import: file"):
            go(terminal, place)
            terminal.send("ctrl+c")
            terminal.settle(0.04)
            back(terminal)
    assert terminal.status is None


def test_the_caret_is_back_in_the_box_after_a_dialog(terminal: Terminal) -> None:
    terminal.send("/", "渡")
    terminal.wait(lambda: left_of_caret(terminal, 2) == "渡")
    at = terminal.caret
    for opened, seen in (("f5", "次の行動"), ("ctrl+p", "操作を探す"), ("f1", "Esc 閉じる")):
        terminal.send(opened)
        terminal.wait(seen)
        terminal.send("escape")
        terminal.wait(lambda seen=seen: seen not in terminal.text)
        terminal.wait(lambda: terminal.caret == at)
        terminal.send("辺")
        terminal.wait(lambda: terminal.caret == (at[0] + 2, at[1]))
        terminal.send("backspace")
        terminal.wait(lambda: terminal.caret == at)
    back(terminal)


@pytest.mark.parametrize("place", [RESULT, REPORT, REVIEW], ids=str)
def test_text_after_an_import_writes_nothing(tmp_path: Path, place: Place) -> None:
    file = make_file(tmp_path / "smeic.sqlite", centre_with_namesakes)
    make_list(tmp_path / "名簿.xlsx")
    for terminal in _started(tmp_path):
        go(terminal, place)
        before = newest(file)
        for text in TYPED:
            terminal.send(text)
            terminal.settle(0.04)
        back(terminal)
        assert newest(file) == before


def test_text_on_the_first_start_creates_nothing(tmp_path: Path) -> None:
    home = tmp_path / "home"
    env = surroundings(home)
    with running("-m", "smeic_tui", env=env) as terminal:
        terminal.wait("キー一覧")
        for keys in ((), ("2",), ("escape", "3"), ("escape", "enter")):
            for key in keys:
                terminal.send(key)
                terminal.settle(0.15)
            for text in TYPED:
                terminal.send(text)
                terminal.settle(0.04)
            if keys:
                assert "・渡辺ｕ" in terminal.text
                terminal.send("end", "ctrl+u", SLASHED[1])
                terminal.wait(lambda: left_of_caret(terminal, 6) == SLASHED[1][-6:])
                terminal.send(*["ctrl+z"] * 40)
                terminal.settle(0.04)
        assert [path for path in home.rglob("*") if path.is_file()] == []
        terminal.send("end", "ctrl+u", "水野 葵")
        terminal.wait("水野 葵")
        terminal.send("enter", "enter", "enter", "enter")
        terminal.wait("準備ができました")
        file = home / "Documents" / "smeic" / "smeic.sqlite"
        before = newest(file)
        for text in TYPED:
            terminal.send(text)
            terminal.settle(0.05)
        assert "準備ができました" in terminal.text
        assert newest(file) == before
    # Somebody else's file: who is working is asked, and a blank only ticks the login.
    with running("-m", "smeic_tui", "--db", str(file), env=env | {"LOGNAME": "x"}) as terminal:
        terminal.wait("キー一覧")
        for text in TYPED:
            terminal.send(text)
            terminal.settle(0.05)
        assert newest(file) == before
