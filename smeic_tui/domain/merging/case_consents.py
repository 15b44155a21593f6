"""Two records of one person or company in one case: which consent stays. Nothing is widened."""

from __future__ import annotations

from collections.abc import Mapping

Columns = Mapping[str, str | int | None]
CONSENT = ("consent", "shows", "consent_on", "consent_source")
"""Columns that say one thing together."""
_RANK = ("unconfirmed", "agreed", "refused")
"""未確認 is the absence of an answer; a refusal outlives a merge."""


def joined(mine: Columns, theirs: Columns) -> dict[str, str | int | None]:
    """The consent of one member made of two.

    Args:
        mine: The row that stays.
        theirs: The row that goes.

    Returns:
        Columns to write; empty where mine stays as it is. Two who agreed to different things agreed
        to neither: that is asked again.
    """
    own, other = (_RANK.index(str(row["consent"])) for row in (mine, theirs))
    if other > own:
        return {column: theirs[column] for column in CONSENT}
    if other < own or mine["consent"] != "agreed" or mine["shows"] == theirs["shows"]:
        return {}
    if mine["shows"] == "all":
        return {column: theirs[column] for column in CONSENT}
    if theirs["shows"] == "all":
        return {}
    return {"consent": "unconfirmed"}


def of_company(mine: Columns, theirs: Columns) -> dict[str, str | int | None]:
    """The consent of one company made of two; empty where mine stays as it is."""
    own, other = (_RANK.index(str(row["consent"])) for row in (mine, theirs))
    return {"consent": theirs["consent"]} if other > own else {}
