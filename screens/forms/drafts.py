"""Texts of forms that were open when the window closed: kept aside, offered once, then gone."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from smeic_tui.platforms import private_file, private_folder, state_folder


def _file(database: Path, form: str) -> Path:
    name = hashlib.sha256(f"{database.absolute()}\n{form}".encode()).hexdigest()[:20]
    return state_folder() / "drafts" / f"{name}.json"


def keep(database: Path, form: str, values: Mapping[str, str]) -> None:
    """Keep what was typed into a form.

    Args:
        database: The open file.
        form: Which form of which record.
        values: Its fields by name.
    """
    path = _file(database, form)
    path.parent.mkdir(parents=True, exist_ok=True)
    private_folder(path.parent)
    path.write_text(json.dumps(dict(values), ensure_ascii=False), encoding="utf-8")
    private_file(path)


def take(database: Path, form: str) -> dict[str, str]:
    """What was kept for a form, which is forgotten now; empty for nothing."""
    path = _file(database, form)
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        path.unlink()
    except (OSError, ValueError):
        return {}
    return {str(k): str(v) for k, v in found.items()} if isinstance(found, dict) else {}
