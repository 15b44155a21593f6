"""Who may be written to, called and shown, and why."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smeic_tui.domain.consent import (
    CHANNELS,
    USES,
    Channel,
    Consent,
    ConsentVerdict,
    ContactRule,
    Purpose,
    RuleVerdict,
    can_contact,
    may_show,
)
from smeic_tui.domain.people import Kind, Person, Standing


def _person(kind: Kind = "alumnus", standing: Standing = "active") -> Person:
    return Person(1, "u", 1, kind, "秋山 環", standing=standing)


def _rules(verdict: RuleVerdict | None) -> dict[Channel, ContactRule]:
    return {c: ContactRule(c, verdict) for c in CHANNELS} if verdict else {}


ALL: dict[Channel, bool] = dict.fromkeys(CHANNELS, True)


@pytest.mark.parametrize(
    ("kind", "standing", "verdict", "purpose", "allowed", "code"),
    [
        ("alumnus", "active", None, "notice", True, "contact_unconfirmed"),
        ("alumnus", "active", "unconfirmed", "notice", True, "contact_unconfirmed"),
        ("alumnus", "active", None, "other", False, "contact_unconfirmed"),
        ("alumnus", "active", "allowed", "other", True, "contact_allowed"),
        ("alumnus", "active", "refused", "notice", False, "contact_refused"),
        ("alumnus", "deceased", "allowed", "notice", False, "standing_deceased"),
        ("alumnus", "withdrawn", "allowed", "notice", False, "standing_withdrawn"),
        ("alumnus", "missing", None, "notice", True, "contact_unconfirmed"),
        ("outsider", "active", None, "notice", False, "outsider_unconfirmed"),
        ("outsider", "active", "allowed", "notice", True, "contact_allowed"),
    ],
)
def test_the_rules(
    kind: Kind,
    standing: Standing,
    verdict: RuleVerdict | None,
    purpose: Purpose,
    allowed: bool,
    code: str,
) -> None:
    found = can_contact(_person(kind, standing), "mail", _rules(verdict), ALL, purpose=purpose)
    assert (found.allowed, found.reason.code) == (allowed, code)


def test_the_file_may_be_strict_about_the_unconfirmed() -> None:
    found = can_contact(_person(), "mail", {}, ALL, unconfirmed_is_usable=False)
    assert not found.allowed


_ANYBODY = st.builds(
    _person,
    st.sampled_from(["alumnus", "student", "faculty", "outsider"]),
    st.sampled_from(["active", "missing", "withdrawn", "deceased"]),
)
_VERDICTS = st.sampled_from([None, "allowed", "refused", "unconfirmed"])


@given(_ANYBODY, st.sampled_from(CHANNELS), _VERDICTS, st.booleans())
def test_what_is_never_allowed(
    person: Person, channel: Channel, verdict: RuleVerdict | None, usable: bool
) -> None:
    found = can_contact(person, channel, _rules(verdict), {channel: usable})
    if person.standing in ("deceased", "withdrawn") or verdict == "refused" or not usable:
        assert not found.allowed
    if person.kind == "outsider" and verdict != "allowed":
        assert not found.allowed


@given(st.sampled_from(USES), st.sampled_from([None, "agreed", "refused", "unconfirmed"]))
def test_only_a_consent_given_lets_somebody_be_shown(
    use: object, verdict: ConsentVerdict | None
) -> None:
    consents = {use: Consent(use, verdict)} if verdict else {}  # type: ignore[arg-type]
    found = may_show(_person(), use, consents)  # type: ignore[arg-type]
    assert found.allowed == (verdict == "agreed")
