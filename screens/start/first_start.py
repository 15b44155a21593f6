"""What the first start offers and says: pure functions, no screen."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from smeic_tui.platforms import network_share, synced_by
from smeic_tui.store.file.location import FILE_NAME
from smeic_tui.store.people.staff import Staff
from smeic_tui.text import t
from smeic_tui.widgets.form import Entry
from smeic_tui.widgets.menu import Item
from smeic_tui.widgets.show import ELLIPSIS, cleaned, width

NEW_STAFF = "new"
"""Value of the last item of the staff offer."""


def places(proposed: Path, room: int) -> list[Item[str]]:
    """Where the file could go."""
    return [
        Item("proposed", t("welcome.proposed"), short_path(proposed, room)),
        Item("other", t("welcome.other")),
        Item("open", t("welcome.open")),
        Item("demo", t("welcome.demo"), t("welcome.demo_note")),
    ]


def after_missing() -> list[Item[str]]:
    """What to do about a file that is not where it was."""
    return [
        Item("retry", t("welcome.retry")),
        Item("open", t("welcome.open_other")),
        Item("new", t("welcome.new"), t("welcome.new_note")),
        Item("demo", t("welcome.demo"), t("welcome.demo_note")),
    ]


def who(staff: Sequence[Staff]) -> list[Item[str]]:
    """Everybody who works here now, and somebody new."""
    return [
        *(Item(str(member.id), member.name) for member in staff if member.active_to is None),
        Item(NEW_STAFF, t("welcome.staff_new")),
    ]


def next_steps() -> list[Item[str]]:
    """What to do with a new file."""
    return [
        Item("import", t("welcome.next_import"), t("welcome.next_import_note")),
        Item("demo", t("welcome.demo"), t("welcome.demo_note")),
        Item("open", t("welcome.open_other")),
        Item("empty", t("welcome.next_empty"), t("welcome.next_empty_note")),
    ]


def new_file(path: Path) -> Path:
    """The file meant by a typed place: a folder gets our own name, a bare name its suffix."""
    if path.is_dir():
        return path / FILE_NAME
    return path if path.suffix else path.with_name(path.name + ".sqlite")


def risk(path: Path) -> str:
    """Why a place is not a good one, in one sentence; empty for a good one.

    Asks the system about mounts: not for the UI thread.
    """
    try:
        service = synced_by(path)
        if service is not None:
            return t("welcome.risk_synced", service=service)
        return t("welcome.risk_network") if network_share(path) else ""
    except (OSError, ValueError):
        return ""


def short_path(path: Path, room: int) -> str:
    """A path in so many cells; its end says more than its beginning."""
    text = cleaned(str(path))
    if width(text) <= room:
        return text
    while text and width(text) > room - width(ELLIPSIS):
        text = text[1:]
    return ELLIPSIS + text


def offered_paths(paths: Sequence[str], room: int) -> str:
    """Names of the paths a half-typed one can become, on one line."""
    line = ""
    for count, path in enumerate(paths):
        stripped = path.rstrip("/\\")
        name = cleaned(path[max(stripped.rfind("/"), stripped.rfind("\\")) + 1 :])
        rest = "  " + t("welcome.more", count=len(paths) - count)
        if width(line) + width(name) + 2 + width(rest) > room:
            return line + rest if line else rest.strip()
        line = f"{line}  {name}" if line else name
    return line


def staff_entries() -> list[Entry]:
    """The form of a member of staff."""
    return [
        Entry(
            "name",
            "welcome.name",
            fold=str.strip,
            required=True,
            limit=60,
            cells=34,
            hint=t("welcome.name_hint"),
        ),
        Entry(
            "short_name",
            "welcome.short_name",
            fold=str.strip,
            limit=20,
            cells=20,
            hint=t("welcome.short_name_hint"),
        ),
        Entry(
            "remember",
            "welcome.remember",
            "yes",
            options=[("yes", t("welcome.remember_yes")), ("no", t("welcome.remember_no"))],
        ),
    ]
