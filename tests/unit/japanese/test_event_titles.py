"""Titles of events as offices write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smeic_tui.japanese.event_days import compact_day, fiscal_year_in
from smeic_tui.japanese.event_numbers import sheet_number
from smeic_tui.japanese.event_titles import EventTitle, read_title


@pytest.mark.parametrize(
    ("lines", "name", "number", "day"),
    [
        (
            ["第3回架空鼎談会　当日参加者名簿", "日時：令和5年11月18日（土）"],
            "架空鼎談会",
            3,
            "2023-11-18",
        ),
        (["MOT鼎談会（第4回）　受付リスト", "R6.7.6(土)"], "MOT鼎談会", 4, "2024-07-06"),
        (
            ["ＭＯＴ倶楽部　第３４回例会　参加者", "開催日", "2025-07-12"],
            "MOT倶楽部",
            34,
            "2025-07-12",
        ),
        (["社長会　第６回　（2025年11月15日　１８：００より）"], "社長会", 6, "2025-11-15"),
        (["MOT鼎談会③", "令和5年11月18日"], "MOT鼎談会", 3, "2023-11-18"),
        (["同窓会（19回目）", "2024.5.25(土)"], "同窓会", 19, "2024-05-25"),
        (["経営者サロン vol.12 参加者一覧", "2024年4月20日(土)"], "経営者サロン", 12, "2024-04-20"),
        (["第十二回 新春懇談会　出欠表"], "新春懇談会", 12, None),
        (["令和5年度 第2回 架空塾 出席者名簿", "11月18日(土)"], "架空塾", 2, "2023-11-18"),
        (["令和5年度 第2回 架空塾", "2月3日"], "架空塾", 2, "2024-02-03"),
        (["Ｒ６．７．６", "第４回ＭＯＴ鼎談会"], "MOT鼎談会", 4, "2024-07-06"),
        (["技術フォーラム2024（第3回）受付名簿"], "技術フォーラム2024", 3, None),
        (["Innovation Meetup No.4", "2024-05-01 19:00〜"], "Innovation Meetup", 4, "2024-05-01"),
        (["架空会 名簿", "2025.12.20現在"], "架空会", None, None),
        (["【当日受付用】第6回社長会", "24.11.09"], "社長会", 6, "2024-11-09"),
        (["令和六年五月二十五日", "第四回 架空塾"], "架空塾", 4, "2024-05-25"),
        (["会場/神田", "11月15日(土)", "第6回社長会", "令和7年度"], "社長会", 6, "2025-11-15"),
        (["例会〈第34回〉", "架空倶楽部"], "架空倶楽部", 34, None),
        (["行事の一覧（令和5年度～令和7年度）"], None, None, None),
        (["『架空鼎談会』～これからの経営～（第12回）"], "架空鼎談会", 12, None),
        (["【第7回架空同窓会総会】R4.6.12"], "架空同窓会総会", 7, "2022-06-12"),
        (["「架空鼎談会」第3回", "2024.5.18"], "架空鼎談会", 3, "2024-05-18"),
        (["【架空セミナー】第3回　出欠名簿"], "架空セミナー", 3, None),
        (["行事名", "第8回架空研究会", "日時", "2022/7/22"], "架空研究会", 8, "2022-07-22"),
        (["令和7年 新年互礼会", "日時 令和7年1月18日(土)"], "新年互礼会", None, "2025-01-18"),
        (["5月18日 架空塾（令和6年）"], "架空塾", None, "2024-05-18"),
        (["架空塾 20240518"], "架空塾", None, "2024-05-18"),
        (["架空同窓会総会・懇親会 出欠一覧"], "架空同窓会総会", None, None),
    ],
)
def test_series_number_and_day(
    lines: list[str], name: str, number: int | None, day: str | None
) -> None:
    found = read_title(lines)
    assert (found.name, found.number, found.day) == (name, number, day)


@pytest.mark.parametrize(
    ("line", "starts", "ends", "venue"),
    [
        (
            "日時：2023年11月18日 18:00～20:00　場所：神田会館　３階",
            "18:00",
            "20:00",
            "神田会館 3階",
        ),
        ("R6.7.6(土)　17時30分開始　於 本町会館", "17:30", None, "本町会館"),
        ("2025/2/15　15時～　架空会議室　（出：出席　懇：懇親会）", "15:00", None, "架空会議室"),
        ("令和６年１２月７日　午後３時半より　会場：神田", "15:30", None, "神田"),
    ],
)
def test_time_and_place(line: str, starts: str, ends: str | None, venue: str) -> None:
    found = read_title(["第1回架空会", line])
    assert (found.starts, found.ends, found.venue) == (starts, ends, venue)


def test_a_name_that_is_not_settled_and_a_place_online() -> None:
    found = read_title(["架空研究会（仮称）　第2回", "会場：神田＋Ｚｏｏｍ", "テーマ：星と経営"])
    assert (found.name, found.provisional, found.online) == ("架空研究会", True, True)
    assert found.theme == "星と経営"


def test_sheets_are_named_by_number_or_day() -> None:
    assert [sheet_number(n) for n in ("研究会②", "倶楽部34", "Sheet1", "名簿")] == [
        2,
        34,
        None,
        None,
    ]
    assert [compact_day(n) for n in ("241109", "R6.7.6", "20230527", "名簿")] == [
        "2024-11-09",
        "2024-07-06",
        "2023-05-27",
        None,
    ]
    assert fiscal_year_in("令和5年度～令和7年度") is None


@given(st.lists(st.text(max_size=60), max_size=5))
def test_any_text_is_read(lines: list[str]) -> None:
    found = read_title(lines)
    assert found.filled(EventTitle()) == found
    assert found.name is None or found.name.strip()


@pytest.mark.parametrize("piece", ["第", "：", "(", "1", "○ ", "令和", "第1回", "12:30~", "代理（"])
def test_a_cell_made_to_take_for_ever_is_read_at_once(piece: str) -> None:
    text = piece * (30_000 // len(piece))
    assert read_title([text]).day is None
    assert compact_day(text) is None
