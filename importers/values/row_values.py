"""What one row says about a person, typed; as written, with a note where something was guessed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, NamedTuple

from smeic_tui.domain.consent import Channel
from smeic_tui.domain.matching.identity import Identity, identity
from smeic_tui.domain.people import ContactKind, Scope
from smeic_tui.errors import Reason
from smeic_tui.japanese.licence_days import LicenceDays

_NOTHING: Mapping[str, str] = MappingProxyType({})


class ContactValue(NamedTuple):
    """A mail address or telephone number of the row."""

    kind: ContactKind
    """mail, mobile, phone or fax."""
    value: str
    """As written, or the proposed repair (see the row's notes)."""
    key: str
    """For comparing: the address in lower case, or the digits."""
    scope: Scope | None = None
    """Home or work, where the list says so."""
    note: str | None = None
    """What stood beside it: 内線12."""


class AddressValue(NamedTuple):
    """A postal address of the row, whole or in part."""

    scope: Scope | None = None
    """Home or work, where the list says so."""
    postcode: str | None = None
    """``541-3470``."""
    prefecture: str | None = None
    """From its own column, else from the address."""
    text: str | None = None
    """As written."""


@dataclass(frozen=True, slots=True)
class RuleValue:
    """A channel the person does not want to be contacted by."""

    channel: Channel
    """post, mail or phone."""
    word: str
    """What the list says: 連絡不可, DM不要."""


class RowValues(NamedTuple):
    """One row, typed. Empty text and None: the list says nothing."""

    name: str = ""
    """Full name without honorific and notes, as written."""
    family: str | None = None
    """Only where the cut is known."""
    given: str | None = None
    """Only where the cut is known."""
    former_name: str | None = None
    """旧姓."""
    kana: str | None = None
    """Reading."""
    kana_proposed: str | None = None
    """What Excel kept from typing the name, where the list has no reading: taken over only where
    staff decide so, and no evidence of who somebody is."""
    latin: str | None = None
    """Latin spelling from a column of its own."""
    cohort: int | None = None
    """期 from the row, its section or its sheet."""
    course: str | None = None
    """Course, where a list names one."""
    entered: str | None = None
    """Partial ISO date."""
    completed: str | None = None
    """Partial ISO date."""
    research_theme: str | None = None
    """特定課題研究."""
    company: str | None = None
    """Name as written, without department."""
    department: str | None = None
    """部署."""
    title: str | None = None
    """役職."""
    industry: str | None = None
    """業種 of the company."""
    size_band: str | None = None
    """従業員規模 of the company: ``50-99``."""
    corporate_number: str | None = None
    """法人番号 of the company, where its check digit is right."""
    licence_no: str | None = None
    """診断士登録番号, digits."""
    member_no: str | None = None
    """会員番号, 旧ID."""
    licence: LicenceDays | None = None
    """Registration and expiry as 診断士, where the list says either."""
    birth_year: int | None = None
    """Year of birth."""
    contacts: tuple[ContactValue, ...] = ()
    """Mails and numbers."""
    addresses: tuple[AddressValue, ...] = ()
    """At most one a scope."""
    rules: tuple[RuleValue, ...] = ()
    """Refusals in the remarks."""
    standing: Literal["withdrawn", "deceased"] | None = None
    """What the remarks suggest; never taken over without staff."""
    note: str | None = None
    """備考."""
    other: Mapping[str, str] = _NOTHING
    """Columns without a field of their own, by heading."""
    notes: tuple[Reason, ...] = ()
    """What was guessed, repaired or could not be read, with its cell."""

    def identity(self) -> Identity:
        """The keys by which the row is compared with people."""
        mails: list[str] = []
        phones: list[str] = []
        for contact in self.contacts:
            (mails if contact.kind == "mail" else phones).append(contact.key)
        return identity(
            name=self.name,
            family=self.family,
            given=self.given,
            former_name=self.former_name,
            kana=self.kana,
            latin=self.latin,
            cohorts=() if self.cohort is None else (self.cohort,),
            completed=(self.completed,) if self.completed else (),
            mails=mails,
            phones=phones,
            licence_no=self.licence_no,
            member_no=self.member_no,
            companies=(self.company,) if self.company else (),
        )
