"""Offer a remembered mapping for a new list, and read the list by it.

A profile fits by its headers, wherever they stand now and whatever was added beside them. It is
offered, never imposed: what it knows replaces what was recognised only when staff take it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import get_args

from importers.activities.registry import recognised
from importers.inspection import Inspection
from importers.planning.aspects import aspect_of
from importers.planning.choices import Aspect, Options, Policy
from importers.tables.columns import Column
from importers.tables.headings import Scope, fold
from importers.tables.kinds import kind_of
from importers.tables.table import Table
from importers.tables.tracking import OWN_FIELDS
from smeic_tui.store.imports.profiles import Profile, ProfileColumn, fingerprint, profiles

OFFERED_FROM = 0.6
"""Share of a profile's columns that a list must have for the profile to be offered."""
_NAMES = frozenset({"name", "family"})
_SEVERAL = frozenset(
    {"email", "email2", "tel", "mobile", "fax", "note", "tags", "mark", "event", "row_only"}
)
"""Fields of which a list may have several columns."""
_CAUTION: tuple[Policy, ...] = ("keep", "ask", "fill", "update")
"""Of several policies for one aspect the most careful counts."""


@dataclass(frozen=True, slots=True)
class Offered:
    """A profile that may be what a new list needs."""

    profile: Profile
    """The profile."""
    share: float
    """How much of it the list has, 0 to 1."""
    exact: bool
    """The headers are the same, in whatever order."""
    fits: tuple[str, ...]
    """Headers of the list that the profile knows, in the list's order."""
    differs: tuple[str, ...]
    """Those of them that the profile reads otherwise than they were recognised."""
    unknown: tuple[str, ...]
    """Headers of the list that the profile does not know: they stay as recognised."""
    absent: tuple[str, ...]
    """Headers of the profile that the list has no more."""


def offer(conn: sqlite3.Connection, inspection: Inspection) -> list[Offered]:
    """The profiles that fit a list, the best first; none where too little fits.

    Args:
        conn: Any connection.
        inspection: The list as it was understood.
    """
    headers = {column.header: column for table in inspection.tables for column in table.columns}
    found = [_offered(profile, headers) for profile in profiles(conn)]
    fitting = [each for each in found if each is not None]
    # The latest comes first among equals: profiles() has them so, and sorting is stable.
    return sorted(fitting, key=lambda o: (not o.exact, -o.share, len(o.unknown)))


def apply_profile(inspection: Inspection, profile: Profile) -> Inspection:
    """The list read by a profile; tables that have none of its columns stay as they are."""
    known = {fold(column.header): column for column in profile.columns}
    tables = tuple(_by_profile(inspection, table, known) for table in inspection.tables)
    return replace(inspection, tables=tables)


def profile_options(profile: Profile, options: Options) -> Options:
    """The choices of an import with a profile's answers where staff gave none of their own."""
    policies = policies_of(profile) | dict(options.policies)
    alumni_only = options.alumni_only or bool(profile.alumni_only)
    return replace(options, policies=policies, alumni_only=alumni_only)


def policies_of(profile: Profile) -> dict[Aspect, Policy]:
    """The policies of a profile's columns by aspect, the most careful one of several."""
    found: dict[Aspect, Policy] = {}
    for column in profile.columns:
        policy = next((p for p in _CAUTION if p == column.policy), None)
        if policy is not None:
            aspect = aspect_of(column.field)
            held = found.get(aspect, policy)
            found[aspect] = min(held, policy, key=_CAUTION.index)
    return found


def profile_of(inspection: Inspection, options: Options, name: str = "") -> Profile:
    """The profile that a list and the choices for it amount to, to be remembered.

    Args:
        inspection: The list, its columns as staff left them.
        options: The choices; policies chosen for single aspects go to their columns.
        name: What staff call it; by default the file's name without its suffix.
    """
    columns: dict[str, ProfileColumn] = {}
    for table in inspection.tables:
        for column in table.columns:
            if column.field in OWN_FIELDS:
                continue
            policy = options.policies.get(aspect_of(column.field))
            columns.setdefault(
                column.header, ProfileColumn(column.header, column.field, column.scope, policy)
            )
    file = inspection.workbook.file
    stem = file.rpartition(".")[0] or file
    return Profile(name or stem, file, tuple(columns.values()), options.alumni_only)


def worth_remembering(sources: Iterable[Inspection], options: Options) -> list[Profile]:
    """The profiles of lists whose columns staff corrected, or read by a profile; by their names."""
    return [
        profile_of(source, options)
        for source in sources
        if any(
            column.why in ("chosen", "profile")
            for table in source.tables
            for column in table.columns
        )
    ]


def _offered(profile: Profile, headers: Mapping[str, Column]) -> Offered | None:
    known = {fold(column.header): column for column in profile.columns}
    here = {fold(header): column for header, column in headers.items()}
    fits = [header for header in headers if fold(header) in known]
    named = any(known[fold(header)].field in _NAMES for header in fits)
    share = len(known.keys() & here.keys()) / max(len(known), 1)
    if not named or share < OFFERED_FROM:
        return None
    return Offered(
        profile,
        round(share, 2),
        fingerprint(headers) == profile.fingerprint,
        tuple(fits),
        tuple(h for h in fits if not _reads_alike(known[fold(h)], headers[h])),
        tuple(header for header in headers if fold(header) not in known),
        tuple(column.header for key, column in known.items() if key not in here),
    )


def _reads_alike(remembered: ProfileColumn, column: Column) -> bool:
    return (remembered.field, remembered.scope) == (column.field, column.scope)


def _by_profile(inspection: Inspection, table: Table, known: Mapping[str, ProfileColumn]) -> Table:
    if not any(fold(column.header) in known for column in table.columns):
        return table
    read = [_read(column, known.get(fold(column.header))) for column in table.columns]
    taken = {(column.field, column.scope) for column in read if column.why == "profile"}
    columns = tuple(
        replace(column, field=None, scope=None, confidence=0.0, why=None)
        if column.why != "profile"
        and column.field not in _SEVERAL
        and (column.field, column.scope) in taken
        else column
        for column in read
    )
    stem = inspection.workbook.file.rpartition(".")[0]
    surroundings = " ".join((stem, table.sheet.name, *table.raw.titles))
    made = replace(table, columns=columns, kind=kind_of(columns, surroundings))
    return recognised(made, surroundings)


def _read(column: Column, remembered: ProfileColumn | None) -> Column:
    if remembered is None:
        return column
    scopes: dict[str | None, Scope] = {scope: scope for scope in get_args(Scope)}
    scope = scopes.get(remembered.scope)
    return replace(column, field=remembered.field, scope=scope, confidence=1.0, why="profile")
