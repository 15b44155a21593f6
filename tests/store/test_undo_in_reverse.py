"""Whatever was done, taken back latest first, by chance."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smeic_tui.store.file.dump import canonical
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.journal.undo import undo
from smeic_tui.store.people import people

_EDITS = st.lists(
    st.tuples(
        st.sampled_from(["add", "note", "kana", "drop_post", "post", "rename_company", "undo"]),
        st.integers(0, 4),
        st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1, max_size=4),
    ),
    max_size=12,
)


@pytest.mark.usefixtures("at_once_or_not")
@settings(
    max_examples=26,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(edits=_EDITS)
def test_undoing_everything_in_reverse_gives_the_beginning(
    conn: sqlite3.Connection, actor: Actor, edits: list[tuple[str, int, str]]
) -> None:
    """Whatever was done, taking it back latest first restores every fact, id and uid."""
    begin = canonical(conn)
    done: list[tuple[int, str]] = []
    for act, which, text in edits:
        _step(conn, actor, act, which, text, done)
    while done:
        number, before = done.pop()
        result = undo(conn, actor, number)
        assert (result.kept, result.failed) == ((), ())
        assert canonical(conn) == before
    assert canonical(conn) == begin


def _step(
    conn: sqlite3.Connection,
    actor: Actor,
    act: str,
    which: int,
    text: str,
    done: list[tuple[int, str]],
) -> None:
    before = canonical(conn)
    ids = [i for (i,) in conn.execute("SELECT id FROM person ORDER BY id")]
    if act == "undo":
        if done:
            number, earlier = done.pop()
            undo(conn, actor, number)
            assert canonical(conn) == earlier
        return
    with operation(conn, actor, "test") as op:
        if act == "add" or not ids:
            people.add_person(
                op, {"kind": "alumnus", "name": text}, cohort=which + 1, organisation=text
            )
        else:
            person = ids[which % len(ids)]
            posts = people.positions(conn, person)
            if act in ("note", "kana"):
                op.update("person", person, {act: text})
            elif act == "post":
                leaves = posts[-1].id if posts else None
                people.change_position(
                    op,
                    person,
                    organisation=text,
                    department=None,
                    title=None,
                    on="2026",
                    leaves=leaves,
                )
            elif act == "drop_post" and posts:
                op.delete("position", posts[0].id)
            elif act == "rename_company" and posts and posts[0].organisation:
                op.update("organisation", posts[0].organisation.id, {"name": text + "社"})
    if op.recorded:
        done.append((op.id, before))
