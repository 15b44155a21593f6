"""How the first start asks: one question, what can be answered, and what is worth knowing of it."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from screens.start import first_start
from smeic_tui.actions import bindings
from smeic_tui.actions.contexts import WELCOME
from smeic_tui.platforms import os_user
from smeic_tui.store.file import location
from smeic_tui.store.people.staff import Staff
from smeic_tui.text import t
from smeic_tui.widgets.form import Form
from smeic_tui.widgets.frame import Page
from smeic_tui.widgets.lines import Lines
from smeic_tui.widgets.offer import Offer
from smeic_tui.widgets.path_field import PathField


class Step(Enum):
    """What is being asked."""

    MISSING = "missing"
    PLACE = "place"
    NEW_PATH = "new_path"
    OPEN_PATH = "open_path"
    STAFF = "staff"
    WHO = "who"
    NEXT = "next"


class Asking(Page[None]):
    """The page of one question: its heading, its answers, and a line about the marked one."""

    CONTEXT = WELCOME
    BINDINGS: ClassVar[list[BindingType]] = bindings(WELCOME)
    DEFAULT_CSS = """
    Asking {
        #lead { height: 4; margin: 1 0 0 4; }
        #offer { margin: 0 0 1 0; }
        #path { margin: 0 4 1 4; width: 1fr; }
        #who { padding: 0 4; margin: 0 0 1 0; }
        #login { margin: 0 0 1 0; }
        #note { height: 2; margin: 0 0 0 4; }
    }
    """
    AUTO_FOCUS = ""

    def __init__(self, missing: Path | None = None, place: Path | None = None) -> None:
        """Make the page.

        Args:
            missing: The file used last, which is not there now.
            place: Where a new file is proposed; the documents folder by default.
        """
        super().__init__()
        self._missing = missing
        self._proposed = place or location.proposed()
        self._path = self._proposed
        self._staff: tuple[Staff, ...] = ()
        self._keep_login = False
        self._trail: list[Step] = []
        self._field = PathField(
            wanted=lambda name: name.endswith(".sqlite"), select_on_focus=True, id="path"
        )
        self._offer: Offer[str] = Offer(point=self._explain, id="offer")
        self._form = Form(first_start.staff_entries(), commit_key="welcome.begin", id="who")

    def body(self) -> ComposeResult:
        """Heading, what is asked, and a line for what is worth knowing about the answer."""
        yield Lines(id="lead")
        yield self._offer
        yield self._field
        yield self._form
        yield Lines(id="login")
        yield Lines(id="note")

    def _ask(self, step: Step) -> None:
        """Show one question; the ones before it stay as they were answered."""
        if step in self._trail:
            del self._trail[self._trail.index(step) :]
        self._trail.append(step)
        path_step = step in (Step.NEW_PATH, Step.OPEN_PATH)
        self._field.display = path_step
        self._form.display = step is Step.WHO
        self._offer.display = not path_step and step is not Step.WHO
        self.query_one("#login").display = step is Step.STAFF
        self._say("")
        name = step.value
        lead = t(f"welcome.{name}_lead")
        about = {Step.MISSING: self._missing, Step.STAFF: self._path, Step.NEXT: self._path}
        path = about.get(step)
        lines = [t(f"welcome.{name}_title"), lead]
        if path is not None:
            lines.insert(1, first_start.short_path(path, self._room))
        tones = ["strong", *("" for _ in lines[1:])]
        self.query_one("#lead", Lines).put_all(
            [([(line, tone)], "") for line, tone in zip(lines, tones, strict=True)]
        )
        if path_step:
            if step is Step.NEW_PATH and not self._field.value:
                self._field.value = str(self._proposed)
            self._say(t("welcome.path_keys"))
            self.set_focus(self._field)
        elif step is Step.WHO:
            self._form.focus_first()
        else:
            self._fill(step)
            self.set_focus(self._offer)

    @property
    def step(self) -> Step:
        """What is being asked now."""
        return self._trail[-1]

    @property
    def _room(self) -> int:
        return max(20, self.app.size.width - 4)

    def _fill(self, step: Step) -> None:
        if step is Step.PLACE:
            self._offer.put(first_start.places(self._proposed, self._room - 31))
        elif step is Step.MISSING:
            self._offer.put(first_start.after_missing())
        elif step is Step.NEXT:
            self._offer.put(first_start.next_steps())
        else:
            self._offer.put(first_start.who(self._staff))
            self._show_login()

    def _explain(self, value: str) -> None:
        if not self._trail or self.step is not Step.PLACE:
            return
        self._say("")
        if value == "proposed":
            self._warn_of(self._proposed)

    def _say(self, sentence: str, warning: str = "") -> None:
        self.query_one("#note", Lines).put_all(
            [([(sentence, "dim")], ""), ([(warning, "alert")], "")]
        )

    def _warn_of(self, path: Path) -> None:
        """Name the risk of a place as soon as it is known; the place can still be chosen."""

        def look() -> None:
            sentence = first_start.risk(path)
            self.app.call_later(show, sentence)

        def show(sentence: str) -> None:
            if self.is_attached and path == self._considered:
                keys = t("welcome.path_keys") if self.step is Step.NEW_PATH else ""
                self._say(keys, sentence)

        self._considered = path
        self.run_worker(look, thread=True, exclusive=True, group="risk")

    # Beside the question

    @on(PathField.Changed)
    def path_changed(self, event: PathField.Changed) -> None:
        """Warn while the place is still being typed."""
        if event.input is self._field and self._trail and self.step is Step.NEW_PATH:
            self._warn_of(self._field.path)

    @on(PathField.Completed)
    def path_completed(self, event: PathField.Completed) -> None:
        """Show what the path can become."""
        names = first_start.offered_paths(event.paths, self._room)
        self._say(names if len(event.paths) > 1 else t("welcome.path_keys"))

    def action_remember_login(self) -> None:
        """Space on the list of staff: whether this login is asked again."""
        if self.step is Step.STAFF:
            self._keep_login = not self._keep_login
            self._show_login()

    def _show_login(self) -> None:
        key = "remember_on" if self._keep_login else "remember_off"
        self.query_one("#login", Lines).put("    " + t(f"welcome.{key}", login=os_user()))
