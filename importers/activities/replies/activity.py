"""The activity ``replies``: the answers of a form to the invitation of one event."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from importers.activities.activity import Layout, ListRow, Newcomers, Proposal, Reading
from importers.activities.referrals.from_form import told_by_form, write_from_form
from importers.activities.replies import proposing
from importers.activities.replies.layout import from_data, reply_layout, to_data
from importers.activities.replies.proposal import RepliesProposal
from importers.activities.replies.seating import Seating
from importers.activities.replies.telling import introduced, tell
from importers.tables.columns import Column
from importers.tables.table import Table
from smeic_tui.errors import SmeicError
from smeic_tui.store.events.events import event, event_id_of
from smeic_tui.store.events.replies import record_reply
from smeic_tui.store.journal.operation import Operation
from smeic_tui.store.referrals.referral_lists import introducers


class _Replies:
    """See `importers.activities.activity.Activity`."""

    name = "replies"

    def recognise(self, table: Table, surroundings: str) -> Table | None:
        """A table of answers that asks whether somebody comes.

        Also one that only its times of answering and the answers in its cells show to be one.
        """
        answered = any(column.field == "answered_at" for column in table.columns)
        if table.kind != "replies" and not (table.kind == "people" and answered):
            return None
        layout = reply_layout(table)
        if layout is None:
            return None
        asked = {column.header for column in layout.columns if column.asks in ("own", "attend")}
        columns = tuple(_marked(column, asked) for column in table.columns)
        read = Layout(self.name, to_data(layout))
        return replace(table, columns=columns, kind="replies", activity=read)

    def reading(self, layout: Layout) -> Reading:
        """Guests from outside answer too, and some answer twice."""
        return Reading(mixed=True, repeats=True)

    def newcomers(self, layout: Layout) -> Newcomers:
        """Whoever answers for an event and is not on file is for staff to look at."""
        if from_data(layout.data).event:
            return lambda row, values, record: None
        return lambda row, values, record: "alumnus" if values.cohort is not None else "outsider"

    propose = staticmethod(proposing.propose)

    def write(self, op: Operation, proposal: Proposal, real: Callable[[int], int]) -> None:
        """Record the answers in the order of their time; a seat is given after counting again."""
        assert isinstance(proposal, RepliesProposal)
        for plan in proposal.replies:
            record_reply(op, plan.part_id, real(plan.person), plan.given)
        if proposal.brought:
            people = introducers(op.conn)
            for each in proposal.brought:
                write_from_form(op, real(each.person), each.told, people)

    def settle(self, op: Operation, layout: Layout, row: ListRow) -> None:
        """Record what one row answered that waited, unless the person has answered later since."""
        listed = from_data(layout.data)
        if row.person is None:
            return
        named, at = introduced(listed, row.record)
        if named:
            write_from_form(op, row.person, told_by_form(named, at))
        if not listed.event:
            return
        try:
            held = event(op.conn, event_id_of(op.conn, listed.event))
        except SmeicError:
            # The event was taken back meanwhile.
            return
        told = tell(listed, row.record, held.parts)
        seating = Seating(op.conn, held)
        for part_id, said in told.replies.parts.items():
            given = seating.news(part_id, row.person, said, told.at, told.note)
            if given is not None:
                record_reply(op, part_id, row.person, given)


REPLIES = _Replies()


def for_event(tables: Sequence[Table], event_uid: str) -> tuple[Table, ...]:
    """Tables of which it is known for which event they answer; others stay as they are."""
    return tuple(
        replace(table, activity=proposing.layout_for(from_data(table.activity.data), event_uid))
        if table.activity is not None and table.activity.activity == REPLIES.name
        else table
        for table in tables
    )


def _marked(column: Column, asked: set[str]) -> Column:
    """A column that asks about the event says nothing about the person."""
    if column.header not in asked or column.field is not None:
        return column
    return replace(column, field="mark", confidence=1.0, why="contents")
