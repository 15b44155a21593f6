"""Telephone numbers: as written, with digits to compare, notes beside them, repairs proposed."""

from __future__ import annotations

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smeic_tui.japanese.phones import Phone, digits, parse_phones


@pytest.mark.parametrize(
    ("text", "number", "kind"),
    [
        ("06-6752-0001", "0667520001", "landline"),
        ("０６ー６７５２ー０００１", "0667520001", "landline"),
        ("06\u20106752\u20100001", "0667520001", "landline"),
        ("06\u22126752\u22120001", "0667520001", "landline"),
        ("06(6752)0001", "0667520001", "landline"),
        ("（06）6752-0001", "0667520001", "landline"),
        ("06 6752 0001", "0667520001", "landline"),
        ("06.6752.0001", "0667520001", "landline"),
        ("072-991-0001", "0729910001", "landline"),
        ("090-1234-0001", "09012340001", "mobile"),
        ("07012340001", "07012340001", "mobile"),
        ("050-1234-0001", "05012340001", "ip"),
        ("0120-000-001", "0120000001", "free"),
        ("0800-123-4567", "08001234567", "free"),
        ("0570-000-001", "0570000001", "other"),
        ("+81 90-1234-0001", "09012340001", "mobile"),
        ("+81-6-6752-0001", "0667520001", "landline"),
        ("+81 (0)6-6752-0001", "0667520001", "landline"),
        ("81-90-1234-0001", "09012340001", "mobile"),
        ("0081-90-1234-0001", "09012340001", "mobile"),
        ("+1 212 555 2368", "12125552368", "other"),
    ],
)
def test_one_number(text: str, number: str, kind: str) -> None:
    (phone,) = parse_phones(text)
    assert phone.digits == number
    assert phone.kind == kind
    assert phone.problem is None
    assert phone.text.strip("（") in text


@pytest.mark.parametrize(
    ("cell", "number", "kind"),
    [
        (667520001, "0667520001", "landline"),
        (9012340001, "09012340001", "mobile"),
        (9012340001.0, "09012340001", "mobile"),
        ("90-1234-0001", "09012340001", "mobile"),
    ],
)
def test_a_lost_zero_is_put_back_as_a_proposal(cell: str | float, number: str, kind: str) -> None:
    (phone,) = parse_phones(cell)
    assert (phone.digits, phone.kind, phone.problem) == (number, kind, "lost_zero")


@pytest.mark.parametrize(
    "text", ["6752-0001", "06-6752-000", "099-9999-99999", "010-1234-5678", "+99 123 456 789"]
)
def test_numbers_not_in_use_are_kept_and_named(text: str) -> None:
    assert [phone.problem for phone in parse_phones(text)] == ["invalid"]


@pytest.mark.parametrize("text", ["", "なし", "-", "不明", "１２３", "7000012050002", "要確認"])
def test_no_number(text: str) -> None:
    assert parse_phones(text) == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("06-6752-0001（会社）", [("0667520001", "会社")]),
        ("06-6752-0001 内線12", [("0667520001", "内線12")]),
        ("06-6752-0001（内線 12）", [("0667520001", "内線12")]),
        ("06-6752-0001 ext.34", [("0667520001", "内線34")]),
        ("06-6752-0001(代)", [("0667520001", "代")]),
        (
            "090-1234-0001（携帯）／06-6752-0001（会社）",
            [("09012340001", "携帯"), ("0667520001", "会社")],
        ),
        ("携帯090-1234-0001 自宅06-6752-0001", [("09012340001", "携帯"), ("0667520001", "自宅")]),
        (
            "TEL:06-6752-0001 FAX:06-6752-0002",
            [("0667520001", "TEL"), ("0667520002", "FAX")],
        ),
        ("06-6752-0001、090-1234-0001", [("0667520001", ""), ("09012340001", "")]),
        ("06-6752-0001 090-1234-0001", [("0667520001", ""), ("09012340001", "")]),
        ("06-6752-0001\n06-6752-0001", [("0667520001", "")]),
        ("06-6752-0001 平日のみ", [("0667520001", "平日のみ")]),
    ],
)
def test_several_numbers_and_notes(text: str, found: list[tuple[str, str]]) -> None:
    assert [(phone.digits, phone.note) for phone in parse_phones(text)] == found


def test_the_text_is_what_was_written() -> None:
    assert parse_phones("会社：０６ー６７５２ー０００１　内線12") == (
        Phone("０６ー６７５２ー０００１", "0667520001", "landline", "会社 内線12"),
    )


def test_digits() -> None:
    assert digits("（０６）6752-0001 内線①") == "06675200011"
    assert digits("なし") == ""


@given(st.integers(10_000_000, 99_999_999), st.sampled_from("-‐−－ー・ （"), st.sampled_from("789"))
def test_mobile_numbers_with_any_dash(number: int, dash: str, second: str) -> None:
    text = f"0{second}0{dash}{str(number)[:4]}{dash}{str(number)[4:]}"
    assert [phone.digits for phone in parse_phones(text)][:1] in ([f"0{second}0{number}"], [])
    plain = f"0{second}0{number}"
    assert [phone.digits for phone in parse_phones(plain)] == [plain]


@given(st.text(st.one_of(st.sampled_from("0123456789-() +/内線"), st.characters()), max_size=30))
def test_no_text_breaks_it_and_no_digit_is_invented(text: str) -> None:
    for phone in parse_phones(text):
        body = phone.digits[1:] if phone.problem == "lost_zero" else phone.digits.lstrip("0")
        assert body in digits(text)
        assert phone.text in text


@given(st.integers(0, 999_999), st.sampled_from((10, 11)))
def test_the_numbering_plan_agrees_with_the_library(beginning: int, length: int) -> None:
    plain = f"0{beginning:06}".ljust(length, "1")
    number = phonenumbers.PhoneNumber(country_code=81, national_number=int(plain))
    (found,) = parse_phones(plain)
    assert (found.problem is None) == phonenumbers.is_valid_number(number)
