"""Help and refusals of the command line itself, in the language asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from typer.main import get_command

from smeic_tui.cli.help_page import sentence_key
from smeic_tui.cli.root import _all_commands, language_of
from smeic_tui.text import messages
from smeic_tui.widgets.show import width
from tests.cli.calling import smeic
from tests.unit.test_text import JAPANESE

Capture = pytest.CaptureFixture[str]


def _tree(command: Any, names: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    yield names, command
    for name, each in getattr(command, "commands", {}).items():
        yield from _tree(each, (*names, name))


COMMANDS = dict(_tree(get_command(_all_commands())))


@pytest.mark.parametrize("names", COMMANDS, ids=" ".join)
def test_every_command_explains_itself_and_all_it_takes(
    names: tuple[str, ...], capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    japanese = smeic(capsys, *names, "--help")
    english = smeic(capsys, "--lang", "en", *names, "--help")
    assert (japanese.status, japanese.err) == (english.status, english.err) == (0, "")
    assert japanese.out.startswith("使い方: smeic")
    assert english.out.startswith("Usage: smeic")
    assert not JAPANESE.search(english.out)
    assert max(width(line) for page in (japanese, english) for line in page.out.splitlines()) <= 80
    for parameter in COMMANDS[names].params:
        key = sentence_key(names, parameter).removeprefix("command.")
        for language in ("ja", "en"):
            assert messages("command", language)[key]
        shown = parameter.metavar or max(parameter.opts, key=len).lstrip("-")
        assert shown.lower().replace("_", "-") in japanese.out.lower().replace("_", "-")


def test_the_language_of_help_comes_from_the_surroundings_too(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SMEIC_LANG", "en")
    assert smeic(capsys, "--help").out.startswith("Usage: ")
    assert smeic(capsys, "--lang", "ja", "--help").out.startswith("使い方: ")
    assert "missing" in smeic(capsys, "restore").err


@pytest.mark.parametrize(
    ("arguments", "language"),
    [
        ([], "ja"),
        (["--lang", "en"], "en"),
        (["--lang=en", "find"], "en"),
        (["find", "--lang"], "ja"),
        (["--lang", "tlh"], "ja"),
    ],
)
def test_the_language_is_known_before_anything_is_understood(
    arguments: list[str], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SMEIC_LANG", raising=False)
    assert language_of(arguments) == language


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["nope"], "command_unknown"),
        (["smeic.sqlite"], "command_is_file"),
        (["find", "a", "b"], "arguments_left"),
        (["restore"], "argument_missing"),
        (["export", "roster"], "option_missing"),
        (["doctor", "-x"], "option_unknown"),
        (["find", "--limt", "3"], "option_unknown_like"),
        (["find", "--lang", "en"], "option_too_late"),
        (["find", "--limit"], "option_needs_value"),
        (["--db"], "option_needs_value"),
        (["find", "--deep=1"], "option_unknown"),
        (["doctor", "--deep=1"], "option_takes_nothing"),
        (["find", "--limit", "0"], "value_too_small"),
        (["demo", "--people", "-1"], "value_not_between"),
        (["inspect", "x", "--records", "many"], "value_wrong"),
    ],
)
def test_wrong_usage_is_two_lines_in_the_readers_language(
    arguments: list[str], code: str, capsys: Capture
) -> None:
    for language in ("ja", "en"):
        answer = smeic(capsys, "--lang", language, *arguments)
        assert (answer.status, answer.out, len(answer.err.splitlines())) == (2, "", 2)
        assert bool(JAPANESE.search(answer.err)) == (language == "ja")
        said = messages("error", language)[code]
        assert re.match(re.sub(r"\\{\w+\\}", ".+", re.escape(said)), answer.err)


def test_wrong_usage_is_a_document_where_one_was_asked_for(capsys: Capture) -> None:
    answer = smeic(capsys, "find", "--limit", "0", "--json")
    assert (answer.status, answer.err) == (2, "")
    assert answer.document["error"]["code"] == "value_too_small"
    assert answer.document["error"]["params"]["least"] == 1
