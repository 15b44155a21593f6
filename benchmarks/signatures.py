"""Paper sign-in sheets against events: each line compared with who really signed it.

    python -m benchmarks.signatures FOLDER… [--invented N]

A folder holds ``db.xlsx`` and the lists 01 to 04 (imported first), a sheet typed out (13) and its
truth in ``activities.json``. The event is set up in three ways: it knows nobody; it knows the
replies that list 09 shows; everybody who came had said yes. ``--invented N`` draws N more sheets of
28 and N of 60 lines from the people of the folder, with walk-ins, no-shows, outsiders, slips of the
pen, old shapes of characters, titles, readings, companies in brackets and bare family names.
Printed: ``right`` and ``wrong`` of those taken without asking; ``likely`` right and ``unlikely``
wrong of those shown with a guess before they are taken; the person ``first`` among those offered,
``offered`` further down, or ``missed``; ``new``: nobody on the roster, and not taken for anybody;
``waits`` of all these: left to the review without a key; ``keys``: one a question, one to open the
page and one to record. Exit status 1 for any wrong person.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

from benchmarks.empty_file import empty_file
from benchmarks.on_file import load_rosters
from smeic_tui.domain.sign_in.decision import Signed
from smeic_tui.domain.sign_in.people import Signer, Signers, Standing
from smeic_tui.domain.sign_in.sheet import read_signatures
from smeic_tui.japanese.kana import hiragana
from smeic_tui.japanese.sheet_lines import read_sheet
from smeic_tui.store.people.identities import identities

COLUMNS = (
    *(("lines", 6), ("right", 7), ("wrong", 7), ("likely", 8), ("unlikely", 10), ("first", 7)),
    *(("offered", 9), ("missed", 8), ("new", 5), ("waits", 7), ("keys", 6)),
)
HEADER = f"{'sheet':<24}" + "".join(f"{key:>{width}}" for key, width in COLUMNS)
SIZES = (28, 60)
"""Lines of the invented sheets."""
_OPEN_AND_RECORD = 2
"""Keys that every sheet takes."""
Line = tuple[str, str | None]
"""What was signed, and by whom: None for somebody who is not on the roster."""


def main() -> int:
    """Run the evaluation and print its tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--invented", type=int, default=0, metavar="N")
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args()
    wrong = 0
    for folder in options.folders:
        wrong += evaluate(folder, options.invented, verbose=options.verbose)
    return int(wrong > 0)


def evaluate(folder: Path, count: int = 0, *, verbose: bool) -> int:
    """Print what becomes of a folder's sheet, and of so many invented ones; wrong people."""
    print(f"\n{folder.name}\n{HEADER}")
    people, who = roster(folder)
    wrong = 0
    for name, lines, standings in sheets(folder):
        counts = judged(lines, people, who, standings, verbose)
        print(_line(name, counts))
        wrong += counts["wrong"]
    for size in SIZES if count else ():
        total: Counter[str] = Counter()
        for seed in range(count):
            lines, standings = invented(folder, random.Random(seed), size)
            total += judged(lines, people, who, standings, verbose)
        print(_line(f"{count} invented of {size}", total))
        wrong += total["wrong"]
    return wrong


def roster(folder: Path) -> tuple[list[Signer], dict[int, object]]:
    """The people of a folder after its rosters were imported, and who each of them is."""
    with empty_file() as (conn, actor):
        who = load_rosters(conn, actor, folder)
        return [Signer(n, found) for n, found in identities(conn).items()], who


def sheets(folder: Path) -> Iterator[tuple[str, list[Line], dict[object, Standing]]]:
    """The sheet of a folder against its event, set up in three ways."""
    truth = json.loads((folder / "activities.json").read_text(encoding="utf-8"))
    signin = truth["signin"]
    lines: list[Line] = [(each["text"], each["id"]) for each in signin["lines"]]
    event = signin["event"]
    marks = {
        each["who"]: each["status"]
        for each in truth["attendance"]
        if each["event"] == event and each["source"] == "09" and each["part"] == "本会"
    }
    said: dict[str, Standing] = {"出席": "expected", "代理": "expected", "欠席": "declined"}
    came = {each["who"] for each in truth["actual"] if each["event"] == event}
    yield "13, nobody known", lines, {}
    yield "13, replies of 09", lines, {w: said[s] for w, s in marks.items() if s in said}
    yield "13, all had said yes", lines, dict.fromkeys(came, "expected")


def judged(
    lines: Sequence[Line],
    people: Sequence[Signer],
    who: Mapping[int, object],
    standings: Mapping[object, Standing],
    verbose: bool,
) -> Counter[str]:
    """Compare what becomes of each line with who signed it."""
    known = [replace(p, standing=standings.get(who.get(p.id), "elsewhere")) for p in people]
    text = "\n".join(line for line, _ in lines)
    found = read_signatures(read_sheet(text, ("本会", "懇親会")), Signers(known))
    counts: Counter[str] = Counter()
    for each, (written, person) in zip(found, lines, strict=True):
        verdict = _verdict(each, person, who)
        counts["lines"] += 1
        counts[verdict] += 1
        counts["keys"] += each.verdict == "ask"
        counts["waits"] += each.verdict in ("unclear", "nobody")
        if verbose and verdict in ("wrong", "unlikely", "missed"):
            print(f"    {verdict}: {written} -> {each.verdict} {each.reason} {each.match}")
    counts["keys"] += _OPEN_AND_RECORD
    return counts


def _verdict(each: Signed, person: str | None, who: Mapping[int, object]) -> str:
    if each.match is not None:
        same = person is not None and who[each.match.signer.id] == person
        if each.verdict == "likely":
            return "likely" if same else "unlikely"
        return "right" if same else "wrong"
    if person is None:
        return "new"
    offered = [who[match.signer.id] for match in each.candidates]
    if person not in offered:
        return "missed"
    return "first" if offered[0] == person else "offered"


def _line(name: str, counts: Mapping[str, int]) -> str:
    return f"{name:<24}" + "".join(f"{counts[key]:>{width}}" for key, width in COLUMNS)


# Invented sheets


def invented(
    folder: Path, chance: random.Random, size: int
) -> tuple[list[Line], dict[object, Standing]]:
    """A sheet of so many lines and what its event knew of the people."""
    people = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    yes, asked, declined, others = _parted(chance.sample(people, 2 * size), size)
    standings: dict[object, Standing] = dict.fromkeys((p["id"] for p in yes), "expected")
    standings |= dict.fromkeys((p["id"] for p in asked), "asked")
    standings |= dict.fromkeys((p["id"] for p in declined), "declined")
    came = [*chance.sample(yes, size - 10), *chance.sample(asked, 3), declined[0], *others[:2]]
    lines: list[Line] = [(_signature(p, people, chance), p["id"]) for p in came]
    lines += [(text, None) for text in _outsiders(people, chance)]
    again = chance.choice(came)
    lines.append((f"{again['family']}　{again['given']}（{again['cohort']}期）", again["id"]))
    chance.shuffle(lines)
    return lines, standings


def _parted(drawn: list[Any], size: int) -> tuple[list[Any], list[Any], list[Any], list[Any]]:
    """Who said yes, who was asked, who declined, and others."""
    cuts = (0, size, size + size // 2, size + size // 2 + size // 6, len(drawn))
    yes, asked, declined, others = (drawn[a:b] for a, b in pairwise(cuts))
    return yes, asked, declined, others


def _outsiders(people: Sequence[Mapping[str, Any]], chance: random.Random) -> Iterator[str]:
    """Two whom somebody brought, and one who bears the whole name of an alumnus."""
    for _ in range(2):
        name = chance.choice(people)["family"] + chance.choice(people)["given"]
        brought = f"{chance.choice(people)['family']}さんの紹介"
        yield chance.choice((f"{name}（{brought}）", f"架空{name[:1]}商会 {name}"))
    namesake = chance.choice(people)
    yield f"{namesake['family']}{namesake['given']}（架空{namesake['given'][:1]}工業）"


def _signature(
    person: Mapping[str, Any], people: Sequence[Mapping[str, Any]], chance: random.Random
) -> str:
    """One of the ways in which people sign, or somebody types what they can read."""
    family, given, cohort = person["family"], person["given"], person["cohort"]
    kana, kana_given = hiragana(person["family_kana"]), hiragana(person["given_kana"])
    company = person["job1"]["company"]["core"]
    stranger = chance.choice(people)
    ways = [
        *[f"{family}{given}　様"] * 4,
        *[f"{family} {given} {cohort}期"] * 4,
        *[f"{cohort}期　{family}"] * 3,
        *[f"{kana}　{cohort}期"] * 2,
        *[f"{kana} {kana_given}"] * 2,
        *[f"{company} {family}"] * 2,
        *[f"{family}{given}（{company}）"] * 3,
        *[family] * 3,
        f"{family}（{company}）",
        f"代表取締役 {family} {given}",
        f"{family}社長（{cohort}期）",
        f"{_old_shapes(family)} {_old_shapes(given)}",
        f"{_old_shapes(family)} {cohort}期",
        f"{stranger['family'][:1]}{family[1:]}{given} {cohort}期",
        f"{family}{given[:-1]}{stranger['given'][-1:]} {cohort}期",
        f"{family} {given} {max(1, cohort - 1)}期",
        f"？{family[1:]}{given}",
    ]
    return str(chance.choice(ways))


def _old_shapes(name: str) -> str:
    """髙橋 for 高橋: the characters of the family registers, where there are such."""
    return name.translate(_SHAPES)


_SHAPES = str.maketrans("高崎斎辺浜島沢広桜国真恵富吉", "髙﨑齋邊濵嶋澤廣櫻國眞惠冨𠮷")

if __name__ == "__main__":
    sys.exit(main())
