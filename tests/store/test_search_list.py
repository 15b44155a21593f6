"""The list in memory finds what testing every person would find, in the same order."""

from __future__ import annotations

import random
from array import array

import pytest

from smeic_tui.domain.search import parse
from smeic_tui.store.initials import Initials
from smeic_tui.store.search_list import BLOCK, FEW, SearchList, Texts

PEOPLE = BLOCK * 5 + 37
"""Some whole blocks and a part of one; most have a word with ``s``, so that hits are many."""


def invented() -> list[tuple[str, str]]:
    """Texts of many people: words, cohorts, telephone numbers, kanji."""
    dice = random.Random(7)

    def word(letters: str, most: int) -> str:
        return "".join(dice.choice(letters) for _ in range(dice.randint(1, most)))

    found = []
    for _ in range(PEOPLE):
        words = "".join(" " + word("skat1", 5) for _ in range(dice.randint(0, 9)))
        cohort = f"\x01{dice.randint(1, 20)}\x03" if dice.random() < 0.9 else ""
        phone = f"\x02{word('0123', 8)}\x03" if dice.random() < 0.5 else ""
        found.append((f"{words}{cohort}{phone}", " ".join(word("渡辺さか", 3) for _ in range(2))))
    return found


PERSONS = invented()


@pytest.fixture
def everybody() -> SearchList:
    """All of them, with ids that are not their places."""
    latin, cjk, initials = Texts(), Texts(), Initials()
    for start in range(0, PEOPLE, BLOCK):
        block = PERSONS[start : start + BLOCK]
        latin.add([texts[0] for texts in block])
        initials.add([texts[0] for texts in block])
        cjk.add([texts[1] for texts in block])
    return SearchList(array("q", range(1000, 1000 + PEOPLE)), latin, cjk, initials)


def one_by_one(query: str) -> list[int]:
    terms = parse(query)
    return [
        1000 + place
        for place, (latin, cjk) in enumerate(PERSONS)
        if all(term.found_in(latin, cjk) for term in terms)
    ]


@pytest.mark.parametrize(
    "query",
    [
        "ska",
        "kat 3",
        "1",
        "12",
        "0123",
        "渡辺",
        "さか 1",
        "さ",
        "c",
        "z",
        "第3期渡",
        "s1 t",
        "s 3 1",
    ],
)
def test_every_letter_finds_what_one_by_one_finds(everybody: SearchList, query: str) -> None:
    for length in range(len(query) + 1):
        typed = query[:length]
        assert list(everybody.search(typed)) == one_by_one(typed), typed
    for length in reversed(range(len(query))):
        typed = query[:length]
        assert list(everybody.search(typed)) == one_by_one(typed), typed


def test_nobody_is_found_in_an_empty_list() -> None:
    empty = SearchList(array("q"), Texts(), Texts(), Initials())
    assert [list(empty.search(query)) for query in ("s", "1", "渡", "")] == [[], [], [], []]


def test_the_people_invented_here_are_many_enough(everybody: SearchList) -> None:
    """Otherwise passes over everybody would not be tested."""
    assert len(everybody.search("s")) > FEW < len(everybody.search("1"))
