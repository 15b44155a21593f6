"""Whether a person may be written to, called or shown: two functions, each with its reason.

A contact rule is about a channel. 未確認 is usable for the centre's own notices to its alumni,
because no existing list has such a column and otherwise nobody could be written to; outsiders
need 可. A consent is about a use of someone's data, and there 未確認 counts as no.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from smeic_tui.domain.people import Person
from smeic_tui.errors import Reason

Channel = Literal["post", "mail", "phone"]
Use = Literal["roster", "sharing", "case", "third_party"]
Purpose = Literal["notice", "other"]
RuleVerdict = Literal["allowed", "refused", "unconfirmed"]
ConsentVerdict = Literal["agreed", "refused", "unconfirmed"]

CHANNELS: tuple[Channel, ...] = ("mail", "phone", "post")
USES: tuple[Use, ...] = ("roster", "sharing", "case", "third_party")


@dataclass(frozen=True, slots=True)
class ContactRule:
    """可 / 不可 / 未確認 for one channel."""

    channel: Channel
    verdict: RuleVerdict
    since: str | None = None
    source: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Consent:
    """同意 / 不同意 / 未確認 for one use."""

    use: Use
    verdict: ConsentVerdict
    since: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """Yes or no, with the reason staff are shown."""

    allowed: bool
    reason: Reason


def can_contact(
    person: Person,
    channel: Channel,
    rules: Mapping[Channel, ContactRule],
    usable: Mapping[Channel, bool],
    *,
    purpose: Purpose = "notice",
    unconfirmed_is_usable: bool = True,
) -> Decision:
    """Whether a person may be reached by a channel for a purpose.

    Args:
        person: Who.
        channel: How.
        rules: The person's contact rules by channel.
        usable: By channel, whether there is any address, number or mail that has not come back.
        purpose: ``notice`` is the centre's own news to its alumni; anything else needs 可.
        unconfirmed_is_usable: The file's setting for 未確認.
    """
    if person.standing in ("deceased", "withdrawn"):
        return Decision(False, Reason(f"standing_{person.standing}"))
    rule = rules.get(channel)
    verdict = rule.verdict if rule else "unconfirmed"
    if verdict == "refused":
        return Decision(False, Reason("contact_refused", {"since": rule.since if rule else None}))
    if not usable.get(channel, False):
        return Decision(False, Reason("no_usable_contact"))
    if verdict == "allowed":
        return Decision(True, Reason("contact_allowed"))
    if person.kind == "outsider":
        return Decision(False, Reason("outsider_unconfirmed"))
    if purpose == "notice" and unconfirmed_is_usable:
        return Decision(True, Reason("contact_unconfirmed"))
    return Decision(False, Reason("contact_unconfirmed"))


def may_show(person: Person, use: Use, consents: Mapping[Use, Consent]) -> Decision:
    """Whether a person's data may be used in a way; 未確認 counts as no.

    A death does not widen a consent: what was agreed stays agreed, and no more.
    """
    consent = consents.get(use)
    verdict = consent.verdict if consent else "unconfirmed"
    return Decision(verdict == "agreed", Reason(f"consent_{verdict}", {"person": person.uid}))
