"""Every screen, dialog and menu of the program, and the way to each of them from the roster."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Takes = Literal["search", "field", "nothing"]
Step = tuple[tuple[str, ...], str]
"""Keys in one write, and what is on the screen then."""


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
_ORGANISATIONS = (("g", "画面を選ぶ"), ("o", "修了生順"))
_ORGANISATION = ("enter", "会社・機関の内容")
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
    _place(
        "person: first post",
        _PERSON,
        ("2", "所属を入れる"),
        takes="field",
        fields=("会社", "部署", "役職", "いつから"),
    ),
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
    _place("organisations", *_ORGANISATIONS, takes="search", fields=("検索",)),
    _place("organisations: which", *_ORGANISATIONS, ("f", "2期以上")),
    _place("organisation", *_ORGANISATIONS, _ORGANISATION),
    _place("organisation: never met", *_ORGANISATIONS, _ORGANISATION, ("2", "[2 未面識")),
    _place("organisation: form", *_ORGANISATIONS, ("e", "[ 記録 ]"), takes="field"),
    _place(
        "organisation: the other one", *_ORGANISATIONS, ("m", "Enter 並べて見る"), takes="field"
    ),
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
