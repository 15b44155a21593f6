"""Answers of forms as people word them; what is not understood is no answer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smeic_tui.japanese.answers import Said, Will, mode_said, part_named, read_answer

YES, NO, OPEN = Said("yes"), Said("no"), Said("undecided")
ONLINE, ONSITE = Said("yes", how="online"), Said("yes", how="onsite")


def party(will: Will = "yes", *, only: bool = False) -> Said:
    return Said(will, ("party",), only=only)


def main(will: Will = "yes", *, only: bool = False) -> Said:
    return Said(will, ("main",), only=only)


@pytest.mark.parametrize(
    ("said", "texts"),
    [
        (
            YES,
            "出席|出席します|ご出席|参加|する|○|◯|はい|出|1|出席予定|参加を希望します|遅れて参加します",
        ),
        (
            NO,
            "欠席|不参加|しない|×|いいえ|欠|0|参加しません|参加不可|出席できません|出席いたしかねます",
        ),
        (
            NO,
            "都合がつかず欠席いたします|参加を辞退します|不参加の予定|出席→欠席|出席から欠席に変更",
        ),
        (OPEN, "未定|検討中|△|?|わからない|調整中です|出席できるか未定|後日回答します"),
        (ONLINE, "オンライン参加|オンラインで参加|Ｚｏｏｍで視聴|オンラインのみ|Web参加"),
        (ONSITE, "会場|会場参加|対面で出席いたします|現地参加"),
        (Said("cancelled"), "キャンセルします|取消|参加を取り消します"),
        (YES, "キャンセル待ちを希望|1:出席|①出席する|Attending|Will attend|可|申込済"),
        (NO, "Not attending|Can't attend|unable to attend|③欠席する|今回は見送ります"),
    ],
)
def test_one_answer(said: Said, texts: str) -> None:
    for text in texts.split("|"):
        assert read_answer(text) == (said,), text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("懇親会のみ", (party(only=True),)),
        ("本会のみ出席", (main(only=True),)),
        ("どちらも出席", (Said("yes", everything=True),)),
        ("両方とも不参加", (Said("no", everything=True),)),
        ("本会・懇親会ともに出席", (Said("yes", ("main", "party"), everything=True),)),
        ("本会も懇親会も欠席", (Said("no", ("main", "party")),)),
        ("本会, 懇親会", (main(), party())),
        ("本会○ 懇親会×", (main(), party("no"))),
        ("本会：出席／懇親会：欠席", (main(), party("no"))),
        ("出席（懇親会は欠席）", (YES, party("no"))),
        ("参加（懇親会なし）", (YES, party("no"))),
        ("出席・懇親会参加", (YES, party())),
        ("会場参加（懇親会あり）", (ONSITE, party())),
        ("オンライン参加（懇親会は参加できません）", (ONLINE, party("no"))),
        ("本会には出席しますが懇親会は欠席します", (main(), party("no"))),
        ("本会に出席、懇親会は未定", (main(), party("undecided"))),
        ("全て参加しますが懇親会は欠席", (Said("yes", everything=True), party("no"))),
        ("欠席（資料希望）", (NO,)),
        ("出席（途中退席）", (YES,)),
        ("出席（会場）", (ONSITE,)),
        ("出席（懇親会のみ）", (party(only=True),)),
        ("本会のみ（オンライン）", (Said("yes", ("main",), only=True, how="online"),)),
        ("懇親会のみ欠席", (party("no"),)),
        ("②本会のみ出席する", (main(only=True),)),
        ("懇親会には出席しません", (party("no"),)),
    ],
)
def test_answers_that_say_several_things(text: str, said: tuple[Said, ...]) -> None:
    assert read_answer(text) == said


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        "架空太郎",
        "3",
        "行けたら行く",
        "はい、欠席します",
        "参加希望でしたが欠席します",
        "本会、懇親会 欠席",
        "よろしくお願いいたします",
        "アーカイブ視聴希望",
    ],
)
def test_what_is_not_clear_is_no_answer(text: str) -> None:
    assert read_answer(text) is None


def test_parts_and_modes_by_their_names() -> None:
    assert [part_named(t) for t in ("懇親会への参加", "二次会", "ご出欠", "鼎談会出欠")] == [
        "party",
        "second_party",
        None,
        "main",
    ]
    assert [mode_said(t) for t in ("オンライン", "会場", "会場/オンライン", "どちらでも")] == [
        "online",
        "onsite",
        None,
        None,
    ]


_WORDS = (
    *("本会", "懇親会", "出席", "欠席", "未定", "のみ"),
    *("どちらも", "オンライン", "会場", "、", "（", "→"),
)
_SCRAPS = st.text(max_size=6) | st.sampled_from(_WORDS)


@given(st.lists(_SCRAPS, max_size=8).map("".join))
def test_any_text_is_read(text: str) -> None:
    found = read_answer(text)
    assert found != ()
    for said in found or ():
        assert said.how is None or said.will == "yes"
        assert not said.only or (said.which and said.will == "yes")


@given(
    st.sampled_from(["", "本会は", "懇親会は"]),
    st.sampled_from(["欠席", "不参加", "参加しません", "出席できません", "辞退します"]),
    st.sampled_from(
        ["", "いたします", "の予定です", "（資料希望）", "（またの機会にお願いします）"]
    ),
)
def test_a_no_is_never_read_as_a_yes(part: str, no: str, end: str) -> None:
    assert {said.will for said in read_answer(part + no + end) or ()} == {"no"}
