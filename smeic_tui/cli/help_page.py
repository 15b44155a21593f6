"""``--help`` in the reader's language: what a command does, its arguments, its options.

No command writes its own sentences. The catalogue area ``command`` is asked for ``find`` and for
``find.limit``; what several commands share (``json``) stands there once, without a command.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from smeic_tui.cli.texts import read
from smeic_tui.cli.value_names import is_option, value_name
from smeic_tui.errors import UsageError
from smeic_tui.text import lookup, t

Parameter = Any
"""An argument or option of typer, which exports no type for it."""

_LEFT = 30
"""Most cells of the left column; a longer name has its sentence on the next line."""
_WIDEST = 100
_FILES = frozenset({".sqlite", ".db"})
"""Endings of the names of databases; no command has one."""


class Command(TyperCommand):
    """A command that explains itself in the language in force."""

    allow_extra_args = True
    """Left over arguments come to ``parse_args``, which refuses them in that language."""

    def get_help(self, ctx: typer.Context) -> str:  # type: ignore[override]
        """The page of this command."""
        return help_page(ctx)

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override]
        """Take the arguments, texts among them as `texts.read` does.

        Raises:
            UsageError: ``arguments_left``, ``not_text``, ``text_too_long``.
        """
        left: list[str] = super().parse_args(ctx, args)
        if left:
            raise UsageError("arguments_left", found=" ".join(left), command=ctx.command_path)
        for parameter in self.params:
            if parameter.name in ctx.params:
                ctx.params[parameter.name] = read(parameter, ctx.params[parameter.name])
        return left


class Commands(TyperGroup):
    """The program itself, and any command that has commands of its own."""

    def get_help(self, ctx: typer.Context) -> str:  # type: ignore[override]
        """The page of all commands."""
        return help_page(ctx)

    def resolve_command(self, ctx: typer.Context, args: list[str]) -> Any:  # type: ignore[override]
        """The command of that name.

        Raises:
            UsageError: ``command_unknown``, ``command_is_file``.
        """
        if args[0] not in self.commands and not args[0].startswith("-"):
            if Path(args[0]).suffix in _FILES:
                raise UsageError("command_is_file", name=args[0], command=ctx.command_path)
            raise UsageError("command_unknown", name=args[0], command=ctx.command_path)
        return super().resolve_command(ctx, args)


def help_page(context: typer.Context) -> str:
    """Usage, what the command does, then every argument, option and command with its sentence."""
    from smeic_tui.widgets.wrapping import wrapped

    command = context.command
    parameters: Sequence[Parameter] = command.params
    options = [p for p in parameters if is_option(p)]
    arguments = [p for p in parameters if not is_option(p)]
    names = context.command_path.split()[1:]
    commands = getattr(command, "commands", {})
    usage = t("command.usage", line=_usage(context, arguments, options, bool(commands)))
    blocks = ["\n    ".join(wrapped(usage, _room() - 4))]
    blocks.append(
        "\n".join(line for told in _sentence(names).splitlines() for line in wrapped(told, _room()))
    )
    asked_for = [(value_name(p), _about(names, p)) for p in arguments]
    given = [(_option(p), _about(names, p)) for p in options]
    given.append(("--help", t("command.help")))
    offered = [(name, _sentence([*names, name])) for name in commands]
    for title, lines in (
        (t("command.arguments"), asked_for),
        (t("command.options"), given),
        (t("command.commands"), offered),
    ):
        if lines:
            blocks.append("\n".join([title, *_columns(lines)]))
    if names:
        blocks.append(t("command.more", program=context.command_path.split()[0]))
    return "\n\n".join(blocks)


def sentence_key(names: Sequence[str], parameter: Parameter) -> str:
    """Key of what an argument or option means: of this command, else of all."""
    name = parameter.name
    if is_option(parameter):
        name = max(parameter.opts, key=len).lstrip("-")
    own = ".".join(["command", *names, name])
    return own if lookup(own) is not None else f"command.{name}"


def _sentence(names: Sequence[str]) -> str:
    return t(".".join(["command", *(names or ["smeic"])]))


def _about(names: Sequence[str], parameter: Parameter) -> str:
    told = t(sentence_key(names, parameter))
    default = parameter.default
    if isinstance(default, str | int) and not isinstance(default, bool) and default != "":
        told += t("command.default", value=default)
    return f"{told} [{parameter.envvar}]" if parameter.envvar else told


def _option(parameter: Parameter) -> str:
    written = ", ".join(sorted(parameter.opts, key=len))
    if parameter.secondary_opts:
        written = f"{written} / {', '.join(parameter.secondary_opts)}"
    return written if parameter.is_flag else f"{written} {value_name(parameter)}"


def _usage(
    context: typer.Context,
    arguments: Sequence[Parameter],
    options: Sequence[Parameter],
    has_commands: bool,
) -> str:
    words = [context.command_path]
    if has_commands:
        words += [t("command.any_option"), t("command.any_command")]
        return " ".join(words)
    for argument in arguments:
        name = value_name(argument) + ("…" if argument.nargs != 1 else "")
        words.append(name if argument.required else f"[{name}]")
    words += [_option(option).replace(",", "") for option in options if option.required]
    return " ".join([*words, t("command.any_option")])


def _columns(lines: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Names on the left, their sentences beside them, folded under themselves."""
    from smeic_tui.widgets.show import width
    from smeic_tui.widgets.wrapping import wrapped

    left = min(max(width(name) for name, _ in lines), _LEFT)
    indent = " " * (left + 4)
    for name, sentence in lines:
        folded = wrapped(sentence, _room() - len(indent))
        if width(name) > left:
            yield f"  {name}"
        else:
            first = folded.pop(0)
            yield f"  {name}{' ' * (left - width(name))}  {first}"
        yield from (indent + line for line in folded)


def _room() -> int:
    return max(40, min(shutil.get_terminal_size().columns, _WIDEST))
