"""A form: labelled fields one under the other, with what is wrong beside each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Unpack

from textual import events, on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widget import Widget

from smeic_tui.text import t
from smeic_tui.widgets.choice import Choice
from smeic_tui.widgets.field import Check, Field, Fold
from smeic_tui.widgets.lines import Lines, Piece
from smeic_tui.widgets.named import Named
from smeic_tui.widgets.show import cleaned, fit, width


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a form."""

    name: str
    """Key of its value."""
    label_key: str
    """Catalogue key of its label."""
    value: str = ""
    """What it starts with."""
    fold: Fold | None = None
    """Applied when the user leaves the field."""
    check: Check | None = None
    """What is wrong with a value, as a sentence, or None."""
    options: Sequence[tuple[str, str]] = ()
    """Value and label of each option; a choice instead of a text field."""
    required: bool = False
    """An empty value is refused."""
    limit: int = 0
    """Most characters; 0 for no limit."""
    cells: int = 40
    """Width of the text field."""
    hint: str = ""
    """Stands in the empty field, e.g. an example."""
    label: str = ""
    """The label itself, where it is data (the name of a part) and no key of the catalogue."""


class Commit(Lines, can_focus=True):
    """The button of a form: Enter on it records."""

    DEFAULT_CSS = """
    Commit { margin: 1 0 0 16; }
    """

    class Pressed(Message):
        """Enter or a click."""

    def __init__(self, label: str) -> None:
        super().__init__(id="commit")
        self._label = f"[ {label} ]"
        self.put([(self._label, "held")])

    def watch_has_focus(self, has_focus: bool) -> None:
        """Brighter while Enter would press it."""
        super().watch_has_focus(has_focus)
        self.put([(self._label, "chosen" if has_focus else "held")])

    def on_key(self, event: events.Key) -> None:
        """Enter presses it."""
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.post_message(self.Pressed())

    def on_click(self) -> None:
        """So does a click."""
        self.post_message(self.Pressed())


LABEL = 16
"""Cells of the labels."""
ROOM = 58
"""Cells beside a label in a dialog on the narrowest terminal."""


class FormRow(Lines):
    """A line that holds a field and paints its label, and what is wrong with it, around it."""

    DEFAULT_CSS = """
    FormRow { layout: horizontal; }
    FormRow > * { margin-left: 16; }
    """

    def __init__(self, entry: Entry) -> None:
        super().__init__()
        self.entry = entry
        self.input: Field | Choice
        if entry.options:
            words = sum(width(cleaned(label)) for _, label in entry.options)
            close = words + 5 * len(entry.options) > ROOM
            self.input = Choice(entry.options, entry.value, close=close, id=entry.name)
            cells = words + (3 if close else 5) * len(entry.options)
        else:
            self.input = Field(
                entry.value,
                placeholder=entry.hint,
                fold=entry.fold,
                check=self._check,
                max_length=entry.limit,
                id=entry.name,
            )
            cells = entry.cells
        self.input.styles.width = cells
        self._indent = " " * (LABEL + cells + 1)
        self._start = self.input.value
        self.show_error(None)

    def compose(self) -> ComposeResult:
        """The field."""
        yield self.input

    @property
    def changed(self) -> bool:
        """True when the value is another than at the start."""
        return self.input.value != self._start

    def settle(self) -> str | None:
        """Fold and check, and show what is wrong."""
        field = self.input
        error = field.settle() if isinstance(field, Field) else self._check(field.value)
        self.show_error(error)
        return error

    def show_error(self, error: str | None) -> None:
        """Show or clear what is wrong."""
        label = fit(self.entry.label or t(self.entry.label_key), LABEL - 1)
        pieces: list[Piece] = [(label, "dim")]
        if error:
            pieces += [(self._indent[LABEL - 1 :], ""), (error, "alert")]
        self.put(pieces)

    def _check(self, value: str) -> str | None:
        if not value.strip():
            return t("frame.required") if self.entry.required else None
        return self.entry.check(value) if self.entry.check is not None else None


class Form(VerticalScroll, can_focus=False):
    """Fields of one record. Enter goes on to the next; Enter on the button, or Ctrl+S, records."""

    DEFAULT_CSS = """
    Form { height: auto; max-height: 100%; padding: 1 1; scrollbar-size-vertical: 1; }
    """

    @dataclass
    class Submitted(Message):
        """The values are folded and nothing is wrong with them."""

        form: Form
        values: Mapping[str, str]
        """All of them by name."""
        changed: Mapping[str, str]
        """Those that are another than at the start."""

        @property
        def control(self) -> Form:
            """The form, for ``@on`` selectors."""
            return self.form

    def __init__(
        self, entries: Sequence[Entry], *, commit_key: str = "action.save", **named: Unpack[Named]
    ) -> None:
        """Make a form.

        Args:
            entries: Its lines.
            commit_key: Catalogue key of the button's label.
            named: Its id and classes.
        """
        super().__init__(**named)
        self.rows = [FormRow(entry) for entry in entries]
        self._commit = Commit(t(commit_key))

    def compose(self) -> ComposeResult:
        """The lines and the button."""
        yield from self.rows
        yield self._commit

    @property
    def values(self) -> dict[str, str]:
        """Values by name, as they stand in the fields."""
        return {row.entry.name: row.input.value for row in self.rows}

    @property
    def changed(self) -> dict[str, str]:
        """Values that are another than at the start."""
        return {row.entry.name: row.input.value for row in self.rows if row.changed}

    @property
    def dirty(self) -> bool:
        """True when leaving would lose something."""
        return any(row.changed for row in self.rows)

    def focus_first(self) -> None:
        """Put the caret into the first field."""
        self.screen.set_focus(self.rows[0].input)

    def put(self, name: str, value: str) -> None:
        """Fill a field, e.g. with what another field suggests; Ctrl+Z in it takes that back."""
        field = self._row(name).input
        if isinstance(field, Field):
            field.value = value
        else:
            field.choose(value)

    def blame(self, name: str, sentence: str) -> None:
        """Show what the store found wrong with a field, and go to it."""
        row = self._row(name)
        row.show_error(sentence)
        self.screen.set_focus(row.input)

    def submit(self) -> bool:
        """Record: post ``Submitted``, or go to the first field that is wrong; True when posted."""
        wrong = [row for row in self.rows if row.settle() is not None]
        if wrong:
            self.screen.set_focus(wrong[0].input)
            return False
        self.post_message(self.Submitted(self, self.values, self.changed))
        return True

    def _row(self, name: str) -> FormRow:
        return next(row for row in self.rows if row.entry.name == name)

    @on(Commit.Pressed)
    def pressed(self, event: Commit.Pressed) -> None:
        """The button records."""
        event.stop()
        self.submit()

    @on(Field.Left)
    def field_left(self, event: Field.Left) -> None:
        """Show beside the field what is wrong with it."""
        for row in self.rows:
            if row.input is event.field:
                row.show_error(event.error)

    def on_key(self, event: events.Key) -> None:
        """Enter and down go on, up goes back."""
        if event.key not in ("enter", "down", "up"):
            return
        stops: list[Widget] = [*(row.input for row in self.rows), self._commit]
        focused = self.screen.focused
        if focused in stops:
            step = -1 if event.key == "up" else 1
            at = stops.index(focused) + step
            if 0 <= at < len(stops):
                self.screen.set_focus(stops[at])
            event.stop()
            event.prevent_default()
