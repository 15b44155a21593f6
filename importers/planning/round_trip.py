"""A list of our own that was corrected in Excel: what staff changed in it, cell by cell.

Three texts are compared: what the list showed when it went out (read from the journal), what the
file says, and what is on file now. A cell that staff left as it was changes nothing, whatever
happened on file since; a cell they changed is written; where both changed, it waits for staff.
A blank never erases: 「(空)」 does. Correcting a cell of a list that names its people is a
deliberate act on each of them, so it also changes name, reading and cohort, unlike other lists.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from importers.planning.choices import Aspect
from importers.planning.corrections import CLEARED, Corrections, in_our_words
from importers.planning.differences import differences
from importers.planning.edits import Edit, Listed
from importers.planning.entries import Entry, Row
from importers.planning.ledger import Ledger
from importers.planning.plan import FieldChange
from importers.tables.columns import Column
from importers.tables.tracking import OWN_FIELDS, RESULT
from importers.values.cells import read_record
from importers.values.row_values import RowValues
from smeic_tui.exports.roster_layout import headings, shown_texts
from smeic_tui.exports.tracking import PersonMark
from smeic_tui.japanese.clean import clean
from smeic_tui.japanese.fold import fold
from smeic_tui.japanese.names import name_key
from smeic_tui.store.imports.match_source import COLUMNS
from smeic_tui.store.journal.past import changed_since, known_state, people_at
from smeic_tui.store.roster.roster_facts import Kept, RosterFacts, assemble, facts
from smeic_tui.text import t

_ASPECTS: Mapping[str, Aspect] = {
    "organisation": "company",
    "address": "address",
    "postcode": "address",
    "name": "name",
    "kana": "kana",
    "cohort": "cohort",
    "department": "department",
    "title": "title",
    "kind": "kind",
    "standing": "standing",
    "member_no": "member_no",
    "mail": "mail",
    "phone": "phone",
}
"""By key of the column; in the order in which corrections are made: an address before its code."""
_WITNESSES = ("organisation", "member_no", "mail", "phone")


@dataclass(frozen=True, slots=True)
class Shown:
    """What a list showed of a person."""

    texts: Mapping[str, str]
    """By key of the column."""
    facts: RosterFacts
    """The facts behind it."""


class RoundTrips:
    """The corrections of one table of ours.

    Args:
        conn: Any connection.
        ledger: The roster as the rows so far leave it.
        columns: The table's columns.
        marks: The marks of its rows, whose uids are on file.
        listed: Where the rows come from.
    """

    def __init__(
        self,
        conn: sqlite3.Connection,
        ledger: Ledger,
        columns: Sequence[Column],
        marks: Iterable[PersonMark],
        listed: Listed,
    ) -> None:
        self._ledger = ledger
        self._listed = listed
        known = headings()
        self._keys = {
            known[column.header]: column.header for column in columns if column.header in known
        }
        self._rest = tuple(replace(c, field=RESULT) if c.header in known else c for c in columns)
        self._more = tuple(c.header for c in self._rest if c.field not in OWN_FIELDS)
        """Headings of columns that staff added beside ours."""
        self._entries = {entry.uid: entry for entry in ledger.on_file.values()}
        self._bases = self._read_bases(conn, tuple(dict.fromkeys(marks)))

    def shown(self, mark: PersonMark) -> Shown | None:
        """What the list showed when it went out; None where this file does not remember."""
        return self._bases.get(mark)

    def untouched(self, record: Mapping[str, str], mark: PersonMark) -> bool:
        """Whether a row says what it said when it went out: most do, and need no closer look."""
        base = self._bases.get(mark)
        if base is None or "name" not in self._keys or any(h in record for h in self._more):
            return False
        return all(
            _plain(record.get(header, "")) == _plain(base.texts[key])
            for key, header in self._keys.items()
        )

    def edits(
        self, record: Mapping[str, str], values: RowValues, row: int, mark: PersonMark
    ) -> list[Edit]:
        """What staff changed in a row.

        Args:
            record: The row as written, by heading.
            values: The same, typed.
            row: Its number.
            mark: Its mark.
        """
        entry = self._entries[mark.uid]
        found = list(self._corrected(record, values, entry, self._bases.get(mark)))
        if any(header in record for header in self._more):
            # Columns that staff added are read as those of any list.
            more = read_record(self._rest, record, row, None)
            more = more._replace(name=values.name, family=None, given=None)
            edits = differences(self._ledger, entry, more, self._listed)
            found += [edit for edit in edits if edit.change.aspect not in ("name", "cohort")]
        return found

    def _corrected(
        self, record: Mapping[str, str], values: RowValues, entry: Entry, base: Shown | None
    ) -> Iterator[Edit]:
        now = self._now(entry)
        corrections = Corrections(
            self._ledger, entry, values, self._listed, base.facts if base else now.facts
        )
        for key, aspect in _ASPECTS.items():
            if key not in self._keys:
                continue
            said = in_our_words(key, _plain(record.get(self._keys[key], "")))
            before = _plain(base.texts[key]) if base else None
            held = _plain(now.texts[key])
            if not said or said in (before, held):
                continue
            clears = fold(said) in CLEARED or (
                # 有効 is what lists leave blank.
                key == "standing" and said == t("person.standing.active")
            )
            if clears and not held:
                continue
            do = corrections.of(key, said, clears=clears)
            new = "" if clears else said
            if do is None:
                yield Edit(FieldChange(aspect, held, new, False), False, None)
            elif before != held:
                yield Edit(FieldChange(aspect, held, new, False, before or ""), True, do)
            else:
                yield self._deliberate(aspect, held, new, do)

    def _deliberate(self, aspect: Aspect, held: str, new: str, do: Callable[[], object]) -> Edit:
        """Under the policy chosen for this import; without one the correction is written."""
        options = self._listed.options
        policy = options.policies.get(aspect, options.policy) or "update"
        taken = policy == "update" or (policy == "fill" and not held)
        asks = policy == "ask"
        return Edit(FieldChange(aspect, held, new, taken), asks, do if taken or asks else None)

    def _now(self, entry: Entry) -> Shown:
        """What a list would show with what the rows so far write."""
        person = {column: entry.person.get(column) for column in COLUMNS["person"]}
        kept = Kept(
            _plain_rows(entry.enrolments),
            _plain_rows(entry.positions),
            _plain_rows(entry.contacts),
            _plain_rows(entry.addresses),
        )
        names = {
            int(number): self._ledger.company_of(position)
            for position in entry.positions
            if (number := position.get("organisation_id")) is not None
        }
        found = assemble(person, kept, names)
        return Shown(shown_texts(found), found)

    def _read_bases(
        self, conn: sqlite3.Connection, marks: Sequence[PersonMark]
    ) -> dict[PersonMark, Shown]:
        ids = {mark: self._entries[mark.uid].id for mark in marks}
        sound = [m for m in marks if ids[m] > 0 and known_state(conn, ids[m], m.rev, m.state)]
        unchanged = {p.id: p for p in facts(conn, [ids[mark] for mark in sound])}
        found: dict[PersonMark, Shown] = {}
        for state in {mark.state for mark in sound}:
            changed = changed_since(conn, state)
            of_state = [mark for mark in sound if mark.state == state]
            past = people_at(conn, [i for m in of_state if (i := ids[m]) in changed], state)
            for mark in of_state:
                person = past.get(ids[mark]) or unchanged.get(ids[mark])
                if person is not None:
                    found[mark] = Shown(shown_texts(person), person)
        return found


def resembles(
    entry: Entry, record: Mapping[str, str], values: RowValues, shown: Shown | None
) -> bool:
    """Whether a marked row can still be the person it is marked with.

    A row copied to enter somebody else, and marks that were left behind by a sort, must not change
    anybody. The name must agree, or a part of it and the reading or a witness beside.

    Args:
        entry: The person.
        record: The row as written, by heading.
        values: The same, typed.
        shown: What the list showed.
    """
    person = entry.person
    before = shown.texts if shown is not None else {}
    by_heading = headings()
    said = {by_heading[h]: _plain(text) for h, text in record.items() if h in by_heading}
    agrees = {key for key, text in said.items() if text and text == _plain(before.get(key, ""))}
    witnessed = any(key in agrees for key in _WITNESSES)
    cohorts = {e.get("cohort") for e in entry.enrolments} - {None}
    same_cohort = values.cohort is None or not cohorts or values.cohort in cohorts
    names = {name_key(person.text("name")), name_key(before.get("name", ""))}
    if name_key(values.name) in names | {name_key(alias) for alias in entry.aliases}:
        return same_cohort or witnessed
    part = any(
        own and name_key(own) == name_key(person.text(column))
        for own, column in ((values.family, "family"), (values.given, "given"))
    )
    return same_cohort and (part or "kana" in agrees) and (witnessed or "kana" in agrees)


def _plain(text: str) -> str:
    """A text as it comes back from a workbook."""
    return clean(text, keep_lines=True).strip()


def _plain_rows(rows: Sequence[Row]) -> list[dict[str, object]]:
    return [{column: row.get(column) for column in COLUMNS[row.table]} for row in rows]
