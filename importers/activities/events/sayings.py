"""Weigh what several sources say about one person and one part of one event."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from importers.activities.activity import Choice, Contradiction, Saying
from smeic_tui.domain.past_attendance import STRENGTH, Evidence, Told, disagree
from smeic_tui.store.events.event_facts import HeldFact


@dataclass(frozen=True, slots=True)
class Said:
    """What one list says."""

    told: Told
    evidence: Evidence
    source: str
    """File and cell."""
    name: str
    """Whom it names, as written."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """What is believed."""

    told: Told | None
    """What is to be written; None: nothing, or what the file holds."""
    contradictions: tuple[Contradiction, ...]


def weigh(
    key: str,
    subject: str,
    part: str,
    person: int,
    said: list[Said],
    held: tuple[HeldFact, Evidence] | None,
    choices: Mapping[str, Choice],
) -> Weighed:
    """Believe the strongest source; name the others where they say something else.

    Args:
        key: Names person, event and part.
        subject: Key of the event as the first list tells of it.
        part: The part.
        person: About whom.
        said: What the lists say, in the order of their tables.
        held: What the file holds, and where it has it from.
        choices: What staff said about contradictions.
    """
    ranked = sorted(said, key=lambda s: (-STRENGTH[s.evidence], s.told.status == "blank"))
    best = ranked[0]
    found: list[Contradiction] = []

    def against(taken: Saying, left: Saying, reason: str, number: int) -> None:
        found.append(
            Contradiction(f"{key}/{number}", subject, part, person, best.name, taken, left, reason)
        )

    for number, other in enumerate(ranked[1:], 1):
        if not disagree(best.told.status, other.told.status):
            continue
        stronger = STRENGTH[best.evidence] > STRENGTH[other.evidence]
        swapped = _chosen(choices, f"{key}/{number}") == "file"
        if swapped:
            best, other = other, best
        reason = "chosen" if swapped else "list_over_matrix" if stronger else "first_list"
        against(_saying(best), _saying(other), reason, number)
    if held is None:
        return Weighed(best.told if _adds(best.told, None) else None, tuple(found))
    fact, evidence = held
    if not disagree(best.told.status, fact.status):
        return Weighed(best.told if _adds(best.told, fact) else None, tuple(found))
    chosen = _chosen(choices, f"{key}/0")
    takes = STRENGTH[best.evidence] > STRENGTH[evidence]
    if chosen in ("list", "file"):
        takes = chosen == "list"
    on_file = Saying(fact.status, "")
    of_lists = {best.evidence, evidence} == {"list", "matrix"}
    reason = "chosen" if chosen else "list_over_matrix" if of_lists else "file_stays"
    if best.told.status == "blank" and evidence == "file" and not takes:
        # An empty cell against what staff noted is no news.
        return Weighed(None, tuple(found))
    if takes:
        against(_saying(best), on_file, reason, 0)
        return Weighed(best.told, tuple(found))
    against(on_file, _saying(best), reason, 0)
    return Weighed(None, tuple(found))


def _adds(told: Told, held: HeldFact | None) -> bool:
    """Whether a list says something that the file does not hold."""
    if told.fee is not None and (held is None or held.fee is None):
        return True
    if told.attended:
        return held is None or held.attendance_id is None
    return told.answer is not None and (held is None or held.reply_id is None)


def _chosen(choices: Mapping[str, Choice], key: str) -> str:
    found = choices.get(key)
    return found.verdict if found is not None else ""


def _saying(said: Said) -> Saying:
    return Saying(said.told.status, said.source)
