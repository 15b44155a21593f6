"""What became of a list that was written."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Written:
    """A list that was written."""

    path: Path
    """Where it is."""
    people: tuple[int, ...]
    """Whom it holds."""
    columns: tuple[str, ...]
    """Keys of its columns, for the export log."""
    left_out: int = 0
    """People who belong to it but may not be named or reached."""
    rows: int = 0
    """Lines of it; somebody may stand in several, and a line may stand for nobody."""
