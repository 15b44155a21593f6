"""What of a case may be published: nothing that somebody named in it did not agree to.

内部→本人確認→公開可→公開済. A case is 公開可 only once everybody was asked; whoever refused is in
it without a name. A consent taken back, or somebody new, sends it back to 本人確認.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from smeic_tui.domain.cases import PUBLICATIONS, Case, CaseMember, CaseOrganisation, Publication
from smeic_tui.errors import SmeicError


@dataclass(frozen=True, slots=True)
class Named:
    """How a member stands in what is published."""

    name: str
    """Empty where the name is not shown."""
    organisation: str
    """Empty where the company is not shown."""

    @property
    def anonymous(self) -> bool:
        """Nothing of the person is shown."""
        return not self.name and not self.organisation


def may_be_named(member: CaseMember) -> bool:
    """Agreed for this case, and did not refuse cases as such."""
    return member.consent == "agreed" and member.general != "refused"


def shown_as(member: CaseMember) -> Named:
    """What of a member is published."""
    if not may_be_named(member):
        return Named("", "")
    return Named(
        member.name if member.shows != "organisation" else "",
        member.organisation if member.shows != "name" else "",
    )


def shown_organisations(found: Iterable[CaseOrganisation]) -> tuple[CaseOrganisation, ...]:
    """Companies that agreed to be named."""
    return tuple(each for each in found if each.consent == "agreed")


def not_asked(case: Case) -> tuple[str, ...]:
    """Members and companies nobody has asked yet; a general refusal is an answer."""
    people = [m.name for m in case.members if m.consent == "unconfirmed" and m.general != "refused"]
    companies = [o.name for o in case.organisations if o.consent == "unconfirmed"]
    return (*people, *companies)


def steps(now: Publication) -> tuple[Publication, ...]:
    """States a case may be put into: the next one, or any earlier one."""
    at = PUBLICATIONS.index(now)
    return tuple(state for i, state in enumerate(PUBLICATIONS) if i < at or i == at + 1)


def check_step(case: Case, to: Publication) -> None:
    """Refuse a state of publication that cannot be.

    Raises:
        SmeicError: ``case_publication_step``; ``case_consent_open`` with whoever is not asked yet;
            ``case_without_summary``.
    """
    if to not in steps(case.publication):
        raise SmeicError("case_publication_step", now=case.publication, to=to)
    if to in ("publishable", "published"):
        if not case.summary:
            raise SmeicError("case_without_summary")
        open_ = not_asked(case)
        if open_:
            raise SmeicError("case_consent_open", count=len(open_), name=open_[0])


def after_change(before: Case, after: Case) -> Publication:
    """The state of publication once members or their consents are others.

    Args:
        before: As it was.
        after: As it is, ``publication`` not yet corrected.
    """
    if after.publication not in ("publishable", "published"):
        return after.publication
    if not_asked(after) or _taken_back(before.members, after.members):
        return "asking"
    return after.publication


def _taken_back(before: Sequence[CaseMember], after: Sequence[CaseMember]) -> bool:
    """Whether something of a person that was shown is shown no more, or otherwise."""
    now = {member.person_id: shown_as(member) for member in after}
    shown = {m.person_id: shown_as(m) for m in before if not shown_as(m).anonymous}
    return any(now.get(person) != named for person, named in shown.items())
