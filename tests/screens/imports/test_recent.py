"""Which files are offered as lists, and in which order."""

from __future__ import annotations

import os
from pathlib import Path

from screens.importing.recent import is_list, matching, recent_lists


def test_the_newest_list_comes_first_and_other_files_stay_out(tmp_path: Path) -> None:
    for age, name in enumerate(("古い.xlsx", "新しい.CSV", "~$新しい.xlsx", "手紙.docx")):
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (1_000_000 + age,) * 2)
    (tmp_path / "フォルダー.xlsx").mkdir()
    found = recent_lists([tmp_path, tmp_path / "ない"])
    assert [each.path.name for each in found] == ["新しい.CSV", "古い.xlsx"]


def test_part_of_a_name_narrows_and_a_path_does_not(tmp_path: Path) -> None:
    for name in ("ＭＯＴ名簿.xlsx", "会費.xlsx"):
        (tmp_path / name).touch()
    found = recent_lists([tmp_path])
    assert [found[i].path.name for i in matching(found, "mot")] == ["ＭＯＴ名簿.xlsx"]
    assert len(matching(found, str(tmp_path))) == 2
    assert len(matching(found, "  ")) == 2


def test_marks_of_files_open_in_excel_are_no_lists() -> None:
    assert is_list("名簿.XLSX")
    assert not is_list("~$名簿.xlsx")
    assert not is_list("名簿.txt.part")
