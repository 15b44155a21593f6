"""What arguments and options of typer are called in help and refusals."""

from __future__ import annotations

from typing import Any


def is_option(parameter: Any) -> bool:
    """Whether it is typed by its name."""
    return bool(parameter.param_type_name == "option")


def value_name(parameter: Any) -> str:
    """What stands for the value in the usage: ``FILE``, ``N``."""
    return str(parameter.metavar or parameter.name.upper().replace("_", "-"))


def typed_name(parameter: Any) -> str:
    """What a refusal calls it: ``--reason``, ``FILE``."""
    return max(parameter.opts, key=len) if is_option(parameter) else value_name(parameter)
