"""What is typed after a command as the values it means: a person, one of some codes, a day."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Mapping, Sequence, Set
from datetime import date
from typing import Any

from smeic_tui.errors import SmeicError, UsageError
from smeic_tui.japanese.dates import parse_date
from smeic_tui.store.people import people
from smeic_tui.store.roster import finding
from smeic_tui.text import lookup, t

WORDS: Mapping[str, tuple[str, ...]] = {
    "event_layout_unknown": ("event.layout_",),
    "referral_layout_unknown": ("referral.layout_",),
    "training_layout_unknown": ("training.layout.",),
    "licence_layout_unknown": ("licence.layout_",),
    "kind_unknown": ("body.kind_",),
    "member_role_unknown": ("body.role_",),
    "outcome_unknown": ("case.outcome_",),
    "origin_unknown": ("case.origin_",),
    "case_role_unknown": ("case.role_",),
    "consent_unknown": ("person.consent.",),
    "shows_unknown": ("case.shows_",),
    "publication_unknown": ("case.publication_",),
    "stage_unknown": ("case.stage_", "referral.stage."),
    "mode_unknown": ("event.mode_",),
    "channel_unknown": ("event.channel_",),
    "answer_unknown": ("event.answer_",),
    "via_unknown": ("event.via_", "referral.channel."),
    "role_unknown": ("event.role_",),
    "source_unknown": ("referral.source.",),
    "category_unknown": ("referral.category.",),
    "move_unknown": ("referral.stage.",),
    "move_reason_unknown": ("referral.why.",),
    "licence_state_unknown": ("licence.state_",),
    "engagement_state_unknown": ("engagement.state_",),
    "mark_unknown": ("training.mark.",),
    "submission_unknown": ("training.submission.",),
    "session_mode_unknown": ("training.mode.",),
    "licence_kind_unknown": ("training.licence_kind.",),
    "certificate_kind_unknown": ("training.certificate.",),
    "eligibility_unknown": ("training.eligibility.",),
}
"""By the code of a refusal, how the keys of the words for what can be typed begin."""
_TIME = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")


def one_person(conn: sqlite3.Connection, who: str, *, among: Set[int] = frozenset()) -> int:
    """The one person a uid or a search means.

    Args:
        conn: Any connection.
        who: What was typed.
        among: Of several whom the search finds, those who are likely meant.

    Raises:
        SmeicError: ``query_nobody``, ``query_many``.
    """
    try:
        return people.person_id_of(conn, who)
    except SmeicError:
        found = finding.matching_ids(conn, who)
        found = [each for each in found if each in among] or found
    if not who.strip() or not found:
        raise SmeicError("query_nobody", query=who)
    if len(found) > 1:
        raise SmeicError("query_many", query=who, count=len(found))
    return found[0]


def _choices(code: str, known: Sequence[str]) -> str:
    """What can be typed and what each of it is, for a refusal: ``door（会場受付表）, …``.

    Args:
        code: Of the refusal.
        known: What can be typed.
    """
    return ", ".join(_choice(each, WORDS.get(code, ())) for each in known)


def _choice(code: str, begins: Sequence[str]) -> str:
    for each in begins:
        word = lookup(f"{each}{code}")
        if word is not None:
            return t("cli.choice", code=code, word=word)
    return code


def one_of(text: str, known: Sequence[Any], code: str) -> Any:
    """One of the codes that are known.

    Raises:
        UsageError: of this code, with what was typed and what is known.
    """
    if text not in known:
        raise UsageError(code, text=text, known=_choices(code, known))
    return text


def to_clear(
    names: Iterable[str], known: Sequence[str], code: str, given: Mapping[str, object]
) -> list[str]:
    """The fields that ``--clear`` empties.

    Args:
        names: As typed.
        known: Those that can be empty.
        code: Of the refusal of any other.
        given: What their options say, by the same names; None: not given.

    Raises:
        UsageError: of this code; ``set_and_cleared``.
    """
    fields = [str(one_of(name, known, code)) for name in names]
    for field in fields:
        if given.get(field) is not None:
            raise UsageError("set_and_cleared", text=field)
    return fields


def known(text: str | None, codes: Sequence[Any], code: str) -> Any:
    """One of the codes, or None where nothing was typed.

    Raises:
        UsageError: of this code, with what was typed and what is known.
    """
    return None if text is None else one_of(text, codes, code)


def partial_day(text: str | None) -> str | None:
    """A date as far as it is known, as ISO text: ``2026-04``; None where nothing was typed.

    Raises:
        UsageError: ``day_invalid``.
    """
    found = parse_date(text) if text is not None else None
    if text is not None and found is None:
        raise UsageError("day_invalid", text=text)
    return found.iso if found else None


def day(text: str) -> str:
    """An ISO day as typed.

    Raises:
        UsageError: ``day_invalid``.
    """
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise UsageError("day_invalid", text=text) from None


def hours(text: str) -> tuple[str, str | None]:
    """``18:00-20:30`` or ``18:00``.

    Raises:
        UsageError: ``time_invalid``.
    """
    start, _, end = text.partition("-")
    found = [_TIME.fullmatch(part.strip()) for part in ([start, end] if end else [start])]
    if not all(found):
        raise UsageError("time_invalid", text=text)
    told = [f"{int(m[1]):02}:{m[2]}" for m in found if m]
    return told[0], told[1] if len(told) > 1 else None
