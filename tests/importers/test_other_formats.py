"""Old .xls, .ods and published files are read through the same door."""

from __future__ import annotations

import zipfile
from pathlib import Path

from importers.inspection import inspect, to_json

DATA = Path(__file__).parent / "data"

CELL = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
NUMBER = '<table:table-cell office:value-type="float" office:value="{}"/>'
ROW = "<table:table-row>{}</table:table-row>"
ODS = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">
<office:body><office:spreadsheet><table:table table:name="第3期">{}</table:table>
</office:spreadsheet></office:body></office:document-content>"""


def test_an_ods(tmp_path: Path) -> None:
    """Values, kind and the cohort from the sheet's name."""
    rows = [ROW.format(CELL.format("氏名") + CELL.format("年齢"))]
    for name, age in (("青空花子", 41), ("白雲次郎", 52)):
        rows.append(ROW.format(CELL.format(name) + NUMBER.format(age)))
    path = tmp_path / "名簿.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", ODS.format("".join(rows)))
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
    document = to_json(inspect(path), records=1)
    assert document["format"] == "ods"
    (table,) = document["tables"]
    assert table["records"] == [
        {
            "row": 2,
            "values": {"氏名": "青空花子", "年齢": "41"},
            "fields": {"name": "青空花子", "cohort": 3},
        }
    ]


def test_an_old_xls_of_definitions_holds_no_table() -> None:
    """BIFF8; lists of names and meanings are not turned into records."""
    document = to_json(inspect(DATA / "definitions.xls"))
    assert (document["format"], document["tables"]) == ("xls", [])
    assert len(document["skipped"]) == 7


def test_small_headers_above_the_table_are_no_table() -> None:
    """Two lines that look like headers, a blank row, then the real one."""
    (table,) = to_json(inspect(DATA / "two_mini_headers.xlsx"), records=1)["tables"]
    assert (table["header_rows"], table["row_count"]) == ([5], 3)
    assert table["records"][0]["values"]["1月売上"] == "100000"


def test_a_published_csv_in_cp932() -> None:
    """The header is the first line, and slashed dates stay as written."""
    document = to_json(inspect(DATA / "holidays_cp932.csv"), records=1)
    (table,) = document["tables"]
    assert (document["encoding"], table["row_count"], table["kind"]) == ("cp932", 1067, "other")
    assert table["records"][0]["values"]["国民の祝日・休日月日"] == "1955/1/1"
