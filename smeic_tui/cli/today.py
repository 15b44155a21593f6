"""today: what is to be done, and where the three stages stand."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

import typer

from smeic_tui.cli.desk import Desk, put_json, refusals
from smeic_tui.store.today.todays_work import Asked, Figure, Lines, figures
from smeic_tui.text import t


def register(app: typer.Typer) -> None:
    """Add the command of this module."""
    app.command()(today)


def today(
    context: typer.Context, as_document: Annotated[bool, typer.Option("--json")] = False
) -> None:
    """Print the numbers of the day, as the screen shows them."""
    from screens.today.words import figure_words

    desk: Desk = context.obj
    with refusals(as_document), desk.reading() as conn:
        now = datetime.now()
        work, stages = figures(Asked(conn, desk.path, now))
        if as_document:
            put_json({"work": _document(work), "stages": _document(stages)})
            return
        for name, found in (*work, *stages):
            words = "  ".join(figure_words(figure, now.date()) for figure in found)
            print(t(f"today.line.{name}"), words, sep="  ")


def _document(lines: Lines) -> list[dict[str, Any]]:
    return [{"line": name, "figures": [_figure(each) for each in found]} for name, found in lines]


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "code": figure.code,
        "count": figure.count,
        "params": dict(figure.params),
        "late": figure.is_late,
    }
