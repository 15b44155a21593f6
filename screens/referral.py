"""One referral: what is known, what is next, both sides' contact log, and who may fit."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal

from screens.bringing.page import Story, headline, page_lines, story
from screens.bringing.verbs import BringingVerbs, Marked
from screens.bringing.words import introduction_line
from screens.persons.scrolled import Scrolled
from screens.rereading import Rereading
from smeic_tui.actions import bindings
from smeic_tui.actions.contexts import REFERRAL
from smeic_tui.errors import SmeicError
from smeic_tui.text import t
from smeic_tui.widgets.lines import Lines
from smeic_tui.widgets.menu import Item, Menu

Open = Callable[[], object]


class ReferralScreen(Rereading, BringingVerbs):
    """One column on a narrow terminal, two on a wide one; digits open a section."""

    CONTEXT = REFERRAL
    BINDINGS: ClassVar[list[BindingType]] = bindings(REFERRAL)
    AUTO_FOCUS = "#page"

    def __init__(self, referral_id: int) -> None:
        """Make the page of a referral.

        Args:
            referral_id: Which.
        """
        super().__init__()
        self.referral_id = referral_id
        self.left = Lines(id="left")
        self.right = Lines(id="right")
        self.story: Story | None = None

    def body(self) -> ComposeResult:
        """Both columns, which scroll together."""
        with Scrolled(id="page"), Horizontal():
            yield self.left
            yield self.right

    def on_resize(self) -> None:
        """Another width has other lines."""
        self._lay_out()

    def read(self) -> None:
        """Read it; go back when it is gone (its entry was undone)."""
        try:
            self.story = story(self.desk.workspace.conn, self.referral_id)
        except SmeicError:
            self.dismiss()
            return
        self.show_title(*headline(self.story.referral))
        self._lay_out()

    def _lay_out(self) -> None:
        if self.story is None:
            return
        room = self.size.width or self.app.size.width
        left, right = page_lines(self.story, room, date.today())
        self.right.display = bool(right)
        tall = max(len(left), len(right))
        for column, lines in ((self.left, left), (self.right, right)):
            column.styles.height = tall
            column.put_all(lines)

    def marked(self) -> Marked | None:
        """The referral of this page."""
        return self.story.referral if self.story else None

    def show_again(self, key: int) -> None:
        """Whoever was taken in from here is shown."""
        self.referral_id = key
        self.read()

    def action_choose(self, digit: str) -> None:
        """A digit opens its section."""
        sections: dict[str, Open] = {
            "1": self.action_edit,
            "2": self._person,
            "3": self.action_consent,
            "4": self.action_owed,
            "5": self.action_matches,
            "6": self._introductions,
            "7": self._note,
            "8": self._chain,
        }
        if digit in sections:
            sections[digit]()

    def _person(self) -> None:
        """What the outsider needs and offers, or their own page."""
        told = self.story
        if told is None:
            return

        def chosen(what: str | None) -> None:
            if what == "tags":
                from screens.forms.tags_dialog import TagsDialog

                self.desk.push_screen(TagsDialog(told.dossier), self.written)
            elif what == "page":
                self._open_person(told.referral.person_id)

        items = [Item("tags", t("referral.tags")), Item("page", t("referral.person_page"))]
        self.desk.push_screen(Menu(told.referral.name, items), chosen)

    def _open_person(self, person_id: int) -> None:
        from screens.person import PersonScreen

        self.desk.push_screen(PersonScreen(person_id), lambda _: self.facts_changed())

    def _note(self) -> None:
        """A line in the contact log of the outsider, or of who brought them."""
        told = self.story
        if told is None or told.referral.introducer_id is None:
            self.action_contact_note()
            return
        from screens.forms.contact_note import ContactNoteDialog

        found = told.referral
        items = [
            Item(found.person_id, found.name),
            Item(told.referral.introducer_id, found.introducer),
        ]

        def chosen(person_id: int | None) -> None:
            if person_id is not None:
                self.desk.push_screen(ContactNoteDialog.about(self.desk, person_id), self.written)

        self.desk.push_screen(Menu(t("referral.whose_note"), items), chosen)

    def _introductions(self) -> None:
        told = self.story
        if told is None:
            return
        if not told.introductions:
            self.action_introduce()
            return
        from screens.introductions import IntroductionsScreen

        items: list[Item[int]] = [
            Item(number, introduction_line(each, told.referral.person_id))
            for number, each in enumerate(told.introductions)
        ]
        items.append(Item(-1, t("referral.add_introduction")))

        def chosen(number: int | None) -> None:
            if number == -1:
                self.action_introduce()
            elif number is not None:
                page = IntroductionsScreen(told.introductions[number].id)
                self.desk.push_screen(page, lambda _: self.facts_changed())

        self.desk.push_screen(Menu(t("referral.section.introductions"), items), chosen)

    def _chain(self) -> None:
        """Go to one of the people of the chain."""
        told = self.story
        if told is None or len(told.chain) < 2:
            self.desk.notify(t("referral.none_yet"))
            return
        items = [Item(link.person_id, "  " * link.depth + link.name) for link in told.chain]

        def chosen(person_id: int | None) -> None:
            if person_id is not None:
                self._open_person(person_id)

        self.desk.push_screen(Menu(t("referral.section.chain"), items), chosen)

    def action_excel(self) -> None:
        """Offer the lists, the interview sheet of this one first."""
        from screens.bringing.excel import offer_lists

        if self.story is not None:
            offer_lists(self, self.story.referral)

    def action_copy_row(self) -> None:
        """Put the whole page on the clipboard as text."""
        self.app.copy_to_clipboard(f"{self.left.text()}\n{self.right.text()}".strip())
