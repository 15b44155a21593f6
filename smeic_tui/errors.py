"""The one root of every error a user can meet, as a code with parameters.

Nobody below the screens and the command line builds a sentence: an error names a code, and the text
catalogue renders ``error.<code>`` and ``error.<code>.hint`` in the reader's language.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

Count = str | int | float | None
"""One thing that a sentence mentions."""
Param = Count | Sequence[str]
"""The same, or several names, which are joined in the reader's language."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something was decided, warned about or refused: a code and what fills its sentence."""

    code: str
    """Stable name, rendered by the catalogue and put out by ``--json`` as it is."""
    params: Mapping[str, Param] = field(default_factory=dict)
    """What the sentence mentions: counts, names, cells."""


class SmeicError(Exception):
    """A refusal the user can act on. Nothing was changed when it is raised.

    Args:
        code: Stable name; the catalogue holds ``error.<code>`` and ``error.<code>.hint``.
        params: What fills the two sentences.
    """

    exit_code = 1
    """Exit status of the command line: 1 refused, 2 wrong usage."""

    def __init__(self, code: str, /, **params: Param) -> None:
        super().__init__(code, params)
        self.code = code
        self.params = params

    @property
    def reason(self) -> Reason:
        """The same as plain data."""
        return Reason(self.code, self.params)


class UsageError(SmeicError):
    """The command was not understood (exit status 2)."""

    exit_code = 2
