"""Merges among any other work, by chance: nothing is lost and everything comes back."""

from __future__ import annotations

import sqlite3

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smeic_tui.domain.merging.sides import Choice, level
from smeic_tui.store.file.dump import canonical
from smeic_tui.store.journal.operation import Actor, Value, operation
from smeic_tui.store.journal.undo import undo
from smeic_tui.store.people import dossiers, not_same, people
from smeic_tui.store.people.merge import compare, merge
from tests.store.pairs import words

_TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1, max_size=4)


_STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            ["add", "edit", "post", "mail", "tag", "rule", "note", "not_same", "merge"]
        ),
        st.integers(0, 5),
        st.integers(0, 5),
        _TEXT,
        st.sampled_from(["left", "right", "both"]),
    ),
    max_size=14,
)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=_STEPS)
def test_merges_among_other_work_are_taken_back_to_the_same_facts(
    conn: sqlite3.Connection, actor: Actor, steps: list[tuple[str, int, int, str, Choice]]
) -> None:
    """Latest first, every operation gives back every fact, id and uid as they were before it."""
    done: list[tuple[int, str]] = []
    for act, a, b, text, choice in steps:
        before = canonical(conn)
        number = _step(conn, actor, act, a, b, text, choice)
        if number is not None:
            done.append((number, before))
    for number, before in reversed(done):
        result = undo(conn, actor, number)
        assert (result.kept, result.failed) == ((), ())
        assert canonical(conn) == before


def _texts(conn: sqlite3.Connection, person: int) -> set[str]:
    """Everything somebody once wrote about a person, but for width and white space."""
    found = dossiers.dossier(conn, person)
    who = found.person
    texts = {who.name, who.kana, who.latin, who.note, *who.other.values()}
    texts |= {str(e.cohort) for e in found.enrolments}
    texts |= {p.organisation.name for p in found.positions if p.organisation}
    texts |= {c.value for c in found.contacts} | {tag.label for tag in found.tags}
    texts |= {note.text for note in found.notes}
    return {level(text) for text in texts if text}


def _step(
    conn: sqlite3.Connection, actor: Actor, act: str, a: int, b: int, text: str, choice: Choice
) -> int | None:
    ids = [i for (i,) in conn.execute("SELECT id FROM person ORDER BY id")]
    if act == "merge" and len(ids) > 1:
        one, other = ids[a % len(ids)], ids[b % len(ids)]
        if one == other:
            return None
        keys = [field.key for field in compare(conn, one, other).open]
        told = _texts(conn, one) | _texts(conn, other)
        choices = dict.fromkeys(keys, choice)
        number = merge(conn, actor, one, other, words, choices=choices).operation
        kept = _texts(conn, one)
        assert {t for t in told if not any(t in each for each in kept)} == set()
        return number
    with operation(conn, actor, "test") as op:
        if act in ("add", "merge") or not ids:
            contacts = (("mail", None, text),) if b % 2 else ()
            people.add_person(
                op,
                {"kind": "alumnus", "name": text, "kana": text if a % 2 else None},
                cohort=a % 3 + 1,
                organisation=text if b % 3 else None,
                contacts=contacts,
            )
            return op.id
        person, second = ids[a % len(ids)], ids[b % len(ids)]
        owner: dict[str, Value] = {"person_id": person}
        if act == "edit":
            op.update("person", person, {"latin": text})
        elif act == "post":
            people.add_position(op, person, organisation=text, is_primary=b % 2 == 0)
        elif act == "mail":
            op.insert("contact_point", {**owner, "kind": "mail", "value": text})
        elif act == "tag":
            label: dict[str, Value] = {"kind": "offer", "label": f"{text}{op.id}"}
            op.insert("tag", {**owner, **label})
        elif act == "note":
            people.add_contact_note(op, person, text=text, other_person_id=second)
        elif act == "rule":
            verdict = ("allowed", "refused", "unconfirmed")[b % 3]
            op.conn.execute("DELETE FROM contact_rule WHERE person_id = ?", (person,))
            op.insert("contact_rule", {**owner, "channel": "mail", "verdict": verdict})
        elif person != second:
            not_same.remember(op, person, second)
    return op.id if op.recorded else None
