"""Match a whole table: its rows against the people on file, against each other, and as a set."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from typing import NamedTuple

from smeic_tui.domain.matching.decision import GAP, Decision, decide
from smeic_tui.domain.matching.evidence import Evidence
from smeic_tui.domain.matching.identity import Identity
from smeic_tui.domain.matching.index import PeopleIndex
from smeic_tui.domain.matching.repeats import is_repeat

_CROWD = 50
"""A key that more rows of a table share (an office's address) does not make them one person."""

_NOBODY_YET = Decision("new", None, None, ())


class Matched(NamedTuple):
    """One row of the table after everything was considered."""

    decision: Decision
    """What became of it against the people on file."""
    repeats: int | None = None
    """Index of the row it repeats, whose fate it shares."""


def match_rows(
    index: PeopleIndex,
    rows: Sequence[Identity],
    *,
    alumni_only: bool,
    one_row: bool,
    decided: Mapping[int, int] | None = None,
    not_same: Set[tuple[int, int]] = frozenset(),
    contested: Set[int] = frozenset(),
    tick: Callable[[], object] = lambda: None,
) -> list[Matched]:
    """Decide on every row of one table.

    Args:
        index: The people on file; not changed.
        rows: The rows' keys.
        alumni_only: The list names alumni only.
        one_row: The table has one row a person (``one_row_a_person``).
        decided: Rows whose person is known from an earlier import of the same row.
        not_same: Pairs of people who are known to be two, the lower id first.
        contested: People whose name a waiting row bears that may be somebody else.
        tick: Called once a row, to report progress and to stop by raising.
    """
    before = decided or {}
    decisions: list[Decision] = []
    for number, row in enumerate(rows):
        tick()
        if number in before:
            decisions.append(Decision("link", before[number], None, ()))
        elif not index.people:
            decisions.append(_NOBODY_YET)
        else:
            decisions.append(
                decide(
                    row,
                    index.candidates(row),
                    alumni_only=alumni_only,
                    namesakes=index.namesakes(row),
                    not_same=not_same,
                    contested=contested,
                )
            )
    groups = _repeats(rows, one_row)
    if one_row:
        _settle_namesakes(rows, decisions, groups, alumni_only)
        _settle_claims(decisions, groups)
    return list(_with_repeats(decisions, groups))


def _repeats(rows: Sequence[Identity], one_row: bool) -> list[int]:
    """For each row the first row that names the same person; itself where there is none."""
    first = list(range(len(rows)))
    seen: dict[str, list[int]] = {}
    for number, row in enumerate(rows):
        for key in _own_keys(row) if one_row else [*_own_keys(row), *_name_keys(row)]:
            others = seen.get(key)
            if others is None:
                seen[key] = [number]
                continue
            if first[number] == number and len(others) <= _CROWD:
                for other in others:
                    if is_repeat(row, rows[other], one_row=one_row):
                        first[number] = first[other]
                        break
            others.append(number)
    return first


def _own_keys(row: Identity) -> tuple[str, ...]:
    """What belongs to one person; an address has its @, so that no two kinds are the same."""
    keys = row.mails + row.mobiles
    return (*keys, "l" + row.licence) if row.licence else keys


def _name_keys(row: Identity) -> list[str]:
    """All must agree: common names alone would compare everybody with everybody."""
    return [
        f"n{cohort} {company} {name}"
        for cohort in row.cohorts or ("",)
        for company in row.companies
        for name in row.names + row.former
    ]


def _settle_namesakes(
    rows: Sequence[Identity],
    decisions: list[Decision],
    groups: Sequence[int],
    alumni_only: bool,
) -> None:
    """Where a namesake is certainly another row's person, the other namesake remains.

    Only with something besides name and cohort: a third namesake may not be on file yet.
    """
    certain = {
        d.person: groups[number]
        for number, d in enumerate(decisions)
        if d.verdict == "link" and (d.evidence is None or d.evidence.own)
    }
    for number, found in enumerate(decisions):
        if found.verdict != "review" or not {"homonym_same_cohort", "homonym"} & set(found.reasons):
            continue
        left = [
            s for s in found.candidates if certain.get(s.person, groups[number]) == groups[number]
        ]
        if len(left) == len(found.candidates):
            continue
        again = decide(rows[number], left, alumni_only=alumni_only)
        if (
            again.verdict == "link"
            and again.evidence
            and set(again.evidence.codes)
            & {
                *("mail", "mobile", "licence", "company", "phone", "mail_near", "company_near"),
            }
        ):
            decisions[number] = again


def _settle_claims(decisions: list[Decision], groups: Sequence[int]) -> None:
    """One person cannot be two rows of a table that has one row a person."""
    claims: dict[int, dict[int, int]] = {}
    for number, found in enumerate(decisions):
        if found.verdict == "link" and found.person is not None and found.evidence is not None:
            claims.setdefault(found.person, {}).setdefault(groups[number], number)
    for claimed in claims.values():
        if len(claimed) < 2:
            continue
        ranked = sorted(claimed.values(), key=lambda n: -_points(decisions[n].evidence))
        sure = _points(decisions[ranked[0]].evidence) - _points(decisions[ranked[1]].evidence)
        for number in ranked[1:] if sure >= GAP else ranked:
            evidence = decisions[number].evidence
            assert evidence is not None
            if (
                sure >= GAP
                and evidence.differs
                and set(evidence.codes) <= {"name", "kana", "cohort"}
            ):
                decisions[number] = replace(
                    decisions[number],
                    verdict="new",
                    person=None,
                    evidence=None,
                    reasons=("namesake_in_list",),
                )
            else:
                decisions[number] = replace(
                    decisions[number],
                    verdict="review",
                    person=None,
                    evidence=None,
                    reasons=("claimed_twice",),
                )


def _points(evidence: Evidence | None) -> int:
    return evidence.points if evidence is not None else 0


def _with_repeats(decisions: Sequence[Decision], groups: Sequence[int]) -> Iterator[Matched]:
    """Rows of one person share one fate: the link that one of them has, else the first row's."""
    members: dict[int, list[int]] = {}
    for number, first in enumerate(groups):
        members.setdefault(first, []).append(number)
    leader = list(groups)
    for first, numbers in members.items():
        linked = {
            decisions[n].person: n for n in reversed(numbers) if decisions[n].verdict == "link"
        }
        if len(linked) == 1:
            (lead,) = linked.values()
            for number in numbers:
                leader[number] = lead
        elif linked:
            for number in numbers:
                leader[number] = number
        else:
            leader[first] = first
    for number, found in enumerate(decisions):
        lead = leader[number]
        own = lead == number or found.verdict == "link"
        yield Matched(found, None if own else lead)
