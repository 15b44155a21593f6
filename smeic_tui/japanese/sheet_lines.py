"""The lines of a sign-in sheet, taken apart without asking yet who they are."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from smeic_tui.japanese import sheet_words as says
from smeic_tui.japanese.clean import clean

_OPEN, _CLOSE = "(（\\[［【〔〈<＜「『", ")）\\]］】〕〉>＞」』"
_BRACKET = re.compile(f"[{_OPEN}]([^{_OPEN}{_CLOSE}]*)[{_CLOSE}]?|[{_CLOSE}]")
_PARTED = re.compile(r"[\s,，、/／|｜:：;；]+")
_BULLET = re.compile(
    r"^\s*(?:[・*＊•‣◆◇▲△▼▽※-]\s*|[①-⑳]\s*|(?:no\.?\s*)?[0-9０-９]{1,3}\s*[.．)）、:：]\s*)", re.I
)
_NUMBERED = re.compile(r"^\s*[(（]?(?:no\.?\s*)?([0-9０-９]{1,3})\s*[.．)）、:：\s]", re.I)
_IN_ORDER = 0.8
"""Share of lines whose first number is one more than the line's before, from which it counts."""
_NOBODY_NAMED = "代理"
LONGEST = 200
"""Characters of a line that are looked at: nobody signs with more."""
MOST_LINES = 2_000
"""Lines of a sheet; what is longer is not a sign-in sheet."""


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One signature."""

    number: int
    """Line of the text, from 1."""
    text: str
    """As written."""
    words: tuple[str, ...] = ()
    """Name, and perhaps company, in the order in which they stand."""
    notes: tuple[str, ...] = ()
    """What stood in brackets: as a rule the company."""
    cohort: int | None = None
    """期."""
    former: str | None = None
    """旧姓."""
    introducer: str | None = None
    """Who introduced the person, who then is an outsider."""
    proxy: str | None = None
    """Who came in the person's place."""
    companions: int = 0
    """Who came along."""
    mode: says.How = "onsite"
    """On site unless the line says online."""
    parts: tuple[str, ...] = ()
    """Names of the parts the line, or a heading above it, speaks of; none: those of the sheet."""
    absent: bool = False
    """The line says that the person did not come."""
    unreadable: bool = False
    """Some of it could not be read."""
    heading: bool = False
    """It looks like a title, a date or a sum."""


def read_sheet(text: str, parts: Collection[str] = ()) -> list[SheetLine]:
    """The lines of a sheet that hold anything, in their order.

    Args:
        text: As pasted, or the text of a file.
        parts: Names of the event's parts: a line of one alone heads the lines below it.
    """
    lines = [line[:LONGEST] for line in text.splitlines()[:MOST_LINES]]
    counted = _counts_its_lines(lines)
    below: tuple[str, ...] = ()
    found: list[SheetLine] = []
    for number, raw in enumerate(lines, 1):
        bare = _NUMBERED.sub("", raw) if counted else _BULLET.sub("", raw)
        if not clean(bare).strip():
            continue
        line = read_line(bare, parts)
        if line.parts and not line.words and not line.notes:
            below = line.parts
            found.append(SheetLine(number, clean(raw).strip(), parts=below, heading=True))
            continue
        found.append(
            replace(line, number=number, text=clean(raw).strip(), parts=line.parts or below)
        )
    return found


def read_line(text: str, parts: Collection[str] = ()) -> SheetLine:
    """One line, its number of the list already off."""
    text = clean(text).strip()
    notes = [note.strip() for note in _BRACKET.findall(text) if note.strip()]
    outside = [w for w in _PARTED.split(_BRACKET.sub(" ", text)) if w]
    line = _Reading(parts)
    for word in outside:
        line.take(word, bracketed=False)
    for note in notes:
        line.take(note, bracketed=True)
    return SheetLine(
        0,
        text,
        tuple(line.words),
        tuple(line.notes),
        line.cohort if line.cohort is not None else line.bare,
        line.former,
        line.introducer,
        line.proxy,
        line.companions,
        line.mode,
        tuple(line.parts),
        line.absent,
        line.unreadable or says.UNREADABLE.search("".join(line.words)) is not None,
        says.is_heading(text),
    )


def _counts_its_lines(lines: Sequence[str]) -> bool:
    """Whether the lines are numbered 1, 2, 3 …, so that the numbers are no cohorts."""
    numbers = [
        int(says.level(found[1])) if (found := _NUMBERED.match(line)) else 0
        for line in lines
        if line.strip()
    ]
    follows = sum(b == a + 1 for a, b in pairwise(numbers) if a)
    return len(numbers) > 2 and follows >= _IN_ORDER * (len(numbers) - 1)


class _Reading:
    """What the words of one line have told so far."""

    def __init__(self, parts: Collection[str]) -> None:
        self._known = {says.level(name): name for name in parts}
        self.words: list[str] = []
        self.notes: list[str] = []
        self.parts: list[str] = []
        self.cohort: int | None = None
        self.bare: int | None = None
        self.former: str | None = None
        self.introducer: str | None = None
        self.proxy: str | None = None
        self.companions = 0
        self.mode: says.How = "onsite"
        self.absent = self.unreadable = False
        self._proxy_follows = False

    def take(self, word: str, *, bracketed: bool) -> None:
        """Understand one word, or what stood in a bracket."""
        if self._proxy_follows and not bracketed:
            self.proxy = word if self.proxy == _NOBODY_NAMED else f"{self.proxy} {word}"
        elif self._about_the_occasion(word) or self._about_the_person(word, bracketed=bracketed):
            return
        elif bracketed:
            self.notes.append(word)
        else:
            self.words.append(says.without_title(word))

    def _about_the_occasion(self, word: str) -> bool:
        named = says.level(word).removesuffix("のみ").removesuffix("だけ").removesuffix("も")
        if named in self._known:
            self.parts.append(self._known[named])
        elif mode := says.mode_of(word):
            self.mode = mode
        elif says.is_absent(word):
            self.absent = True
        elif (count := says.companions(word)) is not None:
            self.companions += count
        else:
            return False
        return True

    def _about_the_person(self, word: str, *, bracketed: bool) -> bool:
        """Cohort, former name, introducer, proxy; what is left of the word is taken again."""
        if (cohort := says.cohort_of(word)) is not None:
            self.cohort = cohort
        elif self.bare is None and (number := says.bare_number(word)):
            self.bare = number
        elif former := says.former_name(word):
            self.former = former
        elif who := says.introducer(word):
            self.introducer = who
        elif "代理" in word:
            self._stood_in(word)
        elif says.UNREADABLE.search(word):
            self.unreadable = True
            return bracketed
        elif says.is_noise(word):
            return True
        else:
            cohort, rest = says.cut_cohort(word)
            if cohort is None:
                return False
            self.cohort = cohort
            self.take(rest, bracketed=bracketed)
        return True

    def _stood_in(self, word: str) -> None:
        """代理: the person meant did not come; whoever did is named with it."""
        came, instead_of = says.proxy(word)
        if instead_of is None:
            self.proxy = came
            self._proxy_follows = came == _NOBODY_NAMED
            return
        # 田中（鈴木の代理）: the name so far is the one who came.
        self.proxy = " ".join(self.words) or instead_of
        self.words = [w for w in _PARTED.split(instead_of) if w]


def each_name(line: SheetLine) -> Iterator[tuple[str, str]]:
    """The ways to read a line: (name, company), the name first, last or all of its words."""
    seen: set[tuple[str, str]] = set()
    total = len(line.words)
    for size in range(min(total, 3), 0, -1):
        for first in dict.fromkeys((0, total - size)):
            name = " ".join(line.words[first : first + size])
            rest = (*line.words[:first], *line.words[first + size :], *line.notes)
            way = (name, " ".join(rest))
            if way not in seen:
                seen.add(way)
                yield way
