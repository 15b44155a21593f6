"""What a row changes about how a person is reached."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from importers.planning.choices import Aspect
from importers.planning.edits import Comparison, Edit
from importers.planning.entries import Row
from importers.planning.plan import FieldChange
from importers.values.address_keys import address_key
from importers.values.row_values import AddressValue, ContactValue
from smeic_tui.domain.matching.typing_errors import near_mail
from smeic_tui.japanese.mails import mail_key
from smeic_tui.japanese.phones import digits


class ContactComparison(Comparison):
    """Mails, numbers and addresses."""

    def edits(self) -> Iterator[Edit]:
        """The differences."""
        yield from self._mails()
        yield from self._numbers()
        for address in self.values.addresses:
            yield from self._address(address)

    def _mails(self) -> Iterator[Edit]:
        known = {
            mail_key(c.text("value")): c for c in self.entry.contacts if c.get("kind") == "mail"
        }
        for mail in self.values.contacts:
            if mail.kind != "mail" or mail.key in known:
                continue
            near = next((k for k in known if near_mail((mail.key,), (k,))), None)
            if near is not None:
                old = known[near].text("value")
                yield Edit(FieldChange("mail", old, mail.value, False), False, None)
                continue
            yield self.edit("mail", "", mail.value, self._adds(mail), fills=True)

    def _adds(self, contact: ContactValue, former: Row | None = None) -> Callable[[], object]:
        def do() -> None:
            self._leave(former)
            self.ledger.add(
                "contact_point",
                self.listed.day,
                person_id=self.entry.id,
                kind=contact.kind,
                scope=contact.scope,
                value=contact.value,
                state="current",
                note=contact.note,
            )

        return do

    def _leave(self, former: Row | None) -> None:
        """What the list replaces stays as a former contact."""
        if former is not None:
            day = self.listed.day
            self.ledger.set(former, "state", "former", day)
            self.ledger.set(former, "state_on", self.listed.as_of or day, day)

    def _numbers(self) -> Iterator[Edit]:
        known = {digits(c.text("value")) for c in self.entry.contacts if c.get("kind") != "mail"}
        for number in self.values.contacts:
            if number.kind == "mail" or number.key in known:
                continue
            held = next(
                (
                    c
                    for c in self.entry.contacts
                    if c.get("kind") == number.kind
                    and c.get("state") == "current"
                    and (c.get("scope") is None or number.scope in (None, c.get("scope")))
                ),
                None,
            )
            aspect: Aspect = number.kind
            if held is None:
                yield self.edit(aspect, "", number.value, self._adds(number), fills=True)
            else:
                do = self._adds(number, held)
                yield self.edit(aspect, held.text("value"), number.value, do, (held,))

    def _address(self, address: AddressValue) -> Iterator[Edit]:
        shown = " ".join(filter(None, (address.postcode, address.text or address.prefecture)))
        own = [a for a in self.entry.addresses if a.get("state") == "current"]
        here = address_key(address.text)
        if any(here and address_key(a.text("text")) == here for a in self.entry.addresses):
            held = next(a for a in self.entry.addresses if address_key(a.text("text")) == here)
            yield from self._fill_address(held, address)
            return
        held_here = next(
            (a for a in own if a.get("scope") == address.scope),
            next((a for a in own if None in (a.get("scope"), address.scope)), None),
        )
        if held_here is None:
            yield self.edit("address", "", shown, self._adds_address(address), fills=True)
        elif not held_here.get("text") or not address.text:
            if _agrees(held_here, address):
                yield from self._fill_address(held_here, address)
        elif held_here.get("scope") != address.scope and address.scope is not None:
            yield self.edit("address", "", shown, self._adds_address(address), fills=True)
        else:
            do = self._adds_address(address, held_here)
            yield self.edit("address", held_here.text("text"), shown, do, (held_here,))

    def _fill_address(self, row: Row, address: AddressValue) -> Iterator[Edit]:
        for column in ("postcode", "prefecture", "text"):
            value = getattr(address, column)
            if value and not row.get(column):
                yield from self.scalar("address", row, column, value)

    def _adds_address(
        self, address: AddressValue, former: Row | None = None
    ) -> Callable[[], object]:
        def do() -> None:
            self._leave(former)
            self.ledger.add(
                "address",
                self.listed.day,
                person_id=self.entry.id,
                scope=address.scope,
                postcode=address.postcode,
                prefecture=address.prefecture,
                text=address.text,
                state="current",
            )

        return do


def _agrees(row: Row, address: AddressValue) -> bool:
    """Whether an address of which one side knows only a part can be the other."""
    for column in ("postcode", "prefecture"):
        mine, theirs = row.get(column), getattr(address, column)
        if mine and theirs and mine != theirs:
            return False
    return True
