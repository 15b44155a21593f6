"""What passes between the centre and a person: contact rules, consents and the contact log."""

from __future__ import annotations

from datetime import date
from functools import cache

from smeic_tui.demo.dice import Dice, weighted
from smeic_tui.demo.invented import InventedConsent, InventedNote, InventedRule
from smeic_tui.domain.consent import CHANNELS, USES
from smeic_tui.domain.people import NoteChannel

_SOURCES = ("同窓会アンケート", "修了時の届出", "電話で確認", "メールの返信", "本人から申し出")
_REASONS = ("多忙のため", "家族の意向", "メールのみ希望", "郵便物が不要", "会社あては控えてほしい")
_NOTE_DAYS = 5 * 365
_TIMES = tuple(f"T{hour:02}:{minute:02}:00Z" for hour in range(9) for minute in range(60))
"""Office hours in Japan, as UTC."""
_DAYS_AHEAD, _DAYS_BACK = 61, 8 * 365

NoteKind = tuple[NoteChannel, str, str, str | None]
"""Channel, direction, text with ``{theme}``, next action."""
_NOTES: tuple[NoteKind, ...] = weighted(
    [
        (("phone", "in", "住所変更の連絡。次回から新住所へ", None), 2),
        (("phone", "in", "会社が移転したとのこと。新しい名刺を送ってもらう", "名刺を登録する"), 2),
        (("phone", "out", "鼎談会の案内。出席の見込み", None), 3),
        (("phone", "out", "不在。折り返しをお願いした", "もう一度電話する"), 3),
        (("phone", "in", "{theme}に詳しい修了生を紹介してほしい", "候補を3名あげる"), 3),
        (("mail", "in", "研究会の日程について問い合わせ", "日程案を送る"), 2),
        (("mail", "out", "部会の資料を送付", None), 3),
        (("mail", "in", "新製品の発表会に招待いただいた", "参加者を募る"), 1),
        (("mail", "out", "同窓会名簿の確認を依頼", "返信がなければ電話"), 2),
        (("meeting", "in", "来訪。{theme}の相談", "専門家を探す"), 3),
        (("meeting", "out", "工場を見学。{theme}に取り組みたいとのこと", "部会で話してもらう"), 3),
        (("meeting", "out", "補助金の申請について打合せ", "公募の時期を知らせる"), 2),
        (("post", "in", "年賀状。社長を交代し会長になられた", "役職を確認する"), 1),
        (("post", "out", "記念誌を送付", None), 2),
        (("other", "in", "鼎談会の会場で立ち話。{theme}の話題", None), 2),
    ]
)


def rules_of(dice: Dice, today: date) -> tuple[InventedRule, ...]:
    """Contact rules: most people never said anything."""
    found = []
    for channel in CHANNELS:
        said = dice.random()
        if said < 0.24:
            refused = said < 0.04
            found.append(
                InventedRule(
                    channel,
                    "refused" if refused else "allowed",
                    _day(dice, today, 8 * 365),
                    dice.pick(_SOURCES),
                    dice.pick(_REASONS) if refused else None,
                )
            )
    return tuple(found)


def consents_of(dice: Dice, today: date) -> tuple[InventedConsent, ...]:
    """Consents: two in five answered the survey, and most of those agreed."""
    if dice.random() >= 0.4:
        return ()
    since, source = _day(dice, today, 4 * 365), dice.pick(_SOURCES)
    found = []
    for use in USES:
        said = dice.random()
        if said < 0.8:
            found.append(InventedConsent(use, "agreed" if said < 0.6 else "refused", since, source))
    return tuple(found)


def notes_of(dice: Dice, today: date, needs: tuple[str, ...]) -> tuple[InventedNote, ...]:
    """Contact log, oldest first; some of the next actions are still open around ``today``."""
    if dice.random() >= 0.38:
        return ()
    ages = [dice.between(0, _NOTE_DAYS) for _ in range(dice.between(1, 4))]
    ages.sort(reverse=True)
    days, found = _days(today), []
    for age in ages:
        channel, direction, text, next_action = dice.pick(_NOTES)
        due = dice.between(7, 60) - age
        # What is long past has been done; of the last two months half is open.
        done = next_action is not None and (age > 60 or dice.random() < 0.5)
        found.append(
            InventedNote(
                channel=channel,
                direction=direction,
                at=f"{days[-age]}{dice.pick(_TIMES)}",
                text=text.format(theme=dice.pick(needs)) if "{" in text else text,
                next_action=next_action,
                due_on=days[due] if next_action else None,
                done_on=days[min(due, 0)] if done else None,
            )
        )
    return tuple(found)


def _day(dice: Dice, today: date, within: int) -> str:
    """A day within this many before today."""
    return _days(today)[-dice.between(1, within)]


@cache
def _days(today: date) -> tuple[str, ...]:
    """Days around today, ``[0]`` being today and ``[-1]`` yesterday, so that a day is a lookup."""
    start = today.toordinal()
    ahead = [date.fromordinal(start + number).isoformat() for number in range(_DAYS_AHEAD)]
    back = [date.fromordinal(start - number).isoformat() for number in range(_DAYS_BACK, 0, -1)]
    return (*ahead, *back)
