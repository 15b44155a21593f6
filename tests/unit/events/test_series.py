"""Which names of series mean one series."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from smeic_tui.domain.event_series import Held, group_names, is_short_form, series_key


def names(*events: Held, known: tuple[tuple[int, str], ...] = ()) -> set[frozenset[str]]:
    """The groups of names that have an event."""
    return {frozenset(group.names) for group in group_names(events, known)}


def test_a_name_in_another_dress_is_the_same() -> None:
    assert series_key("ＭＯＴ倶楽部") == series_key("MOTクラブ例会")
    assert series_key("新技術・新製品部会（仮称）") == series_key("新技術/新製品部会")


def test_one_event_under_two_names_is_one_series() -> None:
    found = names(
        Held("架空鼎談会", 3, "2023-11-18"),
        Held("星の集い", 3, "2023-11-18"),
        Held("別の会", 3, "2023-12-18"),
    )
    assert found == {frozenset({"架空鼎談会", "星の集い"}), frozenset({"別の会"})}


def test_a_short_form_belongs_to_the_one_name_it_fits() -> None:
    assert is_short_form("経営危機研究会", "経営危機を乗り越える研究会")
    assert not is_short_form("経営研究室", "経営危機を乗り越える研究会")
    found = names(Held("同窓会", 19, "2024-05-25"), Held("MOT同窓会総会", 20, "2025-05-24"))
    assert found == {frozenset({"同窓会", "MOT同窓会総会"})}


def test_names_made_to_take_for_ever_are_told_apart_at_once() -> None:
    assert not is_short_form("ab" * 15 + "c", "ab" * 20)
    assert not is_short_form("ab" * 60 + "c", "ab" * 300)


def test_many_series_that_cannot_be_one_come_to_an_end() -> None:
    events = [Held(f"架空{n}研究会", n % 7, f"2024-{n % 12 + 1:02}-01") for n in range(40)]
    told = [name for group in group_names(events) for name in group.names]
    assert sorted(told) == sorted(event.name for event in events)


def test_numbers_that_go_on_are_guessed_to_be_one_series() -> None:
    first = Held("架空鼎談会", 5, "2024-11-09")
    (group,) = group_names([first, Held("社長鼎談", 6, "2025-11-15")])
    assert group.joined == (("社長鼎談", "goes_on"),)
    apart = names(first, Held("社長鼎談", 8, "2025-11-15"))
    assert apart == {frozenset({"架空鼎談会"}), frozenset({"社長鼎談"})}


def test_numbers_that_contradict_keep_series_apart() -> None:
    found = names(Held("新技術部会", 1, "2024-09-21"), Held("事業化部会", 1, "2025-10-04"))
    assert len(found) == 2


def test_a_name_on_file_wins() -> None:
    (group,) = group_names(
        [Held("社長鼎談", 6, "2025-11-15")], [(7, "架空鼎談会"), (7, "社長鼎談")]
    )
    assert group.series == 7


def test_two_series_on_file_are_never_joined() -> None:
    held = [Held("架空鼎談会", 3, "2023-11-18", 1), Held("星の集い", 3, "2023-11-18", 2)]
    assert len(group_names(held, [(1, "架空鼎談会"), (2, "星の集い")])) == 2


@given(
    st.lists(
        st.builds(
            Held,
            st.sampled_from(["鼎談会", "社長鼎談", "MOT鼎談会", "研究会", "危機研究会", "部会"]),
            st.one_of(st.none(), st.integers(1, 5)),
            st.one_of(st.none(), st.dates().map(str)),
        ),
        max_size=12,
    )
)
def test_every_name_is_in_one_group(events: list[Held]) -> None:
    groups = group_names(events)
    told = [name for group in groups for name in group.names]
    assert sorted(told) == sorted({held.name for held in events})
