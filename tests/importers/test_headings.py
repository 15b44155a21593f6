"""Headings as they are seen in rosters, and what they mean."""

from __future__ import annotations

import pytest

from importers.tables.headings import look_up


@pytest.mark.parametrize(
    ("heading", "field", "scope"),
    [
        ("氏　名", "name", None),
        ("お名前（フルネーム）", "name", None),
        ("名前\n（必須）", "name", None),
        ("ﾌﾘｶﾞﾅ", "kana", None),
        ("お名前（カナ）", "kana", None),
        ("氏名（全角カナ）", "kana", None),
        ("名前（姓）", "family", None),
        ("MOT修了期（例：20期）", "cohort", None),
        ("ご住所", "address", None),
        ("ご自宅住所", "address", "home"),
        ("住所（自宅）", "address", "home"),
        ("勤務先電話番号", "tel", "work"),
        ("TEL会社", "tel", "work"),
        ("会社E-mail", "email", "work"),
        ("電話（携帯）", "mobile", None),
        ("メール②", "email2", None),
        ("第７回", "session", None),
        ("会費（円）", "paid", None),
        ("会社・機関名", "company", None),
        ("お名前または氏名", "name", None),
        ("所在地／住所", "address", None),
        ("勤務先電話・会社TEL", "tel", "work"),
    ],
)
def test_a_heading_is_found(heading: str, field: str, scope: str | None) -> None:
    """Width, spaces, notes, politeness, scope words and a second name for it do not hide it."""
    found = look_up(heading)
    assert found is not None
    assert (found.field, found.scope) == (field, scope)


@pytest.mark.parametrize(
    "heading",
    [
        *("", "趣味", "氏名を記入する欄", "会社の電話帳", "（カナ）", "あ" * 99),
        *("電話・FAX", "自宅電話・会社電話", "趣味・特技", "・"),
    ],
)
def test_no_part_of_a_word_is_enough(heading: str) -> None:
    """Only whole headings count, and names joined with others only where all mean one thing."""
    assert look_up(heading) is None
