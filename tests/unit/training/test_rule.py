"""A rule is data: checked when edited, stored and read back unchanged."""

from __future__ import annotations

import json

import pytest
from hypothesis import given

from smeic_tui.domain.training.rule import (
    Condition,
    Counting,
    Rule,
    checked,
    document,
    from_document,
    problems,
)
from smeic_tui.errors import SmeicError
from tests.unit.training.runs import rule, rules


@given(rules())
def test_a_rule_comes_back_from_the_file(made: Rule) -> None:
    assert problems(made) == ()
    assert from_document(json.loads(json.dumps(document(made)))) == made


@pytest.mark.parametrize(
    ("made", "code", "condition"),
    [
        (Rule(), "rule_empty", ""),
        (rule(("hours", 0)), "rule_share", "hours"),
        (rule(("sessions", 101)), "rule_share", "sessions"),
        (rule(("sessions", None)), "rule_share", "sessions"),
        (rule(("absences", -1)), "rule_absences", "absences"),
        (rule(("absences", None)), "rule_absences", "absences"),
        (rule(("compulsory", 3)), "rule_value", "compulsory"),
        (
            rule(("hours", 80), any_of=[("hours", 90), ("assignments", None)]),
            "rule_condition_twice",
            "hours",
        ),
        (
            rule(("hours", 80), any_of=[("assignments", None)]),
            "rule_one_alternative",
            "assignments",
        ),
        (rule(("hours", 80), counting=Counting(late_minutes=-1)), "rule_minutes", ""),
        (rule(("hours", 80), counting=Counting(lates_per_absence=0)), "rule_lates", ""),
    ],
)
def test_an_unsound_rule_is_refused(made: Rule, code: str, condition: str) -> None:
    assert code in [r.code for r in problems(made)]
    assert condition in [r.params["condition"] for r in problems(made) if r.code == code]
    with pytest.raises(SmeicError):
        checked(made)


@pytest.mark.parametrize(
    "found",
    [
        {},
        {"all": [], "any": []},
        {"all": [{"kind": "fees"}], "any": [], "counting": document(Rule())["counting"]},
        {"all": [{}], "any": [], "counting": document(Rule())["counting"]},
        {"all": [], "any": [], "counting": {**document(Rule())["counting"], "excused": "maybe"}},
    ],
)
def test_a_rule_of_a_newer_version_is_named_not_guessed(found: dict[str, object]) -> None:
    with pytest.raises(SmeicError, match="rule_unreadable"):
        from_document(found)


def test_conditions_are_listed_with_the_alternatives_last() -> None:
    made = rule(("hours", 80), any_of=[("assignments", None), ("final_report", None)])
    assert list(made.conditions) == [
        Condition("hours", 80),
        Condition("assignments"),
        Condition("final_report"),
    ]
