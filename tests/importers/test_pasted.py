"""What is pasted or piped in is read like a file."""

from __future__ import annotations

import pytest

from importers.inspection import inspect_content, inspect_text, to_json
from importers.reading.admission import MAX_BYTES
from smeic_tui.errors import SmeicError
from tests.importers.sheets import xlsx

PASTED = '氏名\t期\t住所\r\n青空花子\t3期\t"大阪市\n北区1-1"\r\n白雲次郎\t4期\t"「""青""の家」"\r\n'


def test_cells_from_the_clipboard() -> None:
    """Tabs between cells; a cell with a line break or a quote stands in quotes."""
    document = to_json(inspect_text(PASTED, "貼り付け"), records=-1)
    assert (document["file"], document["format"]) == ("貼り付け", "tsv")
    (table,) = document["tables"]
    assert [record["values"]["住所"] for record in table["records"]] == [
        "大阪市\n北区1-1",
        '「"青"の家」',
    ]


def test_a_file_from_standard_input() -> None:
    """Any kind of file, known by its content."""
    (table,) = inspect_content(xlsx(), "標準入力").tables
    assert table.row_count == 2


@pytest.mark.parametrize(("text", "code"), [("", "empty_file"), (" \n", "empty_file")])
def test_nothing_pasted_is_said(text: str, code: str) -> None:
    """The same sentence as for an empty file."""
    with pytest.raises(SmeicError) as refusal:
        inspect_text(text, "貼り付け")
    assert refusal.value.code == code


def test_too_much_is_refused_before_anything_is_started() -> None:
    """The same limit as for files."""
    with pytest.raises(SmeicError) as refusal:
        inspect_content(bytes(MAX_BYTES + 1), "標準入力")
    assert refusal.value.code == "too_big"
