"""What only a terminal shows: bursts arrive whole, the caret is where one types, ends are clean."""

from __future__ import annotations

import signal
from collections.abc import Iterator

import pytest

from tests.e2e.terminal import Terminal, running

STAGE = ("-m", "tests.e2e.stage")


@pytest.fixture(scope="module")
def shared() -> Iterator[Terminal]:
    """One program for tests that leave it as they found it: at the list, nothing searched."""
    with running(*STAGE) as terminal:
        terminal.wait("キー一覧")
        yield terminal


def _back_to_list(terminal: Terminal) -> None:
    terminal.send("end", "ctrl+u", "enter")
    terminal.wait("640件")
    terminal.wait("/ 検索")


def test_a_burst_arrives_whole_fifty_times(shared: Terminal) -> None:
    for number in range(50):
        shared.send(f"/wata{number}")
        shared.wait(f"0件 wata{number}")
        _back_to_list(shared)


def test_a_burst_from_the_input_method_opens_the_search(shared: Terminal) -> None:
    for word in ("渡邊", "いとう", "・", "ー"):
        shared.send(word)
        shared.wait(f"件 {word}")
        _back_to_list(shared)


def test_a_paste_on_the_list_is_searched(shared: Terminal) -> None:
    shared.paste("田中 浩二\n")
    shared.wait("件 田中 浩二")
    _back_to_list(shared)


def test_keys_typed_before_the_first_paint_are_honoured() -> None:
    with running(*STAGE) as terminal:
        terminal.send("/田中")
        terminal.wait("92件 田中")


def test_a_burst_through_dialogs_and_screens(shared: Terminal) -> None:
    for _ in range(10):
        # Into a form, out by its button, a search, a dialog, an action on the row: one write.
        shared.send("n", "abc", "enter", "2024/3", "enter", "3", "enter", "enter")
        shared.send("/", "佐藤", "enter", "down", "t", "2", "s")
        shared.wait("件 佐藤")
        shared.wait(lambda: "佐藤" in shared.text.splitlines()[0])
        shared.send("/")
        shared.wait("Enter 一覧へ")
        _back_to_list(shared)


def test_the_caret_is_where_text_is_typed(shared: Terminal) -> None:
    shared.send("/")
    shared.wait("Enter 一覧へ")
    x, y = shared.cell_of("氏名・会社")
    shared.wait(lambda: shared.caret == (x, y))
    shared.send("𠮷川a")
    shared.wait(lambda: shared.caret == (x + 5, y))
    shared.send("left", "left")
    shared.wait(lambda: shared.caret == (x + 2, y))
    shared.send("down", "end")
    shared.wait(lambda: shared.caret == (x + 5, y))
    _back_to_list(shared)


def test_the_caret_follows_into_and_out_of_dialogs(shared: Terminal) -> None:
    shared.send("ctrl+p")
    shared.wait("操作を探す")
    x, y = shared.cell_of("操作の名前")
    shared.wait(lambda: shared.caret == (x, y))
    shared.send("検索")
    shared.wait(lambda: shared.caret == (x + 4, y))
    shared.send("enter")
    shared.wait("Enter 一覧へ")
    at = shared.cell_of("氏名・会社")
    shared.wait(lambda: shared.caret == at)
    shared.send("f1")
    shared.wait("Esc 閉じる")
    shared.send("escape")
    shared.wait(lambda: "Esc 閉じる" not in shared.text)
    shared.send("あ")
    shared.wait(lambda: shared.caret == (at[0] + 2, at[1]))
    _back_to_list(shared)


def test_the_caret_in_a_form_starts_after_the_value(shared: Terminal) -> None:
    shared.send("n")
    shared.wait("[ 記録 ]")
    x, y = shared.cell_of("渡邊")
    shared.wait(lambda: shared.caret == (x + 4, y))
    shared.send("enter", "2024/3")
    shared.wait("2024/3")
    x, y = shared.cell_of("2024/3")
    shared.wait(lambda: shared.caret == (x + 6, y))
    shared.send("escape")
    shared.wait("入力中の内容があります")
    shared.send("1")
    shared.wait("/ 検索")


def test_a_value_longer_than_the_field_scrolls_with_its_caret(shared: Terminal) -> None:
    shared.send("n", "漢字" * 20)
    shared.wait("漢字漢字")
    shared.settle()
    x, y = shared.caret
    assert shared.screen.buffer[y][x - 2].data == "字"
    shared.send("escape")
    shared.wait("入力中の内容があります")
    shared.send("1")
    shared.wait("/ 検索")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_closed_window_ends_the_program_and_restores_the_terminal(number: signal.Signals) -> None:
    with running(*STAGE) as terminal:
        terminal.wait("キー一覧")
        terminal.kill(number)
        assert terminal.ended() == 0
        assert b"\x1b[?1049l" in terminal.received


def test_ctrl_q_ends_the_program() -> None:
    with running(*STAGE) as terminal:
        terminal.wait("キー一覧")
        terminal.send("ctrl+c", "ctrl+z")
        terminal.settle()
        terminal.send("ctrl+q")
        assert terminal.ended() == 0
