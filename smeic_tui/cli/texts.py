"""The one door of what is typed after commands: texts as they may be stored, or a refusal."""

from __future__ import annotations

from typing import Any

from smeic_tui.cli.value_names import typed_name
from smeic_tui.errors import UsageError
from smeic_tui.japanese.clean import clean

LONGEST = 1000
"""Most characters of a text: more than any field of a form takes."""


def read(parameter: Any, value: Any) -> Any:
    """What an argument or option holds: a text without codes that act and blanks around it.

    Numbers and paths stay as they are, each of several texts is read for itself.

    Args:
        parameter: An argument or option of typer, which exports no type for it.
        value: What typer made of it.

    Raises:
        UsageError: ``not_text``, ``text_too_long``.
    """
    if isinstance(value, list | tuple):
        return type(value)(read(parameter, each) for each in value)
    if not isinstance(value, str):
        return value
    try:
        value.encode()
    except UnicodeEncodeError:
        raise UsageError("not_text") from None
    told = clean(value).strip()
    if len(told) > LONGEST:
        raise UsageError("text_too_long", name=typed_name(parameter), limit=LONGEST)
    return told
