"""The completion rule, condition by condition, and in words while it is edited."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import replace

from textual import on
from textual.app import ComposeResult

from screens.forms.form_dialog import FormDialog
from smeic_tui.domain.training.completion import lacks_registration
from smeic_tui.domain.training.rule import (
    CONDITIONS,
    EXCUSED,
    WITH_VALUE,
    Condition,
    ConditionKind,
    Counting,
    Rule,
    problems,
)
from smeic_tui.errors import Reason
from smeic_tui.exports.training_words import counting_words, rule_words, run_name
from smeic_tui.japanese.counts import fold_count, read_count
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.training import trainings
from smeic_tui.store.training.attendance_book import Book
from smeic_tui.text import render, t
from smeic_tui.widgets.choice import Choice
from smeic_tui.widgets.field import Field
from smeic_tui.widgets.form import Entry
from smeic_tui.widgets.lines import Lines

ASKED = ("all", "any", "none")
"""要る, どれかひとつ, 要らない."""


class RuleForm(FormDialog[str]):
    """For each condition whether it is asked for, is one of several, or is not asked for."""

    DEFAULT_CSS = """
    RuleForm #panel { padding: 0 2; }
    RuleForm #words { height: 2; }
    RuleForm Commit { margin-top: 0; }
    """

    def __init__(self, book: Book) -> None:
        """Make the form.

        Args:
            book: The run whose rule is edited.
        """
        self.run = book.run
        self.course = book.course
        super().__init__(
            t("training.rule_title", training=run_name(book.run)),
            list(_entries(book.run.rule)),
            quick=False,
        )
        self._words = Lines(id="words")

    def body(self) -> ComposeResult:
        """The form, and the rule in words."""
        yield self.form
        yield self._words

    def on_mount(self) -> None:
        """Say the rule as it is."""
        self._show_words()

    @on(Choice.Changed)
    @on(Field.Changed)
    def changed(self) -> None:
        """Say the rule as it would be."""
        self._show_words()

    def _show_words(self) -> None:
        made = _made(self.form.values)
        wrong = problems(made)
        if wrong:
            sentence = render("reason", wrong[0].code, wrong[0].params)
            self._words.put_all([([(f" {sentence}", "alert")], "")])
            return
        self._words.put_all(
            [
                ([(f" {t('training.rule_line', rule=rule_words(made))}", "strong")], ""),
                ([(f" {counting_words(made.counting)}", "dim")], ""),
            ]
        )

    def record(self, values: Mapping[str, str]) -> None:
        """Write the rule when it is sound."""
        made, run = _made(values), self.run
        for reason in problems(made):
            self.form.blame(_line_of(reason), render("reason", reason.code, reason.params))
            return
        told = {"training": run_name(run)}

        def work(conn: sqlite3.Connection, actor: Actor) -> None:
            with operation(conn, actor, "training_rule", params=told) as op:
                trainings.set_rule(op, run, made)

        missing = lacks_registration(replace(self.course, rule=made))
        key = "training.rule_saved_without_report" if missing else "training.rule_saved"
        self.save(work, lambda _: self.dismiss(t(key, rule=rule_words(made))))


def _line_of(reason: Reason) -> str:
    kind = str(reason.params["condition"] or "")
    if not kind:
        return {"rule_minutes": "late", "rule_lates": "lates"}.get(reason.code, CONDITIONS[0])
    return f"{kind}_value" if reason.code in ("rule_share", "rule_absences") else kind


def _entries(rule: Rule) -> Iterator[Entry]:
    options = [(each, t(f"training.asked.{each}")) for each in ASKED]
    by_kind: dict[ConditionKind, tuple[str, Condition]] = {
        **{each.kind: ("any", each) for each in rule.any_of},
        **{each.kind: ("all", each) for each in rule.all_of},
    }
    for kind in CONDITIONS:
        asked, condition = by_kind.get(kind, ("none", Condition(kind)))
        yield Entry(kind, f"training.condition_name.{kind}", asked, options=options)
        if kind in WITH_VALUE:
            yield Entry(
                f"{kind}_value",
                f"training.condition_value.{kind}",
                "" if condition.value is None else str(condition.value),
                fold=fold_count,
                check=_check_number,
                cells=8,
            )
    counting = rule.counting
    for name, minutes in (("late", counting.late_minutes), ("early", counting.early_minutes)):
        yield Entry(
            name,
            f"training.counting_name.{name}",
            str(minutes),
            fold=fold_count,
            check=_check_number,
            required=True,
            cells=8,
        )
    kinds = [(each, t(f"training.excused.{each}")) for each in EXCUSED]
    yield Entry("excused", "training.counting_name.excused", counting.excused, options=kinds)
    lates = counting.lates_per_absence
    yield Entry(
        "lates",
        "training.counting_name.lates",
        "" if lates is None else str(lates),
        fold=fold_count,
        check=_check_number,
        cells=8,
    )


def _check_number(text: str) -> str | None:
    return None if read_count(text) is not None else t("training.bad_number")


def _made(values: Mapping[str, str]) -> Rule:
    """The rule that the fields say, sound or not."""

    def value(name: str) -> int | None:
        return read_count(values.get(name, ""))

    def conditions(asked: str) -> tuple[Condition, ...]:
        return tuple(
            Condition(kind, value(f"{kind}_value") if kind in WITH_VALUE else None)
            for kind in CONDITIONS
            if values[kind] == asked
        )

    late, early = value("late"), value("early")
    excused = next(each for each in EXCUSED if each == values["excused"])
    counting = Counting(
        -1 if late is None else late, -1 if early is None else early, excused, value("lates")
    )
    return Rule(conditions("all"), conditions("any"), counting)
