"""What a row changes on a person, field by field, under the policies of the import.

Another spelling of the same value (㈱ or 株式会社, dashes, width) is the same value. A blank never
erases. A value that is replaced stays as career history or as a former contact.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial

from importers.planning.contact_differences import ContactComparison
from importers.planning.edits import (
    Comparison,
    Edit,
    Listed,
    same_date,
    same_kana,
    same_name,
    same_number,
    same_text,
)
from importers.planning.entries import Entry, Row, other_of
from importers.planning.ledger import Ledger
from importers.planning.plan import FieldChange
from importers.planning.post_differences import PostComparison
from importers.values.row_values import RowValues
from smeic_tui.japanese.names import is_latin, name_key
from smeic_tui.store.imports.match_source import Cell


def differences(ledger: Ledger, entry: Entry, values: RowValues, listed: Listed) -> list[Edit]:
    """Every difference between a row and the person it is linked to; nothing is written yet."""
    compared = (ledger, entry, values, listed)
    return [
        *_PersonComparison(*compared).edits(),
        *PostComparison(*compared).edits(),
        *ContactComparison(*compared).edits(),
    ]


class _PersonComparison(Comparison):
    def edits(self) -> Iterator[Edit]:
        person, values = self.entry.person, self.values
        yield from self._name()
        yield from self.scalar("kana", person, "kana", self._kana(), same_kana)
        yield from self._proposed_kana()
        yield from self.scalar("latin", person, "latin", self._latin())
        yield from self.scalar("former_name", person, "former_name", self._former(), same_name)
        yield from self.scalar("licence_no", person, "licence_no", values.licence_no, same_number)
        yield from self.scalar("member_no", person, "member_no", values.member_no)
        yield from self.scalar("birth_year", person, "birth_year", values.birth_year)
        yield from self.scalar("note", person, "note", values.note)
        yield from self._enrolment()
        yield from self._licence()
        yield from self._rules()
        yield from self._other()

    def _name(self) -> Iterator[Edit]:
        person, values = self.entry.person, self.values
        names = {
            name_key(person.text("name")),
            name_key(person.text("family") + person.text("given")),
        }
        if name_key(values.name) not in names:
            yield Edit(FieldChange("name", person.text("name"), values.name, False), False, None)
        elif values.family and values.given and not person.get("family"):
            cut, whole = f"{values.family} | {values.given}", person.text("name")
            yield self.edit("name", whole, cut, lambda: self._cut_name(person), fills=True)

    def _cut_name(self, person: Row) -> None:
        self.ledger.set(person, "family", self.values.family, self.listed.day)
        self.ledger.set(person, "given", self.values.given, self.listed.day)

    def _kana(self) -> str | None:
        """The reading, unless the row names the person otherwise: 山口 is not read さわだ."""
        here, there = self.values.name, self.entry.person.text("name")
        same = name_key(here) == name_key(there) or is_latin(here) or is_latin(there)
        return self.values.kana if same else None

    def _proposed_kana(self) -> Iterator[Edit]:
        """What Excel kept from typing: shown where nothing is known, taken where staff said so."""
        person, proposed = self.entry.person, self.values.kana_proposed
        if not proposed or person.get("kana"):
            return
        if name_key(self.values.name) != name_key(person.text("name")):
            return
        taken = self.listed.options.takes_proposed_kana
        set_kana = partial(self.ledger.set, person, "kana", proposed, self.listed.day)
        yield Edit(FieldChange("kana", "", proposed, taken), False, set_kana if taken else None)

    def _latin(self) -> str | None:
        """The Latin spelling, also where a row has it in place of the name."""
        values = self.values
        if values.latin or is_latin(self.entry.person.text("name")):
            return values.latin
        return values.name if is_latin(values.name) else None

    def _former(self) -> str | None:
        """The former name, unless it is the one by which the roster knows the person."""
        former, person = self.values.former_name, self.entry.person
        if former and name_key(former) in (
            name_key(person.text("family")),
            name_key(person.text("name")),
        ):
            return None
        if former and name_key(self.values.name) != name_key(person.text("name")):
            return None
        return former

    def _enrolment(self) -> Iterator[Edit]:
        values, entry, day = self.values, self.entry, self.listed.day
        told = {
            "completed": values.completed,
            "entered": values.entered,
            "research_theme": values.research_theme,
        }
        if values.cohort is None and not any(told.values()):
            return
        found = next(
            (
                e
                for e in entry.enrolments
                if values.cohort is None or e.get("cohort") == values.cohort
            ),
            None,
        )
        if found is None and any(e.get("cohort") is not None for e in entry.enrolments):
            old = ", ".join(str(e.get("cohort")) for e in entry.enrolments)
            yield Edit(FieldChange("cohort", old, str(values.cohort), False), False, None)
            return
        if found is None and not entry.enrolments:
            new = {"person_id": entry.id, "cohort": values.cohort, "is_primary": 1, **told}
            yield self.edit(
                "cohort",
                "",
                str(values.cohort or values.completed or values.entered or ""),
                lambda: self.ledger.add("enrolment", day, **new),
                fills=True,
            )
            return
        row = found or entry.enrolments[0]
        if row.get("cohort") is None:
            yield from self.scalar("cohort", row, "cohort", values.cohort, same_text)
        yield from self.scalar("completed", row, "completed", values.completed, same_date)
        yield from self.scalar("entered", row, "entered", values.entered, same_date)
        yield from self.scalar(
            "research_theme", row, "research_theme", values.research_theme, same_text
        )

    def _licence(self) -> Iterator[Edit]:
        told = self.values.licence
        if told is None:
            return
        days = {"registered_on": told.registered_on, "expires_on": told.expires_on}
        row = next(iter(self.entry.licences), None)
        if row is None:
            new: dict[str, Cell] = {"person_id": self.entry.id, **days}
            yield self.edit(
                "licence_days",
                "",
                " - ".join(day for day in days.values() if day),
                lambda: self.ledger.add("licence", self.listed.day, **new),
                fills=True,
            )
            return
        for column, day in days.items():
            yield from self.scalar("licence_days", row, column, day, same_date)

    def _rules(self) -> Iterator[Edit]:
        known = {rule.get("channel"): rule for rule in self.entry.rules}
        for rule in self.values.rules:
            held = known.get(rule.channel)
            if held is not None:
                if held.get("verdict") == "allowed":
                    change = FieldChange("contact_rule", rule.channel, rule.word, False)
                    yield Edit(change, False, None)
                continue
            row = {
                "person_id": self.entry.id,
                "channel": rule.channel,
                "verdict": "refused",
                "since": self.listed.as_of,
                "source": self.listed.source,
                "reason": rule.word,
            }
            yield self.edit(
                "contact_rule",
                "",
                f"{rule.channel}: {rule.word}",
                partial(self.ledger.add, "contact_rule", self.listed.day, **row),
                fills=True,
            )

    def _other(self) -> Iterator[Edit]:
        if not self.values.other:
            return
        person = self.entry.person
        known = other_of(person)
        for heading, value in self.values.other.items():
            old = known.get(heading, "")
            if not same_text(old, value):
                yield self.edit(
                    "other",
                    f"{heading}: {old}" if old else "",
                    f"{heading}: {value}",
                    partial(self._set_other, person, heading, value),
                    (person,),
                    fills=not old,
                )

    def _set_other(self, person: Row, heading: str, value: str) -> None:
        values = other_of(person) | {heading: value}
        text = json.dumps(values, ensure_ascii=False)
        self.ledger.set(person, "other", text, self.listed.day)
