"""What several commands take alike, declared once: a dataclass whose fields are typer's options."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import MISSING, fields, is_dataclass
from functools import wraps
from inspect import Parameter, Signature, signature
from typing import Any, get_type_hints


def spread(command: Callable[..., None]) -> Callable[..., None]:
    """The command as typer is to see it: in place of a dataclass all that its fields declare.

    Args:
        command: Takes, beside options of its own, one or several frozen dataclasses; each of their
            fields is annotated as a parameter of a command is.
    """
    sets = {
        name: kind
        for name, kind in get_type_hints(command).items()
        if isinstance(kind, type) and is_dataclass(kind)
    }

    @wraps(command)
    def called(**given: Any) -> None:
        for name, kind in sets.items():
            given[name] = kind(**{each.name: given.pop(each.name) for each in fields(kind)})
        command(**given)

    taken = [
        shown.replace(kind=Parameter.KEYWORD_ONLY)
        for each in signature(command, eval_str=True).parameters.values()
        for shown in (_declared(sets[each.name]) if each.name in sets else [each])
    ]
    called.__signature__ = Signature(taken)  # type: ignore[attr-defined]
    return called


def _declared(kind: type[Any]) -> Iterator[Parameter]:
    hints = get_type_hints(kind, include_extras=True)
    for each in fields(kind):
        default = Parameter.empty if each.default is MISSING else each.default
        yield Parameter(
            each.name, Parameter.KEYWORD_ONLY, default=default, annotation=hints[each.name]
        )
