"""Before the roster: where the file is, who is working, what comes next."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from screens.background import Stop, close_dialog, in_background
from screens.start import first_file, first_start
from smeic_tui.actions import WELCOME, bindings
from smeic_tui.errors import SmeicError
from smeic_tui.platforms import os_user
from smeic_tui.store import location, opening
from smeic_tui.store.staff import Staff, add_login
from smeic_tui.text import t
from smeic_tui.widgets.form import Form
from smeic_tui.widgets.frame import Page
from smeic_tui.widgets.lines import Lines
from smeic_tui.widgets.offer import Offer
from smeic_tui.widgets.path_field import PathField
from smeic_tui.widgets.progress import Progress
from smeic_tui.workspace import Workspace

if TYPE_CHECKING:
    from smeic_tui.app import SmeicApp


class Step(Enum):
    """What is being asked."""

    MISSING = "missing"
    PLACE = "place"
    NEW_PATH = "new_path"
    OPEN_PATH = "open_path"
    STAFF = "staff"
    WHO = "who"
    NEXT = "next"


class WelcomeScreen(Page[None]):
    """A few short questions, one at a time; Esc goes back to the one before.

    Nothing is created before the last of them is answered, and never at a place nobody chose.
    """

    CONTEXT = WELCOME
    BINDINGS: ClassVar[list[BindingType]] = bindings(WELCOME)
    DEFAULT_CSS = """
    WelcomeScreen {
        #lead { height: 4; margin: 1 0 0 4; }
        #offer { margin: 0 0 1 0; }
        #path { margin: 0 4 1 4; width: 1fr; }
        #who { padding: 0 4; margin: 0 0 1 0; }
        #login { margin: 0 0 1 0; }
        #note { height: 2; margin: 0 0 0 4; }
    }
    """
    AUTO_FOCUS = ""

    def __init__(
        self,
        missing: Path | None = None,
        opened: opening.Opened | None = None,
        place: Path | None = None,
    ) -> None:
        """Make the screen.

        Args:
            missing: The file used last, which is not there now.
            opened: A file that is open, but nobody knows who is working.
            place: Where a new file is proposed; the documents folder by default.
        """
        super().__init__()
        self._missing = missing
        self._opened = opened
        self._remembers = False
        """The file was chosen here, so the next start opens it."""
        self._proposed = place or location.proposed()
        self._path = self._proposed
        self._staff: tuple[Staff, ...] = ()
        self._keep_login = False
        self._busy = False
        self._trail: list[Step] = []
        self._field = PathField(
            wanted=lambda name: name.endswith(".sqlite"), select_on_focus=True, id="path"
        )
        self._offer: Offer[str] = Offer(point=self._explain, id="offer")
        self._form = Form(first_start.staff_entries(), commit_key="welcome.begin", id="who")

    @property
    def smeic(self) -> SmeicApp:
        """The app."""
        return cast("SmeicApp", self.app)

    def body(self) -> ComposeResult:
        """Heading, what is asked, and a line for what is worth knowing about the answer."""
        yield Lines(id="lead")
        yield self._offer
        yield self._field
        yield self._form
        yield Lines(id="login")
        yield Lines(id="note")

    def on_mount(self) -> None:
        """Begin with the first open question."""
        # A first screen has no one waiting for its result; switching to the roster expects one.
        self._push_result_callback(self.app, None)
        if self._opened is not None:
            self._meet(self._opened)
        else:
            self._ask(Step.PLACE if self._missing is None else Step.MISSING)

    # Asking

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

    # Answers

    @on(Offer.Taken)
    def taken(self, event: Offer.Taken) -> None:
        """One of the offered things was chosen."""
        value = str(event.value)
        if self._busy:
            return
        if self.step is Step.STAFF and value != first_start.NEW_STAFF:
            self._work_as(next(s for s in self._staff if str(s.id) == value))
            return
        answers: dict[str, Callable[[], object]] = {
            "proposed": self._take_proposed,
            "other": lambda: self._ask(Step.NEW_PATH),
            "open": lambda: self._ask(Step.OPEN_PATH),
            "demo": self._demo,
            "retry": self._retry,
            "new": lambda: self._ask(Step.WHO if self.step is Step.STAFF else Step.PLACE),
            "import": self.action_import,
            "empty": self._enter,
        }
        answers[value]()

    def _take_proposed(self) -> None:
        self._path = self._proposed
        self._opened = None
        self._ask(Step.WHO)

    def _retry(self) -> None:
        assert self._missing is not None
        if self._missing.exists():
            self._open(self._missing)
        else:
            self._say("", t("welcome.missing_again"))

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

    @on(PathField.Entered)
    def path_entered(self, event: PathField.Entered) -> None:
        """Go on with this place; what is wrong with it is told by whoever opens or creates it."""
        if self._busy:
            return
        if self.step is Step.OPEN_PATH:
            self._open(event.path)
            return
        path = first_start.new_file(event.path)
        if path.exists():
            self.smeic.show_error(SmeicError("db_exists", path=str(path)))
        elif not path.parent.is_dir() and path != self._proposed:
            self.smeic.show_error(SmeicError("db_folder_missing", path=str(path.parent)))
        else:
            self._path = path
            self._opened = None
            self._ask(Step.WHO)

    @on(Form.Submitted)
    def who_entered(self, event: Form.Submitted) -> None:
        """Create the file with its first member of staff, or enter one more into an open file."""
        if self._busy:
            return
        path, opened = self._path, self._opened
        own_folder = path == self._proposed

        def work(_: Stop) -> tuple[opening.Opened, Staff]:
            return first_file.create_or_join(path, opened, event.values, own_folder=own_folder)

        def done(begun: tuple[opening.Opened, Staff]) -> None:
            created = self._opened is None
            self._opened, staff = begun
            self._remembers = self._remembers or created
            self._begin(staff)
            if created:
                self._trail.clear()
                self._ask(Step.NEXT)
            else:
                self._enter()

        self._run(t("welcome.creating"), work, done)

    def action_remember_login(self) -> None:
        """Space on the list of staff: whether this login is asked again."""
        if self.step is Step.STAFF:
            self._keep_login = not self._keep_login
            self._show_login()

    def _show_login(self) -> None:
        key = "remember_on" if self._keep_login else "remember_off"
        self.query_one("#login", Lines).put("    " + t(f"welcome.{key}", login=os_user()))

    # Opening

    def _open(self, path: Path) -> None:
        def done(opened: opening.Opened) -> None:
            self._remembers = True
            self._meet(opened)

        self._run(t("welcome.opening"), lambda _: first_file.open_chosen(path), done)

    def _meet(self, opened: opening.Opened) -> None:
        """Ask who is working, unless the login says it."""
        self._opened, self._path = opened, opened.path
        known, self._staff = first_file.staff_of(opened)
        if known is not None:
            self._begin(known)
            self._enter()
        elif any(member.active_to is None for member in self._staff):
            self._ask(Step.STAFF)
        else:
            self._ask(Step.WHO)

    def _work_as(self, member: Staff) -> None:
        self._begin(member)
        assert self._opened is not None
        if self._keep_login and not self._opened.read_only:
            login = os_user()
            self.smeic.save(lambda conn, actor: add_login(conn, actor, member.id, login))
        self._enter()

    def _begin(self, staff: Staff) -> None:
        assert self._opened is not None
        if self._remembers:
            # Without a memory of the place, the next start only asks again.
            with suppress(OSError):
                location.remember(self._opened.path)
        self.smeic.work_in(Workspace(self._opened, staff))

    def _demo(self) -> None:
        """Open the demo, building it first where there is none; the real file is not touched."""
        progress = Progress(t("welcome.demo_title"), lambda: stop.set())

        def advance(done: int, people: int) -> None:
            note = t("welcome.demo_people", count=done)
            self.app.call_later(progress.advance, done, people, note)

        def close() -> None:
            self._busy = False
            close_dialog(progress)

        def done(opened: opening.Opened) -> None:
            close()
            self._opened, self._path, self._remembers = opened, opened.path, False
            known, staff = first_file.staff_of(opened)
            self._begin(known or staff[0])
            self._enter()

        def refused(error: SmeicError) -> None:
            close()
            self.smeic.show_error(error)

        self._busy = True
        self.app.push_screen(progress)
        stop = in_background(
            self,
            lambda stop: first_file.open_demo(stop, advance),
            done,
            refused,
            stopped=close,
        )

    def _run(self, doing: str, work: Callable[[Stop], Any], done: Callable[[Any], object]) -> None:
        """Work off the UI thread; a refusal leaves everything typed as it is."""

        def finished(result: Any) -> None:
            self._busy = False
            self._say("")
            done(result)

        def refused(error: SmeicError) -> None:
            self._busy = False
            self._say("")
            self.smeic.show_error(error)

        self._busy = True
        self._say(doing)
        in_background(self, work, finished, refused)

    # Going on

    def _enter(self) -> None:
        self.app.switch_screen(self.smeic.make("roster"))

    def action_import(self) -> None:
        """Go to the roster and open the import on it."""
        if self.step is Step.NEXT:
            self._enter()
            self.smeic.open("import")

    def action_back(self) -> None:
        """Back to the question before."""
        if self._busy:
            return
        if len(self._trail) > 1:
            self._trail.pop()
            self._ask(self._trail.pop())
        else:
            self.leave()
