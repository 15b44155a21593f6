"""The door: the screen at once where nothing else was asked, the command line otherwise.

``smeic`` with nothing but ``--db``, ``--lang`` and ``--actor`` opens the screen without loading the
command line's library, which costs a third of the start (see docs/benchmarks.md).
"""

from __future__ import annotations

import gc
import sys
from pathlib import Path

_SCREEN_OPTIONS = frozenset({"--db", "--lang", "--actor"})


def main() -> None:
    """Run the program; never returns normally from the command line.

    Ctrl+C while modules are still being loaded ends it as quietly as later (130).
    """
    try:
        _start()
    except KeyboardInterrupt:
        sys.exit(130)


def _start() -> None:
    from smeic_tui.platforms import utf8_streams

    utf8_streams()
    arguments = sys.argv[1:]
    if arguments == ["--version"]:
        from smeic_tui import __version__

        print(f"smeic {__version__}")
        return
    options = screen_options(arguments)
    if options is None:
        from smeic_tui.cli.root import run

        run()
        return
    # Nothing is thrown away on the way to the first picture: looking for it costs 15 ms of 210.
    # The app collects again once it has painted.
    gc.disable()
    from smeic_tui.cli.screen import open_screen

    db = options.get("--db")
    sys.exit(open_screen(Path(db) if db else None, options.get("--lang"), options.get("--actor")))


def screen_options(arguments: list[str]) -> dict[str, str] | None:
    """The options of a plain start, or None when the command line must look at them."""
    found: dict[str, str] = {}
    rest = iter(arguments)
    for argument in rest:
        name, equals, value = argument.partition("=")
        if name not in _SCREEN_OPTIONS:
            return None
        if not equals:
            value = next(rest, "")
        if not value:
            return None
        found[name] = value
    return None if found.get("--lang", "ja") not in ("ja", "en") else found


if __name__ == "__main__":
    main()
