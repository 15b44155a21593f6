"""Who of an organisation is counted, and which of its alumni never met."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from smeic_tui.domain.organisations import Colleague, count, differences, filled, unmet
from smeic_tui.domain.people import Kind, Organisation, Standing


def post(
    person_id: int,
    cohort: int | None = 1,
    *,
    kind: Kind = "alumnus",
    standing: Standing = "active",
    ended: str | None = None,
) -> Colleague:
    return Colleague(
        *(person_id, person_id, f"人{person_id}", "", kind, standing, cohort),
        *(None, None, None, ended),
    )


def test_only_those_who_can_be_introduced_are_pairs() -> None:
    posts = [
        post(1, 3),
        post(1, 3),  # a second post of the same person
        post(2, 9),
        post(3, 3),
        post(4, 12, ended="2020"),
        post(5, 15, standing="deceased"),
        post(6, None),
        post(7, 4, kind="outsider"),
    ]
    assert [(a.person_id, b.person_id) for a, b in unmet(posts, {})] == [(1, 2), (2, 3)]
    numbers = count(posts, {1: {"event 10", "event 11"}, 2: {"event 11"}})
    assert (numbers.alumni, numbers.former, numbers.others, numbers.unmet) == (5, 1, 1, 1)
    assert (numbers.cohorts, numbers.ever) == ((3, 9, 15), (3, 9, 12, 15))


def of_one_kind(posts: list[Colleague]) -> list[Colleague]:
    """The same posts with one kind and cohort a person, as it is on file."""
    first: dict[int, Colleague] = {}
    return [
        post(
            each.person_id,
            first.setdefault(each.person_id, each).cohort,
            kind=first[each.person_id].kind,
            ended=each.ended,
        )
        for each in posts
    ]


POSTS = st.lists(
    st.builds(
        post,
        st.integers(1, 6),
        st.sampled_from((None, 1, 2, 3)),
        kind=st.sampled_from(("alumnus", "outsider")),
        ended=st.sampled_from((None, "2020")),
    ),
    max_size=9,
    unique_by=lambda each: (each.person_id, each.ended),
).map(of_one_kind)
SHARED = st.dictionaries(st.integers(1, 6), st.frozensets(st.sampled_from("abcd")))


@given(POSTS, SHARED)
def test_more_meetings_leave_fewer_who_never_met(
    posts: list[Colleague], shared: dict[int, frozenset[str]]
) -> None:
    pairs = unmet(posts, shared)
    assert len({frozenset((a.person_id, b.person_id)) for a, b in pairs}) == len(pairs)
    assert all(
        a.cohort != b.cohort
        and a.person_id != b.person_id
        and not shared.get(a.person_id, set()) & shared.get(b.person_id, set())
        for a, b in pairs
    )
    together = {person_id: each | {"z"} for person_id, each in shared.items()}
    assert len(unmet(posts, together)) <= len(pairs)
    everybody = dict.fromkeys(range(7), frozenset({"z"}))
    assert unmet(posts, everybody) == ()
    numbers = count(posts, shared)
    assert numbers.alumni + numbers.former + numbers.others == len({p.person_id for p in posts})
    assert set(numbers.cohorts) <= set(numbers.ever)
    assert len(pairs) <= len(list(combinations(range(numbers.alumni), 2)))


def test_what_is_told_by_one_alone_is_taken_over_and_what_differs_is_named() -> None:
    mine = Organisation(1, "u", 1, "架空", industry="鉄鋼", prefecture="大阪府")
    theirs = Organisation(2, "v", 1, "架空㈱", industry="建設", prefecture="大阪府", kana="かくう")
    assert filled(mine, theirs) == {"kana": "かくう"}
    (found,) = differences(mine, theirs)
    assert (found.column, found.mine, found.theirs) == ("industry", "鉄鋼", "建設")
