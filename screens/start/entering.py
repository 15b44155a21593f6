"""How the first start comes to an open file: opened, created, or the demo; and who works in it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from screens.background import Stop, close_dialog, in_background
from screens.start import first_file
from screens.start.asking import Asking, Step
from smeic_tui.errors import SmeicError
from smeic_tui.platforms import os_user
from smeic_tui.store.file import location, opening
from smeic_tui.store.people.staff import Staff, add_login
from smeic_tui.text import t
from smeic_tui.widgets.progress import Progress
from smeic_tui.workspace import Workspace

if TYPE_CHECKING:
    from smeic_tui.app import SmeicApp


class Entering(Asking):
    """Files are opened and made off the UI thread; a refusal leaves everything typed as it is."""

    def __init__(
        self,
        missing: Path | None = None,
        opened: opening.Opened | None = None,
        place: Path | None = None,
    ) -> None:
        """Make the page.

        Args:
            missing: The file used last, which is not there now.
            opened: A file that is open, but nobody knows who is working.
            place: Where a new file is proposed; the documents folder by default.
        """
        super().__init__(missing, place)
        self._opened = opened
        self._remembers = False
        """The file was chosen here, so the next start opens it."""
        self._busy = False

    @property
    def smeic(self) -> SmeicApp:
        """The app."""
        return cast("SmeicApp", self.app)

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

    def _enter(self) -> None:
        self.app.switch_screen(self.smeic.make("roster"))
