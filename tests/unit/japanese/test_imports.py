"""The package costs nothing at start: no heavy library, nothing from other layers."""

from __future__ import annotations

import subprocess
import sys

MODULES = (
    "clean",
    "cohorts",
    "companies",
    "dates",
    "fold",
    "kana",
    "mails",
    "names",
    "phones",
    "postcodes",
    "prefectures",
    "romaji",
    "titles",
)


def _loaded(code: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys\nprint(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stdout.split())


def test_no_module_loads_a_heavy_library_or_another_layer() -> None:
    loaded = _loaded("\n".join(f"import smeic_tui.japanese.{name}" for name in MODULES))
    assert {f"smeic_tui.japanese.{name}" for name in MODULES} <= loaded
    assert not {"phonenumbers", "email_validator", "textual", "sqlite3", "dateutil"} & loaded
    ours = {name for name in loaded if name.startswith("smeic_tui.")}
    assert {name for name in ours if not name.startswith("smeic_tui.japanese")} == set()


def test_the_package_itself_loads_no_module() -> None:
    loaded = _loaded("import smeic_tui.japanese")
    assert not [name for name in loaded if name.startswith("smeic_tui.japanese.")]


def test_ordinary_contacts_need_no_heavy_library() -> None:
    code = (
        "from smeic_tui.japanese.mails import parse_mails\n"
        "from smeic_tui.japanese.phones import parse_phones\n"
        "assert parse_mails('taro@example.jp') and parse_phones('090-1234-0001')"
    )
    assert not {"phonenumbers", "email_validator"} & _loaded(code)
