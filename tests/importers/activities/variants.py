"""Invented lists of events in the many shapes that offices give them, with what they really say."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from importers.inspection import Inspection
from importers.reading.workbook import Cell
from smeic_tui.domain.past_attendance import Status
from tests.importers.activities.events import sheet_of

FAMILIES = (
    *("青空", "木星", "月見", "海野", "雲井", "霧島", "星野", "水沢"),
    *("金森", "土屋", "火口", "天川", "朝日", "夕凪", "白浜", "黒岩"),
)
GIVENS = (
    *("花子", "次郎", "健", "幸", "守", "透", "光", "恵"),
    *("誠", "由美", "大輔", "真理", "隆", "直樹", "陽子", "修"),
)
COMPANIES = (
    *("木星商事", "金星精機", "土星印刷", "火星食品"),
    *("水星製作所", "天王工業", "海王物流", "冥王設備"),
)
SERIES = (
    *("架空鼎談会", "星空サロン", "経営者フォーラム", "MOTクラブ", "技術勉強会", "新春懇話会"),
    *(
        "ものづくり研究会",
        "事業承継セミナー",
        "若手経営塾",
        "地域連携部会",
        "同窓会総会",
        "DX推進委員会",
    ),
)
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
KANJI = "〇一二三四五六七八九"
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
MARKS: Sequence[dict[Status, Sequence[str]]] = (
    {
        "onsite": ("○", "◯", "出", "参加"),
        "absent": ("欠", "×"),
        "proxy": ("代",),
        "online": ("Ｗｅｂ",),
    },
    {
        "onsite": ("〇",),
        "absent": ("×",),
        "proxy": ("代理",),
        "online": ("オンライン",),
        "no_show": ("当欠",),
    },
    {"onsite": ("出席",), "absent": ("欠席",), "proxy": ("代理出席",), "online": ("Zoom",)},
    {
        "onsite": ("✓", "レ"),
        "absent": ("-",),
        "proxy": ("代",),
        "online": ("web",),
    },
    {"onsite": ("参加",), "absent": ("不参加",), "proxy": ("代理",), "online": ("オンライン参加",)},
    {"onsite": ("1",), "absent": ("0",)},
    {"onsite": ("●",), "absent": ("✕",), "undecided": ("△",), "no_show": ("当日欠席",)},
)


@dataclass
class Truth:
    """What an invented list says."""

    events: list[tuple[str, int, str]] = field(default_factory=list)
    """Name, 回次 and day of its events, in the order of its columns."""
    parts: list[tuple[str, ...]] = field(default_factory=list)
    """The parts of each event."""
    told: dict[tuple[int, str, str], Status] = field(default_factory=dict)
    """By event, part and name of the person, what is said; blanks are left out."""
    roles: dict[str, str] = field(default_factory=dict)
    walk_ins: set[str] = field(default_factory=set)


def number_styles(number: int) -> Sequence[Callable[[str], str]]:
    """Ways to write a name with its 回次."""
    kanji = KANJI[number] if number < 10 else f"十{KANJI[number - 10] if number > 10 else ''}"
    return (
        lambda name: f"第{number}回{name}",
        lambda name: f"第{number}回 {name}",
        lambda name: f"{name} 第{number}回",
        lambda name: f"{name}（第{number}回）",
        lambda name: f"{name}({number}回目)",
        lambda name: f"{name} vol.{number}",
        lambda name: f"{name} Vol.{number}",
        lambda name: f"{name} No.{number}",
        lambda name: f"{name}#{number}",
        lambda name: f"{name}{CIRCLED[number - 1]}",
        lambda name: f"第{str(number).translate(WIDE)}回　{name}",
        lambda name: f"第{kanji}回{name}",
        lambda name: f"第{number}回\n{name}",
    )


def day_styles(day: date) -> Sequence[str]:
    """Ways to write a day."""
    era, week = day.year - 2018, "月火水木金土日"[day.weekday()]
    return (
        f"{day.year}/{day.month}/{day.day}",
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.year}年{day.month}月{day.day}日（{week}）",
        f"令和{era}年{day.month}月{day.day}日",
        f"令和{era}年{day.month}月{day.day}日({week})",
        f"R{era}.{day.month}.{day.day}",
        f"Ｒ{era}．{day.month}．{day.day}",
        f"R{era}/{day.month}/{day.day}",
        f"{day.year}.{day.month}.{day.day}({week})",
        day.isoformat(),
        f"{day.year}/{day.month:02}/{day.day:02}",
        f"{day:%Y%m%d}",
        f"'{day.year % 100}.{day.month}.{day.day}",
    )


def people(dice: random.Random, count: int) -> Iterator[tuple[str, int, str]]:
    """So many different people: name, cohort, company."""
    names = [f"{family}　{given}" for family in FAMILIES for given in GIVENS]
    for name in dice.sample(names, count):
        yield name, dice.randint(1, 20), f"株式会社{dice.choice(COMPANIES)}"


def matrix_variant(seed: int) -> tuple[Inspection, Truth]:
    """A matrix of people × events."""
    dice = random.Random(seed)
    truth = Truth()
    marks = dice.choice(MARKS)
    two_parts = dice.random() < 0.6
    rows_of_header = dice.choice((1, 2, 3)) if two_parts else dice.choice((1, 2))
    who = list(people(dice, dice.randint(8, 30)))
    fixed = dice.choice(
        (["No.", "期", "氏名", "会社"], ["期", "氏名"], ["No", "氏名", "期", "勤務先"])
    )
    heads: list[list[str]] = [[] for _ in range(rows_of_header)]
    merged: list[str] = []
    columns: list[tuple[int, str]] = []
    day = date(2022, 4, dice.randint(1, 28))
    style = dice.randrange(13)
    order = dice.sample(range(3), 3)
    for number, name in enumerate(dice.sample(SERIES, dice.randint(3, 7))):
        day += timedelta(days=dice.randint(20, 90))
        times = dice.randint(1, 19)
        if dice.random() < 0.3:
            style = dice.randrange(13)
        title = number_styles(times)[style](name)
        when = dice.choice(day_styles(day))
        parts = ("本会", dice.choice(("懇親会", "懇親会", "交流会"))) if two_parts else ("本会",)
        truth.events.append((name, times, day.isoformat()))
        truth.parts.append(parts)
        for at, part in enumerate(parts):
            columns.append((number, part))
            lines = [title if at == 0 or rows_of_header == 1 else "", when if at == 0 else "", part]
            if not two_parts:
                lines = lines[:2]
                stacked = [" ".join(lines)] if rows_of_header == 1 else lines
            elif rows_of_header == 1:
                stacked = [f"{title} {when} {part}" if dice.random() < 0.5 else f"{title} {part}"]
                stacked = [f"{title} {when}" if at == 0 else f"{title} {part}"]
            elif rows_of_header == 2:
                stacked = [f"{title} {when}" if at == 0 else "", part]
            else:
                chosen = order if order[2] == 2 or order[1] == 2 else [0, 1, 2]
                stacked = [lines[n] for n in chosen]
            for row, text in enumerate(stacked):
                heads[row].append(text)
    above: list[list[Cell]] = []
    if dice.random() < 0.8:
        above.append(["行事の参加履歴", "", "2025.12.1現在"])
    if dice.random() < 0.4:
        legend = "　".join(f"{' '.join(words)}：{_meaning(s)}" for s, words in marks.items())
        above.append([f"凡例　{legend}"])
    if above and dice.random() < 0.5:
        above.append([])
    top = len(above) + 1
    first = len(fixed)
    names_at = 0 if dice.random() < 0.5 else dice.choice((0, rows_of_header - 1))
    is_merged = names_at == 0 and dice.random() < 0.6
    for number in range(len(truth.events)) if is_merged and two_parts else ():
        left = first + 2 * number + 1
        for row, line in enumerate(heads):
            if line[2 * number] and not line[2 * number + 1] and dice.random() < 0.8:
                merged.append(f"{_letter(left)}{top + row}:{_letter(left + 1)}{top + row}")
    for at in range(first) if is_merged and rows_of_header > 1 else ():
        merged.append(f"{_letter(at + 1)}{top}:{_letter(at + 1)}{top + rows_of_header - 1}")
    table: list[list[Cell]] = [
        [*(fixed if row == names_at else [""] * first), *line] for row, line in enumerate(heads)
    ]
    sections = dice.random() < 0.3 and "期" in fixed
    if sections:
        who.sort(key=lambda each: each[1])
    last = 0
    for number, (name, cohort, company) in enumerate(who, 1):
        if sections and cohort != last:
            table.append([f"【第{cohort}期】"])
            last = cohort
        known: dict[str, Cell] = {"No.": number, "No": number, "期": f"第{cohort}期", "氏名": name}
        cells: list[Cell] = [known.get(head, company) for head in fixed]
        for event, part in columns:
            if dice.random() < 0.3:
                cells.append("")
                continue
            status = dice.choice(tuple(marks))
            if part != "本会" and status == "online":
                status = "onsite"
            word = dice.choice(marks[status])
            cells.append(word)
            # In a matrix a dash is somebody who was not asked, unless the legend says otherwise.
            dash = word == "-" and not any("凡例" in str(line[:1]) for line in above)
            if not dash:
                truth.told[event, part, name] = status
        table.append(cells)
    if dice.random() < 0.5:
        table.append(["", *["合計"], *[""] * (first - 2), *[len(who)] * len(columns)])
    return sheet_of([*above, *table], name="履歴", file="履歴.xlsx", merged=merged), truth


def _meaning(status: Status) -> str:
    return {
        "onsite": "出席",
        "absent": "欠席",
        "proxy": "代理出席",
        "online": "オンライン",
        "no_show": "当日欠席",
        "undecided": "未定",
    }[status]


def _letter(column: int) -> str:
    return chr(64 + column) if column <= 26 else f"A{chr(64 + column - 26)}"


def list_variant(seed: int) -> tuple[Inspection, Truth]:
    """The list of one event."""
    dice = random.Random(seed)
    truth = Truth()
    name, number = dice.choice(SERIES), dice.randint(1, 19)
    day = date(2022, 1, 1) + timedelta(days=dice.randint(0, 1400))
    title = dice.choice(number_styles(number))(name).replace("\n", " ")
    when = dice.choice(day_styles(day))
    clock = dice.choice((" 18:00～20:00", "　14時～", " 午後2時より", ""))
    place = dice.choice(("架空会館", "神田キャンパス", "オンライン（Zoom）", "本町ホール"))
    kind = dice.choice(("当日参加者名簿", "参加者一覧", "出席者名簿", "受付名簿", "出欠表", ""))
    where = dice.choice((f"場所：{place}", f"会場: {place}", f"於 {place}", f"於：{place}"))
    shapes: Sequence[list[list[Cell]]] = (
        [[f"{title}　{kind}"], [f"日時：{when}{clock}　{where}"]],
        [[f"{when}{clock}　{where}"], [f"{title} {kind}"]],
        [[f"{title}　{kind}　日時：{when}　{where}"]],
        [[f"{title}（{when}）{kind}"], [where]],
        [[title], [kind], ["開催日", when, "", "場所", place]],
        [[f"{kind}"], [title], [f"開催日時　{when}{clock}"], [where]],
        [[f"『{name}』第{number}回　{kind}"], [f"{when}{clock}　{where}"]],
        [["日時", when], ["会場", place], ["行事名", title], []],
        [[f"【{name}】第{number}回　{kind or '出欠名簿'}", "", "", when]],
        [[f"「{title}」{kind}"], [f"{when}開催"]],
    )
    above = [row for row in dice.choice(shapes) if any(str(cell).strip() for cell in row)]
    truth.events.append((name, number, day.isoformat()))
    marks = dice.choice([m for m in MARKS if "1" not in m["onsite"]])
    party = dice.choice(("懇親会", "懇親会", "交流会", ""))
    truth.parts.append(("本会", party) if party else ("本会",))
    attend = dice.choice(("出欠", "出席", "ご出欠", "参加", "受付"))
    heads = dice.choice(
        (
            ["No", "期", "氏名", "会社名", attend, party, "会費", "備考"],
            ["№", "氏名", "フリガナ", "勤務先", "役職", "期", attend, party, "摘要"],
            ["期", "お名前", "所属", attend, party, "備考"],
            [attend, "お名前", "期別", "会社", party, "備考"],
        )
    )
    heads = [head for head in heads if head]
    table: list[list[Cell]] = [list(heads)]
    who = list(people(dice, dice.randint(8, 30)))
    walk_ins = dice.randint(0, 3)
    style = dice.choice(("section", "note"))
    for at, (person, cohort, company) in enumerate(who):
        walked = at >= len(who) - walk_ins
        if walked and style == "section" and person == who[-walk_ins][0]:
            table.append([dice.choice(("＜当日参加＞", "【飛び込み】", "当日受付", "■当日参加者"))])
        status: Status = "onsite" if walked else dice.choice(tuple(marks))
        note = "当日参加" if walked and style == "note" else ""
        role = ""
        if not walked and status == "onsite" and dice.random() < 0.15:
            role, truth.roles[person] = dice.choice(
                (("登壇者", "speaker"), ("司会", "moderator"), ("講師", "lecturer"))
            )
        if not note and role and dice.random() < 0.5:
            note, role = role, ""
        if walked:
            truth.walk_ins.add(person)
        word = dice.choice(marks[status])
        if attend == "受付":
            status, word = ("onsite", "レ") if status in ("onsite", "online") else ("no_show", "")
        truth.told[0, "本会", person] = status
        evening: Status = dice.choice(("onsite", "absent"))
        drink = dice.choice(marks[evening])
        if party:
            # Whoever sent somebody sent them to the dinner too.
            came_by_proxy = status == "proxy" and evening == "onsite"
            truth.told[0, party, person] = "proxy" if came_by_proxy else evening
        told: dict[str, Cell] = {
            "No": "" if walked else at + 1,
            "№": "" if walked else at + 1,
            "期": role or ("" if walked else f"{cohort}期"),
            "期別": role or ("" if walked else str(cohort)),
            "氏名": person,
            "お名前": f"{person}様" if dice.random() < 0.3 else person,
            "役職": "部長",
            "フリガナ": "",
            attend: word,
            party: drink,
            "会費": "5000" if evening == "onsite" else "",
            "備考": note,
            "摘要": note,
        }
        table.append([told.get(head, company) for head in heads])
    if dice.random() < 0.5:
        table.append([""])
        table.append(["", f"本会 {len(who)}名"])
    gap: list[list[Cell]] = [[]] if dice.random() < 0.6 else []
    return sheet_of([*above, *gap, *table], name="名簿", file="名簿.xlsx"), truth
