"""A dataclass in place of options: typer sees its fields, the command sees the dataclass."""

from __future__ import annotations

from dataclasses import dataclass
from inspect import signature
from typing import Annotated

import pytest
import typer
from typer.testing import CliRunner

from smeic_tui.cli.option_sets import spread


@dataclass(frozen=True, slots=True)
class Who:
    """A set with something that must be typed."""

    name: Annotated[str, typer.Argument(metavar="NAME")]
    cohort: Annotated[int | None, typer.Option("--cohort")] = None


@dataclass(frozen=True, slots=True)
class How:
    """Another one, of options only."""

    loud: Annotated[bool, typer.Option("--loud")] = False


def greet(
    context: typer.Context,
    who: Who,
    *,
    times: Annotated[int, typer.Option("--times")] = 1,
    how: How,
) -> None:
    """Say what was understood."""
    print(context.info_name, who, times, how)


def test_fields_stand_where_their_set_stood() -> None:
    assert list(signature(spread(greet)).parameters) == [
        *("context", "name", "cohort", "times", "loud"),
    ]


@pytest.mark.parametrize(
    ("line", "status", "told"),
    [
        (["花子"], 0, "greet Who(name='花子', cohort=None) 1 How(loud=False)\n"),
        (
            ["花子", "--loud", "--cohort", "3", "--times", "2"],
            0,
            "greet Who(name='花子', cohort=3) 2 How(loud=True)\n",
        ),
        ([], 2, ""),
        (["花子", "--cohort", "x"], 2, ""),
    ],
)
def test_what_is_typed_comes_as_a_set(line: list[str], status: int, told: str) -> None:
    app = typer.Typer()
    app.command()(spread(greet))
    answer = CliRunner().invoke(app, line)
    assert (answer.exit_code, answer.stdout) == (status, told)
