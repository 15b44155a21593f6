"""The door: eight desks at once on one file, a key of the name field among 100,000 people, and how
long an event takes to open beside the help, which reads nothing from the file.

    python -m benchmarks.reception [--people 100000] [--guests 500] [--desks 8]

Every guest is checked in by two desks that know nothing of each other: afterwards each must be
noted exactly once. Exit status 1 when anybody was lost or doubled.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Sequence
from contextlib import closing
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.timing import median, percentile, running
from smeic_tui.demo.build import build
from smeic_tui.store.events import events, invitations
from smeic_tui.store.events.reception import attendances, check_in
from smeic_tui.store.events.replies import Answered, record_reply
from smeic_tui.store.file import opening, sessions
from smeic_tui.store.journal.operation import operation
from smeic_tui.store.people import staff

NAMES = ("wat", "sat", "tan", "suz", "kob", "yam", "nak", "mor", "ito", "kat")
_OPENED = 9
_TO_THE_DOOR = (
    ("g", "画面を選ぶ"),
    ("g", "架空の会"),
    ("enter", "4 受付"),
    ("4", "飛び込み"),
)
"""Keys to the desk of the only event that is coming, each with what its screen shows."""


def main() -> int:
    """Run both and print a line each."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--guests", type=int, default=500)
    parser.add_argument("--desks", type=int, default=8)
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "centre.sqlite"
        build(path, options.people)
        event_id, part, guests = _event(path, options.guests)
        keys, event, blank = _keys(path)
        print(
            f"| an event of {options.guests} guests opens | p50 {median(event):.0f} ms | "
            f"a page of nothing but words {median(blank):.0f} ms |"
        )
        print(
            f"| key of a name to paint, {options.people:,} people | p50 {median(keys):.1f} ms | "
            f"p99 {percentile(keys, 0.99):.1f} ms |"
        )
        writes = _desks(path, part, guests, options.desks)
        print(
            f"| {options.desks} desks, {options.guests} guests, each twice | "
            f"p50 {median(writes):.1f} ms | p99 {percentile(writes, 0.99):.1f} ms |"
        )
        with closing(opening.reader(path)) as conn:
            came = [a.person_id for a in attendances(conn, event_id)]
    lost, doubled = len(set(guests) - set(came)), len(came) - len(set(came))
    print(f"| lost {lost} | doubled {doubled} | |")
    return int(bool(lost or doubled))


def _event(path: Path, count: int) -> tuple[int, int, list[int]]:
    """An event with so many guests who said yes; pinned, so that its name is known."""
    with closing(opening.writer(path)) as conn:
        actor = sessions.begin(conn, staff.all_staff(conn)[0].id)
        everybody = [row[0] for row in conn.execute("SELECT id FROM person ORDER BY id")]
        guests = random.Random(1).sample(everybody, count)
        with operation(conn, actor, "event_added", params={"event": "架空の会"}) as op:
            event_id = events.add_event(
                op, {"title": "架空の会", "held_on": "2099-12-05"}, [{"name": "本会"}]
            )
            part = events.event(conn, event_id).parts[0].id
            invitations.add_wave(op, event_id, guests, channel="mail", sent_on="2099-11-01")
            for person in guests:
                record_reply(op, part, person, Answered("yes"))
    return event_id, part, guests


def _keys(path: Path) -> tuple[list[float], list[float], list[float]]:
    """Milliseconds to the last bytes: of a letter in the name field, of the event, of the help."""
    smeic = [sys.executable, "-m", "smeic_tui", "--db", str(path), "--actor", "水野"]
    taken: list[float] = []
    event: list[float] = []
    blank: list[float] = []
    with running(smeic) as terminal:
        terminal.first_paint("名簿")
        terminal.calm()
        for key, shown in _TO_THE_DOOR:
            terminal.send(key)
            terminal.wait(shown, 60)
            if key == "enter":
                for _ in range(_OPENED):
                    terminal.calm()
                    terminal.send("escape")
                    terminal.wait("検索  行事", 60)
                    terminal.calm()
                    blank.append(terminal.key("f1", quiet=0.5)[1])
                    terminal.key("escape", quiet=0.5)
                    event.append(terminal.key("enter", quiet=0.5)[1])
        terminal.calm()
        for name in NAMES:
            taken += [terminal.key(letter)[1] for letter in name]
            terminal.key("escape", quiet=0.3)
    return taken, event, blank


def _desk(path: Path, part: int, guests: Sequence[int], number: int) -> list[float]:
    """One desk: check these people in; milliseconds of each write."""
    taken = []
    with closing(opening.writer(path)) as conn:
        actor = sessions.begin(conn, staff.all_staff(conn)[0].id)
        for person in guests:
            started = time.perf_counter()
            params = {"name": str(number), "event": "架空の会"}
            with operation(conn, actor, "checked_in", params=params) as op:
                check_in(op, [part], person)
            taken.append((time.perf_counter() - started) * 1000)
    return taken


def _desks(path: Path, part: int, guests: Sequence[int], desks: int) -> list[float]:
    shares = []
    for number in range(desks):
        mine = [g for i, g in enumerate(guests) if i % desks in (number, (number + 1) % desks)]
        shares.append((path, part, mine, number))
    with get_context("spawn").Pool(desks) as pool:
        return [ms for taken in pool.starmap(_desk, shares) for ms in taken]


if __name__ == "__main__":
    sys.exit(main())
