"""Names that are markup, escape codes or line breaks, on every screen, as a terminal gets them."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.people import people
from tests.e2e.made_file import (
    bring,
    hold_event,
    hold_licence,
    hold_training,
    make_file,
    surroundings,
    work_together,
)
from tests.e2e.places import PLACES, REPORT, Place
from tests.e2e.terminal import Terminal, running
from tests.e2e.tour import back, go

ESCAPES = "\x1b]52;c;cGF3bmVk\x07赤\x1b[31m\x9b31m\x9d52;c;eA\x9c\x1bP1$q\x1b\\"
HOSTILE = (
    "[/b]",
    "[x]",
    "[@click=app.quit]x[/]",
    ESCAPES,
    "二行\nの名前",
    "か\u3099く",
    "𠮷",
    "長い名前" * 15,
)
EVERYTHING = "".join(HOSTILE)
FILE = "[x]\x1b]52;c;cGF3bmVk\x07[@click=app.quit]名簿.csv"
RAW = re.compile(r"\x1b\]52|\x1bP1\$q|\x1b\[31m|[\x80-\x9f]|cGF3bmVk\x07")
"""What would act on the terminal; the program itself sends none of it."""
OVERLAP = 16
"""More bytes than any of that takes."""


def _build(conn: sqlite3.Connection, actor: Actor) -> None:
    """One person a text, then two of one name who have every text everywhere."""
    with operation(conn, actor, "demo") as op:
        for text in HOSTILE:
            values = {"kind": "alumnus", "name": text}
            outsider = people.add_person(op, values, cohort=2, organisation=text)
        invited = []
        for cohort in (1, 9):
            person = people.add_person(
                op,
                {
                    "kind": "alumnus",
                    "name": f"あ{EVERYTHING}",
                    "kana": "あ",
                    "former_name": EVERYTHING,
                    "latin": EVERYTHING,
                    "member_no": EVERYTHING,
                    "note": EVERYTHING,
                },
                cohort=cohort,
                organisation=EVERYTHING,
                title=EVERYTHING,
                contacts=(("mail", "work", EVERYTHING), ("phone", None, EVERYTHING)),
            )
            invited.append(person)
            op.insert("tag", {"person_id": person, "kind": "offer", "label": EVERYTHING})
            people.add_contact_note(op, person, text=EVERYTHING, next_action=EVERYTHING)
        op.update("person", outsider, {"kind": "outsider"})
    bring(conn, actor, outsider, invited[0], EVERYTHING)
    work_together(conn, actor, invited, EVERYTHING)
    hold_licence(conn, actor, invited[0], EVERYTHING)
    hold_event(conn, actor, invited, EVERYTHING)
    hold_training(conn, actor, invited, EVERYTHING)


def _list() -> str:
    def quoted(text: str) -> str:
        return '"' + text.replace('"', '""') + '"'

    header = ("期", "氏名", "会社名", "役職", "備考", EVERYTHING)
    rows = [("2", text, text, text, text, text) for text in HOSTILE]
    rows += [("", f"あ{EVERYTHING}", "", "", "", ""), ("20", "山田 花子", *[EVERYTHING] * 4)]
    return "\n".join(",".join(map(quoted, row)) for row in (header, *rows)) + "\n"


def _started(home: Path) -> Iterator[Terminal]:
    (home / FILE).write_text(_list(), encoding="utf-8")
    file = make_file(home / "smeic.sqlite", _build)
    desk = ("-m", "smeic_tui", "--db", str(file), "--actor", "水野")
    with running(*desk, columns=120, rows=40, env=surroundings(home)) as terminal:
        terminal.wait("キー一覧")
        terminal.settle(0.1)
        yield terminal


SKIPPED = ("similar people", "import: refused")
"""Reached by a name of their own; what they show of data is shown elsewhere too."""
SHOWING = (
    *("roster", "person", "contact note", "changes of an operation", "import: board"),
    REPORT.name,
)
"""Where a name is seen from its beginning."""
AFTERWARDS = Place(REPORT.name, (*REPORT.way[:-1], (("2",), REPORT.way[-1][1])))
"""An import can be applied once; its result is on the way. Nobody is in doubt in this list."""
TOUR = [place for place in PLACES if place.name not in SKIPPED]


def test_nothing_in_a_name_acts_on_any_screen(tmp_path: Path) -> None:
    seen: dict[str, str] = {}
    looked_at = 0
    for terminal in _started(tmp_path):
        for place in [*TOUR, AFTERWARDS]:
            go(terminal, _hostile(place))
            seen[place.name] = terminal.text
            back(terminal)
            # From a little before where the last look ended: a sequence may have come in two parts.
            new = terminal.received[max(looked_at - OVERLAP, 0) :]
            looked_at = len(terminal.received)
            found = RAW.search(new.decode(errors="ignore"))
            assert found is None, f"{place}: {found}"
        go(terminal, Place("search", ((("[@click", "enter"), "2名"),)))
        assert terminal.status is None
    for name in SHOWING:
        assert "[/b]" in seen[name], f"{name} shows no name as it is\n{seen[name]}"


def _hostile(place: Place) -> Place:
    """The same way; the list has another name, and whoever is opened has posts already."""
    way = tuple(
        (keys, seen.replace("名簿.xlsx", "名簿.csv").replace("所属を入れる", "会社が変わった"))
        for keys, seen in place.way
    )
    return Place(place.name, way)
