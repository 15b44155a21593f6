"""A sign-in sheet and what it came to, as rows and lines: pure functions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from screens.guests.words import answer_words
from smeic_tui.domain.event_counts import EventCounts, no_shows
from smeic_tui.domain.events import Event
from smeic_tui.domain.sign_in.decision import Signed, Verdict
from smeic_tui.domain.sign_in.people import Match
from smeic_tui.japanese.legal_forms import short_company
from smeic_tui.store.events.guests import Guest
from smeic_tui.store.roster.roster import RosterRow
from smeic_tui.text import render, t
from smeic_tui.widgets.lines import Piece, Side
from smeic_tui.widgets.rows import Column, RowView, Tone

_ORDER: tuple[Verdict, ...] = ("ask", "likely", "unclear", "nobody", "came", "again", "passed")
_TONES: Mapping[Verdict, Tone] = {
    "ask": "alert",
    "unclear": "",
    "nobody": "",
    "likely": "strong",
    "came": "",
    "again": "dim",
    "passed": "dim",
}
_FEWEST = 3
NEW, LEAVE = "9", "0"
"""The digits behind the candidates: somebody new, and nobody who came or not now."""


def sheet_columns() -> tuple[Column, ...]:
    """Columns of the lines of a sheet."""
    return (
        Column(t("after.column_line"), 3, right=True),
        Column(t("after.column_signed"), 22, wide=28, grow=1),
        Column(t("after.column_state"), 10),
        Column(t("after.column_who"), 18, wide=22),
        Column(t("after.column_told"), 16, grow=2),
    )


def in_order(signed: Sequence[Signed]) -> list[Signed]:
    """What needs a key, what wants to be seen, what waits, then the rest; each as on the sheet."""
    return sorted(signed, key=lambda each: (_ORDER.index(each.verdict), each.line.number))


def sheet_row(each: Signed, people: Mapping[int, RosterRow]) -> RowView:
    """One line of the sheet, by its number."""
    who = people.get(each.match.signer.id) if each.match else None
    cells = (
        str(each.line.number),
        each.line.text,
        t(f"after.state_{each.verdict}"),
        person_words(who),
        _told(each),
    )
    return RowView(each.line.number, cells, _TONES[each.verdict])


def person_words(who: RosterRow | None) -> str:
    """``佐藤 健 9期``."""
    if who is None:
        return ""
    cohort = "" if who.cohort is None else t("roster.cohort", n=who.cohort)
    return f"{who.name} {cohort}".strip()


def _told(each: Signed) -> str:
    line = each.line
    if each.first is not None:
        return t("after.again_of", row=each.first)
    told = [t(f"after.why_{each.reason}")] if each.reason and each.verdict != "came" else []
    if line.proxy:
        told.append(t("after.proxy", name=line.proxy))
    if line.companions:
        told.append(t("after.companions", count=line.companions))
    if line.introducer:
        told.append(t("after.introduced", name=line.introducer))
    if (
        each.verdict in ("came", "likely")
        and each.match
        and each.match.signer.standing != "expected"
    ):
        told.append(t("after.walk_in"))
    if line.mode == "online":
        told.append(t("event.mode_online"))
    return "  ".join((*told, *line.parts))


def choices(each: Signed) -> tuple[Match, ...]:
    """Whom a digit gives a line to: all it may mean where it is a question, else the likeliest.

    So the list keeps its rows once every question is answered; ``/`` finds anybody else.
    """
    return each.candidates if each.verdict == "ask" else each.candidates[:_FEWEST]


def question_lines(each: Signed, people: Mapping[int, RosterRow]) -> list[tuple[Side, Side]]:
    """The signature, whom it may mean with a digit each, and the digits behind them."""
    lines: list[tuple[Side, Side]] = [([(f" {each.line.text}", "strong")], "")]
    if each.reason:
        lines[0] = ([*lines[0][0], (f"   {render('reason', each.reason, {})}", "dim")], "")
    offered = choices(each)
    for digit, match in enumerate(offered, 1):
        lines.append((_candidate(digit, match, people.get(match.signer.id), each), ""))
    leave = "leave" if each.match else "later"
    answers: list[Piece] = [("  ", "")]
    if offered:
        last = len(offered)
        answers += [("1" if last == 1 else f"1-{last}", "key"), (t("after.choose"), "strong")]
    answers += [("/", "key"), (t("after.choose_other"), "strong")]
    answers += [(NEW, "key"), (t("after.choose_new"), "strong")]
    answers += [(LEAVE, "key"), (t(f"after.choose_{leave}"), "strong")]
    return [*lines, ("", ""), (answers, "")]


def question_height(signed: Sequence[Signed]) -> int:
    """Lines the longest question takes: the height stays while the cursor moves."""
    most = max((len(each.candidates) for each in signed if each.verdict == "ask"), default=0)
    return max(most, _FEWEST) + 3


def _candidate(digit: int, match: Match, who: RosterRow | None, each: Signed) -> list[Piece]:
    chosen = each.match is not None and each.match.signer.id == match.signer.id
    company = short_company(who.organisation) if who else ""
    evidence = [render("reason", f"evidence_{code}", {}) for code in match.evidence]
    evidence += [render("reason", code, {}) for code in match.against]
    return [
        (f"  {digit}", "key"),
        (f"  {person_words(who)}  ", "held" if chosen else "strong"),
        (f"{company}  ", ""),
        (" ".join(evidence), "dim"),
    ]


def result_columns() -> tuple[Column, ...]:
    """Columns of those who did not come, and of those who came without a yes."""
    return (
        Column(t("after.column_state"), 10),
        Column(t("roster.column.cohort"), 2, right=True),
        Column(t("after.column_name"), 16, wide=20),
        Column(t("roster.column.organisation"), 16, wide=28, grow=2),
        Column(t("after.column_parts"), 12, wide=16),
        Column(t("after.column_note"), 14, grow=1),
    )


def result_rows(event: Event, guests: Sequence[Guest]) -> list[RowView]:
    """Who said yes and did not come, then who came without a yes, each with the parts."""
    with_role = {g.person_id for g in guests if g.role is not None}
    absent: dict[int, list[str]] = {}
    walk_ins: dict[int, list[str]] = {}
    for part in event.parts:
        replies = [g.replies[part.id] for g in guests if part.id in g.replies]
        came = [g.came[part.id] for g in guests if part.id in g.came]
        for person_id in no_shows(replies, came, with_role):
            absent.setdefault(person_id, []).append(part.name)
        for found in came:
            if found.is_walk_in and found.person_id not in with_role:
                walk_ins.setdefault(found.person_id, []).append(part.name)
    return [
        _result_row(guest, state, parts[guest.person_id])
        for state, parts in (("no_show", absent), ("walk_in", walk_ins))
        for guest in guests
        if guest.person_id in parts and not (state == "walk_in" and guest.person_id in absent)
    ]


def _result_row(guest: Guest, state: str, parts: Sequence[str]) -> RowView:
    given = dict.fromkeys(answer_words(reply) for reply in guest.replies.values())
    cells = (
        t(f"after.state_{state}"),
        "" if guest.cohort is None else str(guest.cohort),
        guest.name,
        short_company(guest.organisation),
        " ".join(parts),
        " ".join(filter(None, given)),
    )
    return RowView(guest.person_id, cells, "" if state == "no_show" else "dim")


def result_counts(counts: EventCounts) -> list[Piece]:
    """``本会 来場 24  来なかった 3  飛び込み 1``, part by part."""
    pieces: list[Piece] = [(" ", "")]
    for part in counts.parts:
        pieces.append((t("after.came", name=part.name, came=part.came) + "  ", "strong"))
        if part.no_shows:
            pieces.append((t("after.no_shows", count=part.no_shows) + "  ", "alert"))
        if part.walk_ins:
            pieces.append((t("after.walk_ins", count=part.walk_ins) + "  ", "dim"))
        pieces.append(("  ", ""))
    return pieces
