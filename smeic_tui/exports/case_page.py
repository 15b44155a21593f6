"""One case on one page, for readers outside: nothing in it that somebody did not agree to.

People and companies who did not agree are counted, not named; texts that staff wrote are refused
while they name one of them. The origin of a case is told in general, as it may be a person.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from smeic_tui.domain.case_publication import may_be_named, shown_as, shown_organisations
from smeic_tui.domain.cases import Case, CaseMember, Milestone
from smeic_tui.errors import SmeicError
from smeic_tui.exports.markdown import escaped, write_text
from smeic_tui.exports.paper import Paper
from smeic_tui.exports.sheet import Column, SheetData, write_workbook
from smeic_tui.japanese.fold import key
from smeic_tui.japanese.honorifics import called
from smeic_tui.store.cases.cases import case, milestones
from smeic_tui.text import t

_SUFFIXES = (".xlsx", ".md")


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on the page."""

    title: str
    rows: tuple[tuple[str, str], ...]
    """Heading and text, one a line; a heading with several lines stands before each."""
    people: tuple[int, ...]
    """Everybody named on it."""


def case_page(found: Case, happened: Sequence[Milestone], today: str) -> Page:
    """The page of a case.

    Args:
        found: The case.
        happened: Its milestones.
        today: ISO date, which stands on it.

    Raises:
        SmeicError: ``case_names_hidden``.
    """
    public = [each for each in reversed(happened) if each.is_public]
    _refuse_hidden_names(found, public)
    named = [member for member in found.members if not shown_as(member).anonymous]
    rows = tuple(_rows(found, named, public, today))
    return Page(found.title, rows, tuple(member.person_id for member in named))


def _rows(
    found: Case, named: Sequence[CaseMember], public: Sequence[Milestone], today: str
) -> Iterator[tuple[str, str]]:
    if found.publication != "published":
        yield t("field.publication"), t("case.page_draft")
    yield t("case.page_outcome"), t(f"case.outcome_{found.outcome}")
    yield t("case.page_stage"), t(f"case.stage_{found.stage}")
    if found.summary:
        yield t("case.page_summary"), found.summary
    for move in found.moves:
        yield t("case.page_way"), f"{move.moved_on[:7]}  {t(f'case.stage_{move.to_stage}')}"
    yield t("case.page_origin"), t(f"case.origin_{found.origin}")
    theme_of = next((m for m in named if m.person_id == found.theme_person_id), None)
    if found.research_theme and (theme_of is not None or found.theme_person_id is None):
        yield t("case.page_theme"), found.research_theme
    for member in named:
        shown = shown_as(member)
        words = [shown.name, shown.organisation]
        if shown.name and member.cohort is not None:
            words.append(t("case.page_cohort", cohort=member.cohort))
        words.append(t(f"case.role_{member.role}"))
        yield t("case.page_members"), "  ".join(filter(None, words))
    if len(named) < len(found.members):
        left = len(found.members) - len(named)
        yield t("case.page_members"), t("case.page_others", count=left)
    for company in shown_organisations(found.organisations):
        yield t("case.page_organisations"), "  ".join(filter(None, (company.name, company.part)))
    for each in public:
        yield t("case.page_milestones"), f"{each.reached_on}  {each.text}"
    yield "", t("case.page_as_of", day=today)


def _refuse_hidden_names(found: Case, public: Sequence[Milestone]) -> None:
    texts = [found.title, found.summary or "", *(each.text for each in public)]
    texts += [each.part or "" for each in shown_organisations(found.organisations)]
    told = _bare(" ".join(texts))
    for name, written in _hidden(found):
        if written and written in told:
            raise SmeicError("case_names_hidden", name=name)


def _hidden(found: Case) -> Iterator[tuple[str, str]]:
    """Names nobody agreed to, each with a way it might be written in a text."""
    for member in found.members:
        if not may_be_named(member) or member.shows == "organisation":
            yield from ((member.name, _bare(written)) for written in called(member.name))
    shown = {shown_as(member).organisation for member in found.members}
    shown |= {company.name for company in shown_organisations(found.organisations)}
    for name in (
        *(member.organisation for member in found.members),
        *(company.name for company in found.organisations),
    ):
        if name not in shown:
            yield name, _bare(name)


def _bare(text: str) -> str:
    return re.sub(r"\s", "", key(text))


@dataclass(frozen=True, slots=True)
class WrittenPage:
    """A page that was written."""

    path: Path
    people: tuple[int, ...]
    """Everybody named on it."""


def write_case_page(
    conn: sqlite3.Connection, path: Path, case_id: int, today: str, *, forbid: Sequence[Path] = ()
) -> WrittenPage:
    """Write the page of a case as a workbook (.xlsx) or as Markdown (.md).

    Args:
        conn: Any connection.
        path: The file.
        case_id: Which case.
        today: ISO date, which stands on it.
        forbid: Databases that must not be overwritten.

    Raises:
        SmeicError: ``case_unknown``, ``case_names_hidden``, ``case_export_suffix`` and those of
            `safe_file.writing`.
    """
    suffix = path.suffix.lower()
    if suffix not in _SUFFIXES:
        raise SmeicError("case_export_suffix", name=path.name)
    page = case_page(case(conn, case_id), milestones(conn, case_id), today)
    if suffix == ".md":
        return WrittenPage(write_text(path, markdown(page), forbid), page.people)
    columns = (
        Column("item", t("case.page_item"), width=26),
        Column("text", t("case.page_text"), width=64),
    )
    rows = [(t("case.page_title"), page.title), *page.rows]
    # Whoever is named agreed to it; it is made for readers outside.
    sheet = SheetData(page.title, columns, rows, paper=Paper(personal=False, portrait=True))
    return WrittenPage(write_workbook(path, sheet, forbid=forbid), page.people)


def markdown(page: Page) -> str:
    """The page as Markdown; every text from data stays text."""
    lines = [f"# {escaped(page.title)}", ""]
    before = ""
    for heading, text in page.rows:
        if heading != before:
            lines += ["", f"## {heading}", ""] if heading else ["", ""]
        before = heading
        lines.append(f"- {escaped(text)}" if heading else escaped(text))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).rstrip() + "\n"
