"""docs/keys.md, generated from the registry of actions.

``python -m smeic_tui.keys_doc`` writes it; ``--check`` only tells whether it is up to date.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from smeic_tui.actions import actions_for, key_name
from smeic_tui.actions.action import Action, Group
from smeic_tui.actions.contexts import DIALOG, FIELD, IN_ORDER
from smeic_tui.text import set_language, t

PATH = Path(__file__).parents[1] / "docs" / "keys.md"


def document() -> str:
    """The whole page, in Japanese."""
    set_language("ja")
    return "\n".join([t("keys_doc.introduction"), *_sections()])


def _sections() -> Iterator[str]:
    for context in IN_ORDER:
        yield f"## {t(f'frame.screen.{context}')}\n"
        yield from _table(actions_for(context))
    yield f"## {t('action.group.field')}\n"
    yield from _table(actions_for(FIELD))
    yield f"## {t('frame.screen.dialog')}\n"
    yield from _table(actions_for(DIALOG))


def _table(actions: Sequence[Action]) -> Iterator[str]:
    yield t("keys_doc.columns")
    yield "| --- | --- | --- |"
    for group in Group:
        for action in actions:
            if action.group is group:
                yield f"| {_keys(action)} | {action.label} | {action.tooltip} |"
    yield ""


def _keys(action: Action) -> str:
    names = ["1-9", "0"] if action.id == "choose" else [key_name(k) for k in action.keys]
    return " ".join(f"`{name}`" for name in names if name != "F20")


def main(arguments: Sequence[str]) -> int:
    """Write the page, or with ``--check`` compare it; 1 when it is out of date."""
    text = document()
    if "--check" not in arguments:
        PATH.write_text(text, encoding="utf-8", newline="\n")
        return 0
    fresh = PATH.is_file() and PATH.read_text(encoding="utf-8") == text
    if not fresh:
        print(f"{PATH.name}: python -m smeic_tui.keys_doc", file=sys.stderr)
    return 0 if fresh else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
