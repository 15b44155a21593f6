"""The line of tabs above a list: each with the digit that shows it, the shown one in brackets."""

from __future__ import annotations

from collections.abc import Sequence

from smeic_tui.actions.action import DIGITS
from smeic_tui.widgets.lines import Piece


def tab_line(names: Sequence[str], at: int) -> list[Piece]:
    """The line.

    Args:
        names: What each tab says, its count included; by digit.
        at: Index of the shown one.
    """
    pieces: list[Piece] = [(" ", "")]
    for index, (digit, name) in enumerate(zip(DIGITS, names, strict=False)):
        text = f"{digit} {name}"
        pieces.append((f"[{text}]", "held") if index == at else (f" {text} ", ""))
    return pieces
