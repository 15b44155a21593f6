"""Cells of one form answer to replies, part by part."""

from __future__ import annotations

import pytest

from smeic_tui.domain.events import Part
from smeic_tui.domain.form_replies import Asked, PartReply, Question, part_of_heading, read_replies


def part(number: int, name: str, *, online: bool = False) -> Part:
    return Part(number, "", 1, 1, number, name, is_online=online)


MAIN, PARTY = part(1, "本会", online=True), part(2, "懇親会")
TWO = (MAIN, PARTY)
ATTEND: Question = "attend"
OF_PARTY: Question = "part"


def answers(*cells: tuple[Question, str] | tuple[Question, str, int]) -> dict[int, str]:
    found = read_replies([Asked(*cell) for cell in cells], TWO)
    return {
        number: reply.answer + (" online" if reply.mode == "online" else "")
        for number, reply in found.parts.items()
    }


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ([(ATTEND, "ご出席"), (OF_PARTY, "しない", 2)], {1: "yes", 2: "no"}),
        ([(ATTEND, "オンライン参加"), (OF_PARTY, "○", 2)], {1: "yes online", 2: "yes"}),
        ([(ATTEND, "欠席"), (OF_PARTY, "参加", 2)], {1: "no", 2: "yes"}),
        ([(ATTEND, "欠席")], {1: "no", 2: "no"}),
        # A blank is no reply, and 欠席 in the one column says nothing of the other.
        ([(ATTEND, "欠席"), (OF_PARTY, "", 2)], {1: "no"}),
        ([(ATTEND, "出席")], {1: "yes"}),
        ([(ATTEND, "未定")], {1: "undecided", 2: "undecided"}),
        ([(ATTEND, "どちらも出席")], {1: "yes", 2: "yes"}),
        ([(ATTEND, "懇親会のみ")], {1: "no", 2: "yes"}),
        ([(ATTEND, "本会のみ出席")], {1: "yes", 2: "no"}),
        ([(ATTEND, "全て参加しますが懇親会は欠席")], {1: "yes", 2: "no"}),
        (
            [(ATTEND, "出席"), ("mode", "オンライン"), (OF_PARTY, "する", 2)],
            {1: "yes online", 2: "yes"},
        ),
    ],
)
def test_columns_and_parts(cells: list[tuple[Question, str]], told: dict[int, str]) -> None:
    assert answers(*cells) == told


def test_what_cannot_be_recorded_is_named() -> None:
    assert read_replies([Asked(ATTEND, "架空です")], TWO).unclear == ("架空です",)
    found = read_replies([Asked(ATTEND, "出席"), Asked(OF_PARTY, "参加", None)], (MAIN,))
    assert (found.parts, found.no_part) == ({1: PartReply("yes")}, ("参加",))
    # A no to a part that does not exist is nothing to tell.
    assert read_replies([Asked(OF_PARTY, "不参加", None)], (MAIN,)).no_part == ()
    onsite = (part(1, "本会"),)
    found = read_replies([Asked(ATTEND, "オンラインで参加")], onsite)
    assert (found.parts, found.not_online) == ({}, (1,))


@pytest.mark.parametrize(
    ("cell", "count", "names"),
    [
        (Asked("companions", "2名"), 2, None),
        (Asked("companions", "２"), 2, None),
        (Asked("companions", "なし"), 0, None),
        (Asked("companions", "架空 花子、架空 二郎"), 2, "架空 花子、架空 二郎"),
        (Asked("companions", "家内ほか1名"), 1, "家内ほか1名"),
        (Asked("people", "3名"), 2, None),
        (Asked("people", "1"), 0, None),
    ],
)
def test_companions_come_to_whatever_was_promised(
    cell: Asked, count: int, names: str | None
) -> None:
    found = read_replies([Asked(ATTEND, "出席"), Asked(OF_PARTY, "欠席", 2), cell], TWO)
    assert found.parts[1] == PartReply("yes", companions=count, companion_names=names)
    assert found.parts[2] == PartReply("no")


def test_companions_of_one_part() -> None:
    cells = [Asked(ATTEND, "どちらも出席"), Asked("companions", "1", 2)]
    assert {n: r.companions for n, r in read_replies(cells, TWO).parts.items()} == {1: 0, 2: 1}


def test_a_part_is_found_in_a_heading() -> None:
    parts = (*TWO, part(3, "懇親会二次会"))
    assert part_of_heading("懇親会への参加", parts) == 2
    assert part_of_heading("懇親会二次会への参加", parts) == 3
    assert part_of_heading("ご出欠", parts) is None
