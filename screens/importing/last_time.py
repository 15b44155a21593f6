"""How a list like this was read last time: offered on the columns, taken and given back by one key.

What staff said about a column today goes before what was remembered, whichever came first.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from importers.kinds import PEOPLE_KINDS
from smeic_tui.text import t
from smeic_tui.widgets.lines import Side

if TYPE_CHECKING:
    from importers.inspection import Inspection
    from importers.planning.choices import Aspect, Policy
    from importers.planning.profiles import Offered
    from screens.importing.draft import Draft
    from smeic_tui.store.imports.profiles import Profile


@dataclass(frozen=True, slots=True)
class Taken:
    """A remembered mapping that is in force for a file, and what it replaced."""

    profile: Profile
    """The mapping."""
    before: Inspection
    """The file as it was understood without it."""
    chosen: frozenset[int]
    """Its tables that were imported without it."""
    policies: dict[Aspect, Policy]
    """The policies that came with it."""
    alumni_only: bool | None
    """The answer to 「修了生だけですか」 that came with it; None: none did."""


def offered(conn: sqlite3.Connection, draft: Draft, file: int) -> Offered | None:
    """The remembered mapping that fits what is shown of a file best."""
    from importers.corrections import only_tables
    from importers.planning.profiles import offer

    taken = draft.taken_profiles.get(file)
    inspection = draft.inspections[file] if taken is None else taken.before
    shown = only_tables(inspection, draft.chosen[file]) if draft.chosen[file] else inspection
    return next(iter(offer(conn, shown)), None)


def take(draft: Draft, file: int, profile: Profile, shown: Collection[int]) -> None:
    """Read a file by a remembered mapping.

    Args:
        draft: What was decided.
        file: Index of the file.
        profile: The mapping.
        shown: Its tables that staff are looking at; only these may come to be imported by it.
    """
    from importers.planning.profiles import apply_profile, policies_of

    before = draft.inspections[file]
    policies = {a: p for a, p in policies_of(profile).items() if a not in draft.policies}
    answer = profile.alumni_only if draft.alumni_only is None else None
    taken = Taken(profile, before, frozenset(draft.chosen[file]), policies, answer)
    draft.policies |= policies
    if answer is not None:
        draft.alumni_only = answer
    draft.inspections[file] = _with_choices(apply_profile(before, profile), before)
    for number in shown:
        if draft.table(file, number).kind in PEOPLE_KINDS:
            draft.chosen[file].add(number)
        else:
            draft.chosen[file].discard(number)
    draft.taken_profiles[file] = taken


def give_back(draft: Draft, file: int) -> None:
    """Read a file as without the mapping that was taken for it; corrections since then stay."""
    taken = draft.taken_profiles.pop(file, None)
    if taken is None:
        return
    now = draft.inspections[file]
    draft.inspections[file] = made = _with_choices(taken.before, now)
    for number, (old, new) in enumerate(zip(now.tables, made.tables, strict=True)):
        if new.kind not in PEOPLE_KINDS:
            draft.chosen[file].discard(number)
        elif old.kind not in PEOPLE_KINDS and number in taken.chosen:
            draft.chosen[file].add(number)
    for aspect, policy in taken.policies.items():
        if draft.policies.get(aspect) == policy:
            del draft.policies[aspect]
    if taken.alumni_only is not None and draft.alumni_only == taken.alumni_only:
        draft.alumni_only = None


def _with_choices(base: Inspection, corrected: Inspection) -> Inspection:
    """A reading of a file, with what staff chose for single columns in another reading of it."""
    from importers.corrections import with_column

    made = base
    for number, table in enumerate(corrected.tables):
        for place, column in enumerate(table.columns):
            if column.why == "chosen" and made.tables[number].columns[place] != column:
                made = with_column(made, number, place, column.field, column.scope)
    return made


def last_time_line(draft: Draft, file: int, found: Offered | None) -> Side:
    """What the key does now; empty where nothing is remembered that fits."""
    taken = draft.taken_profiles.get(file)
    if taken is not None:
        sentence = t("import_screen.last_time", name=taken.profile.name)
        return [(" p", "key"), (f"  {sentence}", "held"), _note("last_time_back")]
    if found is None:
        return []
    sentence = t("import_screen.last_time", name=found.profile.name)
    tables = draft.inspections[file].tables
    chosen = {c.header for table in tables for c in table.columns if c.why == "chosen"}
    count = sum(header not in chosen for header in found.differs)
    note = _note("last_time_differs", count) if count else _note("last_time_same")
    return [(" p", "key"), (f"  {sentence}", ""), note]


def _note(key: str, count: int = 0) -> tuple[str, str]:
    return (f"  {t(f'import_screen.{key}', count=count)}", "dim")
