"""What only staff know about a list: whose it is, of which day, whether it is whole.

Where rows are hidden in Excel, also whether they belong to it.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult

from smeic_tui.text import t
from smeic_tui.widgets.dialog import Dialog
from smeic_tui.widgets.lines import Lines
from smeic_tui.widgets.menu import Item
from smeic_tui.widgets.offer import Offer

if TYPE_CHECKING:
    from screens.importing.draft import Draft


_OTHER_DAY = "other"
"""The answer that asks for a day."""


def asked_of(draft: Draft) -> list[str]:
    """What only staff know; of answers to an event or our own list nothing but what was hidden."""
    open_list = not draft.event and not draft.came_back
    asked = {
        "alumni": open_list,
        "as_of": open_list and not draft.dated,
        "hidden": draft.hidden_count > 0,
        # Guests of an event, answers or cards are never everybody, so nobody is missing there.
        "complete": open_list and draft.lists_everybody,
    }
    return [name for name, wanted in asked.items() if wanted]


class Questions(Dialog[bool]):
    """One question after the other, each answered by a digit; answers True in the end.

    Esc goes back to the question before. What was answered last time is marked.
    """

    DEFAULT_CSS = """
    Questions #panel { width: 72; }
    Questions #why { height: 2; color: $text-muted; margin-bottom: 1; }
    """

    def __init__(self, draft: Draft) -> None:
        """Make the questions.

        Args:
            draft: What was decided; the answers go there.
        """
        super().__init__("", t("import_screen.question_keys"))
        self._draft = draft
        self._hidden = draft.hidden_count
        self._asked = asked_of(draft)
        self._at = 0
        self._why = Lines(id="why")
        self.offer: Offer[object] = Offer(label=34, id="answers")

    def body(self) -> ComposeResult:
        """Why it is asked, and the answers."""
        yield self._why
        yield self.offer

    def on_mount(self) -> None:
        """Ask the first."""
        self._ask()

    def _ask(self) -> None:
        name = self._asked[self._at]
        question = t(f"import_screen.question_{name}", count=f"{self._hidden:,}")
        self._title_line.put([(question, "title")])
        first, _, second = t(f"import_screen.question_{name}_why").partition("\n")
        self._why.put_all([(first, ""), (second, "")])
        items, value = self._answers(name)
        at = next((n for n, item in enumerate(items) if item.value == value), 0)
        self.offer.put(items, at=at)

    def _answers(self, name: str) -> tuple[list[Item[object]], object]:
        draft = self._draft
        if name == "as_of":
            days = self._days()
            return days, draft.as_of if draft.day_asked else days[0].value
        answers: list[Item[object]] = [
            Item(True, t(f"import_screen.{name}_yes")),
            Item(False, t(f"import_screen.{name}_no")),
        ]
        held = {
            "alumni": draft.alumni_only,
            "hidden": draft.hidden_rows,
            "complete": draft.complete,
        }
        return answers, held[name]

    def _days(self) -> list[Item[object]]:
        """Today, the day the file was written, another one, and that nobody knows."""
        today = date.today().isoformat()
        days: list[Item[object]] = [Item(today, t("import_screen.as_of_today", date=today))]
        written = self._written()
        if written is not None and written != today:
            days.append(Item(written, t("import_screen.as_of_file", date=written)))
        said = self._draft.as_of
        if said is not None and said not in (today, written):
            days.append(Item(said, said))
        days.append(Item(_OTHER_DAY, t("import_screen.as_of_other")))
        days.append(Item(None, t("import_screen.as_of_unknown")))
        return days

    def _written(self) -> str | None:
        if len(self._draft.paths) != 1:
            return None
        try:
            at = self._draft.paths[0].stat().st_mtime
        except OSError:
            return None
        return datetime.fromtimestamp(at).date().isoformat()

    @on(Offer.Taken)
    def taken(self, event: Offer.Taken) -> None:
        """Keep the answer and go on."""
        event.stop()
        draft, name = self._draft, self._asked[self._at]
        if name == "as_of" and event.value == _OTHER_DAY:
            self._ask_day()
            return
        if name == "alumni":
            draft.alumni_only = event.value is True
            if not draft.alumni_only:
                # A mixed list is no list of all alumni.
                draft.complete = False
        elif name == "hidden":
            draft.hidden_rows = event.value is True
        elif name == "complete":
            draft.complete = event.value is True
        else:
            draft.as_of = event.value if isinstance(event.value, str) else None
            draft.day_asked = True
        self._go_on()

    def _ask_day(self) -> None:
        from screens.importing.list_day import ListDay

        def answered(day: str | None) -> None:
            if day is not None:
                self._draft.as_of, self._draft.day_asked = day, True
                self._go_on()

        self.app.push_screen(ListDay(self._draft.as_of, date.today()), answered)

    def _go_on(self) -> None:
        self._at += 1
        everybody = "complete" in self._asked and not self._draft.alumni_only
        last = len(self._asked) - everybody
        if self._at >= last:
            self.dismiss(True)
        else:
            self._ask()

    def action_back(self) -> None:
        """Back to the question before, else to the columns."""
        if self._at:
            self._at -= 1
            self._ask()
        else:
            self.dismiss(None)
