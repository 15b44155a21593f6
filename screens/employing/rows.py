"""Organisations, who works there and what came of it as rows and lines: pure functions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from screens.persons.words import period
from smeic_tui.domain.engagements import Engagement
from smeic_tui.domain.organisations import Colleague
from smeic_tui.domain.people import Organisation
from smeic_tui.domain.referrals.facts import Referral
from smeic_tui.japanese.legal_forms import short_company
from smeic_tui.store.bodies.known_names import OtherNames
from smeic_tui.store.organisations.organisation_work import Said
from smeic_tui.store.organisations.organisations import Summary
from smeic_tui.text import t
from smeic_tui.widgets.lines import Piece, Side
from smeic_tui.widgets.rows import Column, RowView
from smeic_tui.widgets.wrapping import wrapped

ONLY = ("all", "alumni", "cohorts", "ever", "unmet", "alike", "nobody")
"""What the list can be narrowed to."""
ORDERS = ("alumni", "unmet", "cases", "referrals", "name")
"""What it can be sorted by."""
FACTS = ("kana", "industry", "business_type", "size_band", "prefecture", "corporate_number")
_INNER = 38
"""Cells of the panel's text."""
_NOTE = 2
"""Lines of the note on the page."""

Line = tuple[Side, Side]


# The list


def organisation_columns() -> tuple[Column, ...]:
    """Columns of the list."""
    return (
        Column(t("organisation.column_name"), 25, grow=2),
        Column(t("organisation.column_alumni"), 6, right=True),
        Column(t("organisation.column_former"), 4, right=True),
        Column(t("organisation.column_cohorts"), 14, grow=1),
        Column(t("organisation.column_unmet"), 6, right=True),
        Column(t("organisation.column_cases"), 4, right=True),
        Column(t("organisation.column_referrals"), 4, right=True),
        Column(t("field.prefecture"), 8, spare=True),
    )


def organisation_row(each: Summary) -> RowView:
    """One organisation with its numbers; a zero is left blank."""
    found = each.numbers
    cells = (
        short_company(each.organisation.name),
        *map(_number, (found.alumni, found.former)),
        cohort_words(found.cohorts),
        *map(_number, (found.unmet, each.cases, each.referrals)),
        each.organisation.prefecture or "",
    )
    return RowView(each.organisation.id, cells, "" if found.alumni else "dim")


def _number(count: int) -> str:
    return str(count or "")


def cohort_words(cohorts: Sequence[int]) -> str:
    """``3・9・15``."""
    return t("frame.dot").join(map(str, cohorts))


def in_list(each: Summary, only: str) -> bool:
    """Whether an organisation stands in the narrowed list; ``only`` is one of ``ONLY``."""
    found = each.numbers
    return {
        "alumni": found.alumni > 0,
        "cohorts": len(found.cohorts) > 1,
        "ever": len(found.ever) > 1,
        "unmet": found.unmet > 0,
        "alike": bool(each.alike),
        "nobody": not (found.alumni or found.former or found.others),
    }.get(only, True)


def in_order(found: Sequence[Summary], order: str) -> list[Summary]:
    """The list by one of ``ORDERS``: the most first, names from the beginning."""
    if order == "name":
        return sorted(found, key=lambda s: s.organisation.kana or s.organisation.name)
    numbers = {
        "unmet": lambda s: s.numbers.unmet,
        "cases": lambda s: s.cases,
        "referrals": lambda s: s.referrals,
    }
    return sorted(found, key=numbers.get(order, lambda s: s.numbers.alumni), reverse=True)


# The page


def about(found: Organisation) -> str:
    """What kind of organisation it is, in one line."""
    return "  ".join(filter(None, (getattr(found, column) for column in FACTS)))


def name_words(names: OtherNames) -> str:
    """What it was called and is also called."""
    told = []
    if names.former:
        told.append(t("organisation.formerly", names=list(names.former)))
    if names.aliases:
        told.append(t("organisation.also", names=list(names.aliases)))
    return "  ".join(told)


def page_lines(
    found: Organisation,
    names: OtherNames,
    addresses: Sequence[str],
    alike: Sequence[Organisation],
    room: int,
) -> list[Line]:
    """What stands above the lists of the page.

    Args:
        found: The organisation.
        names: Its other names.
        addresses: Work addresses of those who are there.
        alike: Others that are written alike.
        room: Cells of a line.
    """
    told = [about(found) or t("organisation.no_facts"), name_words(names)]
    told.append("  ".join(filter(None, (*addresses[:1], found.homepage))))
    if found.note:
        told += wrapped(found.note, room)[:_NOTE]
    lines: list[Line] = [([(f" {text}", "")], "") for text in told if text]
    if alike:
        same = t("organisation.alike", names=[each.name for each in alike])
        lines.append(([(f" {same}", "alert")], ""))
    return lines


def colleague_columns() -> tuple[Column, ...]:
    """Columns of those who work or worked there."""
    return (
        Column(t("roster.column.cohort"), 2, right=True),
        Column(t("roster.column.name"), 14, wide=18),
        Column(t("roster.column.kana"), 16, wide=20, spare=True),
        Column(t("field.department"), 12, grow=1),
        Column(t("field.title"), 16, grow=1),
        Column(t("organisation.column_period"), 15),
        Column(t("organisation.column_about"), 10),
    )


def colleague_row(post: Colleague) -> RowView:
    """One post; whoever left, is no alumnus or not active has the word for it."""
    told = [] if post.standing == "active" else [t(f"person.standing.{post.standing}")]
    if post.kind != "alumnus":
        told.append(t(f"person.kind.{post.kind}"))
    if post.ended:
        told.append(t("organisation.left"))
    cells = (
        "" if post.cohort is None else str(post.cohort),
        post.name,
        post.kana,
        post.department or "",
        post.title or "",
        period(post.started, post.ended),
        "  ".join(told),
    )
    return RowView(post.id, cells, "dim" if post.ended or post.standing != "active" else "")


def pair_columns() -> tuple[Column, ...]:
    """Columns of alumni who never met."""
    who = t("roster.column.name")
    title = t("field.title")
    side = (Column(t("roster.column.cohort"), 2, right=True), Column(who, 14, wide=18))
    return (*side, Column(title, 14, grow=1), *side, Column(title, 14, grow=1))


def pair_row(number: int, one: Colleague, other: Colleague) -> RowView:
    """Two who never met; their number in the list is the key."""
    cells = [
        text
        for post in (one, other)
        for text in (str(post.cohort), post.name, post.title or post.department or "")
    ]
    return RowView(number, tuple(cells))


def referral_columns() -> tuple[Column, ...]:
    """Columns of the referrals."""
    return (
        Column(t("referral.column.received"), 10),
        Column(t("referral.column.name"), 14, wide=18, grow=1),
        Column(t("referral.column.introducer"), 14, wide=18, grow=1),
        Column(t("referral.column.stage"), 10),
        Column(t("field.topic"), 16, grow=2),
    )


def referral_row(each: Referral) -> RowView:
    """One referral."""
    cells = (
        each.received_on,
        each.name,
        each.introducer,
        t(f"referral.stage.{each.stage}"),
        each.topic or "",
    )
    return RowView(each.id, cells)


def engagement_columns() -> tuple[Column, ...]:
    """Columns of the engagements."""
    return (
        Column(t("engagement.column_consultant"), 14, wide=18),
        Column(t("engagement.column_theme"), 14, grow=2),
        Column(t("engagement.column_started"), 10),
        Column(t("engagement.column_days"), 4, right=True),
        Column(t("engagement.column_state"), 6),
        Column(t("engagement.column_outcome"), 12, grow=2),
    )


def engagement_row(each: Engagement) -> RowView:
    """One engagement at this organisation."""
    cells = (
        each.person,
        each.theme or "",
        each.started_on or "",
        "" if each.days is None else str(each.days),
        t(f"engagement.state_{each.state}"),
        each.outcome or "",
    )
    return RowView(each.id, cells, "dim" if each.state in ("done", "dropped") else "")


def said_columns() -> tuple[Column, ...]:
    """Columns of what is offered and asked for."""
    return (
        Column(t("organisation.column_said"), 10),
        Column(t("organisation.column_what"), 24, grow=2),
        Column(t("roster.column.cohort"), 2, right=True),
        Column(t("roster.column.name"), 16, grow=1),
    )


def said_row(each: Said) -> RowView:
    """One thing somebody there offers or asks for."""
    cohort = "" if each.cohort is None else str(each.cohort)
    return RowView(each.id, (t(f"person.tag.{each.kind}"), each.label, cohort, each.name))


# The panel beside the list


def panel_lines(each: Summary, posts: Sequence[Colleague]) -> list[Line]:
    """What is known of the marked one: facts, names, who is there."""
    return [([(" ", ""), *pieces], "") for pieces in _panel(each, posts)]


def _panel(each: Summary, posts: Sequence[Colleague]) -> Iterator[Sequence[Piece]]:
    yield from ([(line, "title")] for line in wrapped(each.organisation.name, _INNER))
    for text in (about(each.organisation), name_words(each.names)):
        yield from ([(line, "dim")] for line in wrapped(text, _INNER)[:3] if text)
    if each.numbers.unmet:
        yield [(t("organisation.unmet_pairs", count=each.numbers.unmet), "alert")]
    if each.alike:
        yield [(t("organisation.alike_count", count=len(each.alike)), "alert")]
    yield [("", "")]
    for post in posts:
        cohort = "" if post.cohort is None else t("roster.cohort", n=post.cohort)
        when = period(post.started, post.ended) if post.ended else ""
        words = filter(None, (cohort, post.name, post.title or post.department, when))
        lines = wrapped("  ".join(words), _INNER)
        yield from ([(line, "dim" if post.ended else "")] for line in lines)
