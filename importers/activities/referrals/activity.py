"""The activity ``referrals``: the office's list of who was brought by whom."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from importers.activities.activity import (
    Choice,
    Layout,
    ListRow,
    ListTable,
    Newcomers,
    Place,
    Proposal,
    Reading,
    Subject,
)
from importers.activities.referrals.telling import (
    ListLayout,
    from_data,
    section_years,
    tell,
    to_data,
)
from importers.activities.referrals.words import is_state
from importers.reading.workbook import shown
from importers.tables.columns import Column
from importers.tables.headings import fold
from importers.tables.table import Table
from smeic_tui.domain.matching.identity import identity
from smeic_tui.domain.referrals.introducers import brought_by
from smeic_tui.domain.referrals.told import ToldReferral
from smeic_tui.domain.sign_in.people import Signer, Signers
from smeic_tui.errors import Reason
from smeic_tui.japanese.dates import PartialDate, parse_date
from smeic_tui.japanese.names import parse_name
from smeic_tui.store.journal.operation import Operation
from smeic_tui.store.referrals.referral_lists import enter_told, introducers, is_told

_NAMES: Mapping[str, frozenset[str]] = {
    what: frozenset(words.split())
    for what, words in {
        "received": "受付日 受付 紹介日 受理日 日付 受付年月日 受付日時 紹介年月日 受理年月日 "
        "相談日 紹介受付日",
        "introducer": "紹介者 ご紹介者 紹介元 紹介者名 紹介者氏名 紹介修了生 推薦者",
        "category": "区分 種別 属性 分類",
        "topic": "相談内容 ご相談内容 内容 相談 紹介内容 ご要望 要望 用件 相談事項 相談概要 "
        "概要 紹介の趣旨",
        "wants": "求めるもの 求めること ニーズ",
        "offers": "提供できること 提供できるもの 強み シーズ",
        "status": "対応状況 状況 進捗 結果 ステータス 進捗状況 現況 現状 段階 ステージ フェーズ",
        "owner": "担当 担当者 事務局担当 事務局担当者 センター担当 対応者 主担当",
        "next": "次回対応 次の行動 次回 今後の対応 次回連絡 次のアクション ネクストアクション "
        "次回アクション 対応予定 今後の予定 次回予定",
        "due": "期日 期限 次回期日 対応期限 次回期限",
        "thanks": "御礼 お礼 礼状 お礼状 御礼状 紹介者への御礼 礼状送付 お礼連絡",
        "note": "備考 メモ 特記事項 コメント",
    }.items()
}
"""What a column tells, by its heading."""
_OF_THE_PERSON = frozenset({"name", "family", "given", "kana", "company", "role", "row_no"})
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class RowPlan:
    """One referral to be written."""

    person: int
    """Negative for somebody whom the same plan adds."""
    told: ToldReferral


@dataclass(frozen=True, slots=True)
class ReferralsProposal(Proposal):
    """What lists of referrals would add."""

    rows: tuple[RowPlan, ...] = ()


class _Referrals:
    """See `importers.activities.activity.Activity`."""

    name = "referrals"

    def recognise(self, table: Table, surroundings: str) -> Table | None:
        """Tables that are lists of referrals by their columns."""
        if table.kind != "referrals":
            return None
        columns = {
            what: column.header
            for column in table.columns
            if (what := _told(column)) and column.why not in ("chosen", "profile")
        }
        layout = ListLayout(
            columns,
            section_years({section.row: section.text for section in table.raw.sections}),
            tuple(row.row for row in table.rows() if row.struck),
        )
        kept = tuple(_kept(column, set(columns.values())) for column in table.columns)
        return replace(
            table,
            columns=kept,
            context=replace(table.context, as_of=table.context.as_of or _latest(table, layout)),
            activity=Layout(self.name, to_data(layout)),
        )

    def reading(self, layout: Layout) -> Reading:
        """Outsiders stand in it, and whoever came again stands in it twice."""
        return Reading(mixed=True, repeats=True)

    def newcomers(self, layout: Layout) -> Newcomers:
        """Whoever is not on file is the outsider the list is about, if the whole name is known."""
        return lambda row, values, record: (
            "outsider" if values.given or values.family is None else None
        )

    def propose(
        self, conn: sqlite3.Connection, tables: Sequence[ListTable], choices: Mapping[str, Choice]
    ) -> ReferralsProposal:
        """A subject a list; what is on file already is not told again."""
        people = introducers(conn, tuple(_newcomers(tables)))
        subjects: list[Subject] = []
        plans: list[RowPlan] = []
        layouts: dict[Place, Layout] = {}
        for table in tables:
            key = f"{table.file}/{table.sheet}"
            chosen = choices.get(key)
            left_out = chosen is not None and chosen.verdict == "leave_out"
            layouts[table.place] = table.layout
            rows = [
                (row, tell(from_data(table.layout.data), row.row, row.record)) for row in table.rows
            ]
            new = [
                RowPlan(row.person, told)
                for row, told in rows
                if row.person is not None
                and (row.person < 0 or not is_told(conn, row.person, told))
            ]
            if not left_out:
                plans += new
            subjects.append(_subject(key, table, rows, new, people, left_out=left_out))
        return ReferralsProposal(self.name, tuple(subjects), (), layouts, len(plans), tuple(plans))

    def write(self, op: Operation, proposal: Proposal, real: Callable[[int], int]) -> None:
        """Write the referrals; by now everybody of the list is on file, also as an introducer."""
        assert isinstance(proposal, ReferralsProposal)
        people = introducers(op.conn)
        for plan in proposal.rows:
            _write(op, real(plan.person), plan.told, people)

    def settle(self, op: Operation, layout: Layout, row: ListRow) -> None:
        """Write the referral of a row that waited for its person."""
        if row.person is not None:
            told = tell(from_data(layout.data), row.row, row.record)
            _write(op, row.person, told, introducers(op.conn))


REFERRALS = _Referrals()


def _write(op: Operation, person: int, told: ToldReferral, people: Signers) -> None:
    brought = brought_by(told.introducer, people)
    enter_told(op, person, told, brought, today=date.today())


def _told(column: Column) -> str | None:
    if column.field == "referrer":
        return "introducer"
    names = {fold(part) for part in column.header.split("/")}
    return next((what for what, known in _NAMES.items() if names & known), None)


def _kept(column: Column, telling: set[str]) -> Column:
    """Columns that speak of the referral are kept with the row alone."""
    speaks = column.header in telling or column.field not in _OF_THE_PERSON
    if not speaks or column.why in ("chosen", "profile"):
        return column
    return replace(column, field="row_only", scope=None, confidence=0.9, why="position")


def _latest(table: Table, layout: ListLayout) -> PartialDate | None:
    """The list speaks of people as they were when its last row was written."""
    heading = layout.columns.get("received")
    places = {column.header: at for at, column in enumerate(table.columns)}
    if heading is None:
        return None
    days = [
        told.received_on
        for row in table.rows()
        if (told := tell(layout, row.row, {heading: shown(row.cells[places[heading]])})).received_on
    ]
    return parse_date(max(days)) if days else None


def _newcomers(tables: Sequence[ListTable]) -> Iterator[Signer]:
    """People whom the same plan adds may have brought others of the list."""
    seen: set[int] = set()
    for table in tables:
        for row in table.rows:
            if row.person is not None and row.person < 0 and row.person not in seen:
                seen.add(row.person)
                cut = parse_name(row.name)
                who = identity(
                    name=cut.text,
                    family=cut.family,
                    given=cut.given,
                    companies=tuple(text for text in row.record.values() if text),
                )
                yield Signer(row.person, who, "asked")


def _subject(
    key: str,
    table: ListTable,
    rows: Sequence[tuple[ListRow, ToldReferral]],
    new: Sequence[RowPlan],
    people: Signers,
    *,
    left_out: bool,
) -> Subject:
    stages = Counter(f"stage_{told.stage}" for _, told in rows)
    open_ = [
        told.introducer_text
        for _, told in rows
        if told.introducer_text
        and told.source is None
        and brought_by(told.introducer, people).person is None
    ]
    notes = []
    if open_:
        words = " ".join(dict.fromkeys(open_[:_SHOWN]))
        notes.append(Reason("introducers_open", {"count": len(open_), "text": words}))
    unread = [told.status for _, told in rows if not is_state(told.status)]
    if unread:
        words = " ".join(dict.fromkeys(unread[:_SHOWN]))
        notes.append(Reason("referral_states_unread", {"count": len(unread), "text": words}))
    return Subject(
        key,
        "left_out" if left_out else "new" if new else "known",
        "",
        table.sheet or table.file,
        None,
        None,
        "",
        table.file,
        table.sheet,
        {"introducers_open": len(open_)},
        {"": dict(stages)},
        sum(row.person is None for row, _ in rows),
        tuple(notes),
    )
