"""The registry of actions: keys have one meaning, and never take a text field's own."""

from __future__ import annotations

import pytest
from textual.binding import Binding
from textual.widgets import Input

from smeic_tui.actions import (
    ACTIONS,
    action,
    actions_for,
    bindings,
    footer_items,
    is_printable,
    key_name,
    shown_keys,
)
from smeic_tui.actions.action import DIGITS, By
from smeic_tui.actions.contexts import DIALOG, FIELD, PAGES
from smeic_tui.text import messages, set_language
from smeic_tui.widgets.field import Field

CONTEXTS = sorted(PAGES | {DIALOG})


def _keys_of(widget: type[Input]) -> set[str]:
    keys: set[str] = set()
    for kind in widget.__mro__:
        for binding in kind.__dict__.get("BINDINGS", []):
            if isinstance(binding, Binding):
                keys |= {key.strip() for key in binding.key.split(",")}
    return keys


@pytest.mark.parametrize("context", CONTEXTS)
def test_no_key_has_two_meanings_on_a_screen(context: str) -> None:
    keys = [key for each in actions_for(context) for key in each.keys]
    assert len(keys) == len(set(keys))


def test_no_two_keys_differ_only_by_case() -> None:
    letters = {key for each in ACTIONS for key in each.keys if len(key) == 1}
    assert letters == {key.lower() for key in letters}


def test_keys_that_act_in_a_field_are_not_the_fields_own() -> None:
    own = _keys_of(Field)
    assert {"ctrl+a", "ctrl+z", "home"} <= own
    for each in ACTIONS:
        if each.in_field:
            plain = {key for key in each.keys if not is_printable(key)}
            assert plain, f"{each.id} has no key for a field"
            assert not plain & own, each.id


@pytest.mark.parametrize("context", CONTEXTS)
def test_a_printable_key_acts_only_through_what_a_field_switches_off(context: str) -> None:
    for binding in bindings(context):
        assert isinstance(binding, Binding)
        if binding.priority and is_printable(binding.key):
            assert binding.action.startswith("short("), binding


@pytest.mark.parametrize("context", CONTEXTS)
def test_priority_keys_that_are_not_printable_may_act_in_a_field(context: str) -> None:
    for binding in bindings(context):
        assert isinstance(binding, Binding)
        if binding.priority and not is_printable(binding.key):
            assert action(binding.action).in_field, binding


def test_every_letter_has_another_way() -> None:
    for each in ACTIONS:
        if each.by is By.SCREEN and all(is_printable(key) for key in each.keys):
            assert each.listed or each.id == "close", each.id


def test_digits_only_choose() -> None:
    owners = {each.id for each in ACTIONS for key in each.keys if key in DIGITS}
    assert owners == {"choose"}


@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_action_has_a_label_and_an_explanation(language: str) -> None:
    catalogue = messages("action", language)  # type: ignore[arg-type]
    wanted = {name for each in ACTIONS for name in (each.id, f"{each.id}.help")}
    assert wanted <= catalogue.keys()
    groups = {f"group.{each.group}" for each in ACTIONS}
    assert catalogue.keys() == wanted | groups


def test_labels_follow_the_language() -> None:
    assert action("undo").label == "元に戻す"
    set_language("en")
    assert action("undo").label == "Undo"


def test_names_of_keys() -> None:
    assert [key_name(k) for k in ("f3", "slash", "ctrl+s", "space", "n")] == [
        "F3",
        "/",
        "Ctrl+S",
        "Space",
        "n",
    ]
    assert shown_keys(action("redo")) == ["Shift+F8", "y"]
    assert shown_keys(action("search"), letters=False) == ["F3"]
    assert shown_keys(action("sort"), letters=False) == []
    assert shown_keys(action("choose")) == ["1-9"]


def test_the_footer_shows_letters_on_lists_and_f_keys_in_fields() -> None:
    found = actions_for("roster")
    on_list = footer_items(found, in_field=False)
    assert on_list[:3] == [("/", "検索"), ("Space", "選択"), ("Enter", "開く")]
    assert on_list[-1] == ("?", "キー一覧")
    in_field = footer_items(found, in_field=True)
    assert ("F3", "検索") in in_field
    assert all(len(key) > 1 for key, _ in in_field)


def test_field_actions_are_documented_but_bound_by_the_field() -> None:
    assert {each.id for each in actions_for(FIELD)} == {"undo_edit", "redo_edit"}
    assert bindings(FIELD) == []
