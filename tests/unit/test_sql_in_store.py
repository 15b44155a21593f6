"""SQL stands in the store and nowhere else."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from tests.unit.test_text import ROOT, SOURCES

STATEMENT = re.compile(
    r"\s*(SELECT|WITH|INSERT|REPLACE|UPDATE|DELETE|CREATE|DROP|ALTER|PRAGMA|BEGIN(?!:)|COMMIT|ROLLBACK"
    r"|SAVEPOINT|RELEASE|ATTACH|DETACH|VACUUM|ANALYZE)\b"
)
STORE = Path("smeic_tui/store")
RUNS = {"execute", "executemany", "executescript"}


def _lines_with_sql(path: Path) -> list[int]:
    """Where a statement is written or run."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if STATEMENT.match(node.value):
                found.append(node.lineno)
        elif isinstance(node, ast.Attribute) and node.attr in RUNS:
            found.append(node.lineno)
    return found


def test_sql_stands_in_the_store_only() -> None:
    found = {path.relative_to(ROOT): _lines_with_sql(path) for path in SOURCES}
    outside = {path: lines for path, lines in found.items() if lines and STORE not in path.parents}
    assert outside == {}
    assert found[STORE / "file" / "database.py"]
