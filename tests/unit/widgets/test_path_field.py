"""Paths as they are typed, completed, and dropped into a terminal."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from smeic_tui.widgets.path_field import completions, typed_path


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("/srv/名簿.xlsx", "/srv/名簿.xlsx"),
        ("  '/srv/同窓会 名簿.xlsx' ", "/srv/同窓会 名簿.xlsx"),
        ('"/srv/a.xlsx"', "/srv/a.xlsx"),
        ("/srv/同窓会\\ 名簿.xlsx", "/srv/同窓会 名簿.xlsx"),
        ("file:///srv/%E5%90%8D%E7%B0%BF.xlsx", "/srv/名簿.xlsx"),
        ("~nobody-of-that-name/x", "~nobody-of-that-name/x"),
    ],
)
def test_a_path_is_read_as_it_was_meant(typed: str, meant: str) -> None:
    assert typed_path(typed) == Path(meant)


def test_home_is_understood(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert typed_path("~/名簿.csv") == tmp_path / "名簿.csv"


def test_folders_come_first_and_other_files_are_not_offered(tmp_path: Path) -> None:
    (tmp_path / "名簿").mkdir()
    for name in ("名簿2.xlsx", "名簿1.xlsx", "名簿.pdf", ".隠し.xlsx", "別.xlsx"):
        (tmp_path / name).touch()
    found = completions(str(tmp_path / "名"), lambda name: name.endswith(".xlsx"))
    assert [Path(path).name for path in found] == ["名簿", "名簿1.xlsx", "名簿2.xlsx"]
    assert found[0].endswith(os.sep)
    everything = completions(str(tmp_path) + os.sep, lambda name: True)
    assert not any(".隠し" in path for path in everything)


def test_a_folder_that_is_not_there_offers_nothing(tmp_path: Path) -> None:
    assert completions(str(tmp_path / "ない" / "x"), lambda name: True) == ()
