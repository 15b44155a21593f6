"""Every screen, dialog and menu of the program, and the way to each of them from the roster."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from openpyxl import Workbook

from smeic_tui.domain.licences.licence import LedgerLine
from smeic_tui.domain.training.facts import Mark, Submission
from smeic_tui.domain.training.rule import Condition, Rule
from smeic_tui.store import (
    bodies,
    case_acts,
    certificates,
    database,
    engagements,
    events,
    invitations,
    licences,
    memberships,
    opening,
    people,
    sessions,
    staff,
    trainees,
    trainings,
)
from smeic_tui.store.introductions import add_introduction
from smeic_tui.store.operation import Actor, operation
from smeic_tui.store.referral_acts import Intake, take_in
from smeic_tui.store.replies import Answered, record_reply
from smeic_tui.store.submissions import set_submission
from smeic_tui.store.training_marks import Marking, set_marks
from tests.e2e.terminal import Terminal
from tests.screens import centre

Takes = Literal["search", "field", "nothing"]
Step = tuple[tuple[str, ...], str]
"""Keys in one write, and what is on the screen then."""

LIST = (
    ("期", "氏名", "フリガナ", "会社名", "役職", "メールアドレス"),
    (3, "渡邊 健太郎", "ワタナベ ケンタロウ", "八尾架空精機(株)", "会長", "wata@example.jp"),
    (13, "渡部 浩二", "ワタナベ コウジ", "(株)アクア架空", "工場長", ""),
    ("", "渡辺 翔太", "", "", "", ""),
    (20, "小澤 隆志", "オザワ タカシ", "小澤架空樹脂(株)", "工場長", "ozawa@example.jp"),
    (20, "", "", "名のない架空会社", "", ""),
)
"""One changed, one the same, one doubtful, one new, one without a name."""


@dataclass(frozen=True)
class Place:
    """Somewhere one can be in the program."""

    name: str
    """What a failing test calls it."""
    way: tuple[Step, ...]
    """How to get there from the roster."""
    takes: Takes = "nothing"
    """Where text of an input method goes: into the search box, the field in focus, or nowhere."""
    fields: tuple[str, ...] = ()
    """Labels of its text fields, from the top."""

    def __str__(self) -> str:
        return self.name


def _place(
    name: str, *way: tuple[str, str], takes: Takes = "nothing", fields: tuple[str, ...] = ()
) -> Place:
    return Place(name, tuple(((keys,), seen) for keys, seen in way), takes, fields)


_PERSON = ("enter", " 個人  ")
_FILE = ("i", "名簿.xlsx")
_TABLES = ("enter", "列の意味を確かめる")
_COLUMNS = ("enter", "名簿と照らし合わせる")
_QUESTION = ("enter", "この一覧は修了生だけですか")
_DAY = ("1", "いつのものですか")
_WHOLE = ("1", "全員載っている")
_BOARD = ("2", "変わる内容")
_PLAN = (_TABLES, _COLUMNS, _QUESTION, _DAY, _WHOLE, _BOARD)
_QUALITY = (("g", "画面を選ぶ"), ("q", "の一覧"))
_LICENCES = (("g", "画面を選ぶ"), ("l", "有効期限の早い順"))
_LEDGER = ("enter", "登録と点数")
_WORK = ("w", "求めている会社")
_PEOPLE = (("enter", "名  選択 0"),)

_TRAININGS: tuple[Step, ...] = ((("g",), "画面を選ぶ"), (("k",), "研修の名前"))
_RUN: tuple[Step, ...] = (*_TRAININGS, (("enter",), "6オンライン"))
_EVENTS: tuple[Step, ...] = ((("g",), "画面を選ぶ"), (("g",), "行事の名前・テーマ"))
_EVENT: tuple[Step, ...] = (*_EVENTS, (("enter",), "1 概要"))
_REFERRALS: tuple[Step, ...] = ((("g",), "画面を選ぶ"), (("s",), "氏名・会社・紹介者"))
_INTRODUCTIONS: tuple[Step, ...] = ((("g",), "画面を選ぶ"), (("n",), "氏名・会社・理由"))

_HOME = (("g", "画面を選ぶ"), ("t", "3つの段階"))
_BODIES = (("g", "画面を選ぶ"), ("b", "名称・目的・代表"))
_BODY = ("enter", "元メンバー")
_CASES = (("g", "画面を選ぶ"), ("j", "1 進み具合"))
_CASE = ("enter", "会社・機関")

PLACES = (
    _place("roster", takes="search", fields=("検索",)),
    _place("roster: search", ("/", "Enter 一覧へ"), takes="field", fields=("検索",)),
    _place("roster: order", ("s", "並び順を選ぶ")),
    _place("roster: filter", ("f", "表示する人を選ぶ")),
    _place("screens", ("g", "画面を選ぶ")),
    _place("menu", ("f10", "この画面でできること")),
    _place("help", ("?", "PgDn で動く")),
    _place("palette", ("ctrl+p", "操作を探す"), takes="field", fields=("操作の名前",)),
    _place("person", _PERSON),
    _place("person: history", _PERSON, ("h", "この人の履歴")),
    _place("person: sources", _PERSON, ("o", "入れた人")),
    _place("person: posts", _PERSON, ("2", "番号か Enter で選ぶ")),
    _place("person: contacts", _PERSON, ("3", "住所を加える")),
    _place(
        "person: new contact",
        _PERSON,
        ("3", "メール・電話を加える"),
        ("1", "[ 記録 ]"),
        takes="nothing",
        fields=("内容",),
    ),
    _place("person: rules", _PERSON, ("4", "[ 記録 ]"), fields=("確認の方法",)),
    _place(
        "person: tags",
        _PERSON,
        ("5", "[ 記録 ]"),
        takes="field",
        fields=("できること", "求めること", "技術", "専門"),
    ),
    _place(
        "contact note",
        ("c", "[ 記録 ]"),
        takes="field",
        fields=("内容", "次の行動", "期日"),
    ),
    _place(
        "change of post",
        ("p", "[ 記録 ]"),
        takes="field",
        fields=("会社", "部署", "役職", "いつから"),
    ),
    _place("standing", ("t", "[ 記録 ]"), fields=("日付",)),
    _place(
        "edit",
        ("e", "[ 記録 ]"),
        takes="field",
        fields=(
            "氏名",
            "かな",
            "旧姓",
            "英字",
            "期",
            "修了年月",
            "研究課題",
            "会員番号",
            "診断士登録番号",
            "生年",
            "最終確認",
            "備考",
        ),
    ),
    _place(
        "new person",
        ("n", "[ 記録 ]"),
        takes="field",
        fields=("氏名", "かな", "期", "会社", "役職", "電話", "メール", "備考"),
    ),
    _place("discard?", ("n", "[ 記録 ]"), ("x", "x"), ("escape", "入力中の内容があります")),
    Place(
        "similar people",
        ((("n",), "[ 記録 ]"), (("渡邊 健太郎", "ctrl+s"), "似た人がいます")),
    ),
    _place("Excel", ("x", "渡す相手"), takes="field", fields=("目的", "渡す相手", "ファイル")),
    Place(
        "history",
        ((("g",), "画面を選ぶ"), (("h",), "氏名・内容・担当")),
        "search",
        ("検索",),
    ),
    Place(
        "changes of an operation",
        ((("g",), "画面を選ぶ"), (("h",), "氏名・内容・担当"), (("enter",), "変更の内容  ")),
    ),
    Place(
        "undo?",
        ((("g",), "画面を選ぶ"), (("h",), "氏名・内容・担当"), (("u",), "元に戻しますか")),
    ),
    Place("events", _EVENTS, "search", ("検索",)),
    Place("event", _EVENT, "search", ("検索",)),
    Place(
        "event: new",
        (*_EVENTS, (("n",), "どのシリーズ")),
    ),
    Place(
        "event: edit",
        (*_EVENTS, (("e",), "[ 記録 ]")),
        "field",
        ("シリーズ", "回次", "行事名", "テーマ", "会場", "オンライン先"),
    ),
    Place(
        "event: reply",
        (*_EVENT, (("v",), "[ 記録 ]")),
        fields=("同伴の氏名", "備考"),
    ),
    Place("event: overview", (*_EVENT, (("1",), "項目")), "search", ("検索",)),
    Place("event: waves", (*_EVENT, (("2",), "送付日")), "search", ("検索",)),
    Place("event: tables", (*_EVENT, (("5",), "役職")), "search", ("検索",)),
    Place(
        "event: table",
        (*_EVENT, (("5",), "役職"), (("t",), "[ 記録 ]")),
        "field",
    ),
    Place(
        "event: after",
        (*_EVENT, (("6",), "まだ誰も来ていません")),
        "search",
        ("検索",),
    ),
    Place("event: filter", (*_EVENT, (("f",), "表示する人を選ぶ"))),
    Place(
        "event: ask again",
        (*_EVENT, (("a",), "[ 記録 ]")),
        fields=("返事の締切",),
    ),
    Place("roster: by events", ((("f",), "表示する人を選ぶ"), (("0",), "出席なし"))),
    Place("event: lists", (*_EVENT, (("x",), "会場受付表"))),
    Place(
        "event: invite",
        (*_EVENT, (("i",), "Space で選び")),
        "search",
        ("検索",),
    ),
    Place("trainings", _TRAININGS, "search", ("検索",)),
    Place("trainings: new", (*_TRAININGS, (("n",), "どの研修をもとに"))),
    Place("trainings: edit", (*_TRAININGS, (("e",), "[ 記録 ]")), fields=("研修名", "備考")),
    Place("trainings: rule", (*_TRAININGS, (("r",), "受講時間"))),
    Place("attendance book", _RUN),
    Place("attendance book: new", (*_RUN, (("n",), "何を加えますか"))),
    Place("attendance book: edit", (*_RUN, (("e",), "何を直しますか"))),
    Place(
        "attendance book: session",
        (*_RUN, (("e",), "何を直しますか"), (("1",), "[ 記録 ]")),
        fields=("回の題目", "講師"),
    ),
    Place("attendance book: hours", (*_RUN, (("t",), "受講した時間")), "field", ("受講した時間",)),
    Place("attendance book: order", (*_RUN, (("s",), "並び順を選ぶ"))),
    Place("attendance book: lists", (*_RUN, (("x",), "応募者一覧"))),
    Place("trainees", (*_RUN, (("l",), "1 全員")), "search", ("検索",)),
    Place(
        "trainees: refused",
        (*_RUN, (("l",), "1 全員"), (("r",), "[ 記録 ]")),
        "field",
        ("理由",),
    ),
    Place(
        "trainees: choose",
        (*_RUN, (("l",), "1 全員"), (("n",), "1 登録が有効")),
        "search",
        ("検索",),
    ),
    Place("assignments", (*_RUN, (("b",), "4免除"))),
    Place(
        "assignments: details",
        (*_RUN, (("b",), "4免除"), (("e",), "[ 記録 ]")),
        fields=("評価", "コメント", "提出物の場所"),
    ),
    Place("referrals", _REFERRALS, "search", ("検索",)),
    Place("referrals: intake", (*_REFERRALS, (("n",), "外部紹介の受付")), "field", ("氏名",)),
    Place("referrals: stage", (*_REFERRALS, (("t",), "番号か Enter"))),
    Place(
        "referrals: reason",
        (*_REFERRALS, (("t",), "番号か Enter"), (("5",), "[ 記録 ]")),
        fields=("内容",),
    ),
    Place("referrals: lists", (*_REFERRALS, (("x",), "面談票"))),
    Place("referral", (*_REFERRALS, (("enter",), "外部紹介の記録"))),
    Place(
        "referral: edit",
        (*_REFERRALS, (("enter",), "外部紹介の記録"), (("e",), "[ 記録 ]")),
        "field",
        ("次の行動", "期日", "相談内容", "受付日", "備考"),
    ),
    Place(
        "referral: consent",
        (*_REFERRALS, (("enter",), "外部紹介の記録"), (("o",), "[ 記録 ]")),
        fields=("同意の日付", "利用目的", "保存期限"),
    ),
    Place("referral: matches", (*_REFERRALS, (("b",), "引き合わせの候補にする"))),
    Place("introductions", _INTRODUCTIONS, "search", ("検索",)),
    Place(
        "introductions: new",
        (*_INTRODUCTIONS, (("n",), "Enter 次へ・記録")),
        "field",
        ("氏名",),
    ),
    Place("duplicates", ((("g",), "画面を選ぶ"), (("d",), "一致するもの"))),
    Place(
        "duplicates: which",
        ((("g",), "画面を選ぶ"), (("d",), "一致するもの"), (("f",), "どの組を出すか")),
    ),
    Place("two people side by side", (((" ", " ", "m"), "統合される人"),)),
    _place("home", *_HOME),
    _place("bodies", *_BODIES, takes="search", fields=("検索",)),
    _place("body: new", *_BODIES, ("n", "[ 記録 ]"), takes="field"),
    _place("body", *_BODIES, _BODY),
    _place("body: members", *_BODIES, _BODY, ("n", "複数を選ぶ"), takes="field"),
    _place("body: output", *_BODIES, _BODY, ("3n", "[ 記録 ]"), takes="field"),
    _place("cases", *_CASES, takes="search", fields=("検索",)),
    _place("case: new", *_CASES, ("n", "[ 記録 ]"), takes="field"),
    _place("case: stage", *_CASES, ("t", "番号か Enter")),
    _place("case", *_CASES, _CASE),
    _place("case: form", *_CASES, ("e", "[ 記録 ]"), takes="field"),
    _place("case: company", *_CASES, _CASE, ("2n", "[ 記録 ]"), takes="field"),
    _place("licences", *_LICENCES, takes="search", fields=("検索",)),
    _place("licences: order", *_LICENCES, ("s", "並び順を選ぶ")),
    _place("licence", *_LICENCES, _LEDGER),
    _place("licence: points", *_LICENCES, ("a", "[ 記録 ]"), fields=("取得日", "証明")),
    _place(
        "licence: dates",
        *_LICENCES,
        ("e", "[ 記録 ]"),
        takes="field",
        fields=("登録番号", "登録日", "有効期限", "備考"),
    ),
    _place(
        "licence: suspension",
        *_LICENCES,
        ("k", "[ 記録 ]"),
        takes="field",
        fields=("休止した日", "再開した日", "備考"),
    ),
    _place("licences: numbers", *_LICENCES, ("z", "[ 記録 ]"), takes="field"),
    _place("engagements", *_LICENCES, _WORK, takes="search", fields=("検索",)),
    _place(
        "engagement",
        *_LICENCES,
        _WORK,
        ("3", "実施中"),
        ("e", "[ 記録 ]"),
        takes="field",
        fields=("開始", "備考"),
    ),
    _place("quality", *_QUALITY),
    _place("quality: diversity", *_QUALITY, ("2", "[2 多様性]")),
    _place("quality: concerns", *_QUALITY, ("3", "[3 気になる点")),
    _place(
        "quality: Excel",
        *_QUALITY,
        ("x", "Excelに出力"),
        takes="field",
        fields=("ファイル",),
    ),
    _place("quality: people", *_QUALITY, *_PEOPLE, takes="search", fields=("検索",)),
    _place("quality: people: Excel", *_QUALITY, *_PEOPLE, ("x", "渡す相手"), takes="field"),
    _place("import: file", _FILE, takes="field", fields=("ファイル",)),
    Place("import: refused", (((_FILE[0],), _FILE[1]), (("/none", "enter"), "見つかりません"))),
    _place("import: tables", _FILE, _TABLES),
    _place("import: header", _FILE, _TABLES, ("e", "1 2 3 行数")),
    _place("import: columns", _FILE, _TABLES, _COLUMNS),
    _place(
        "import: meaning",
        _FILE,
        _TABLES,
        _COLUMNS,
        ("e", "打って探し"),
        takes="field",
        fields=("例",),
    ),
    _place("import: question", _FILE, _TABLES, _COLUMNS, _QUESTION),
    _place("import: day", _FILE, _TABLES, _COLUMNS, _QUESTION, _DAY),
    _place("import: board", _FILE, *_PLAN),
    _place("import: row", _FILE, *_PLAN, ("enter", "Enter 閉じる")),
)
"""Everywhere an import need not have been applied for."""

RESULT = _place("import: result", _FILE, *_PLAN, ("a", "取り込みました"))
REPORT = Place("import: report", (*RESULT.way, (("3",), "[1 新しく載った人")))
REVIEW = Place("import: review", (*RESULT.way, (("1",), "確認待ち")))

ESC = "\x1b[27u"
"""Esc as newer terminals send it: whole, where the old one is told from other keys by waiting."""

_OPEN = (
    "操作を探す",
    "Esc やめる",
    "Esc 閉じる",
    "Enter 閉じる",
    "Esc 入力に戻る",
    "入力中の内容",
    "元に戻しますか",
)
"""What a dialog says of Esc: none of them is open on the bare roster."""


def make_file(path: Path, build: Callable[[sqlite3.Connection, Actor], object]) -> Path:
    """A database with 水野 and the people of ``build``."""
    database.create(path)
    with closing(opening.writer(path)) as conn:
        member = staff.add_staff(conn, None, name="水野 葵", short_name="水野")
        actor = sessions.begin(conn, member.id)
        build(conn, actor)
        sessions.end(conn, actor)
    return path


def centre_with_namesakes(conn: sqlite3.Connection, actor: Actor) -> None:
    """The small centre, and a second 渡辺 翔太: a list that names no cohort is in doubt of him."""
    with operation(conn, actor, "demo") as op:
        name = {"kind": "alumnus", "name": "渡辺 翔太", "kana": "わたなべ しょうた"}
        people.add_person(op, name, cohort=9)
    ids = centre.build(conn, actor)
    bring(conn, actor, ids["wei"], ids["kentaro"], "架空の相談")
    work_together(conn, actor, [ids["kaoru"], ids["koji"]], "架空部会")
    hold_licence(conn, actor, ids["koji"], "架空商事")
    hold_event(conn, actor, [ids["kaoru"], ids["koji"]], "架空の会")
    hold_training(conn, actor, [ids["kaoru"], ids["koji"]], "架空の研修")


def bring(conn: sqlite3.Connection, actor: Actor, outsider: int, by: int, text: str) -> None:
    """A referral of somebody, and an introduction of the two; their words are ``text``."""
    intake = Intake(person_id=outsider, introducer_id=by, topic=text, details={"note": text})
    with operation(conn, actor, "referral_added", params={"name": text}) as op:
        take_in(op, intake, today=date.today())
        add_introduction(op, outsider, by, {"reason": text, "outcome": text}, today=date.today())


def hold_licence(conn: sqlite3.Connection, actor: Actor, person: int, text: str) -> None:
    """A licence with a point and an engagement; its words are ``text``."""
    with operation(conn, actor, "demo") as op:
        licences.set_licence(op, person, {"expires_on": "2099-03-31"})
        licences.add_point(op, person, LedgerLine("2097-05-01", "theory", 1))
        told = {"organisation": text, "theme": text, "state": "running"}
        engagements.add_engagement(op, person, told)


def work_together(conn: sqlite3.Connection, actor: Actor, members: list[int], text: str) -> None:
    """A working group of these people, and a case that came of it; its words are ``text``."""
    with operation(conn, actor, "body_added", params={"name": text}) as op:
        values = {"name": text, "kind": "working_group", "purpose": text, "note": text}
        group = bodies.add_body(op, values)
        for person in members:
            memberships.add_member(op, group, person, note=text)
        bodies.add_output(op, group, {"title": text, "address": text})
        case_acts.add_case(
            op,
            {"title": text, "summary": text, "body_id": group, "origin_text": text},
            on="2026-05-01",
            today="2026-11-01",
            members=[(person, "member") for person in members],
        )


def hold_event(conn: sqlite3.Connection, actor: Actor, guests: list[int], text: str) -> None:
    """An event that is far away, to which these people are invited; its words are ``text``."""
    with operation(conn, actor, "event_added", params={"event": text}) as op:
        series = events.add_series(op, {"name": text})
        day = {"series_id": series, "number": 1, "held_on": "2099-12-05", "venue": text}
        number = events.add_event(op, day, [{"name": "本会"}, {"name": "懇親会"}])
        invitations.add_wave(op, number, guests, channel="mail", sent_on="2026-11-01")
        first = events.event(conn, number).parts[0].id
        record_reply(op, first, guests[0], Answered("yes", note=text))


def hold_training(conn: sqlite3.Connection, actor: Actor, people: list[int], text: str) -> None:
    """A run that is far away, with these trainees; its words are ``text``."""
    rule = Rule((Condition("hours", 80), Condition("final_report")))
    with operation(conn, actor, "training_added", params={"training": text}) as op:
        run_id = trainings.add_run(op, {"fiscal_year": 2099, "title": text}, rule)
        for number in (1, 2):
            session = {"number": number, "held_on": f"2099-0{number + 4}-16", "minutes": 180}
            told = {"title": text, "lecturer": text}
            first = trainings.add_session(op, run_id, {**session, **told})
        task = trainings.add_assignment(op, run_id, {"title": text, "due_on": "2099-06-30"})
        trainees.add_trainees(op, run_id, people, "accepted", "2099-03-01")
        marked = Mark("absent", None, True, text)
        set_marks(op, first, [Marking(people[0], marked, (0, 0))])
        handed = Submission("submitted", "2099-06-01", text, text, text)
        set_submission(op, task, people[0], handed, (0, 0))
        certificates.issue(op, run_id, people[:1], "attendance", text, None)


def make_list(path: Path, rows: tuple[tuple[object, ...], ...] = LIST) -> Path:
    """A workbook with one list of people."""
    book = Workbook()
    page = book.worksheets[0]
    page.title = "名簿"
    for row in rows:
        page.append(row)
    book.save(path)
    return path


def surroundings(home: Path) -> dict[str, str]:
    """An environment in which everything the program keeps or looks for lies in one folder."""
    (home / "Documents").mkdir(parents=True, exist_ok=True)
    return {
        "HOME": str(home),
        "XDG_STATE_HOME": str(home / "state"),
        "XDG_DOCUMENTS_DIR": str(home / "Documents"),
        "XDG_DOWNLOAD_DIR": str(home),
        "XDG_DESKTOP_DIR": str(home / "Documents"),
        "LOGNAME": "mizuno",
        "USER": "mizuno",
        "SMEIC_DB": "",
        "SMEIC_ACTOR": "",
    }


def newest(file: Path) -> int:
    """Number of the latest operation, undos included."""
    with closing(sqlite3.connect(file)) as conn:
        return int(conn.execute("SELECT max(id) FROM operation").fetchone()[0])


def at_roster(terminal: Terminal) -> bool:
    """The roster is shown, nothing is open over it, and the list has the focus."""
    lines = terminal.text.splitlines()
    return (
        len(lines) == terminal.rows
        and lines[0].startswith(" 修了生名簿")
        and lines[-1].startswith(" / 検索")
        and not any(word in terminal.text for word in _OPEN)
    )


def back(terminal: Terminal, timeout: float = 8) -> None:
    """Leave whatever is open, giving up what was typed, as far as the roster."""
    end = time.perf_counter() + timeout
    while time.perf_counter() < end:
        terminal.settle(0.03)
        if at_roster(terminal):
            return
        shown = terminal.text
        # Given up is what was typed; every other question is answered by Esc.
        terminal.send("1" if "入力中の内容があります" in shown else ESC)
        changed = time.perf_counter() + 0.5
        while terminal.text == shown and time.perf_counter() < changed:
            terminal.read(0.05)
    raise AssertionError(f"no way back to the roster from\n{terminal.text}")


def go(terminal: Terminal, place: Place) -> None:
    """Walk to a place from the roster."""
    for keys, seen in place.way:
        terminal.send(*keys)
        terminal.wait(seen)
    terminal.settle(0.03)
