"""The groups that figures are given for: all alumni, each cohort, and the other kinds of people.

Figures across cohorts count alumni only; students, faculty and outsiders have columns of their own.
The dead and the withdrawn are in no group: nobody will ask them for a missing address.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from smeic_tui.domain.people import Kind, Standing

COUNTED: tuple[Standing, ...] = ("active", "missing")
"""Standings of the people that figures count."""
OTHERS: tuple[Kind, ...] = ("student", "faculty", "outsider")
"""Kinds of people who are not alumni, in the order of their columns."""


@dataclass(frozen=True, slots=True)
class Group:
    """The people of one column."""

    kind: Kind
    """Which kind of people."""
    cohort: int | None = None
    """期; None: those without one."""
    whole: bool = False
    """Everybody of the kind, whatever their cohort."""

    def holds(self, kind: str, cohort: int | None) -> bool:
        """Whether somebody belongs to it."""
        return kind == self.kind and (self.whole or cohort == self.cohort)


ALUMNI = Group("alumnus", whole=True)
"""修了生 of all cohorts: the column of figures across cohorts."""


def groups_of(found: Iterable[tuple[str, int | None]]) -> tuple[Group, ...]:
    """The groups that have people, in the order of their columns; all alumni always come first.

    Args:
        found: Kind and cohort of the people there are, in any order, repetitions allowed.
    """
    there = set(found)
    cohorts = sorted(cohort for kind, cohort in there if kind == "alumnus" and cohort is not None)
    groups = [ALUMNI, *(Group("alumnus", cohort) for cohort in cohorts)]
    if ("alumnus", None) in there:
        groups.append(Group("alumnus"))
    kinds = {kind for kind, _ in there}
    groups += (Group(kind, whole=True) for kind in OTHERS if kind in kinds)
    return tuple(groups)
