"""Instants of the file (UTC) on the clock of this PC, as they are shown everywhere."""

from __future__ import annotations

from datetime import UTC, datetime


def local(at: str) -> datetime:
    """An instant of the store (UTC) on the clock of this PC."""
    return datetime.fromisoformat(at).replace(tzinfo=UTC).astimezone()


def day(at: str) -> str:
    """The local day of an instant, ``2026-11-23``."""
    return local(at).strftime("%Y-%m-%d")


def moment(at: str) -> str:
    """The local minute of an instant, ``2026-11-23 10:05``."""
    return local(at).strftime("%Y-%m-%d %H:%M")
