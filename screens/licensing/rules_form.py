"""The numbers of the requirements: what the guide says now, for this file."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import asdict

from screens.forms.form_dialog import FormDialog
from screens.licensing.entries import check_number, fold_number
from smeic_tui.domain.licences.rules import MOST, NAMES, LicenceRules, least, rules_from
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.licences.licences import set_rules
from smeic_tui.text import t
from smeic_tui.widgets.form import Entry


class RulesForm(FormDialog[str]):
    """One line a number."""

    def __init__(self, rules: LicenceRules) -> None:
        """Make the form.

        Args:
            rules: As on file.
        """
        known = asdict(rules)
        entries = [
            Entry(
                name,
                f"licence.rule_{name}",
                str(known[name]),
                fold=fold_number,
                check=check_number("licence.bad_rule", least(name), MOST),
                required=True,
                cells=8,
            )
            for name in NAMES
        ]
        super().__init__(t("licence.rules_title"), entries, quick=False)

    def record(self, values: Mapping[str, str]) -> None:
        """Keep what differs from the defaults."""

        def work(conn: sqlite3.Connection, actor: Actor) -> bool:
            with operation(conn, actor, "licence_rules_changed") as op:
                set_rules(op, rules_from({name: int(values[name]) for name in NAMES}))
            return op.recorded

        self.save(work, lambda changed: self.dismiss(t("licence.rules_saved") if changed else None))
