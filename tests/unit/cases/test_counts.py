"""The numbers of cases: by stage, by fiscal year, and masked where few are behind them."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from smeic_tui.domain.case_counts import count, published, year_of
from smeic_tui.domain.case_stages import WAY
from smeic_tui.domain.suppression import SMALL
from tests.unit.cases.making import case, member, moved

TODAY = "2026-11-26"


def test_a_fiscal_year_begins_in_april() -> None:
    assert [year_of(day) for day in ("2026-03-31", "2026-04-01", "2026-12-31")] == [
        2025,
        2026,
        2026,
    ]


def test_by_stage_and_by_year() -> None:
    two = [member(1), member(2)]
    cases = [
        case(moved(("idea", "2025-03-31"), ("planning", "2025-04-01")), members=two),
        case(
            moved(
                ("idea", "2025-05-01"),
                ("planning", "2025-06-01"),
                ("idea", "2025-07-01"),
                ("planning", "2026-05-01"),
            ),
            members=two,
        ),
        case(moved(("idea", "2026-06-01"), ("paused", "2026-07-01"))),
    ]
    found = count(cases, TODAY)
    assert (found.total, found.short) == (3, 1)
    assert (found.by_stage["planning"], found.by_stage["paused"]) == (2, 1)
    assert [(y.year, y.began) for y in found.years] == [(2024, 1), (2025, 1), (2026, 1)]
    years = {y.year: y for y in found.years}
    # Coming there again in a later year is not coming there for the first time.
    assert [years[y].reached["planning"] for y in (2024, 2025, 2026)] == [0, 2, 0]
    assert years[2024].standing["idea"] == 1
    assert (years[2025].standing["idea"], years[2025].standing["planning"]) == (1, 1)
    assert years[2026].standing == found.by_stage


def test_nothing_is_counted_of_no_cases() -> None:
    found = count([], TODAY)
    assert (found.total, list(found.years), set(found.by_stage.values())) == (0, [], {0})


DAYS = st.lists(
    st.dates(date(2001, 1, 1), date(2025, 12, 31)).map(str), min_size=1, max_size=4
).map(sorted)


@given(st.lists(DAYS, max_size=8))
def test_every_case_stands_somewhere_and_begins_once(days: list[list[str]]) -> None:
    cases = [case(moved(*zip(WAY, each, strict=False))) for each in days]
    found = count(cases, TODAY)
    assert sum(found.by_stage.values()) == found.total == sum(found.by_outcome.values())
    assert sum(year.began for year in found.years) == found.total
    if found.years:
        assert found.years[-1].standing == found.by_stage
        for stage in WAY:
            ever = sum(any(m.to_stage == stage for m in each.moves) for each in cases)
            assert sum(year.reached[stage] for year in found.years) == ever


@given(st.lists(DAYS, max_size=12))
def test_what_is_published_is_true_and_tells_of_no_one_and_no_two(days: list[list[str]]) -> None:
    found = count([case(moved(*zip(WAY, each, strict=False))) for each in days], TODAY)
    told = published(found)
    pairs = [(found.by_stage, told.by_stage), (found.by_outcome, told.by_outcome)]
    for year, shown in zip(found.years, told.years, strict=True):
        pairs += [(year.reached, shown.reached), (year.standing, shown.standing)]
    for numbers, line in pairs:
        assert numbers.keys() == line.keys()
        assert all(line[key] in (None, number) for key, number in numbers.items())
        assert not {*range(1, SMALL)} & {*line.values()}
    if told.years:
        # The same line stands twice: what one hides the other one does not tell.
        assert told.years[-1].standing == told.by_stage
