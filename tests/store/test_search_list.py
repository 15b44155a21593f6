"""The list in memory finds what testing every person would find, in the same order."""

from __future__ import annotations

import random
from array import array
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smeic_tui.domain.search import parse, search_text
from smeic_tui.store.roster.search_list import BLOCK, SearchList, Texts
from smeic_tui.store.roster.token_index import TokenIndex

PEOPLE = BLOCK * 5 + 37
"""Some whole blocks and a part of one."""


def invented() -> list[tuple[str, str]]:
    """Texts of many people: words, cohorts, telephone numbers, kanji many and few of them have."""
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


def listed(persons: Sequence[tuple[str, str]], block: int = BLOCK) -> SearchList:
    """All of them, with ids that are not their places."""
    latin, cjk = TokenIndex(), Texts()
    for start in range(0, len(persons), block):
        latin.add([texts[0] for texts in persons[start : start + block]])
        cjk.add([texts[1] for texts in persons[start : start + block]])
    return SearchList(array("q", range(1000, 1000 + len(persons))), latin, cjk)


@pytest.fixture(scope="module")
def everybody() -> SearchList:
    """The people invented here."""
    return listed(PERSONS)


def one_by_one(query: str, persons: Sequence[tuple[str, str]] = PERSONS) -> list[int]:
    terms = parse(query)
    return [
        1000 + place
        for place, (latin, cjk) in enumerate(persons)
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


def test_nobody_is_found_in_an_empty_list() -> None:
    empty = listed([])
    assert [list(empty.search(query)) for query in ("s", "1", "渡", "")] == [[], [], [], []]


def test_hits_are_many_and_few(everybody: SearchList) -> None:
    """Otherwise only one of the two ways to read texts through would be tested."""
    assert len(everybody.search("辺")) > PEOPLE / 2
    assert 0 < len(everybody.search("渡辺さ")) < PEOPLE / 5


def test_a_text_that_holds_a_line_end_is_still_one_person() -> None:
    persons = [("", "渡\n辺"), ("", "辺")]
    assert list(listed(persons).search("辺")) == [1000, 1001]


_NAMES = st.text("渡辺サさッっーk1 ", max_size=5)
_LATIN = st.text("ka1 .@é", max_size=5)
_DIGITS = st.text("0129", max_size=6)
_PERSON = st.builds(
    search_text,
    names=st.lists(_NAMES | _LATIN, max_size=2),
    readings=st.lists(st.text("さしかッー ", max_size=6), max_size=2),
    organisations=st.lists(_NAMES | _LATIN, max_size=2),
    cohorts=st.lists(st.integers(1, 199), max_size=2),
    mails=st.lists(_LATIN, max_size=2),
    phones=st.lists(_DIGITS, max_size=2),
    member_no=st.none() | _LATIN | _DIGITS,
).map(lambda text: (text.latin, text.cjk))
_QUERY = st.lists(_NAMES | _LATIN | _DIGITS, max_size=3).map(" ".join)


@given(st.lists(_PERSON, max_size=9), st.lists(_QUERY, max_size=5), st.integers(1, 4))
def test_a_search_finds_what_its_definition_finds(
    persons: list[tuple[str, str]], queries: list[str], block: int
) -> None:
    """``Term.found_in`` says what is found; the index and the joined texts only say it sooner."""
    everybody = listed(persons, block)
    for query in queries:
        assert list(everybody.search(query)) == one_by_one(query, persons)
