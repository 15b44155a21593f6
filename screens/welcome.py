"""Before the roster: where the file is, who is working, what comes next."""

from __future__ import annotations

from collections.abc import Callable

from textual import on

from screens.background import Stop
from screens.start import first_file, first_start
from screens.start.asking import Step
from screens.start.entering import Entering
from smeic_tui.errors import SmeicError
from smeic_tui.store.file import opening
from smeic_tui.store.people.staff import Staff
from smeic_tui.text import t
from smeic_tui.widgets.form import Form
from smeic_tui.widgets.offer import Offer
from smeic_tui.widgets.path_field import PathField


class WelcomeScreen(Entering):
    """What each answer leads to; Esc goes back to the question before.

    Nothing is created before the last of them is answered, and never at a place nobody chose.
    """

    def on_mount(self) -> None:
        """Begin with the first open question."""
        # A first screen has no one waiting for its result; switching to the roster expects one.
        self._push_result_callback(self.app, None)
        if self._opened is not None:
            self._meet(self._opened)
        else:
            self._ask(Step.PLACE if self._missing is None else Step.MISSING)

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

    # Going on

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
