"""What a row of the office's list says about one referral, before anybody knows who is who."""

from __future__ import annotations

from dataclasses import dataclass

from smeic_tui.domain.referrals.facts import Category, Channel, Source, Stage


@dataclass(frozen=True, slots=True)
class ToldReferral:
    """One row; texts as written, empty where the list says nothing."""

    received_on: str | None = None
    """ISO date."""
    received_text: str = ""
    """What stood there where it is no day."""
    introducer: str = ""
    """The words that may name a person: ``18期 内田様``."""
    introducer_text: str = ""
    """The whole cell."""
    source: Source | None = None
    """Where the words name no person."""
    category: Category | None = None
    category_text: str = ""
    topic: str = ""
    wants: str = ""
    offers: str = ""
    stage: Stage = "new"
    why: str | None = None
    status: str = ""
    """The words the stage was read from."""
    owner: str = ""
    next_action: str = ""
    due_on: str | None = None
    thanks_owed: bool = False
    """The list says that nobody has thanked yet."""
    thanked_on: str | None = None
    thanks_text: str = ""
    """That it was done, where no day stands there."""
    note: str = ""
    channel: Channel | None = None
    """How it came in, where the list is of one channel."""
    is_fresh: bool = False
    """Nobody has looked after it yet: due date, owner and thanks are set as for a call."""


@dataclass(frozen=True, slots=True)
class Brought:
    """Who brought somebody, as far as it is certain."""

    person: int | None = None
    """Somebody on file; negative for somebody whom the same import adds."""
    candidates: tuple[int, ...] = ()
    """Whom the words may mean, where that is a question."""
