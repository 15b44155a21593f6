"""What typer does not understand, as a refusal of our own: two lines in the reader's language."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import typer
from typer.exceptions import TyperException

from smeic_tui.cli.value_names import is_option, typed_name
from smeic_tui.errors import Param, UsageError


def understood(error: TyperException, arguments: Sequence[str]) -> UsageError:
    """The same as a code with parameters; typer's own sentences are English.

    Args:
        error: What typer raised.
        arguments: What it was given.
    """
    context: Any = getattr(error, "ctx", None)
    told: dict[str, Param] = {"command": context.command_path if context else "smeic"}
    parameter: Any = getattr(error, "param", None)
    if isinstance(error, typer.BadParameter) and parameter is not None:
        return _of_value(error, parameter, told)
    option = getattr(error, "option_name", None)
    if option is None:
        return UsageError("command_not_understood", detail=error.format_message(), **told)
    told["option"] = option
    if not hasattr(error, "possibilities"):
        with_value = any(argument.startswith(f"{option}=") for argument in arguments)
        return UsageError("option_takes_nothing" if with_value else "option_needs_value", **told)
    shared = [opt for p in context.find_root().command.params for opt in p.opts]
    if option in shared and context.parent is not None:
        return UsageError("option_too_late", **told)
    like = ", ".join(error.possibilities or ())
    if like:
        return UsageError("option_unknown_like", like=like, **told)
    return UsageError("option_unknown", **told)


def _of_value(error: typer.BadParameter, parameter: Any, told: dict[str, Param]) -> UsageError:
    option = is_option(parameter)
    told["name"] = typed_name(parameter)
    if type(error).__name__ == "MissingParameter":
        return UsageError("option_missing" if option else "argument_missing", **told)
    least, most = getattr(parameter, "min", None), getattr(parameter, "max", None)
    if least is not None and most is not None:
        return UsageError("value_not_between", least=int(least), most=int(most), **told)
    if least is not None:
        return UsageError("value_too_small", least=int(least), **told)
    return UsageError("value_wrong", **told)
