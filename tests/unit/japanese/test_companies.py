"""Company names: one key whatever the legal form looks like; departments and former names apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smeic_tui.japanese.companies import Company, company_key, corporate_number_ok, split_company
from smeic_tui.japanese.fold import key

SPELLINGS = (
    "株式会社仮巣精機",
    "仮巣精機株式会社",
    "株式会社 仮巣精機",
    "(株)仮巣精機",
    "（株）仮巣精機",
    "仮巣精機（株）",
    "㈱仮巣精機",
    "仮巣精機㈱",
    "㍿仮巣精機",
    "\u3291仮巣精機",
    "ｶ)仮巣精機",
    "仮巣精機ｶ)",
    "仮巣精機(ｶ",
    "\u682a式\u6703社仮巣精機",
    "有限会社仮巣精機",
    "㈲仮巣精機",
    "(同)仮巣精機",
    "仮巣精機合同会社",
    "一般社団法人仮巣精機",
    "(一社)仮巣精機",
    "仮巣精機",
    "仮巣 精機",
    "仮巣・精機",
    "株式会社仮巣精機（旧社名：ためし工業）",
    "株式会社仮巣精機(大阪)",
)


@pytest.mark.parametrize("text", SPELLINGS)
def test_one_key_for_one_company(text: str) -> None:
    assert company_key(text) == "仮巣精機"


def test_different_companies_have_different_keys() -> None:
    assert company_key("株式会社仮巣精機") != company_key("株式会社仮巣精工")
    assert company_key("") == ""
    assert company_key("株式会社") == "株式会社"
    assert company_key("カリスサービス") == "カリスサービス"
    assert company_key("Acme Co., Ltd.") == company_key("ＡＣＭＥ") == "acme"


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("㈱仮巣精機", "株式会社"),
        ("情報サービスｶ)", "株式会社"),
        ("仮巣精機㈲", "有限会社"),
        ("（同）仮巣", "合同会社"),
        ("NPO法人 仮巣の会", "特定非営利活動法人"),
        ("特定非営利活動法人仮巣の会", "特定非営利活動法人"),
        ("医療法人社団 仮巣会", "医療法人社団"),
        ("医療法人仮巣会", "医療法人"),
        ("社会福祉法人仮巣会", "社会福祉法人"),
        ("学校法人仮巣学園", "学校法人"),
        ("(公財)仮巣財団", "公益財団法人"),
        ("税理士法人仮巣", "税理士法人"),
        ("仮巣協同組合", "協同組合"),
        ("仮巣診断士事務所", None),
        ("ABC(アメリカ)", None),
    ],
)
def test_legal_form(text: str, form: str | None) -> None:
    assert split_company(text).legal_form == form
    assert split_company(text).name == text


@pytest.mark.parametrize(
    ("text", "name", "department"),
    [
        ("仮巣府庁\u3000総務部", "仮巣府庁", "総務部"),
        ("㈱仮巣精機 大阪支店 営業部", "㈱仮巣精機", "大阪支店 営業部"),
        ("株式会社 仮巣精機 第一営業部", "株式会社 仮巣精機", "第一営業部"),
        ("株式会社 仮巣精機", "株式会社 仮巣精機", None),
        ("株式会社 営業部", "株式会社 営業部", None),
        ("営業部 株式会社仮巣精機", "営業部 株式会社仮巣精機", None),
        ("仮巣 商店", "仮巣 商店", None),
        ("Acme Japan", "Acme Japan", None),
        ("株式会社仮巣営業部", "株式会社仮巣営業部", None),
        ("㈱仮巣精機 研究開発センター", "㈱仮巣精機", "研究開発センター"),
    ],
)
def test_department(text: str, name: str, department: str | None) -> None:
    company = split_company(text)
    assert (company.name, company.department) == (name, department)


def test_former_name_of_a_company() -> None:
    assert split_company("仮巣工業㈱（旧社名：ためし㈱） 総務部") == Company(
        "仮巣工業㈱", "仮巣工業", "株式会社", "総務部", "ためし㈱"
    )
    assert split_company("仮巣工業【旧 ためし】").former == "ためし"


@pytest.mark.parametrize(
    "number", ["7000012050002", "1180301018771", "７０００－０１－２０５０００２"]
)
def test_corporate_number(number: str) -> None:
    assert corporate_number_ok(number)


@given(st.integers(0, 999_999_999_999), st.integers(1, 8))
def test_one_check_digit_is_right(base: int, shift: int) -> None:
    right = [digit for digit in range(1, 10) if corporate_number_ok(f"{digit}{base:012}")]
    assert len(right) == 1
    wrong = (right[0] + shift - 1) % 9 + 1
    assert not corporate_number_ok(f"{wrong}{base:012}")


@pytest.mark.parametrize("number", ["", "700001205000", "70000120500022", "法人番号なし"])
def test_no_corporate_number(number: str) -> None:
    assert not corporate_number_ok(number)


@given(st.text(st.sampled_from("仮巣精機アイABab12"), min_size=1, max_size=8))
def test_a_legal_form_never_changes_the_key(core: str) -> None:
    for text in (f"株式会社{core}", f"㈱{core}", f"{core}（有）", f"{core} 合同会社"):
        assert company_key(text) == company_key(core) == key(core)
