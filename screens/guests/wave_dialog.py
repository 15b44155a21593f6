"""A wave of invitations: how, until when, and who is left out and why."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from datetime import date

from textual import on
from textual.app import ComposeResult

from screens.forms.entries import check_day, date_fold
from screens.forms.form_dialog import FormDialog
from screens.guests.words import name_of
from smeic_tui.domain.consent import CHANNELS, Channel
from smeic_tui.domain.events import Event
from smeic_tui.errors import Param, Reason
from smeic_tui.store.events.invitations import add_wave
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.people import contactable, people
from smeic_tui.text import render, t
from smeic_tui.widgets.choice import Choice
from smeic_tui.widgets.form import Entry
from smeic_tui.widgets.lines import Lines, Side


class WaveDialog(FormDialog[str]):
    """Channel, deadline, sent or draft; who is left out and why stands above the button."""

    DEFAULT_CSS = """
    WaveDialog #left { height: 4; }
    """

    def __init__(self, event: Event, number: int, ids: Sequence[int]) -> None:
        """Make the dialog.

        Args:
            event: For which event.
            number: Number of the wave.
            ids: Whom, in the order of the list.
        """
        self.event = event
        self.ids = ids
        channels = [(c, t(f"event.channel_{c}")) for c in CHANNELS]
        fold = date_fold(date.today(), coming=True)
        sent = [("sent", t("event.sent_today")), ("draft", t("event.draft"))]
        entries = (
            Entry("channel", "field.via", "mail", options=channels),
            Entry(
                "deadline",
                "field.deadline",
                fold=fold,
                check=check_day,
                cells=14,
                hint=t("event.deadline_hint"),
            ),
            Entry("state", "field.sent_on", "sent", options=sent),
        )
        super().__init__(t("event.wave_title", number=number, count=len(ids)), entries)

    def body(self) -> ComposeResult:
        """The form, and who is left out."""
        yield self.form
        yield Lines(id="left")

    def on_mount(self) -> None:
        """Say who is left out by the channel proposed."""
        self._show_left()

    @on(Choice.Changed)
    def changed(self) -> None:
        """Another channel leaves out others."""
        self._show_left()

    def _channel(self) -> Channel:
        value = self.form.values["channel"]
        return next((c for c in CHANNELS if c == value), "mail")

    def _show_left(self) -> None:
        conn = self.desk.workspace.conn
        decisions = contactable.decisions(conn, self.ids, self._channel())
        out = {i: d.reason for i, d in decisions.items() if not d.allowed}
        told = t("event.wave_count", count=len(decisions) - len(out), left=len(out))
        lines: list[tuple[Side, Side]] = [([(told, "strong")], "")]
        lines += [([(f"  {words}", "dim")], "") for words in _left_out(conn, out)]
        self.query_one("#left", Lines).put_all(lines)

    def record(self, values: Mapping[str, str]) -> None:
        """Write the wave with those who may be reached."""
        event, ids, channel = self.event, self.ids, self._channel()
        sent_on = date.today().isoformat() if values["state"] == "sent" else None
        kind = "wave_sent" if sent_on else "wave_added"

        def work(conn: sqlite3.Connection, actor: Actor) -> int:
            decisions = contactable.decisions(conn, ids, channel)
            wanted = [i for i, d in decisions.items() if d.allowed]
            params: dict[str, Param] = {"event": name_of(event), "count": len(wanted)}
            with operation(conn, actor, kind, params=params) as op:
                add_wave(
                    op,
                    event.id,
                    wanted,
                    channel=channel,
                    deadline=values["deadline"] or None,
                    sent_on=sent_on,
                )
            return len(wanted)

        self.save(work, lambda count: self.dismiss(t("event.wave_saved", count=count)))


def _left_out(conn: sqlite3.Connection, out: Mapping[int, Reason]) -> list[str]:
    """By reason, how many and who: three lines."""
    by_reason: dict[str, list[int]] = {}
    for person_id, reason in out.items():
        sentence = render("reason", reason.code, reason.params)
        by_reason.setdefault(sentence, []).append(person_id)
    lines = []
    for sentence, ids in by_reason.items():
        names = t("frame.comma").join(people.person(conn, i).name for i in ids[:4])
        lines.append(t("event.left_reason", count=len(ids), why=sentence, names=names))
    return lines[:3]
