"""Mail addresses: several in a cell, typing errors named, nothing dropped."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smeic_tui.japanese.mails import mail_key, parse_mails


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("taro@example.jp", ["taro@example.jp"]),
        ("ｔａｒｏ＠ｅｘａｍｐｌｅ．ｊｐ", ["taro@example.jp"]),
        ("TARO@EXAMPLE.JP", ["TARO@EXAMPLE.JP"]),
        ("mailto:taro@example.jp", ["taro@example.jp"]),
        ("<taro@example.jp>", ["taro@example.jp"]),
        ("仮巣 太郎 <taro@example.jp>", ["taro@example.jp"]),
        ("taro@example.jp（自宅）", ["taro@example.jp"]),
        ("会社：taro@example.jp", ["taro@example.jp"]),
        ("a@example.jp、b@example.jp", ["a@example.jp", "b@example.jp"]),
        ("a@example.jp; b@example.jp", ["a@example.jp", "b@example.jp"]),
        ("a@example.jp,b@example.jp", ["a@example.jp", "b@example.jp"]),
        ("a@example.jp, b@example.jp", ["a@example.jp", "b@example.jp"]),
        ("a@example.jp / b@example.jp", ["a@example.jp", "b@example.jp"]),
        ("a@example.jp\nb@example.jp", ["a@example.jp", "b@example.jp"]),
        ("a@example.jp　A@Example.jp", ["a@example.jp"]),
        ("o'brien+x_1@mail.example.com", ["o'brien+x_1@mail.example.com"]),
        ("仮巣@例え.example.jp", ["仮巣@例え.example.jp"]),
    ],
)
def test_addresses(text: str, addresses: list[str]) -> None:
    mails = parse_mails(text)
    assert [mail.address for mail in mails] == addresses
    assert {mail.problem for mail in mails} == {None}


@pytest.mark.parametrize(
    "text", ["taro.@docomo.ne.jp", "ta..ro@ezweb.ne.jp", ".taro@softbank.ne.jp"]
)
def test_old_carrier_addresses_are_named_not_dropped(text: str) -> None:
    (mail,) = parse_mails(text)
    assert (mail.address, mail.problem) == (text, "carrier_dots")


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("taro@example,jp", "taro@example.jp"),
        ("taro,kari@example.jp", "taro.kari@example.jp"),
        ("taro@mail,example,co.jp", "taro@mail.example.co.jp"),
    ],
)
def test_a_comma_for_a_dot_is_proposed(text: str, address: str) -> None:
    (mail,) = parse_mails(text)
    assert (mail.address, mail.problem) == (address, "comma")


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("taro@example", "taro@example"),
        ("taro@@example.jp", "taro@@example.jp"),
        ("taro.@example.jp", "taro.@example.jp"),
        ("@example.jp", "@example.jp"),
        ("taro.example.jp", "taro.example.jp"),
        ("携帯のみ", "携帯のみ"),
    ],
)
def test_what_is_no_address_is_reported(text: str, address: str) -> None:
    (mail,) = parse_mails(text)
    assert (mail.address, mail.problem) == (address, "invalid")


@pytest.mark.parametrize("text", ["", " ", "なし", "無し", "不明", "-", "－", "ー", "※", "N/A"])
def test_words_for_none(text: str) -> None:
    assert parse_mails(text) == ()


def test_one_bad_address_does_not_hide_the_good_one() -> None:
    assert [(mail.address, mail.problem) for mail in parse_mails("a@b; taro@example.jp")] == [
        ("a@b", "invalid"),
        ("taro@example.jp", None),
    ]


def test_mail_key() -> None:
    assert (
        mail_key(" mailto:Ｔaro@Example.JP ") == mail_key("<taro@example.jp>") == "taro@example.jp"
    )


@given(st.emails(domains=st.just("example.co.jp")))
def test_ordinary_addresses_pass_unchanged(address: str) -> None:
    if any(char in address for char in "/,;|`"):
        return
    assert parse_mails(address)[0].address.rpartition("@")[2] == "example.co.jp"
