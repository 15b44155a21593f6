"""The digits of a person's page: each opens one section of it for correction."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from screens.persons.page import address_line
from screens.persons.verbs import PersonVerbs
from screens.persons.words import enrolment_line, period, position_line
from smeic_tui.domain.people import current_positions
from smeic_tui.store.people.dossiers import Dossier
from smeic_tui.store.people.person_edit import finish_action
from smeic_tui.text import t
from smeic_tui.widgets.menu import Item, Menu

Open = Callable[[], object]


def correct(page: PersonVerbs, dossier: Dossier, digit: str) -> None:
    """Open a section.

    Args:
        page: The person's page.
        dossier: The person as shown.
        digit: As it stands before the section's title.
    """
    sections: dict[str, Open] = {
        "1": lambda: _basics(page, dossier),
        "2": lambda: _positions(page, dossier),
        "3": lambda: _contacts(page, dossier),
        "4": lambda: _rules(page, dossier),
        "5": lambda: _tags(page, dossier),
        "6": lambda: _notes(page, dossier),
        "7": lambda: _events(page, dossier),
        "9": lambda: _licence(page, dossier),
        "8": lambda: _bodies(page, dossier),
        "0": lambda: _brought(page, dossier),
    }
    if digit in sections:
        sections[digit]()


def _licence(page: PersonVerbs, dossier: Dossier) -> None:
    from screens.licence import LicenceScreen

    shown = LicenceScreen(dossier.person.id)
    page.desk.push_screen(shown, lambda _: page.facts_changed())


def _events(page: PersonVerbs, dossier: Dossier) -> None:
    from screens.event import EventScreen
    from screens.guests.taken import taken_line
    from screens.trainings.taken import training_line

    def to(number: int) -> Open:
        event_id = dossier.events[number].event_id
        return lambda: page.desk.push_screen(EventScreen(event_id), lambda _: page.facts_changed())

    items: list[tuple[str, str, Open]] = [
        (taken_line(taken), taken.held_on or "", to(i)) for i, taken in enumerate(dossier.events)
    ]
    items += [
        (training_line(taken), "", _to_run(page, taken.run.id)) for taken in dossier.trainings
    ]
    if items:
        _offer(page, t("person.section.events"), items)
    else:
        page.desk.notify(t("event.none_yet"))


def _to_run(page: PersonVerbs, run_id: int) -> Open:
    from screens.training_run import RunScreen

    return lambda: page.desk.push_screen(RunScreen(run_id), lambda _: page.facts_changed())


def _bodies(page: PersonVerbs, dossier: Dossier) -> None:
    from screens.body import BodyScreen
    from screens.case import CaseScreen

    def to(body_id: int) -> Open:
        return lambda: page.desk.push_screen(BodyScreen(body_id), lambda _: page.facts_changed())

    items: list[tuple[str, str, Open]] = [
        (f"{term.body}  {t(f'body.role_{term.role}')}", "", to(term.body_id))
        for term in dossier.memberships
    ]

    def case(case_id: int) -> Open:
        return lambda: page.desk.push_screen(CaseScreen(case_id), lambda _: page.facts_changed())

    items += [
        (taken.title, t(f"case.stage_{taken.stage}"), case(taken.case_id))
        for taken in dossier.cases
    ]
    if items:
        _offer(page, t("person.section.bodies"), items)


def _brought(page: PersonVerbs, dossier: Dossier) -> None:
    from screens.bringing.choosing import IntroduceDialog
    from screens.bringing.finding import hit_row
    from screens.bringing.intake import IntakeDialog
    from screens.bringing.words import introduction_line, referral_line
    from screens.introductions import IntroductionsScreen
    from screens.referral import ReferralScreen
    from smeic_tui.store.roster import roster

    conn, mine = page.desk.workspace.conn, dossier.person.id

    def referral(number: int) -> Open:
        found = dossier.referrals[number]
        return lambda: page.desk.push_screen(
            ReferralScreen(found.id), lambda _: page.facts_changed()
        )

    def introduction(number: int) -> Open:
        found = dossier.introductions[number]
        return lambda: page.desk.push_screen(
            IntroductionsScreen(found.id), lambda _: page.facts_changed()
        )

    def take_in() -> None:
        row = hit_row(roster.rows(conn, [mine])[0])
        page.desk.push_screen(IntakeDialog(row), lambda _: page.facts_changed())

    items: list[tuple[str, str, Open]] = [
        (referral_line(r, mine), r.received_on, referral(i))
        for i, r in enumerate(dossier.referrals)
    ]
    items += [
        (introduction_line(each, mine), each.stage_on, introduction(i))
        for i, each in enumerate(dossier.introductions)
    ]
    items.append((t("referral.add_referral"), "", take_in))
    dialog = IntroduceDialog.of
    items.append(
        (
            t("referral.add_introduction"),
            "",
            lambda: page.desk.push_screen(dialog(page.desk, mine), page.written),
        )
    )
    _offer(page, t("referral.section.both"), items)


def _offer(page: PersonVerbs, title: str, items: Sequence[tuple[str, str, Open]]) -> None:
    """A menu of what can be done in a section."""
    menu = Menu(title, [Item(run, label, note) for label, note, run in items])
    page.desk.push_screen(menu, _run)


def _run(run: Open | None) -> None:
    if run is not None:
        run()


def _basics(page: PersonVerbs, dossier: Dossier) -> None:
    if len(dossier.enrolments) < 2:
        page.action_edit()
        return
    from screens.forms.career_dialogs import EnrolmentDialog

    def other(number: int) -> Open:
        enrolment = dossier.enrolments[number]
        return lambda: page.desk.push_screen(
            EnrolmentDialog(dossier.person, enrolment), page.written
        )

    items: list[tuple[str, str, Open]] = [(t("form.basics"), "", page.action_edit)]
    items += [
        (enrolment_line(e), t("field.table.enrolment"), other(i))
        for i, e in enumerate(dossier.enrolments)
    ]
    _offer(page, t("person.section.basic"), items)


def _positions(page: PersonVerbs, dossier: Dossier) -> None:
    from screens.forms.career_dialogs import PositionDialog

    def fix(number: int) -> Open:
        position = dossier.positions[number]
        return lambda: page.desk.push_screen(PositionDialog(dossier.person, position), page.written)

    if not dossier.positions:
        page.action_position_change()
        return
    held = [p.id for p in current_positions(dossier.positions)]
    items: list[tuple[str, str, Open]] = [
        (t("action.position_change"), "p", page.action_position_change)
    ]
    order = sorted(range(len(dossier.positions)), key=lambda i: dossier.positions[i].id not in held)
    items += [
        (
            position_line(dossier.positions[i]),
            period(dossier.positions[i].started, dossier.positions[i].ended),
            fix(i),
        )
        for i in order
    ]
    _offer(page, t("person.section.positions"), items)


def _contacts(page: PersonVerbs, dossier: Dossier) -> None:
    from screens.forms.record_dialogs import AddressDialog, ContactDialog

    person = dossier.person

    def contact(number: int | None) -> Open:
        found = dossier.contacts[number] if number is not None else None
        return lambda: page.desk.push_screen(ContactDialog(person, found), page.written)

    def address(number: int | None) -> Open:
        found = dossier.addresses[number] if number is not None else None
        return lambda: page.desk.push_screen(AddressDialog(person, found), page.written)

    items: list[tuple[str, str, Open]] = []
    for i, c in enumerate(dossier.contacts):
        state = t(f"person.state.{c.state}") if c.state != "current" else ""
        items.append((f"{t(f'person.contact.{c.kind}')}  {c.value}", state, contact(i)))
    for i, a in enumerate(dossier.addresses):
        state = t(f"person.state.{a.state}") if a.state != "current" else ""
        items.append((address_line(a), state, address(i)))
    items.append((t("form.add_contact"), "", contact(None)))
    items.append((t("form.add_address"), "", address(None)))
    _offer(page, t("person.section.contacts"), items)


def _rules(page: PersonVerbs, dossier: Dossier) -> None:
    from screens.forms.rules_dialog import RulesDialog

    page.desk.push_screen(RulesDialog.of(page.desk, dossier), page.written)


def _tags(page: PersonVerbs, dossier: Dossier) -> None:
    from screens.forms.tags_dialog import TagsDialog

    page.desk.push_screen(TagsDialog(dossier), page.written)


def _notes(page: PersonVerbs, dossier: Dossier) -> None:
    open_ = [n for n in dossier.notes if n.next_action and n.done_on is None]
    if not open_:
        page.action_contact_note()
        return
    person_id = dossier.person.id

    def finish(note_id: int, what: str) -> Open:
        today = date.today().isoformat()
        said = t("form.action_done", what=what)
        return lambda: page.desk.save(
            lambda conn, actor: finish_action(conn, actor, person_id, note_id, today),
            lambda _: page.written(said),
        )

    items: list[tuple[str, str, Open]] = [
        (t("form.done", what=n.next_action), n.due_on or "", finish(n.id, n.next_action or ""))
        for n in open_
    ]
    items.append((t("form.add_note"), "c", page.action_contact_note))
    _offer(page, t("person.section.notes"), items)
