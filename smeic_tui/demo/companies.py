"""Names of a few invented companies: renamed once, written twice, with a homepage."""

from __future__ import annotations

from datetime import date

from smeic_tui.demo.dice import Dice
from smeic_tui.domain.people import Position, current_positions
from smeic_tui.store.bodies.known_names import id_named
from smeic_tui.store.journal.operation import Operation
from smeic_tui.store.people import people
from smeic_tui.store.people.alumni import active_alumni

_FORM = "株式会社"
_POOL = 240
"""Alumni who are looked at: a centre of any size draws as fast."""
_RENAMED, _TWICE, _ON_THE_WEB = 4, 2, 12


def add_company_names(op: Operation, seed: int, today: date) -> None:
    """Give some companies a former name, a second spelling that nobody has noticed, a homepage.

    Args:
        op: The open operation.
        seed: The same number draws the same companies.
        today: Day before which they were renamed.
    """
    dice = Dice(seed)
    posts: dict[int, Position] = {}
    for person_id in active_alumni(op.conn)[:_POOL]:
        for post in current_positions(people.positions(op.conn, person_id))[:1]:
            if post.organisation is not None and _FORM in post.organisation.name:
                posts.setdefault(post.organisation.id, post)
    drawn = dice.some(list(posts.values()), _RENAMED + _TWICE + _ON_THE_WEB)
    for post in drawn[:_RENAMED]:
        _rename(op, post, today.year - dice.between(2, 12))
    for post in drawn[_RENAMED : _RENAMED + _TWICE]:
        _write_twice(op, post)
    for post in drawn[_RENAMED + _TWICE :]:
        assert post.organisation is not None
        home = f"https://www.c{post.organisation.id}.example.co.jp/"
        op.update("organisation", post.organisation.id, {"homepage": home})


def _rename(op: Operation, post: Position, year: int) -> None:
    found = post.organisation
    assert found is not None
    former = f"有限会社{found.name.replace(_FORM, '')}商店"
    if id_named(op.conn, "organisation", former) is None:
        told = {"name": former, "kind": "former", "until": str(year)}
        op.insert("organisation_name", {"organisation_id": found.id, **told})


def _write_twice(op: Operation, post: Position) -> None:
    """The post of one person is at the same company under another spelling."""
    found = post.organisation
    assert found is not None
    again = found.name.replace(_FORM, "㈱")
    if id_named(op.conn, "organisation", again) is None:
        other = op.insert("organisation", {"name": again, "prefecture": found.prefecture})
        op.update("position", post.id, {"organisation_id": other})
