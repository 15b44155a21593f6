"""連絡の可否・同意: one line a channel and a use, answered by digits."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from screens.forms.entries import tidy
from screens.forms.form_dialog import FormDialog
from smeic_tui.domain.consent import CHANNELS, USES
from smeic_tui.store.journal.operation import Value
from smeic_tui.store.people.dossiers import Dossier
from smeic_tui.store.people.person_edit import RecordEdit, rule_records
from smeic_tui.text import t
from smeic_tui.widgets.form import Entry

if TYPE_CHECKING:
    from smeic_tui.app import SmeicApp

Records = dict[str, tuple[int, int, dict[str, Value]]]


def rule_edits(
    table: str, column: str, records: Records, values: Mapping[str, str], today: str, source: str
) -> list[RecordEdit]:
    """The rules that were answered anew, dated today.

    Args:
        table: ``contact_rule`` or ``consent``.
        column: ``channel`` or ``use``.
        records: What is on file, by channel or use.
        values: The answers, by channel or use.
        today: ISO date.
        source: How staff know, e.g. 電話.
    """
    edits = []
    for name, verdict in values.items():
        number, rev, base = records.get(name, (None, 0, {}))
        before = base.get("verdict", "unconfirmed")
        if verdict == before:
            continue
        mine: dict[str, Value] = {"verdict": verdict, "since": today, "source": source or None}
        if number is None:
            base = {column: name, "verdict": "unconfirmed"}
            mine[column] = name
        edits.append(RecordEdit(table, number, rev, base, mine))
    return edits


class RulesDialog(FormDialog[str]):
    """Each digit answers a line and goes on to the next; Enter records."""

    def __init__(self, dossier: Dossier, rules: Records, consents: Records) -> None:
        """Make the dialog.

        Args:
            dossier: The person.
            rules: Contact rules on file.
            consents: Consents on file.
        """
        verdicts = [(v, t(f"person.verdict.{v}")) for v in ("allowed", "refused", "unconfirmed")]
        answers = [(v, t(f"person.consent.{v}")) for v in ("agreed", "refused", "unconfirmed")]
        entries = [
            Entry(c, f"person.channel.{c}", _verdict(rules, c), options=verdicts) for c in CHANNELS
        ]
        entries += [
            Entry(f"use_{u}", f"person.use.{u}", _verdict(consents, u), options=answers)
            for u in USES
        ]
        entries.append(Entry("source", "field.source", fold=tidy, hint=t("form.source_hint")))
        super().__init__(t("form.rules_title", name=dossier.person.name), entries)
        self.person = dossier.person
        self.rules = rules
        self.consents = consents

    @classmethod
    def of(cls, desk: SmeicApp, dossier: Dossier) -> RulesDialog:
        """The dialog of a person."""
        conn, person_id = desk.workspace.conn, dossier.person.id
        return cls(
            dossier,
            rule_records(conn, person_id, "contact_rule"),
            rule_records(conn, person_id, "consent"),
        )

    def record(self, values: Mapping[str, str]) -> None:
        """Save the lines that were answered anew."""
        today, source = date.today().isoformat(), values["source"]
        channels: dict[str, str] = {c: values[c] for c in CHANNELS}
        uses: dict[str, str] = {u: values[f"use_{u}"] for u in USES}
        edits = [
            *rule_edits("contact_rule", "channel", self.rules, channels, today, source),
            *rule_edits("consent", "use", self.consents, uses, today, source),
        ]
        kind = (
            "rule_changed" if any(e.table == "contact_rule" for e in edits) else "consent_changed"
        )
        said = t("form.saved", name=self.person.name)
        self.save_edits(
            kind,
            self.person.id,
            edits,
            lambda changed: self.dismiss(said if changed else None),
        )


def _verdict(records: Records, name: str) -> str:
    return str(records[name][2]["verdict"]) if name in records else "unconfirmed"
