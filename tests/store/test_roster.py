"""Search: what a person is found by, the same from the list in memory and from SQL."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.people import people
from smeic_tui.store.roster import finding, roster
from smeic_tui.store.roster.search_list import SearchList


@pytest.fixture
def centre(conn: sqlite3.Connection, actor: Actor) -> dict[str, int]:
    """Five people who are easily taken for each other."""
    ids: dict[str, int] = {}
    with operation(conn, actor, "demo") as op:
        ids["kentaro"] = people.add_person(
            op,
            {
                "kind": "alumnus",
                "name": "渡邊 健太郎",
                "kana": "わたなべ けんたろう",
                "member_no": "A031",
            },
            cohort=3,
            organisation="八尾架空精機(株)",
            title="代表取締役",
            contacts=(("mobile", None, "090-1111-2345"), ("mail", "work", "Ken@example.co.jp")),
        )
        ids["koji"] = people.add_person(
            op,
            {"kind": "alumnus", "name": "渡部 浩二", "kana": "わたなべ こうじ"},
            cohort=13,
            organisation="(株)アクアプレス",
        )
        ids["keiko"] = people.add_person(
            op,
            {
                "kind": "alumnus",
                "name": "田中 恵子",
                "given": "恵子",
                "kana": "たなか けいこ",
                "former_name": "渡辺",
            },
            cohort=3,
        )
        ids["wei"] = people.add_person(
            op,
            {"kind": "outsider", "name": "Lin Wei", "latin": "Lin Wei"},
            organisation="Lin Trading",
        )
        ids["shimizu"] = people.add_person(
            op, {"kind": "alumnus", "name": "清水 翔", "kana": "しみず しょう"}, cohort=20
        )
    with operation(conn, actor, "position_changed") as op:
        people.change_position(
            op,
            ids["koji"],
            organisation="架空商事",
            department=None,
            title="部長",
            on="2026-04",
            leaves=people.positions(conn, ids["koji"])[0].id,
        )
    return ids


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("wata", "kentaro koji"),
        ("wata 3", "kentaro"),
        ("3期 わたなべ", "kentaro"),
        ("3期わたなべ", "kentaro"),
        ("ワタナベ", "kentaro koji"),
        ("渡辺", "kentaro keiko"),
        ("渡辺恵子", "keiko"),
        ("３", "kentaro keiko"),
        ("八尾架空精機", "kentaro"),
        ("アクアプレス", "koji"),
        ("akua", "koji"),
        ("代表取締役", "kentaro"),
        ("3期 代表", "kentaro"),
        ("部長", "koji"),
        ("2345", "kentaro"),
        ("1234", ""),
        ("ken@ex", "kentaro"),
        ("KEN@EX", "kentaro"),
        ("a031", "kentaro"),
        ("lin", "wei"),
        ("sh", "shimizu"),
        ("shi", "shimizu"),
        ("simi", "shimizu"),
        ("[/b]", ""),
        ("%", ""),
        ("", "kentaro koji keiko wei shimizu"),
    ],
)
def test_what_finds_whom(
    conn: sqlite3.Connection, centre: dict[str, int], query: str, found: str
) -> None:
    wanted = {centre[name] for name in found.split()}
    assert set(finding.matching_ids(conn, query)) == wanted
    assert set(SearchList.load(conn, "kana").search(query)) == wanted


def test_a_title_that_was_given_up_finds_nobody(
    conn: sqlite3.Connection, actor: Actor, centre: dict[str, int]
) -> None:
    with operation(conn, actor, "position_changed") as op:
        people.change_position(
            op,
            centre["kentaro"],
            organisation="架空商事",
            department=None,
            title="CEO",
            on="2026-05",
            leaves=people.positions(conn, centre["kentaro"])[0].id,
        )
    assert finding.matching_ids(conn, "代表取締役") == []
    assert finding.matching_ids(conn, "ceo") == [centre["kentaro"]]


@pytest.mark.parametrize(
    ("query", "name", "why"),
    [
        ("渡辺", "keiko", ("former_name", "渡辺")),
        ("アクアプレス", "koji", ("former_organisation", "(株)アクアプレス")),
        ("2345", "kentaro", ("phone", "…2345")),
        ("ken@", "kentaro", ("mail", "Ken@example.co.jp")),
        ("a031", "kentaro", ("member_no", "A031")),
        ("wata", "kentaro", ("", "")),
        ("八尾", "kentaro", ("", "")),
        ("取締役", "kentaro", ("", "")),
    ],
)
def test_the_hidden_reason_of_a_match_is_said(
    conn: sqlite3.Connection, centre: dict[str, int], query: str, name: str, why: tuple[str, str]
) -> None:
    hits = {hit.row.id: hit for hit in finding.find(conn, query)}
    hit = hits[centre[name]]
    assert (hit.why, hit.why_text) == why


def test_orders(conn: sqlite3.Connection, centre: dict[str, int]) -> None:
    by_kana = [centre[n] for n in ("shimizu", "keiko", "kentaro", "koji", "wei")]
    assert roster.ordered_ids(conn, "kana") == by_kana
    assert [r.id for r in roster.window(conn, "kana", 1, 3)] == by_kana[1:3]
    assert roster.ordered_ids(conn, "cohort")[0] == centre["keiko"]
    assert roster.ordered_ids(conn, "cohort")[-1] == centre["wei"]


def test_best_hits_come_first(conn: sqlite3.Connection, centre: dict[str, int]) -> None:
    assert [h.row.name for h in finding.find(conn, "田中恵子")] == ["田中 恵子"]
    assert finding.find(conn, "わたなべ けん", limit=1)[0].row.name == "渡邊 健太郎"


_WORDS = st.sampled_from(
    [
        "wa",
        "wat",
        "wata",
        "w",
        "3",
        "31",
        "123",
        "1234",
        "2345",
        "渡",
        "渡辺",
        "た",
        "たな",
        "s",
        "sh",
    ]
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(queries=st.lists(st.lists(_WORDS, min_size=1, max_size=2).map(" ".join), max_size=6))
def test_narrowing_never_changes_the_hits(
    conn: sqlite3.Connection, centre: dict[str, int], queries: list[str]
) -> None:
    """Whatever was searched before, a query finds what it finds alone."""
    warm = SearchList.load(conn, "kana")
    for query in queries:
        assert list(warm.search(query)) == finding.matching_ids(conn, query)


@pytest.mark.parametrize("query", ["っ", "ー", "っ ー"])
def test_kana_without_a_sound_of_its_own_does_not_find_everybody(
    conn: sqlite3.Connection, actor: Actor, query: str
) -> None:
    with operation(conn, actor, "person_added") as op:
        people.add_person(op, {"kind": "alumnus", "name": "秋山 環", "kana": "あきやま たまき"})
    assert finding.find(conn, query) == ()
