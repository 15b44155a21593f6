"""Lists as other offices keep them: other headings, headers without merged cells, other titles.

Each is drawn from a seed, with who every row is and what it says; nobody in them exists.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from benchmarks import noise
from benchmarks.invented_lists import Cell, Written
from benchmarks.invented_people import Somebody

PARTS = ("本会", "懇親会")
_SERIES = (
    "架空鼎談会",
    "星空セミナー",
    "架空同窓会総会",
    "技術経営研究会",
    "架空承継塾",
    "架空見学会",
)
_MARKS: Sequence[dict[str, str]] = (
    {"came": "○", "absent": "×"},
    {"came": "出", "absent": "欠", "proxy": "代", "online": "Web"},
    {"came": "出席", "absent": "欠席", "proxy": "代理出席", "online": "オンライン"},
    {"came": "参加", "absent": "不参加", "online": "Zoom"},
)
_COHORT: Sequence[Callable[[int], Cell]] = (
    lambda n: n,
    lambda n: f"{n}期",
    lambda n: f"第{n}期",
    lambda n: f"{n}期生",
    lambda n: f"M{n}",
)


@dataclass(slots=True)
class Invented:
    """One workbook and its truth."""

    kind: str
    sheets: list[Written]
    alumni_only: bool = True
    events: list[tuple[str, int | None, str | None]] = field(default_factory=list)
    """Name, 回次 and day of the events it tells of."""
    marks: dict[tuple[int, str, str], str] = field(default_factory=dict)
    """By event, part and person: came, absent, proxy, online."""


class Office:
    """Writes lists about some of the alumni in its own way.

    Args:
        seed: The same seed, the same lists.
        alumni: Whom it may write about.
    """

    def __init__(self, seed: int, alumni: Sequence[Somebody]) -> None:
        self._rng = Random(seed)
        self._alumni = alumni

    def all(self) -> Iterator[Invented]:
        """A list of each kind."""
        yield self.roster()
        yield self.groups()
        yield self.matrix()
        yield self.event()
        yield self.answered_by_section()
        yield self.log()
        yield self.headed()

    def _some(self, count: int) -> list[Somebody]:
        found = self._rng.sample(list(self._alumni), count)
        return sorted(found, key=lambda p: (p.cohort or 0, p.id))

    def _day(self, day: date) -> str:
        era = day.year - 2018
        ways = (
            f"{day.year}/{day.month}/{day.day}",
            f"令和{era}年{day.month}月{day.day}日（{'月火水木金土日'[day.weekday()]}）",
            f"R{era}.{day.month}.{day.day}",
            f"{day.year}.{day.month:02}.{day.day:02}",
            f"{day:%Y%m%d}",
        )
        return self._rng.choice(ways)

    def roster(self) -> Invented:
        """Headings in other words and order; the address in one or three columns."""
        rng = self._rng
        whole = rng.random() < 0.5
        columns: list[tuple[str, Callable[[Somebody], Cell]]] = [
            (rng.choice(("期", "期別", "修了期", "MOT期")), lambda p: cohort(p.cohort or 0)),
            (rng.choice(("氏名", "お名前", "会員氏名", "名前（漢字）")), _spaced),
            (rng.choice(("ふりがな", "カナ", "氏名カナ", "よみがな")), _reading(rng)),
            (rng.choice(("勤務先", "会社名", "お勤め先", "所属企業")), _company),
            (rng.choice(("携帯", "携帯電話", "電話（携帯）")), lambda p: p.mobile),
            (rng.choice(("メール", "E-mail", "ﾒｰﾙｱﾄﾞﾚｽ")), lambda p: p.private),
        ]
        cohort = rng.choice(_COHORT)
        if whole:
            columns.append(("住所", lambda p: p.prefecture + p.address))
        else:
            columns += [("都道府県", lambda p: p.prefecture), ("番地・建物", lambda p: p.address)]
        rng.shuffle(columns)
        sheet = Written("名簿")
        sheet.rows += [["修了生名簿"], []] if rng.random() < 0.5 else []
        sheet.rows.append([head for head, _ in columns])
        for p in self._some(60):
            sheet.add(p, *(cell(p) for _, cell in columns))
        return Invented("roster", [sheet])

    def groups(self) -> Invented:
        """The cohort stands over its people: by a line, or once in the first row of the group."""
        rng, sheet = self._rng, Written("名簿")
        line = rng.choice((None, "【第{}期】", "■ {}期", "―― {}期 ――", "第{}期生（32名）"))
        sheet.rows.append(["期", "氏名", "勤務先", "備考"])
        for number in sorted(rng.sample(range(1, 21), 4)):
            people = [p for p in self._alumni if p.cohort == number][:12]
            if line is not None:
                sheet.rows.append([line.format(number)])
            for at, p in enumerate(people):
                first = f"{number}期" if line is None and at == 0 else None
                sheet.add(p, first, _spaced(p), _company(p), None)
        sheet.rows += [["合計", "48名"], ["※取扱注意"]]
        return Invented("roster in groups", [sheet])

    def matrix(self) -> Invented:
        """Title, day and part of each event in rows of their own, mostly without merged cells."""
        rng, sheet = self._rng, Written("履歴")
        marks = rng.choice(_MARKS)
        parts = PARTS if rng.random() < 0.5 else PARTS[:1]
        found = Invented("matrix", [sheet])
        names: list[Cell] = ["期", "氏名", "勤務先"]
        rows: dict[str, list[Cell]] = {"title": [], "day": [], "part": []}
        for name, number, day in self._events(found, 3, 8):
            rows["title"] += [f"第{number}回{name}", *[None] * (len(parts) - 1)]
            rows["day"] += [self._day(day), *[None] * (len(parts) - 1)]
            rows["part"] += parts
        order = [*rng.sample(["title", "day"], 2), *(["part"] if len(parts) > 1 else [])]
        top = rng.choice((0, len(order) - 1))
        blank: list[Cell] = [None] * len(names)
        sheet.rows += [["行事参加履歴"], []]
        sheet.rows += [
            [*(names if at == top else blank), *rows[key]] for at, key in enumerate(order)
        ]
        for p in self._some(rng.randint(25, 50)):
            cells: list[Cell] = []
            for number in range(len(found.events)):
                for part in parts:
                    said = rng.choice([*marks, None])
                    cells.append(marks[said] if said else None)
                    if said:
                        found.marks[number, part, p.id] = said
            sheet.add(p, f"{p.cohort}期", _spaced(p), _company(p), *cells)
        sheet.rows.append([None, "合計", None, *[10] * len(rows["part"])])
        return found

    def event(self) -> Invented:
        """The list of one event under title lines of another shape."""
        rng, sheet = self._rng, Written("名簿")
        marks = rng.choice(_MARKS)
        found = self._titled(sheet, "event list")
        sheet.rows.append(["No", "期", "氏名", "会社名", "出欠", "懇親会", "備考"])
        people = self._some(30)
        for number, p in enumerate(people, 1):
            if number == len(people) - 2:
                sheet.rows.append([rng.choice(("当日参加", "＜当日参加＞", "■ 当日参加者"))])
            walked = number >= len(people) - 2
            said = "came" if walked else rng.choice(list(marks))
            dinner = rng.choice(("came", "absent"))
            count = None if walked else number
            cells = (marks[said], marks[dinner], None)
            sheet.add(p, count, f"{p.cohort}期", _spaced(p), _company(p), *cells)
            found.marks[0, PARTS[0], p.id] = said
            by_proxy = said == "proxy" and dinner == "came"
            found.marks[0, PARTS[1], p.id] = "proxy" if by_proxy else dinner
        return found

    def answered_by_section(self) -> Invented:
        """Who came stands in the line above, or each answer has a column of its own."""
        rng, sheet = self._rng, Written("名簿")
        found = self._titled(sheet, "by section")
        answers = ("came", "online", "absent")
        columns = rng.random() < 0.5
        more = ["会場", "オンライン", "欠席"] if columns else []
        sheet.rows.append(["期", "氏名", "会社名", *more])
        people = self._some(27)
        rng.shuffle(people)
        for answer, line in zip(
            answers, ("【会場参加】", "【オンライン】", "【欠席者】"), strict=True
        ):
            if not columns:
                sheet.rows.append([line])
            for p in people[answers.index(answer) :: 3]:
                ticks = ["○" if each == answer else None for each in answers] if columns else []
                sheet.add(p, f"{p.cohort}期", _spaced(p), _company(p), *ticks)
                found.marks[0, PARTS[0], p.id] = answer
        return found

    def log(self) -> Invented:
        """A row for each person and event, which its cells name, or those of a row above."""
        rng, sheet = self._rng, Written("参加履歴")
        found = Invented("log", [sheet], alumni_only=False)
        marks, dinner = rng.choice([*_MARKS, None]), rng.random() < 0.5
        once, apart = rng.random() < 0.5, rng.random() < 0.5
        called = rng.choice(("行事名", "イベント名", "会合名", "参加行事"))
        head = [rng.choice(("開催日", "日付", "年月日")), called, *(["回"] if apart else [])]
        people_first = rng.random() < 0.5 and not once
        person = ["氏名", "期", "会社名"]
        said = ["出欠", *(["懇親会"] if dinner else [])] if marks else []
        sheet.rows += [["行事参加記録"], []] if rng.random() < 0.5 else []
        sheet.rows.append([*(person + head if people_first else head + person), *said])
        for at, (name, number, day) in enumerate(self._events(found, 3, 8)):
            title = [name, number] if apart else [f"第{number}回{name}"]
            event: list[Cell] = [self._day(day), *title]
            for n, p in enumerate(self._some(rng.randint(3, 15))):
                who: list[Cell] = [_spaced(p), f"{p.cohort}期", _company(p)]
                what = event if n == 0 or not once else [None] * len(event)
                came = rng.choice(list(marks)) if marks else "came"
                found.marks[at, PARTS[0], p.id] = came
                cells: list[Cell] = [marks[came]] if marks else []
                if marks and dinner:
                    stayed = rng.choice(("came", "absent"))
                    cells.append(marks[stayed])
                    by_proxy = came == "proxy" and stayed == "came"
                    found.marks[at, PARTS[1], p.id] = "proxy" if by_proxy else stayed
                sheet.add(p, *(who + what if people_first else what + who), *cells)
        return found

    def headed(self) -> Invented:
        """Several events one below the other, each headed by a line."""
        rng, sheet = self._rng, Written("参加者")
        found = Invented("events headed", [sheet], alumni_only=False)
        shapes = ("■{title} {day}", "【{title}】{day}", "{title}（{day}）", "{title}|{day}")
        shape = rng.choice(shapes)
        again, apart = rng.random() < 0.5, rng.random() < 0.5
        head: list[Cell] = ["氏名", "期", "会社名"]
        if not again:
            sheet.rows += [["行事参加者一覧"], head]
        for at, (name, number, day) in enumerate(self._events(found, 2, 6)):
            line = shape.format(title=f"第{number}回{name}", day=self._day(day))
            sheet.rows += [[]] if apart and at else []
            sheet.rows.append(list(line.split("|")))
            sheet.rows += [head] if again else []
            for p in self._some(rng.randint(4, 15)):
                sheet.add(p, _spaced(p), f"{p.cohort}期", _company(p))
                found.marks[at, PARTS[0], p.id] = "came"
        return found

    def _events(self, found: Invented, fewest: int, most: int) -> Iterator[tuple[str, int, date]]:
        """Name, 回次 and day of the events of a list, some weeks apart; noted as its truth."""
        rng = self._rng
        day, numbers = date(2022, 4, rng.randint(1, 28)), dict.fromkeys(_SERIES, rng.randint(1, 9))
        for _ in range(rng.randint(fewest, most)):
            name = rng.choice(_SERIES)
            numbers[name] += 1
            day += timedelta(days=rng.randint(21, 80))
            found.events.append((name, numbers[name], day.isoformat()))
            yield name, numbers[name], day

    def _titled(self, sheet: Written, kind: str) -> Invented:
        rng = self._rng
        name, number = rng.choice(_SERIES), rng.randint(2, 19)
        day = date(2022, 4, 1) + timedelta(days=rng.randrange(1200))
        written = self._day(day)
        shapes: Sequence[list[list[Cell]]] = (
            [[f"第{number}回{name}　参加者名簿"], [f"日時：{written} 18:00～"], ["会場：架空会館"]],
            [[f"『{name}』第{number}回 出席者"], [f"{written}　於：架空会館"]],
            [[f"「{name}」（第{number}回） 出席者一覧"], [f"開催日：{written}"]],
            [["日時", written], ["会場", "架空会館"], ["行事名", f"第{number}回{name}"], []],
            [[f"【{name}】第{number}回　出欠名簿", None, None, written]],
        )
        sheet.rows += rng.choice(shapes)
        events = [(name, number, day.isoformat())]
        return Invented(kind, [sheet], alumni_only=False, events=list(events))


def _spaced(p: Somebody) -> Cell:
    return f"{p.family[0]}\u3000{p.given[0]}"


def _company(p: Somebody) -> Cell:
    return f"{p.jobs[0].form}{p.jobs[0].core}"


def _reading(rng: Random) -> Callable[[Somebody], Cell]:
    write = rng.choice((str, noise.katakana, noise.half_width))
    return lambda p: write(f"{p.family[1]} {p.given[1]}")
