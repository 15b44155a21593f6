"""Which company a written name means: signs do not count, legal forms do, nothing is guessed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from smeic_tui.domain.company_names import CompanyNames

KAKU = "株式会社架空鉄工"


def test_signs_and_the_side_of_the_legal_form_do_not_count() -> None:
    names = CompanyNames.of([(1, KAKU), (2, "架空商会")])
    for written in ("㈱架空鉄工", "架空鉄工(株)", "架空鉄工　㈱", "ｶ)架空鉄工", "架空鉄工"):
        assert names.meant(written) == 1
    assert names.meant("有限会社架空商会") == 2


def test_companies_of_several_legal_forms_are_never_guessed_between() -> None:
    names = CompanyNames.of([(1, KAKU), (2, "㈲架空鉄工")])
    assert (names.meant("架空鉄工"), names.apart("架空鉄工")) == (None, 2)
    assert names.meant("合同会社架空鉄工") is None
    assert (names.meant("有限会社 架空鉄工"), names.meant("架空鉄工㈱")) == (2, 1)
    names.call(3, "架空鉄工")
    assert (names.meant("架空鉄工"), names.apart("架空鉄工")) == (3, 0)


def test_another_name_counts_with_its_legal_form_only() -> None:
    names = CompanyNames.of([(1, "架空精機株式会社")], [(1, "㈱架空鉄工"), (1, "架空")])
    assert names.meant(KAKU) == names.meant("架空") == 1
    for written in ("有限会社架空鉄工", "架空鉄工", "株式会社架空"):
        assert names.meant(written) is None
    assert names.is_also(1, KAKU)
    assert not names.is_also(1, "架空精機")


def test_what_is_written_exactly_so_comes_first() -> None:
    names = CompanyNames.of([(1, KAKU), (2, "㈱架空鉄工")], [(1, "カクウ")])
    assert (names.meant("㈱架空鉄工"), names.meant("(株)架空鉄工")) == (2, 1)
    assert names.meant("カクウ") == 1


def test_a_department_makes_no_company_of_its_whole() -> None:
    names = CompanyNames.of([(1, KAKU)])
    assert names.meant(f"{KAKU} 大阪支店") is None


def test_names_of_nothing_but_signs_mean_each_only_itself() -> None:
    names = CompanyNames.of([(1, "・・・")], [(2, "＆＆")])
    assert (names.meant("・・・"), names.meant("...")) == (1, None)
    assert names.meant("&") is None


@given(st.lists(st.text(min_size=1, max_size=8), min_size=1, max_size=6, unique=True))
def test_every_company_is_found_by_its_own_name(written: list[str]) -> None:
    names = CompanyNames.of(list(enumerate(written)))
    assert [names.meant(name) for name in written] == list(range(len(written)))


def test_what_stands_in_brackets_tells_companies_apart() -> None:
    names = CompanyNames.of([(1, "架空製作所（東京）"), (2, "Kaku Inc."), (3, "K&D")])
    for other in ("架空製作所（大阪）", "架空製作所", "Kaku LLC", "KD"):
        assert names.meant(other) is None
    assert names.meant("㈱架空製作所(東京)") == 1


def test_a_company_without_legal_form_is_not_guessed_either() -> None:
    names = CompanyNames.of([(1, "架空工業"), (2, "有限会社架空工業")])
    assert names.meant("株式会社架空工業") is None
    several = CompanyNames.of([(1, "甲"), (2, "乙")], [(1, "株式会社丙"), (2, "㈱丙")])
    assert several.meant("丙株式会社") is None


def test_a_present_name_goes_before_what_another_is_also_called() -> None:
    names = CompanyNames.of([(1, "架空鈑金株式会社"), (2, "架空大学")], [(2, "㈱架空鈑金")])
    assert names.meant("㈱架空鈑金") == 1
