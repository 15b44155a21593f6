"""Write lists of invented people together with who each row is, for ``benchmarks.matching``.

    python -m benchmarks.rosters FOLDER [--seeds 1-20] [--slips 2] [--unknown 0.03]

Nobody in them exists. The same seed gives the same lists.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from openpyxl import Workbook

from benchmarks.invented_lists import Lists, Written


def main() -> None:
    """Write one folder a seed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seeds", default="1-20", help="first and last, or one")
    parser.add_argument("--people", type=int, default=640)
    parser.add_argument("--slips", type=float, default=2.0, help="how often something is mistyped")
    parser.add_argument("--unknown", type=float, default=0.03, help="share not in db.xlsx")
    options = parser.parse_args()
    for seed in seeds(options.seeds):
        folder = options.folder / f"seed_{seed:03}"
        write(folder, Lists(seed, options.people, options.slips, options.unknown))


def seeds(text: str) -> range:
    """``3`` or ``1-20``."""
    first, _, last = text.partition("-")
    return range(int(first), int(last or first) + 1)


def write(folder: Path, lists: Lists) -> None:
    """Write the lists and the truth about their rows."""
    folder.mkdir(parents=True, exist_ok=True)
    truth: list[dict[str, object]] = []
    for name, sheets in lists.all():
        file = f"{name}.xlsx"
        _save(folder / file, sheets)
        truth += [
            {"file": file, "sheet": sheet.title, "row": row, "id": who}
            for sheet in sheets
            for row, who in sheet.who
        ]
    (folder / "rows.json").write_text(json.dumps(truth, ensure_ascii=False), encoding="utf-8")


def _save(path: Path, sheets: list[Written]) -> None:
    book = Workbook(write_only=True)
    for sheet in sheets:
        page = book.create_sheet(sheet.title)
        for row in sheet.rows:
            page.append(list(row))
    book.save(path)


if __name__ == "__main__":
    main()
