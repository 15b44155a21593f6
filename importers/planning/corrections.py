"""Carry out one corrected cell of our own list on a person.

A value that is replaced stays as career history or as a former contact, as with any list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from itertools import chain
from typing import Literal, get_args

from importers.planning.edits import Listed
from importers.planning.entries import Entry, Row
from importers.planning.ledger import Ledger
from importers.values.row_values import RowValues
from smeic_tui.domain.people import Kind, Standing
from smeic_tui.japanese.cohorts import parse_cohort
from smeic_tui.japanese.dates import parse_date
from smeic_tui.japanese.mails import mail_key, parse_mails
from smeic_tui.japanese.phones import digits, parse_phones
from smeic_tui.japanese.postcodes import parse_postcode
from smeic_tui.japanese.prefectures import prefecture_of
from smeic_tui.store.roster.roster_facts import RosterFacts
from smeic_tui.text import LANGUAGES, messages, t

CLEARED = frozenset({"(空)", "(empty)"})
"""What staff write to empty a field, folded; a blank cell never does."""
Do = Callable[[], object]
_COLUMNS: Mapping[str, Literal["organisation_id", "department", "title"]] = {
    "organisation": "organisation_id",
    "department": "department",
    "title": "title",
}


class Corrections:
    """The corrections of one row.

    Args:
        ledger: The roster as the rows so far leave it.
        entry: The person.
        values: What the row says, typed.
        listed: Where the row comes from.
        base: What the list showed, to tell which mail or number was added or left out.
    """

    def __init__(
        self, ledger: Ledger, entry: Entry, values: RowValues, listed: Listed, base: RosterFacts
    ) -> None:
        self._ledger = ledger
        self._entry = entry
        self._values = values
        self._listed = listed
        self._base = base
        self._made: set[int] = set()
        """Ids of posts that an earlier cell of this row entered."""

    def of(self, key: str, text: str, *, clears: bool) -> Do | None:
        """What writing a cell does; None where it cannot be read or the field cannot be empty."""
        if key in _COLUMNS:
            return self._post(key, text, clears)
        if key == "name":
            return None if clears or not self._values.name else self._name
        if key == "kana":
            return self._scalar("kana", None if clears else self._values.kana, clears)
        if key == "member_no":
            return self._scalar("member_no", None if clears else text, clears)
        if key == "cohort":
            return self._cohort(text, clears)
        if key == "kind":
            return self._word("kind", get_args(Kind), text)
        if key == "standing":
            return self._standing("" if clears else text)
        if key == "mail":
            return self._mails("" if clears else text, clears)
        if key == "phone":
            return self._phones("" if clears else text, clears)
        return self._postcode(text, clears) if key == "postcode" else self._address(text, clears)

    def _set(self, row: Row, column: str, value: str | int | None) -> None:
        self._ledger.set(row, column, value, self._listed.day)

    def _name(self) -> None:
        person, values = self._entry.person, self._values
        for column in ("name", "family", "given"):
            self._set(person, column, getattr(values, column))

    def _scalar(self, column: str, value: str | None, clears: bool) -> Do | None:
        if value is None and not clears:
            return None
        return partial(self._set, self._entry.person, column, value)

    def _word(self, column: str, words: Iterable[str], text: str) -> Do | None:
        found = _word_of(column, words, text)
        return None if found is None else partial(self._set, self._entry.person, column, found)

    def _standing(self, text: str) -> Do | None:
        word, _, since = text.partition(" ")
        found = _word_of("standing", get_args(Standing), word) if text else "active"
        day = parse_date(since) if since.strip() else None
        if found is None or (since.strip() and day is None):
            return None

        def do() -> None:
            self._set(self._entry.person, "standing", found)
            self._set(self._entry.person, "standing_on", day.iso if day else None)

        return do

    def _cohort(self, text: str, clears: bool) -> Do | None:
        named = [e for e in self._entry.enrolments if e.get("cohort") is not None]
        cohort = None if clears else parse_cohort(text)
        if len(named) > 1 or (cohort is None and not clears):
            return None
        row = next(iter([*named, *self._entry.enrolments]), None)
        if row is not None:
            return partial(self._set, row, "cohort", cohort)
        return partial(
            self._ledger.add,
            "enrolment",
            self._listed.day,
            person_id=self._entry.id,
            cohort=cohort,
            is_primary=1,
        )

    def _post(self, key: str, text: str, clears: bool) -> Do | None:
        held = self._ledger.current_position(self._entry)
        if key != "organisation" or held is None or clears or not self._ledger.company_of(held):
            return partial(self._write_post, _COLUMNS[key], text, clears)
        if self._ledger.is_at(held, text):
            # Another spelling of the same company: its name is the company's, not the person's.
            return None
        return partial(self._write_post, _COLUMNS[key], text, clears)

    def _write_post(
        self, column: Literal["organisation_id", "department", "title"], text: str, clears: bool
    ) -> None:
        ledger, day = self._ledger, self._listed.day
        value: str | int | None = None if clears else text
        if column == "organisation_id" and not clears:
            value = ledger.organisation_named(text, day).id
        held = ledger.current_position(self._entry)
        if held is not None and (clears or held.id in self._made or held.get(column) is None):
            self._set(held, column, value)
            return
        post: dict[str, str | int | None] = {
            "person_id": self._entry.id,
            "is_primary": 1 if held is None else held.get("is_primary"),
            **{c: held.get(c) for c in _COLUMNS.values() if held is not None},
        }
        if held is not None:
            post["started"] = self._listed.as_of
            self._set(held, "ended", self._listed.as_of or day)
            self._set(held, "is_primary", 0)
        new = ledger.add("position", day, **(post | {column: value}))
        self._made.add(new.id)

    def _mails(self, text: str, clears: bool) -> Do | None:
        read = {mail_key(m.address): m.address for m in parse_mails(text) if m.problem != "invalid"}
        if not read and not clears:
            return None
        before = {mail_key(mail) for mail in self._base.mails}
        return partial(self._contacts, dict.fromkeys(read, "mail"), read, before, mail_key)

    def _phones(self, text: str, clears: bool) -> Do | None:
        phones = [phone for phone in parse_phones(text) if phone.digits]
        if not phones and not clears:
            return None
        kinds = {p.digits: "mobile" if p.kind == "mobile" else "phone" for p in phones}
        before = {digits(number) for number in self._base.phones}
        return partial(self._contacts, kinds, {p.digits: p.text for p in phones}, before, digits)

    def _contacts(
        self,
        kinds: Mapping[str, str],
        said: Mapping[str, str],
        before: set[str],
        key: Callable[[str], str],
    ) -> None:
        """What was left out of the cell is a former contact, what was added a new one."""
        day, mails = self._listed.day, key is mail_key
        own = [c for c in self._entry.contacts if (c.get("kind") == "mail") == mails]
        gone = [
            c
            for c in own
            if c.get("state") == "current"
            and c.get("kind") != "fax"
            and key(c.text("value")) in before - said.keys()
        ]
        for contact in gone:
            self._set(contact, "state", "former")
            self._set(contact, "state_on", self._listed.as_of or day)
        held = {key(c.text("value")): c for c in own}
        for number, value in said.items():
            if number in before:
                continue
            if number in held:
                self._set(held[number], "state", "current")
                self._set(held[number], "state_on", None)
                continue
            self._ledger.add(
                "contact_point",
                day,
                person_id=self._entry.id,
                kind=kinds[number],
                scope=gone[0].get("scope") if len(gone) == 1 else None,
                value=value,
                state="current",
            )

    def _shown_address(self) -> Row | None:
        """The address that lists show: the company's before others."""
        own = [a for a in self._entry.addresses if a.get("state") == "current"]
        # Those entered just now have falling numbers and come last, as they will on file.
        own.sort(key=lambda a: (a.get("scope") != "work", a.id < 0, abs(a.id)))
        return next(iter(own), None)

    def _postcode(self, text: str, clears: bool) -> Do | None:
        found = None if clears else parse_postcode(text)
        if found is None and not clears:
            return None

        def do() -> None:
            held = self._shown_address()
            if held is None:
                self._add_address(None, found, None)
            else:
                self._set(held, "postcode", found)

        return do

    def _address(self, text: str, clears: bool) -> Do:
        def do() -> None:
            held = self._shown_address()
            if held is not None:
                self._set(held, "state", "former")
                self._set(held, "state_on", self._listed.as_of or self._listed.day)
            if not clears:
                scope = held.get("scope") if held is not None else None
                code = held.get("postcode") if held is not None else None
                self._add_address(text, code, scope)

        return do

    def _add_address(self, text: str | None, code: str | int | None, scope: object) -> None:
        self._ledger.add(
            "address",
            self._listed.day,
            person_id=self._entry.id,
            scope=str(scope) if scope else None,
            postcode=code,
            prefecture=prefecture_of(text) if text else None,
            text=text,
            state="current",
        )


def in_our_words(key: str, text: str) -> str:
    """Kind and standing in the language in force: a list may have gone out in another one."""
    if key not in ("kind", "standing"):
        return text
    word, blank, since = text.partition(" ")
    values = get_args(Kind) if key == "kind" else get_args(Standing)
    found = _word_of(key, values, word)
    return text if found is None else t(f"person.{key}.{found}") + blank + since


def _word_of(area: str, words: Iterable[str], text: str) -> str | None:
    """The value that a word of ours stands for, in any language."""
    wanted = text.strip()
    for word, language in chain.from_iterable(((w, x) for x in LANGUAGES) for w in words):
        if messages("person", language).get(f"{area}.{word}") == wanted:
            return word
    return None
