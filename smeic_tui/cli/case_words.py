"""What commands print of cases: facts to JSON, and the answer to an act."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any

from smeic_tui.cli.desk import put_json, say
from smeic_tui.domain.case_counts import CaseCounts, published
from smeic_tui.domain.cases import Case, Milestone
from smeic_tui.store.cases import cases
from smeic_tui.store.people import people


def case_json(conn: sqlite3.Connection, found: Case) -> dict[str, Any]:
    """One line of ``case list --json``."""
    return {
        "case": found.id,
        "uid": found.uid,
        "title": found.title,
        "outcome": found.outcome,
        "stage": found.stage,
        "began_on": found.began_on,
        "moved_on": found.moved_on,
        "origin": found.origin,
        "origin_text": found.origin_text,
        "research_theme": found.research_theme,
        "inspired_by": found.inspired_by,
        "publication": found.publication,
        "published_on": found.published_on,
        "owner": found.owner,
        "summary": found.summary,
        "note": found.note,
        "members": [
            {
                "person": people.person(conn, member.person_id).uid,
                "name": member.name,
                "cohort": member.cohort,
                "organisation": member.organisation,
                "role": member.role,
                "consent": member.consent,
                "shows": member.shows,
            }
            for member in found.members
        ],
        "organisations": [
            {"name": each.name, "part": each.part, "consent": each.consent}
            for each in found.organisations
        ],
        "short_of_members": found.is_short_of_members,
    }


def history_json(found: Case, happened: Sequence[Milestone]) -> dict[str, Any]:
    """What ``case show --json`` adds: moves and milestones."""
    return {
        "moves": [
            {"from": m.from_stage, "to": m.to_stage, "on": m.moved_on, "reason": m.reason}
            for m in found.moves
        ],
        "milestones": [
            {
                "milestone": each.id,
                "on": each.reached_on,
                "text": each.text,
                "public": each.is_public,
            }
            for each in happened
        ],
    }


def put_case(
    conn: sqlite3.Connection,
    case_id: int,
    as_document: bool,
    key: str,
    *,
    whole: bool = False,
    **told: object,
) -> None:
    """Answer an act on a case: what it is now as a document, or a sentence.

    Args:
        conn: Any connection.
        case_id: Which case.
        as_document: ``--json``.
        key: Key of the sentence.
        whole: The document holds moves and milestones too.
        told: What else fills the sentence.
    """
    found = cases.case(conn, case_id)
    if not as_document:
        say(key, **{"title": found.title, **told})
        return
    more = history_json(found, cases.milestones(conn, case_id)) if whole else {}
    put_json(case_json(conn, found) | more)


def counts_json(counts: CaseCounts, *, outside: bool) -> dict[str, Any]:
    """The numbers; in a published document null stands where a number is not told."""
    told = published(counts) if outside else counts
    document: dict[str, Any] = {
        "published": outside,
        "by_stage": dict(told.by_stage),
        "by_outcome": dict(told.by_outcome),
        "years": [
            {"year": each.year, "reached": dict(each.reached), "standing": dict(each.standing)}
            for each in told.years
        ],
    }
    if not outside:
        document |= {
            "total": counts.total,
            "short_of_members": counts.short,
            "by_publication": dict(counts.by_publication),
            "began": {year.year: year.began for year in counts.years},
        }
    return document
