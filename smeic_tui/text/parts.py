"""Join the parts of one catalogue area: each part of the program keeps its own sentences."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules


def merged(package: str, folder: str) -> dict[str, str]:
    """All ``MESSAGES`` of the modules in ``package.folder``.

    Raises:
        ValueError: two parts define the same code.
    """
    home = import_module(f"{package}.{folder}")
    found: dict[str, str] = {}
    for module in iter_modules(home.__path__):
        part: dict[str, str] = import_module(f"{home.__name__}.{module.name}").MESSAGES
        twice = found.keys() & part.keys()
        if twice:
            raise ValueError(f"defined twice in {home.__name__}: {sorted(twice)}")
        found |= part
    return found
