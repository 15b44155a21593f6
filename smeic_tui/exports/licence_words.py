"""Licences and engagements in words: the same on screen, in Excel and on the command line."""

from __future__ import annotations

from smeic_tui.domain.engagements import Engagement
from smeic_tui.domain.licences.assessment import Assessment
from smeic_tui.domain.licences.licence import Point, Suspension
from smeic_tui.domain.licences.period import Period, counts
from smeic_tui.domain.licences.rules import LicenceRules
from smeic_tui.text import t


def line(found: Assessment) -> str:
    """``理論 3/5 実務 18/30 残り412日``; without a period, what is not known.

    While suspended, what 再開 asks for: ``休止中 再開の要件 理論 3/5 実務 8/15``.
    """
    if found.state in ("unknown", "unconfirmed"):
        return t(f"licence.state_{found.state}")
    if found.state == "suspended":
        return f"{left(found)} {t('licence.suspension_needs', points=points(found))}"
    return f"{points(found)} {left(found)}"


def points(found: Assessment) -> str:
    """``理論 3/5 実務 18/30``."""
    return t(
        "licence.points",
        theory=found.theory,
        needed_theory=found.needed_theory,
        practice=found.practice,
        needed_practice=found.needed_practice,
    )


def left(found: Assessment) -> str:
    """``残り412日``, ``今日まで``, ``12日前に期限切れ``, ``休止中``; empty while unknown."""
    if found.state in ("unknown", "unconfirmed") or found.days_left is None:
        return ""
    if found.state == "suspended":
        return t("licence.state_suspended")
    if found.state == "expired":
        return t("licence.over", days=max(-found.days_left, 0))
    return t("licence.left", days=found.days_left) if found.days_left else t("licence.last_day")


def expiry(period: Period | None) -> str:
    """``2027-03-31``; ``2027-03 頃`` where the day of 登録日 is not known; empty without one."""
    if period is None:
        return ""
    if period.is_exact:
        return period.expires.isoformat()
    return t("licence.about", month=f"{period.expires:%Y-%m}")


def counts_word(point: Point, period: Period | None) -> str:
    """Whether a line of the ledger counts, else why not."""
    if point.is_void:
        return t("licence.void")
    return t("licence.inside" if counts(point, period) else "licence.outside")


def missing(found: Assessment) -> str:
    """``あと 理論2 実務12``, or that everything is there."""
    if found.is_complete:
        return t("licence.complete")
    return t("licence.missing", what=lacking(found))


def lacking(found: Assessment) -> str:
    """``理論2 実務12``; empty where nothing is missing."""
    parts = [
        t(f"licence.missing_{kind}", count=count)
        for kind, count in (
            ("theory", found.missing_theory),
            ("practice", found.missing_practice),
        )
        if count
    ]
    return " ".join(parts)


def situation(found: Assessment, rules: LicenceRules) -> str:
    """What presses, with what is missing: ``至急 あと 理論2``, ``要件を満たしました``."""
    if found.state in ("unknown", "unconfirmed"):
        return t(f"licence.state_{found.state}")
    if found.state == "suspended" and found.resume_until is not None:
        until = t("licence.resume_until", day=found.resume_until.isoformat())
        return f"{until} {missing(found)}"
    return " ".join(filter(None, (urgency(found, rules), missing(found))))


def urgency(found: Assessment, rules: LicenceRules) -> str:
    """``12か月以内``, ``至急``, ``期限切れ``; empty where nothing presses."""
    if found.urgency == "none":
        return ""
    return t(f"licence.urgency_{found.urgency}", months=rules.soon_months)


def suspension_words(each: Suspension) -> str:
    """``2024-04-01 - 2024-07-01``; without an end while it lasts."""
    return t("licence.stretch", first=each.started_on, after=each.resumed_on or "").rstrip()


def engagement_line(each: Engagement, *, of: int | None = None) -> str:
    """One engagement: company, theme, days, what came of it.

    Args:
        each: The engagement.
        of: Whose page it stands on; the consultant is named unless it is their own.
    """
    where = each.organisation or each.host
    words = [where, each.theme or ""]
    if of != each.person_id:
        words.insert(0, each.person)
    if each.days is not None:
        words.append(t("engagement.days", days=each.days))
    words += [t(f"engagement.state_{each.state}"), each.outcome or ""]
    return "  ".join(filter(None, words))
