"""Call the command line in this process."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from smeic_tui.cli.root import run


@dataclass(frozen=True)
class Answer:
    """What a call left behind."""

    status: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """stdout as the one JSON document it is."""
        return json.loads(self.out)


Call = Callable[..., Answer]
"""``smeic …`` with these arguments."""


def smeic(capsys: pytest.CaptureFixture[str], *arguments: object) -> Answer:
    """Run ``smeic`` with these arguments."""
    capsys.readouterr()
    with pytest.raises(SystemExit) as ended:
        run([str(argument) for argument in arguments])
    captured = capsys.readouterr()
    code = ended.value.code
    return Answer(code if isinstance(code, int) else 0, captured.out, captured.err)
