"""A row beside the people it may mean, the same field in one line: pure functions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from smeic_tui.japanese.companies import company_key
from smeic_tui.japanese.fold import fold_kana, key
from smeic_tui.japanese.mails import mail_key
from smeic_tui.japanese.names import name_key
from smeic_tui.japanese.phones import digits
from smeic_tui.text import t
from smeic_tui.widgets.lines import Piece, Side
from smeic_tui.widgets.show import fit

if TYPE_CHECKING:
    from importers.values.row_values import RowValues
    from smeic_tui.domain.people import Position
    from smeic_tui.store.people.dossiers import Dossier

Verdict = Literal["same", "differs", "added", ""]
"""``added``: only the row says something; empty: the row says nothing."""
_TONES: dict[Verdict, str] = {"same": "dim", "differs": "alert", "added": "strong", "": "dim"}
_LABEL = 8
"""Cells of a field's name."""
_MARK = 3
"""Cells of the word before a candidate's value."""
_LEAST = 14
"""Cells of a value below which another candidate is not shown beside the others."""


@dataclass(frozen=True, slots=True)
class Compared:
    """One field of a row and of the people beside it."""

    label: str
    """The field."""
    said: str
    """What the row says."""
    held: tuple[tuple[str, Verdict], ...]
    """What each person has, and how that stands to the row."""


def compared(values: RowValues, people: Sequence[Dossier]) -> list[Compared]:
    """The fields in which the row or a person says something, what tells people apart first."""
    return list(_compared(values, people))


def _compared(values: RowValues, people: Sequence[Dossier]) -> Iterator[Compared]:
    for name, said, held, fold in _fields(values):
        told = [held(person) for person in people]
        if said or any(told):
            cells = tuple(_beside(said, texts, fold) for texts in told)
            yield Compared(t(f"import_screen.aspect_{name}"), t("frame.comma").join(said), cells)


Texts = Sequence[str]


def _fields(
    values: RowValues,
) -> Iterator[tuple[str, Texts, Callable[[Dossier], Texts], Callable[[str], str]]]:
    yield "name", _some(values.name), lambda d: _some(d.person.name), name_key
    yield "kana", _some(values.kana), lambda d: _some(d.person.kana), _kana_key
    former = _some(values.former_name)
    yield "former_name", former, lambda d: _some(d.person.former_name), name_key
    yield "cohort", _some(values.cohort), lambda d: _some(*(e.cohort for e in d.enrolments)), str
    yield "company", _some(values.company), _companies, company_key
    yield "title", _some(values.title), lambda d: _some(*(p.title for p in _posts(d))), key
    for kind, fold in (("mail", mail_key), ("mobile", digits), ("phone", digits)):
        said = _some(*(c.value for c in values.contacts if c.kind == kind))
        yield kind, said, _contacts(kind), fold
    address = _some(*(a.text or a.prefecture for a in values.addresses))
    yield "address", address, lambda d: _some(*(a.text or a.prefecture for a in d.addresses)), key
    yield "member_no", _some(values.member_no), lambda d: _some(d.person.member_no), key
    yield "licence_no", _some(values.licence_no), lambda d: _some(d.person.licence_no), digits


def _some(*texts: object) -> Texts:
    return [str(text) for text in texts if text]


def _kana_key(text: str) -> str:
    return "".join(fold_kana(text).split())


def _posts(dossier: Dossier) -> list[Position]:
    return sorted(dossier.positions, key=lambda post: post.ended is not None)


def _companies(dossier: Dossier) -> Texts:
    return _some(*(post.organisation.name for post in _posts(dossier) if post.organisation))


def _contacts(kind: str) -> Callable[[Dossier], Texts]:
    return lambda dossier: _some(*(c.value for c in dossier.contacts if c.kind == kind))


def _beside(said: Texts, held: Texts, fold: Callable[[str], str]) -> tuple[str, Verdict]:
    """Of several values the one that is the same as the row's, else the first."""
    wanted = {fold(text) for text in said}
    same = next((text for text in held if fold(text) in wanted), None)
    if same is not None:
        return same, "same"
    first = held[0] if held else ""
    if not said:
        return first, ""
    return first, "differs" if held else "added"


def shown_beside(count: int, room: int) -> int:
    """How many candidates fit beside the row."""
    left = room - 2 - _LABEL - 1
    fits = left // (_LEAST + _MARK + 1) - 1
    return max(1, min(count, fits))


def comparison_lines(
    fields: Sequence[Compared], names: Sequence[str], row_name: str, room: int
) -> list[tuple[Side, Side]]:
    """The heading with the candidates' digits, then a line a field.

    Args:
        fields: What `compared` found, of as many people as are shown.
        names: The people, as headings.
        row_name: Which row it is.
        room: Cells of the lines.
    """
    each = (room - 2 - _LABEL - 1) // (len(names) + 1) - 1
    heading: list[Piece] = [("  " + " " * (_LABEL + 1) + fit(row_name, each) + " ", "dim")]
    for digit, name in enumerate(names, 1):
        heading += [(fit(str(digit), _MARK), "key"), (fit(name, each - _MARK) + " ", "strong")]
    lines: list[tuple[Side, Side]] = [(heading, "")]
    for field in fields:
        pieces: list[Piece] = [
            (f"  {fit(field.label, _LABEL)} ", "dim"),
            (fit(field.said, each) + " ", "strong"),
        ]
        for text, verdict in field.held:
            mark = t(f"import_screen.beside_{verdict}") if verdict else ""
            cell = fit(mark, _MARK) + fit(text, each - _MARK) + " "
            pieces.append((cell, _TONES[verdict]))
        lines.append((pieces, ""))
    return lines
