"""A window that closes over a form, and a program killed while it writes an import."""

from __future__ import annotations

import signal
from contextlib import closing
from pathlib import Path

import pytest

from smeic_tui.store.file import opening
from smeic_tui.store.file.doctor import examine
from smeic_tui.store.roster import roster
from tests.e2e.made_file import make_file, make_list, surroundings
from tests.e2e.places import PLACES
from tests.e2e.terminal import running
from tests.e2e.tour import go
from tests.screens import centre


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The small centre."""
    return make_file(tmp_path / "smeic.sqlite", centre.build)


def desk(file: Path) -> tuple[str, ...]:
    return ("-m", "smeic_tui", "--db", str(file), "--actor", "水野")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_an_edit_form_is_offered_again(file: Path, number: signal.Signals) -> None:
    env = surroundings(file.parent)
    with running(*desk(file), env=env) as first:
        first.wait("キー一覧")
        first.send("e")
        first.wait("Ctrl+S 記録")
        first.send("書きかけ")
        first.wait("伊藤 薫書きかけ")
        first.kill(number)
        assert first.ended() == 0
        assert b"\x1b[?1049l" in first.received
    with running(*desk(file), env=env) as again:
        again.wait("キー一覧")
        assert "書きかけ" not in again.text
        again.send("e")
        again.wait("続きから書きますか")
        again.send("enter")
        again.wait("伊藤 薫書きかけ")


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="signals of Unix")
def test_a_kill_while_an_import_is_written_leaves_all_of_it_or_nothing(file: Path) -> None:
    names = [
        (20, f"試験 {n}子", "", f"架空{n}商店", "店主", f"t{n}@example.jp") for n in range(300)
    ]
    make_list(
        file.parent / "名簿.xlsx", (("期", "氏名", "カナ", "会社名", "役職", "メール"), *names)
    )
    env = surroundings(file.parent)
    with running(*desk(file), env=env) as terminal:
        terminal.wait("キー一覧")
        go(terminal, next(place for place in PLACES if place.name == "import: board"))
        terminal.send("a")
        terminal.wait(
            lambda: "取り込んでいます" in terminal.text or "取り込みました" in terminal.text
        )
        terminal.kill(signal.SIGKILL)
        assert terminal.ended() == -signal.SIGKILL
    with running(*desk(file), env=env) as again:
        again.wait("キー一覧")
        again.wait(lambda: "6名 / 6名" in again.text or "306名 / 306名" in again.text)
    with closing(opening.reader(file)) as conn:
        assert examine(conn, file, deep=True).findings == ()
        assert roster.count(conn) in (6, 306)
