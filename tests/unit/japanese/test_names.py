"""Names are cut where it is known, never where it is guessed; notes around them are read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smeic_tui.japanese.names import Name, is_latin, name_key, name_keys, parse_name


@pytest.mark.parametrize(
    ("text", "kana", "family", "given"),
    [
        ("栗林\u3000由佳", "", "栗林", "由佳"),
        ("栗林   由佳", "", "栗林", "由佳"),
        ("栗林由佳", "", "栗林", "由佳"),
        ("\u9ad9橋由佳", "", "\u9ad9橋", "由佳"),
        ("葛\U000e0100西勝", "", "葛\U000e0100西", "勝"),
        ("佐々木由佳", "", "佐々木", "由佳"),
        ("森健一", "", "森", "健一"),
        ("林太郎", "はやし たろう", "林", "太郎"),
        ("小野田真", "おのだ まこと", "小野田", "真"),
        ("小野田真", "オノ ダマコト", "小野", "田真"),
        ("角田実", "かくた みのる", "角田", "実"),
        ("中島実", "ナカシマミノル", "中島", "実"),
        ("閻魔", "えん まこと", "閻", "魔"),
        ("くりばやしゆか", "クリバヤシ ユカ", "くりばやし", "ゆか"),
        ("グエン\u3000ヴァン・アン", "", "グエン", "ヴァン・アン"),
        ("栗 林 由 佳", "", "栗林", "由佳"),
        ("栗 林\u3000由佳", "", "栗林", "由佳"),
        ("デ シルバ マリア", "", "デ", "シルバ マリア"),
        ("SMITH, John", "", "SMITH", "John"),
        ("栗林", "", "栗林", None),
        ("栗林", "くりばやし", "栗林", None),
        ("John Smith", "", None, None),
        ("WANG Wei", "", None, None),
        ("仮巣磨夫", "", None, None),
        ("ジョン・スミス", "", None, None),
        ("くりばやしゆか", "", None, None),
        ("", "", None, None),
    ],
)
def test_cut(text: str, kana: str, family: str | None, given: str | None) -> None:
    name = parse_name(text, kana=kana)
    assert (name.family, name.given) == (family, given)


def test_family_names_on_file_help_to_cut() -> None:
    on_file = frozenset({"仮巣磨", "\u9ad9桑原"})
    assert parse_name("仮巣磨夫", surnames=on_file).given == "夫"
    assert parse_name("高桑原夫", surnames=on_file).family == "高桑原"
    assert parse_name("栗林由佳（仮巣磨）", surnames=["仮巣磨"]).former == "仮巣磨"


@pytest.mark.parametrize(
    ("text", "left", "former"),
    [
        ("栗林\u3000由佳（旧姓：森野）", "栗林\u3000由佳", "森野"),
        ("栗林由佳(旧姓 森野)", "栗林由佳", "森野"),
        ("栗林由佳（旧:森野）", "栗林由佳", "森野"),
        ("栗林由佳【旧姓森野】", "栗林由佳", "森野"),
        ("栗林由佳[旧姓・森野]", "栗林由佳", "森野"),
        ("栗林 由佳（森野）", "栗林 由佳", "森野"),
        ("栗林（旧姓：森野）", "栗林", "森野"),
        ("栗林（旧姓 森野）由佳", "栗林 由佳", "森野"),
        ("栗林由佳 旧姓森野", "栗林由佳", "森野"),
        ("栗林由佳（くりばやし ゆか）", "栗林由佳", None),
        ("栗林由佳（代理）", "栗林由佳", None),
        ("栗林由佳（仮巣工業）", "栗林由佳", None),
        ("★栗林由佳※", "栗林由佳", None),
    ],
)
def test_notes_and_former_names(text: str, left: str, former: str | None) -> None:
    name = parse_name(text)
    assert (name.text, name.former) == (left, former)


def test_a_current_name_in_brackets_makes_the_written_one_the_former() -> None:
    name = parse_name("森野 由佳（現姓：栗林）")
    assert (name.family, name.given, name.former) == ("栗林", "由佳", "森野")
    assert set(name_keys(name)) == {"森野由佳", "栗林由佳"}


@pytest.mark.parametrize(
    ("text", "left", "honorific"),
    [
        ("栗林 由佳 様", "栗林 由佳", "様"),
        ("栗林由佳さん", "栗林由佳", "さん"),
        ("森先生", "森", "先生"),
        ("栗林殿", "栗林", "殿"),
        ("栗林氏", "栗林", "氏"),
        ("栗林 健 君", "栗林 健", "君"),
        ("栗林（旧姓：森野）先生", "栗林", "先生"),
        ("Mr. John Smith", "John Smith", "Mr."),
        ("John Smith様", "John Smith", "様"),
        ("鵜殿", "鵜殿", None),
        ("張 麗君", "張 麗君", None),
        ("様", "様", None),
        ("様田一", "様田一", None),
    ],
)
def test_honorifics_only_at_the_end_and_only_if_something_remains(
    text: str, left: str, honorific: str | None
) -> None:
    name = parse_name(text)
    assert (name.text, name.honorific) == (left, honorific)


@pytest.mark.parametrize(
    "text",
    [
        "\u9ad9橋 由佳",
        "高橋\u3000由佳様",
        "高橋由佳（旧姓：森野）",
        "★高橋由佳（森野）",
        "高橋由佳 旧姓森野",
        "高 橋 由 佳",
    ],
)
def test_one_key_for_one_name(text: str) -> None:
    assert name_key(text) == "高橋由佳"


def test_keys_a_person_may_be_found_by() -> None:
    assert name_keys(parse_name("\u9ad9橋 由佳（森野）")) == ("高橋由佳", "森野由佳")
    assert set(name_keys(parse_name("John SMITH"))) & set(name_keys(parse_name("Smith, John")))
    vietnamese = name_keys(parse_name("NGUYEN Van Anh"))
    assert set(vietnamese) & set(name_keys(parse_name("Van Anh Nguyen")))
    assert name_keys(parse_name("グエン ヴァン・アン")) == ("グエンヴァンアン",)
    assert name_keys(Name("", None, None)) == ()


def test_is_latin() -> None:
    assert is_latin("O'Brien-Müller, J.")
    assert is_latin("Nguyễn")
    assert not is_latin("山田 John")
    assert not is_latin("")


@given(
    st.text(
        st.one_of(st.sampled_from("森野栗林由佳（）()旧姓現：様君 \u3000A,.・"), st.characters())
    )
)
def test_no_text_breaks_it_and_nothing_is_invented(text: str) -> None:
    name = parse_name(text, kana=text)
    assert all(
        part is None or set(part) <= set(text) | {" "}
        for part in (name.family, name.given, name.former, name.honorific, name.text)
    )
    assert all(name_keys(name))
