"""The completion rule of a run as data: checked when it is edited, stored as a document.

A rule asks for all of some conditions and, where it names alternatives, for one of those. How marks
become hours and absences belongs to it: no number is fixed in the program.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from smeic_tui.errors import Reason, SmeicError

ConditionKind = Literal[
    "hours", "sessions", "compulsory", "absences", "assignments", "final_report"
]
CONDITIONS: tuple[ConditionKind, ...] = get_args(ConditionKind)
WITH_SHARE = frozenset({"hours", "sessions"})
"""Conditions whose value is a share in per cent."""
WITH_VALUE = WITH_SHARE | {"absences"}
ExcusedAs = Literal["nothing", "attended"]
"""公欠 adds nothing and is no absence, or counts like having been there."""
EXCUSED: tuple[ExcusedAs, ...] = get_args(ExcusedAs)
_MOST_MINUTES = 24 * 60
_MOST_ABSENCES = 99


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing that is asked for."""

    kind: ConditionKind
    """``hours``/``sessions``: a least share; ``compulsory``: no compulsory session missed;
    ``absences``: at most so many; ``assignments``: every compulsory one; ``final_report``."""
    value: int | None = None
    """Per cent of a share, or how many absences are free."""


@dataclass(frozen=True, slots=True)
class Counting:
    """How marks are counted."""

    late_minutes: int = 60
    """Minutes taken off for 遅 where the book does not say how long they were there."""
    early_minutes: int = 60
    """The same for 早."""
    excused: ExcusedAs = "nothing"
    lates_per_absence: int | None = None
    """So many 遅 and 早 are one absence more; None for never."""


@dataclass(frozen=True, slots=True)
class Rule:
    """When a run is completed."""

    all_of: tuple[Condition, ...] = ()
    """Every one of these."""
    any_of: tuple[Condition, ...] = ()
    """And one of these, where there are any."""
    counting: Counting = field(default_factory=Counting)

    @property
    def conditions(self) -> Iterator[Condition]:
        """All of them, the alternatives last."""
        yield from self.all_of
        yield from self.any_of


FIRST_RULE = Rule((Condition("hours", 80),))
"""What the very first run is proposed with; it is edited like any other."""


def problems(rule: Rule) -> tuple[Reason, ...]:
    """What is wrong with a rule in itself, each with the condition it concerns; empty for nothing.

    Reasons carry ``condition``, the kind concerned, or an empty text.
    """
    found: list[Reason] = []
    kinds = [condition.kind for condition in rule.conditions]
    if not kinds:
        found.append(Reason("rule_empty", {"condition": ""}))
    found += [
        Reason("rule_condition_twice", {"condition": kind})
        for kind in dict.fromkeys(kinds)
        if kinds.count(kind) > 1
    ]
    if len(rule.any_of) == 1:
        found.append(Reason("rule_one_alternative", {"condition": rule.any_of[0].kind}))
    for condition in rule.conditions:
        value = condition.value
        if condition.kind in WITH_SHARE and (value is None or not 1 <= value <= 100):
            found.append(Reason("rule_share", {"condition": condition.kind}))
        elif condition.kind == "absences" and (value is None or not 0 <= value <= _MOST_ABSENCES):
            found.append(Reason("rule_absences", {"condition": condition.kind}))
        elif condition.kind not in WITH_VALUE and value is not None:
            found.append(Reason("rule_value", {"condition": condition.kind}))
    counting = rule.counting
    for minutes in (counting.late_minutes, counting.early_minutes):
        if not 0 <= minutes <= _MOST_MINUTES:
            found.append(Reason("rule_minutes", {"condition": ""}))
    if counting.lates_per_absence is not None and not 1 <= counting.lates_per_absence <= 99:
        found.append(Reason("rule_lates", {"condition": ""}))
    return tuple(found)


def checked(rule: Rule) -> Rule:
    """The rule itself.

    Raises:
        SmeicError: ``rule_refused``, with the code of the first of its ``problems``.
    """
    for reason in problems(rule):
        raise SmeicError("rule_refused", problem=reason.code)
    return rule


def document(rule: Rule) -> dict[str, Any]:
    """The rule as it is stored, and as ``--json`` puts it out."""
    counting = rule.counting
    return {
        "all": [_condition_document(each) for each in rule.all_of],
        "any": [_condition_document(each) for each in rule.any_of],
        "counting": {
            "late_minutes": counting.late_minutes,
            "early_minutes": counting.early_minutes,
            "excused": counting.excused,
            "lates_per_absence": counting.lates_per_absence,
        },
    }


def _condition_document(condition: Condition) -> dict[str, Any]:
    told: dict[str, Any] = {"kind": condition.kind}
    return told if condition.value is None else told | {"value": condition.value}


def from_document(found: Mapping[str, Any]) -> Rule:
    """A stored rule.

    Raises:
        SmeicError: ``rule_unreadable``: it says something this version does not know.
    """
    try:
        counting = found["counting"]
        if counting["excused"] not in EXCUSED:
            raise ValueError(counting["excused"])
        return Rule(
            _conditions(found["all"]),
            _conditions(found["any"]),
            Counting(
                int(counting["late_minutes"]),
                int(counting["early_minutes"]),
                counting["excused"],
                counting["lates_per_absence"],
            ),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise SmeicError("rule_unreadable") from error


def _conditions(found: Sequence[Mapping[str, Any]]) -> tuple[Condition, ...]:
    for each in found:
        if each["kind"] not in CONDITIONS:
            raise ValueError(each["kind"])
    return tuple(Condition(each["kind"], each.get("value")) for each in found)
