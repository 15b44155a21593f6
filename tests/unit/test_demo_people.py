"""The invented centre: repeatable, sound, and as varied as a real one."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import FrozenInstanceError
from datetime import date
from itertools import pairwise

import pytest

from smeic_tui.demo.consultants import licence_of
from smeic_tui.demo.invented import InventedOrganisation, InventedPerson
from smeic_tui.demo.people import COHORTS, REFERENCE_DAY, invent

SEEDS = [1, 2, 77]


@pytest.fixture(scope="module", params=SEEDS)
def centre(request: pytest.FixtureRequest) -> list[InventedPerson]:
    """640 people."""
    return list(invent(640, request.param))


def test_a_seed_is_a_centre() -> None:
    assert list(invent(200, 5)) == list(invent(200, 5))
    assert list(invent(200, 5)) != list(invent(200, 6))


def test_people_are_handed_out_one_by_one_and_frozen() -> None:
    person = next(invent(100_000))
    with pytest.raises(FrozenInstanceError):
        person.name = "別人"  # type: ignore[misc]


@pytest.mark.parametrize("people", [0, 1, 7, 40, 333, 640])
def test_cohorts_are_even_and_in_order(people: int) -> None:
    cohorts = [person.cohort for person in invent(people)]
    assert len(cohorts) == people
    assert cohorts == sorted(cohorts)
    sizes = Counter(cohorts)
    if people >= COHORTS:
        assert set(sizes) == set(range(1, COHORTS + 1))
        assert max(sizes.values()) - min(sizes.values()) <= 1


def test_cohort_n_entered_in_2004_plus_n(centre: list[InventedPerson]) -> None:
    late = 0
    for person in centre:
        first = person.enrolments[0]
        assert (first.is_primary, first.cohort) == (True, person.cohort)
        assert first.entered == f"{2004 + person.cohort}-04"
        late += first.completed != f"{2005 + person.cohort}-03"
        for again in person.enrolments[1:]:
            assert not again.is_primary
            assert first.entered < again.entered < again.completed
    assert 0 < late < 30
    assert sum(len(person.enrolments) > 1 for person in centre) >= 3


def test_three_pairs_of_full_namesakes_within_a_cohort(centre: list[InventedPerson]) -> None:
    groups: dict[tuple[int, str], list[InventedPerson]] = defaultdict(list)
    for person in centre:
        if person.latin is None:
            groups[person.cohort, person.name].append(person)
    pairs = [group for group in groups.values() if len(group) > 1]
    assert [len(pair) for pair in pairs] == [2, 2, 2]
    assert all(one.kana == other.kana for one, other in pairs)
    assert all(set(one.mails).isdisjoint(other.mails) for one, other in pairs)


def test_names_are_written_in_many_ways(centre: list[InventedPerson]) -> None:
    written = "".join(person.name for person in centre)
    assert set("髙﨑邊𠮷") & set(written) >= set("髙邊")
    foreign = [person for person in centre if person.latin]
    assert 3 <= len(foreign) <= 40
    assert all(person.family is None and person.given is None for person in foreign)
    assert any(person.name.isascii() for person in foreign)
    for person in centre:
        if person.latin is None:
            assert person.name == f"{person.family} {person.given}"
            assert re.fullmatch(r"[ぁ-ゖー]+ [ぁ-ゖー]+", person.kana or "")
        assert person.former_name != person.family or person.former_name is None
    assert sum(person.former_name is not None for person in centre) >= 10


def test_all_four_variant_characters_occur_somewhere() -> None:
    written = "".join(person.name for seed in SEEDS for person in invent(640, seed))
    assert set("髙﨑邊𠮷濵齋") <= set(written)


def test_only_reserved_mail_domains_and_no_shared_address(centre: list[InventedPerson]) -> None:
    addresses = [address for person in centre for _, address in person.mails]
    assert len(set(addresses)) == len(addresses)
    for address in addresses:
        assert re.fullmatch(
            r"[a-z0-9._]+@(c\d+\.example\.co\.jp|example\.(jp|com|net|org))", address
        )
    for person in centre:
        assert person.returned_mail in {None, *(address for _, address in person.mails)}


def test_numbers_look_like_numbers(centre: list[InventedPerson]) -> None:
    for person in centre:
        assert re.fullmatch(r"0[789]0-\d{4}-\d{4}", person.mobile or "090-0000-0000")
        assert re.fullmatch(r"0\d{1,3}-\d{1,4}-\d{4}", person.phone or "06-0000-0000")
        assert len(re.sub(r"\D", "", person.phone or "0600000000")) == 10
        assert re.fullmatch(r"\d{3}-\d{4}", person.postcode)
        assert re.fullmatch(r"\d{6}", person.licence_no or "000000")
    assert len({person.member_no for person in centre}) == len(centre)


def test_standing_is_mixed_with_dates(centre: list[InventedPerson]) -> None:
    counts = Counter(person.standing for person in centre)
    assert set(counts) == {"active", "missing", "withdrawn", "deceased"}
    assert counts["active"] > 560
    assert all((person.standing == "active") == (person.standing_on is None) for person in centre)


def test_nobody_takes_a_post_or_is_spoken_to_after_their_death(
    centre: list[InventedPerson],
) -> None:
    dead = [person for person in centre if person.standing == "deceased"]
    assert dead
    for person in dead:
        assert person.standing_on is not None
        later = [post.started for post in person.positions if post.started]
        later += [note.at for note in person.notes]
        assert all(day[:7] <= person.standing_on for day in later)


def test_careers_are_in_order(centre: list[InventedPerson]) -> None:
    """One primary post, no post begins in the future, earlier ones end before later ones."""
    held, past, second = 0, 0, 0
    for person in centre:
        now = [post for post in person.positions if post.ended is None]
        before = [post for post in person.positions if post.ended is not None]
        assert sum(post.is_primary for post in person.positions) == bool(now)
        assert [*now, *before] == list(person.positions)
        for post in person.positions:
            assert post.started is not None
            assert post.started[:4] <= str(REFERENCE_DAY.year - 1)
            assert post.ended is None or post.started[:4] < post.ended[:4]
        for later, earlier in pairwise(before):
            assert (later.ended or "")[:4] >= (earlier.ended or "")[:4]
        held, past, second = held + bool(now), past + bool(before), second + (len(now) > 1)
    assert held > 560
    assert past > 200
    assert second > 30


def test_the_centre_is_varied(centre: list[InventedPerson]) -> None:
    posts = [person.positions[0] for person in centre]
    organisations = {post.organisation.name for post in posts}
    assert len(organisations) > 400
    assert len({post.organisation.industry for post in posts}) >= 18
    assert len({post.organisation.size_band for post in posts}) == 8
    assert len({post.title for post in posts}) >= 40
    assert len({post.organisation.prefecture for post in posts}) >= 8
    assert {post.organisation.form for post in posts} >= {"株式会社", "有限会社", "合同会社", ""}
    assert len({post.job_function for post in posts}) >= 6
    heads = sum(post.relation == "owner_manager" for post in posts)
    assert 0.4 < heads / len(posts) < 0.75
    born = [person.birth_year for person in centre if person.birth_year]
    assert 350 < len(born) < 550
    assert max(born) - min(born) > 35
    assert sum(bool(person.enrolments[0].research_theme) for person in centre) > 400


def test_an_organisation_is_the_same_wherever_it_is_named(centre: list[InventedPerson]) -> None:
    known: dict[str, InventedOrganisation] = {}
    for person in centre:
        for post in person.positions:
            found = known.setdefault(post.organisation.name, post.organisation)
            assert found is post.organisation
            assert found.form in found.name


def test_tags_rules_and_consents_have_no_double(centre: list[InventedPerson]) -> None:
    kinds = Counter(kind for person in centre for kind, _ in person.tags)
    assert set(kinds) == {"offer", "need", "technology", "expertise"}
    verdicts = Counter(rule.verdict for person in centre for rule in person.rules)
    assert set(verdicts) == {"allowed", "refused"}
    for person in centre:
        assert len(set(person.tags)) == len(person.tags)
        assert len({rule.channel for rule in person.rules}) == len(person.rules)
        assert len({consent.use for consent in person.consents}) == len(person.consents)
        assert all((rule.verdict == "refused") == bool(rule.reason) for rule in person.rules)


def test_the_contact_log_leads_up_to_the_given_day() -> None:
    today = date(2027, 1, 15)
    notes = [note for person in invent(today=today) for note in person.notes]
    assert len(notes) > 300
    assert {note.channel for note in notes} == {"phone", "mail", "meeting", "post", "other"}
    for note in notes:
        assert re.fullmatch(r"20\d\d-\d\d-\d\dT0\d:[0-5]\d:00Z", note.at)
        assert note.at[:10] <= today.isoformat()
        assert "{" not in note.text
        assert (note.next_action is None) == (note.due_on is None)
        assert note.done_on is None or note.at[:10] <= note.done_on <= today.isoformat()
    open_actions = [note for note in notes if note.next_action and not note.done_on]
    assert open_actions
    assert all(note.due_on and note.due_on >= "2026-11" for note in open_actions)
    assert any((note.due_on or "") > today.isoformat() for note in open_actions)
    for person in invent(today=today):
        assert [note.at[:10] for note in person.notes] == sorted(
            note.at[:10] for note in person.notes
        )


@pytest.mark.parametrize("today", [date(2026, 4, 1), date(2028, 2, 29)])
def test_no_licence_ends_before_it_was_registered(today: date) -> None:
    for number in range(400_000, 402_000):
        licence = licence_of(str(number), today)
        assert licence.expires_on is None or licence.registered_on < licence.expires_on
