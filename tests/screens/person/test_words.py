"""What staff type is folded; what is on file is said in words: pure functions."""

from __future__ import annotations

from datetime import date

import pytest

from importers.planning.plan import FieldChange
from screens.forms import entries
from screens.importing.plan_rows import values_text
from screens.listing.rows import row_view
from screens.persons.words import period
from smeic_tui.errors import Reason
from smeic_tui.japanese.legal_forms import short_company
from smeic_tui.store.journal.history import ChangeEntry
from smeic_tui.store.roster.finding import Explanation
from smeic_tui.store.roster.roster import RosterRow
from smeic_tui.text.field_words import field_values, reason_sentence, value_words

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("typed", "coming", "read"),
    [
        ("11/20", False, "2026-11-20"),
        ("11/30", False, "2025-11-30"),
        ("11/20", True, "2027-11-20"),
        ("１２月５日", True, "2026-12-05"),
        ("2/30", False, None),
        ("R6.3", False, "2024-03"),
        ("2024", False, "2024"),
        ("なし", False, None),
    ],
)
def test_dates(typed: str, coming: bool, read: str | None) -> None:
    found = entries.read_date(typed, TODAY, coming=coming)
    assert (found.iso if found else None) == read


def test_what_is_no_date_stays_as_typed() -> None:
    assert entries.date_fold(TODAY)(" そのうち ") == "そのうち"
    assert entries.check_date("そのうち") is not None
    assert entries.check_date("2024-03") is None


def test_contacts_and_codes() -> None:
    assert entries.fold_phone("０６ー６１２３ー４５６７") == "06-6123-4567"
    assert entries.check_phone("06-6123-4567") is None
    assert entries.check_phone("0-0") is not None
    assert entries.fold_mail("ｋｅｎ＠example.co.jp") == "ken@example.co.jp"
    assert entries.check_mail("ken@") is not None
    assert entries.check_mail("a@example.jp b@example.jp") is not None
    assert entries.fold_postcode("５８１００５２") == "581-0052"
    assert entries.check_postcode("12") is not None
    assert entries.fold_words("深絞り、 試作 ,, 深絞り") == "深絞り, 試作"


def test_a_cohort_and_its_year() -> None:
    assert entries.cohort_doubt("3", "2008-03") is None
    assert entries.cohort_doubt("3", "") is None
    assert entries.cohort_doubt("3", "2010-03") is not None


def test_a_line_of_the_roster() -> None:
    row = RosterRow(
        7, "outsider", "deceased", "佐藤 健", "さとう", None, "株式会社架空", "社長", ""
    )
    view = row_view(row, Explanation("former_name", "鈴木"))
    assert view.cells == ("外", "佐藤 健", "旧姓 鈴木", "(株)架空", "逝去  社長")
    assert short_company("架空工業") == "架空工業"


def test_periods_and_values() -> None:
    assert period("2008-04-01", "2015") == "2008/4-2015"
    assert period(None, None) == ""
    assert value_words("standing", "missing") == "所在不明"
    assert value_words("note", None) == "（空）"
    assert value_words("is_primary", 1) == "はい"
    told = reason_sentence(
        Reason("edited_since", {"table": "person", "fields": "standing,standing_on"})
    )
    assert "状態・状態の日付" in told
    for detail in ("contact_log", "UNIQUE constraint failed: contact_log.uid"):
        clash = reason_sentence(Reason("clashes", {"detail": detail}))
        assert "対応記録" in clash
        assert "contact_log" not in clash


def test_a_change_shows_only_what_says_something() -> None:
    after = {"uid": "01X", "name": "佐藤 健", "other": "{}", "note": None}
    assert field_values(ChangeEntry("person", 1, "01X", "", "insert", {}, after)) == [
        ("氏名", "（空）", "佐藤 健")
    ]
    assert value_words("other", '{"血液型": "A"}') == "血液型: A"


def test_rules_of_contact_are_told_by_the_word_of_their_channel() -> None:
    change = FieldChange("contact_rule", "", "mail: 連絡不可", True)
    assert values_text(change) == "（空） -> メール 連絡不可"
    assert values_text(FieldChange("note", "", "mail: 連絡不可", True)).endswith("mail: 連絡不可")
