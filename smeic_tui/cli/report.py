"""report: what a new list changed, for the office it came from."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from smeic_tui.cli.desk import Desk, put_json, refusals, say
from smeic_tui.text import t

if TYPE_CHECKING:
    from importers.planning.report import Report, ReportChange, ReportPerson


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    group = typer.Typer(no_args_is_help=True)

    @group.callback()
    def reports() -> None:
        """The group keeps its name with one command in it."""

    group.command(name="import")(of_import)
    app.add_typer(group, name="report")


def of_import(
    context: typer.Context,
    operation: Annotated[int, typer.Argument()],
    output: Annotated[Path | None, typer.Option("-o", "--output")] = None,
    as_document: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Who joined, who was left out, and what changed, as a workbook, as lines or as JSON."""
    desk: Desk = context.obj
    with refusals(as_document):
        from importers.applying.report_file import log_report, write_report
        from importers.planning.report import report_of_import

        with desk.reading() as conn:
            report = report_of_import(conn, operation)
        path: Path | None = None
        if output is not None:
            # What goes out is written down; where that is impossible nothing goes out.
            with desk.writing() as (conn, actor):
                path = write_report(report, output, forbid=[desk.path])
                log_report(conn, actor, report, path)
        if as_document:
            put_json(_document(report) | {"file": str(path) if path is not None else None})
            return
        if path is not None:
            say("importing.report_written", path=path)
            return
        for key, people in (("joined", report.joined), ("left_out", report.left_out)):
            print(f"{t(f'importing.report_{key}')}  {t('cli.hits', count=len(people))}")
            for person in people:
                print(f"  {_named(person)}  {person.company}".rstrip())
        print(t("importing.report_changed"))
        for change in report.changed:
            print(f"  {_named(change.person)}  {_change(change)}")


def _named(person: ReportPerson) -> str:
    cohort = t("roster.cohort", n=person.cohort) if person.cohort is not None else ""
    return f"{cohort}  {person.name}".strip()


def _change(change: ReportChange) -> str:
    aspect = t(f"import_screen.aspect_{change.aspect}")
    return f"{aspect}  {change.old or t('field.empty')} -> {change.new}"


def _document(report: Report) -> dict[str, Any]:
    return {
        "files": list(report.files),
        "as_of": report.as_of,
        "complete": report.complete,
        "joined": [asdict(person) for person in report.joined],
        "left_out": [asdict(person) for person in report.left_out],
        "changed": [
            {**asdict(c.person), "aspect": c.aspect, "old": c.old, "new": c.new}
            for c in report.changed
        ],
    }
