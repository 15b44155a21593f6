"""Where this user's database is: chosen once at the first start, remembered outside the file."""

from __future__ import annotations

import json
from pathlib import Path

from smeic_tui.platforms import (
    documents_folder,
    private_file,
    private_folder,
    replace_when_closed,
    state_folder,
)

FILE_NAME = "smeic.sqlite"
DEMO_NAME = "demo.sqlite"


def proposed() -> Path:
    """The place the first start proposes: a folder of our own in the documents folder."""
    return documents_folder() / "smeic" / FILE_NAME


def demo() -> Path:
    """The demo's own file, never the real database."""
    return state_folder() / DEMO_NAME


def remembered() -> Path | None:
    """The file used last, wherever it is; None before the first start."""
    try:
        found = json.loads(_memory().read_text(encoding="utf-8"))
        return Path(found["database"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def remember(path: Path) -> None:
    """Open this file the next time."""
    memory = _memory()
    memory.parent.mkdir(parents=True, exist_ok=True)
    private_folder(memory.parent)
    part = memory.with_suffix(".part")
    text = json.dumps({"database": str(path.absolute())}, ensure_ascii=False)
    part.write_text(text, encoding="utf-8")
    private_file(part)
    replace_when_closed(part, memory)


def _memory() -> Path:
    return state_folder() / "location.json"
