"""Who was brought to the invented centre, and whom it introduced to whom.

Outsiders are added; the alumni stay as they are. Every step is taken by the store's own acts on the
day it happened, so that moves, thanks and reports are dated as if staff had worked that year.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from smeic_tui.demo.dice import Dice
from smeic_tui.demo.introduction_words import INTRODUCTIONS, InventedIntroduction
from smeic_tui.demo.name_lists import FAMILY, MEN, WOMEN
from smeic_tui.demo.outsiders import OUTSIDERS, InventedOutsider
from smeic_tui.demo.referral_words import DISGUISED, FOUND_OUT, REFERRALS, InventedReferral
from smeic_tui.store.cases import case_acts
from smeic_tui.store.journal.operation import Operation, Value
from smeic_tui.store.organisations.naming import organisation_meant
from smeic_tui.store.people import people
from smeic_tui.store.people.alumni import active_alumni, names_on_file
from smeic_tui.store.people.staff import all_staff
from smeic_tui.store.referrals import referral_acts
from smeic_tui.store.referrals.introductions import add_introduction, move_introduction
from smeic_tui.store.referrals.referral_acts import Intake
from smeic_tui.store.roster import roster
from smeic_tui.store.roster.roster_rows import refresh_people

_FEWEST = 40
"""A smaller centre has nobody to spare for all this."""
_BRINGING = 9
_KEPT_DAYS = 3 * 365
_SOURCE = "電話で確認"
_PURPOSE = "修了生との引き合わせ"


def add_bringing(op: Operation, seed: int, today: date) -> None:
    """Write the referrals, then the introductions; a small centre has none.

    Args:
        op: The operation that makes the centre; its people and staff are written.
        seed: The same number gives the same ones.
        today: The day they fall around.
    """
    left = active_alumni(op.conn)
    if len(left) < _FEWEST:
        return
    dice = Dice(seed * 6007 + 29)
    needed = _BRINGING + 1 + 2 * len(INTRODUCTIONS)
    drawn = [left.pop(dice.between(0, len(left) - 1)) for _ in range(min(len(left), needed * 2))]
    # Referrals are read with derived rows, which the end of the operation writes for everybody.
    refresh_people(op.conn, drawn)
    # Whoever has a company has more to bring and to be introduced for.
    found = sorted(roster.rows(op.conn, drawn), key=lambda row: not row.organisation)
    _Bringing(op, dice, [row.id for row in found[:needed]], today).write()


class _Bringing:
    """Writes a year of both."""

    def __init__(self, op: Operation, dice: Dice, alumni: list[int], today: date) -> None:
        self._op = op
        self._dice = dice
        self._bringing, self._rest = alumni[:_BRINGING], alumni[_BRINGING:]
        self._today = today
        self._staff = [member.id for member in all_staff(op.conn)]
        self._names = set(names_on_file(op.conn))
        self._outsiders: dict[str, int] = {}
        """By company."""

    def write(self) -> None:
        """Everything in the order in which it came in."""
        for number, outsider in enumerate(OUTSIDERS):
            self._outsiders[outsider.company] = self._add_outsider(number, outsider)
        refresh_people(self._op.conn, [*self._outsiders.values()])
        for number, referral in enumerate(REFERRALS):
            self._refer(number, referral)
        self._unmask(self._rest.pop())
        for number, introduction in enumerate(INTRODUCTIONS):
            self._introduce(number, introduction)

    def _day(self, days: int) -> date:
        return self._today + timedelta(days=days)

    def _iso(self, days: int | None) -> str | None:
        return None if days is None else self._day(days).isoformat()

    def _owner(self, number: int) -> int:
        return self._staff[number % len(self._staff)]

    # Referrals

    def _refer(self, number: int, told: InventedReferral) -> None:
        op = self._op
        person_id = self._outsiders[told.company]
        introducer = self._introducer(told)
        source, source_name = told.source or (None, None)
        agreed = told.consent == "agreed"
        asked_on = None if told.consent == "unconfirmed" else self._iso(told.came + 1)
        if agreed:
            # Outsiders are written to only where they said so.
            rule: dict[str, Value] = {"channel": "mail", "verdict": "allowed", "since": asked_on}
            op.insert("contact_rule", {"person_id": person_id, **rule, "source": _SOURCE})
        intake = Intake(
            person_id=person_id,
            introducer_id=introducer,
            source=source,
            source_name=source_name,
            topic=told.topic,
            due_on=self._iso(told.due),
            details={
                "channel": told.channel,
                "category": told.category,
                "owner_id": self._owner(number),
                "next_action": told.next_action,
                "consent": told.consent,
                "consent_on": asked_on,
                "purpose": _PURPOSE if agreed else None,
                "keep_until": self._iso(told.came + _KEPT_DAYS if agreed else told.keep),
            },
        )
        taken = referral_acts.take_in(op, intake, today=self._day(told.came)).referral_id
        assert taken is not None
        for _, act in sorted(self._acts(taken, told), key=lambda dated: dated[0]):
            act()
        for place, call in enumerate(told.calls):
            people.add_contact_note(
                op,
                person_id,
                text=call.text,
                channel=call.channel,
                direction=call.direction,
                at=f"{self._iso(call.days)}T0{1 + place}:40:00Z",
                other_person_id=introducer,
            )

    def _acts(
        self, referral_id: int, told: InventedReferral
    ) -> list[tuple[int, Callable[[], object]]]:
        """What was done to a referral, with the day of each."""
        found: list[tuple[int, Callable[[], object]]] = [
            (
                step.days,
                partial(
                    referral_acts.move_referral,
                    *(self._op, referral_id, step.stage),
                    why=step.why,
                    note=step.note,
                    today=self._day(step.days),
                ),
            )
            for step in told.steps
        ]
        for days, act in (
            (told.thanked, referral_acts.thank),
            (told.reported, referral_acts.report),
        ):
            if days is not None:
                on = self._day(days).isoformat()
                found.append((days, partial(act, self._op, referral_id, on)))
        return found

    def _introducer(self, told: InventedReferral) -> int | None:
        if told.through is not None:
            return self._outsiders[told.through]
        return None if told.by is None else self._bringing[told.by]

    def _add_outsider(self, number: int, told: InventedOutsider) -> int:
        """A person whose name nobody on file has: no pair of duplicates comes of them."""
        op, dice = self._op, self._dice
        given_names = WOMEN if number % 3 == 2 or told.title == "女将" else MEN
        while True:
            family, given = dice.pick(FAMILY), dice.pick(given_names)
            name = f"{family[0]} {given[0]}"
            if name not in self._names:
                break
        self._names.add(name)
        if organisation_meant(op.conn, told.company) is None:
            firm: dict[str, Value] = {"name": told.company, "industry": told.industry}
            op.insert("organisation", {**firm, "prefecture": told.prefecture})
        person_id = people.add_person(
            op,
            {
                "kind": "outsider",
                "name": name,
                "family": family[0],
                "given": given[0],
                "kana": f"{family[1]} {given[1]}",
            },
            organisation=told.company,
            title=told.title,
            contacts=(("mail", "work", f"{given[2]}.{family[2]}@b{number + 101}.example.co.jp"),),
        )
        op.insert_many(
            "tag", ("person_id", "kind", "label"), [(person_id, *tag) for tag in told.tags]
        )
        return person_id

    def _unmask(self, alumnus_id: int) -> None:
        """Somebody was taken in as an outsider before it was noticed that they are an alumnus."""
        op, told = self._op, DISGUISED
        (known,) = roster.rows(op.conn, [alumnus_id])
        person_id = people.add_person(
            op,
            {"kind": "outsider", "name": known.name, "kana": known.kana or None},
            organisation=known.organisation or None,
            title=known.title or None,
        )
        refresh_people(op.conn, [person_id])
        intake = Intake(
            person_id=person_id,
            introducer_id=self._introducer(told),
            topic=told.topic,
            due_on=self._iso(told.due),
            details={"category": told.category, "next_action": told.next_action},
        )
        taken = referral_acts.take_in(op, intake, today=self._day(told.came))
        assert taken.referral_id is not None
        referral_acts.is_alumnus(op, taken.referral_id, alumnus_id, today=self._day(FOUND_OUT))

    # Introductions

    def _introduce(self, number: int, told: InventedIntroduction) -> None:
        op = self._op
        one = self._rest.pop() if told.company is None else self._outsiders[told.company]
        other = self._rest.pop() if told.has_other else None
        values: dict[str, Value] = {
            "reason": told.reason,
            "owner_id": self._owner(number),
            "next_action": told.next_action,
        }
        if told.due is not None:
            values["due_on"] = self._iso(told.due)
        number = add_introduction(op, one, other, values, today=self._day(told.began))
        for step in told.steps:
            move_introduction(
                op,
                number,
                step.stage,
                why=step.why,
                note=step.note,
                today=self._day(step.days),
            )
        if told.case is not None and other is not None:
            self._add_case(number, told.case, (one, other), told.steps[-1].days)

    def _add_case(self, introduction: int, title: str, who: tuple[int, int], began: int) -> None:
        op, today = self._op, self._today.isoformat()
        case_id = case_acts.add_case(
            op,
            {
                "title": title,
                "outcome": "product",
                "origin": "introduction",
                "introduction_id": introduction,
                "owner_id": op.actor.staff_id,
            },
            on=self._day(began).isoformat(),
            today=today,
            members=((who[0], "lead"), (who[1], "member")),
        )
        on = self._day(began // 2).isoformat()
        case_acts.move_case(op, case_id, "planning", on=on, today=today)
