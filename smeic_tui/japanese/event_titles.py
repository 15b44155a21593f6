"""What a title line says about an event: series, 回次, day, time and place, in whatever order.

``第5回トップリーダー鼎談会　日時：令和6年11月9日（土）18:00～　於：神田キャンパス``
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from smeic_tui.japanese.cohorts import kanji_number
from smeic_tui.japanese.dates import PartialDate, parse_date

_WIDTH: dict[int, int | str] = {
    **{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)},
    0x3000: " ",
    0x301C: "~",
}
_CIRCLED = {chr(0x2460 + n): n + 1 for n in range(20)}
_KANJI = "一二三四五六七八九十〇"
_DAY_WORD = r"[ ]*(?:\([月火水木金土日](?:曜日?)?(?:[・,]?[祝休])?\)|[月火水木金土日]曜日?)?"
_DATE = re.compile(
    r"(?<![0-9])(?P<date>(?:(?:西暦)?[0-9]{4}|(?:令和|平成|昭和|[令平昭]|(?<![a-zA-Z])[RHSrhs])"
    r"[ .]*(?:元|[0-9]{1,2}))"
    r"[ ]*(?:年[ ]*[0-9]{1,2}[ ]*月(?:[ ]*[0-9]{1,2}[ ]*日)?"
    r"|[-/.・][ ]*[0-9]{1,2}[ ]*[-/.・][ ]*[0-9]{1,2}(?![0-9])))" + _DAY_WORD
)
_WEEKDAY = re.compile(r"([月火水木金土日])(?:曜|[)・,祝休]|$)")
_NOT_HELD = re.compile(r"[ ]*(?:現在|時点|作成|更新|改訂|版|締切|〆切|発行|まで|付)")
_SHORT = re.compile(
    r"(?<![0-9/.])(?P<month>1[0-2]|0?[1-9])(?:月[ ]*|/)"
    r"(?P<day>3[01]|[12][0-9]|0?[1-9])日?(?![0-9/])" + _DAY_WORD
)
_TWO_DIGITS = re.compile(
    r"(?<![0-9./])'?(?P<year>[1-4][0-9])(?P<sep>[./])(?P<month>1[0-2]|0?[1-9])(?P=sep)"
    r"(?P<day>3[01]|[12][0-9]|0?[1-9])(?![0-9./])" + _DAY_WORD
)
_EIGHT_DIGITS = re.compile(
    r"(?<![0-9])(?P<year>20[0-9]{2})(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12][0-9]|3[01])(?![0-9])"
)
_MONTH = re.compile(r"(?<![0-9./年])(?P<month>1[0-2]|0?[1-9])月(?!末)")
_KANJI_DAY = re.compile(
    f"(?:令和|平成|昭和)[ ]*[元{_KANJI}]+年[ ]*[{_KANJI}]+月(?:[ ]*[{_KANJI}]+日)?"
)
_ASIDE = re.compile(r"[【〔［《][^】〕］》]{1,20}[】〕］》]")
"""〔社外秘〕, 【当日受付用】: what stands in such brackets names no event."""
_LONGEST = 200
"""Letters of a cell that are read: no title is longer, and a hostile one would take minutes."""
_HERE = "\x01"
"""Where the 回次 was."""
_FISCAL = re.compile(r"(?P<year>[0-9]{4}|(?:令和|平成|[RHrh])[ ]*(?:元|[0-9]{1,2}))[ ]*年?度")
_YEAR_ALONE = re.compile(
    r"(?<![0-9a-zA-Z])(?:(?:令和|平成|[RH])[ ]*(?:元|[0-9]{1,2})|20[0-9]{2})年(?![ ]*[0-9度])"
)
_RANGE = re.compile(
    rf"第?[ ]*(?:[0-9]{{1,3}}|[{_KANJI}]{{1,4}})[ ]*回?[ ]*[~\-―–][ ]*第?[ ]*"
    rf"(?:[0-9]{{1,3}}|[{_KANJI}]{{1,4}})[ ]*回"
)
"""第5回～第8回: a list of several, which has no number."""
_COMPACT = re.compile(
    r"(?<![0-9])(?P<year>(?:20)?[0-9]{2})(?P<month>[01][0-9])(?P<day>[0-3][0-9])(?![0-9])"
)
_CLOCK = (
    r"(?:午前|午後|AM|PM|am|pm)?[ ]*(?:[01]?[0-9]|2[0-3])(?:[:][0-5][0-9]|時(?:半|[0-5]?[0-9]分)?)"
)
_TIME = re.compile(
    rf"(?P<start>{_CLOCK})(?:[ ]*[~\-―–][ ]*(?P<end>{_CLOCK})?)?"
    r"[ ]*(?:開始|開会|より|から|スタート)?"
)
_NUMBER = re.compile(
    rf"[(〈]?(?:第[ ]*(?P<a>[0-9]{{1,3}}|[{_KANJI}]{{1,4}})[ ]*回目?"
    r"|(?<![0-9])(?P<b>[0-9]{1,3})[ ]*回目"
    r"|(?<![a-zA-Z])(?:vol|no|ver)[. ]*(?P<c>[0-9]{1,3})(?![0-9])"
    r"|(?:#|その)[ ]*(?P<d>[0-9]{1,3})(?![0-9]))[)〉]?"
    rf"|(?P<e>[{''.join(_CIRCLED)}])",
    re.IGNORECASE,
)
_BARE_NUMBER = re.compile(r"(?<=[^0-9 /.\-])(?P<f>[0-9]{1,2})$")
_PROVISIONAL = re.compile(r"[(][ ]*仮[ ]*称?[ ]*[)]|[【\[]仮称?[】\]]")
_PLACE_LABEL = r"(?:開催場所|開催地|場[ ]*所|会[ ]*場|ところ|於|venue)"
_VENUE = re.compile(
    rf"(?:^|(?<=[ (|\n]))(?:{_PLACE_LABEL}[ ]*(?:[:/]|(?=[ |\n]))|@)[ ]*(?P<venue>[^|\n]*)",
    re.IGNORECASE,
)
_DATE_LABEL = re.compile(
    r"(?:開催日時|開催日|日[ ]*時|日[ ]*程|日[ ]*付|期[ ]*日|と[ ]き|時[ ]*間|開始)[ ]*[:]?"
)
_OTHER_LABEL = re.compile(
    r"[|]?[ ]*(?:参加費|会費|定員|講師|登壇者?|司会|テーマ|演題|主催|共催|後援|担当|備考|"
    r"取扱注意|部外秘|社外秘|凡例)(?:[ ]*[:].*|$)"
)
_THEME = re.compile(
    r"(?:テーマ|演題|題目)[ ]*[:][ ]*(?P<theme>[^|\n※]+)"
    r"|[「『](?P<quoted>[^」』]{2,60})(?<!間)(?<!室)(?<!ホール)[」』]"
)
_NAME_LABEL = re.compile(
    r"(?m)^[ ]*(?:行事|催し|イベント|会合|会議|催事|セミナー)?(?:名称?|タイトル)[ ]*(?:[:]|$)"
    r"|^[ ]*(?:行事|催し|イベント|件名)[ ]*(?:[:]|$)"
)
_NAMES_EVENT = re.compile(
    r"会$|会[(（]|総会|鼎談|倶楽部$|クラブ$|セミナー|フォーラム|シンポジウム|サロン|塾$|講座|交流|大会|ツアー|フェア|式$"
)
"""What stands in 【】 and names an event all the same, where nothing else does."""
_LIST_WORDS = re.compile(
    r"(?:当日|事前)?(?:参加|出席|来場|受付|申込|出欠|座席)(?:者|状況)?(?:確認)?(?:の)?"
    r"(?:名簿|一覧表?|リスト|表|簿|記録|履歴|集計)?|(?:一覧|名簿|リスト|参加者|出席者|例会|定例会?|記録|資料|のご案内|案内)"
)
_AND_DINNER = re.compile(r"(?:・|及び|および|と|&|\+|ならびに|並びに)(?:懇親会|交流会)$")
_NO_EVENT = re.compile(
    r"(?:各種|主な|年間|MOT|修了生)*(?:行事|イベント|催し)(?:等)?|開催(?:分|日)?|実績"
)
"""What a list of many events is called, and no event is."""
_PLACES = re.compile(
    r"(?:会議室|教室|講堂|ホール|ホテル|サテライト|キャンパス|センター|会館|プラザ|ビル|館|室|階|大学|"
    r"クラブハウス|レストラン|オンライン|zoom|teams|webex)[)]?$",
    re.IGNORECASE,
)
_ONLINE = re.compile(r"オンライン|ハイブリッド|zoom|teams|webex|ウェビナー", re.IGNORECASE)
_LEGEND = re.compile(r"[(][^()]*[:][^()]*[)]")
_MEETING = re.compile(r"(?:定例|月例)?例会|定例会")
_NUMBERED_QUOTE = re.compile(
    rf"[「『]([^」』]*?(?:{_NUMBER.pattern})[^」』]*)[」』]", re.IGNORECASE
)
"""「第3回架空鼎談会」: what is quoted is the title itself."""
_EMPTY_BRACKETS = re.compile(r"[(\[【][ |~\-,、]*[)\]】]")
_ENDS = " |,、。・:-~―–/※*■□◆◇●<>〈〉《》【】[]" + _HERE


@dataclass(frozen=True, slots=True)
class EventTitle:
    """What was read; what is not said is None."""

    name: str | None = None
    """Of the series or the event, without number and list words."""
    number: int | None = None
    """回次."""
    day: str | None = None
    """ISO date, or ISO month where no day is given."""
    starts: str | None = None
    """``18:00``."""
    ends: str | None = None
    venue: str | None = None
    theme: str | None = None
    provisional: bool = False
    """（仮称） stands beside the name."""
    online: bool = False
    """The place can be attended online too."""
    weekday: str | None = None
    """The weekday written beside the day, where the day is another one: 土."""
    yearless: str | None = None
    """A day that is written without its year, where nothing tells it: 5月18日."""

    def filled(self, other: EventTitle) -> EventTitle:
        """This title with what only another one says."""
        return replace(
            self,
            name=self.name or other.name,
            number=self.number if self.number is not None else other.number,
            day=self.day or other.day,
            starts=self.starts or other.starts,
            ends=self.ends if self.starts else other.ends,
            venue=self.venue or other.venue,
            theme=self.theme or other.theme,
            provisional=self.provisional or other.provisional,
            online=self.online or other.online,
            weekday=self.weekday if self.day else other.weekday,
            yearless=None if self.day or other.day else self.yearless or other.yearless,
        )


def read_title(lines: Iterable[str], fiscal: int | None = None) -> EventTitle:
    """What title lines say together, the first that says something counting.

    Args:
        lines: Texts of the cells above a table, or the cells of its header, top down.
        fiscal: The fiscal year of dates that name none (``11/18``).
    """
    cells = (" ".join(level(line[:_LONGEST]).split()) for line in lines if line.strip())
    text = _in_digits("\n".join(cells))
    if fiscal is None and (found := fiscal_year_in(text)) is not None:
        fiscal = found
    online = bool(_ONLINE.search(text))
    text = _NAME_LABEL.sub("|", text)
    asides = [found.group()[1:-1] for found in _ASIDE.finditer(text)]
    text = _ASIDE.sub("|", text)
    text = _NUMBERED_QUOTE.sub(r"|\1|", text)
    found_theme = _THEME.search(text)
    theme = (found_theme["theme"] or found_theme["quoted"]).strip() if found_theme else None
    text = _THEME.sub("|", text)
    text = _LEGEND.sub(_keep_dated, text)
    written = text
    text, day = _take_date(text, fiscal)
    short = _SHORT.search(text) if day is None else None
    if short is not None:
        day = _in_calendar_year(text, short)
        text = text[: short.start()] + "|" + text[short.end() :]
        short = short if day is None else None
    text = _YEAR_ALONE.sub("|", text)
    text, starts, ends = _take_time(text)
    text = _DATE_LABEL.sub("|", text)
    provisional = bool(_PROVISIONAL.search(text))
    text = _PROVISIONAL.sub("", text)
    text, number = _take_number(_FISCAL.sub("|", _RANGE.sub("|", text)))
    venue_found = _VENUE.search(text)
    venue = _trimmed(venue_found["venue"]) if venue_found else None
    if venue_found and not venue:
        # The label stands in a cell of its own, its place in the next one.
        rest = text[venue_found.end() :].lstrip("|\n ")
        here, _, rest = rest.replace("\n", "|\n").partition("|")
        venue = _trimmed(here) or None
        text = text[: venue_found.start()] + "|" + rest
    elif venue_found:
        text = text[: venue_found.start()] + "|" + text[venue_found.end() :]
    name, left = _name(_number_first(text))
    if name is None and found_theme and found_theme["quoted"]:
        # 『架空鼎談会』第3回: what is quoted is all the name there is.
        name, theme = theme, None
    elif name and found_theme and not _NAMES_EVENT.search(name):
        # 『架空鼎談会』～これからの経営～: the event is quoted, what it is about is not.
        quoted = found_theme["quoted"] or ""
        name, theme = (quoted, name) if _NAMES_EVENT.search(quoted) else (name, theme)
    if name is None and (found_meeting := _MEETING.search(text)):
        # 2024年度 例会出欠: a word that stands in every title is the name where nothing else is.
        name = found_meeting[0]
    if name is None:
        name = next((each for each in asides if _NAMES_EVENT.search(each)), None)
    if venue is None:
        venue = next((each for each in left if _PLACES.search(each)), None)
    return EventTitle(
        *(name, number, day, starts, ends, venue, theme, provisional, online),
        _other_weekday(written, day),
        f"{short['month']}/{short['day']}" if short else None,
    )


def _in_calendar_year(text: str, short: re.Match[str]) -> str | None:
    """A day whose year stands elsewhere: ``5月18日 架空鼎談会（令和6年）``."""
    years = {
        found.year
        for match in _YEAR_ALONE.finditer(text)
        if (found := parse_date(match[0])) is not None
    }
    month, day = int(short["month"]), int(short["day"])
    return _day(years.pop(), month, day) if len(years) == 1 else None


def _other_weekday(text: str, day: str | None) -> str | None:
    """The weekday that stands beside a whole day and is not its own."""
    if day is None or len(day) < len("2024-05-18"):
        return None
    for match in _DATE.finditer(text):
        found = parse_date(match["date"])
        told = _WEEKDAY.search(match[0][len(match["date"]) :])
        if found is not None and found.iso == day and told is not None:
            own = "月火水木金土日"[date.fromisoformat(day).weekday()]
            return told[1] if told[1] != own else None
    return None


def names_event(text: str) -> bool:
    """Whether a name is that of a meeting: it ends in 会, 塾, セミナー and the like."""
    return bool(_NAMES_EVENT.search(text))


def level(text: str) -> str:
    """Letters, digits and signs in their ordinary width; kanji and kana as written."""
    return text.translate(_WIDTH).replace("\n", " ")


def fiscal_year_in(text: str) -> int | None:
    """The one fiscal year a text names: 令和5年度 is 2023; a range names none."""
    years = [
        found.year
        for match in _FISCAL.finditer(level(text[: _LONGEST * 10]))
        if (found := parse_date(match["year"] + "年")) is not None
    ]
    return years[0] if len(years) == 1 else None


def compact_day(text: str) -> str | None:
    """``241109`` or ``20241109``, as sheets are named; also ``R6.7.6`` and the like."""
    flat = level(text[:_LONGEST])
    match = _DATE.search(flat)
    if match and (found := parse_date(match["date"])) is not None:
        return found.iso
    short = _COMPACT.search(flat)
    if short is None:
        return None
    year = int(short["year"])
    return _day(year if year > 99 else 2000 + year, int(short["month"]), int(short["day"]))


def sheet_number(text: str) -> int | None:
    """The 回次 that ends a sheet's name: ``MOT倶楽部34``, ``研究会②``."""
    flat = level(text[:_LONGEST]).strip()
    _, number = _take_number(flat)
    if number is not None or flat.isascii():
        return number
    bare = _BARE_NUMBER.search(flat)
    return int(bare["f"]) or None if bare else None


def _keep_dated(match: re.Match[str]) -> str:
    """A bracket that explains signs is no title; one that holds the day is."""
    return match.group() if _DATE.search(match.group()) or _VENUE.search(match.group()) else "|"


def _take_date(text: str, fiscal: int | None) -> tuple[str, str | None]:
    day: str | None = None
    for match in reversed(list(_DATE.finditer(text))):
        found = parse_date(match["date"])
        if found is None:
            continue
        if not _NOT_HELD.match(text, match.end()) and not text.startswith("度", match.end()):
            day = found.iso
        text = text[: match.start()] + "|" + text[match.end() :]
    for pattern, century in ((_EIGHT_DIGITS, 0), (_TWO_DIGITS, 2000)):
        short = pattern.search(text) if day is None else None
        if short is None:
            continue
        day = _day(century + int(short["year"]), int(short["month"]), int(short["day"]))
        if day is not None:
            text = text[: short.start()] + "|" + text[short.end() :]
    if day is None and fiscal is not None and (short := _SHORT.search(text)):
        month = int(short["month"])
        day = _day(fiscal if month >= 4 else fiscal + 1, month, int(short["day"]))
        if day is not None:
            text = text[: short.start()] + "|" + text[short.end() :]
    elif day is None and fiscal is not None and (short := _MONTH.search(text)):
        month = int(short["month"])
        day = PartialDate(fiscal if month >= 4 else fiscal + 1, month).iso
        text = text[: short.start()] + "|" + text[short.end() :]
    return text, day


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return PartialDate(year, month, day).iso
    except ValueError:
        return None


def _take_time(text: str) -> tuple[str, str | None, str | None]:
    match = _TIME.search(text)
    if match is None:
        return text, None, None
    rest = text[: match.start()] + "|" + text[match.end() :]
    return rest, _clock(match["start"]), _clock(match["end"]) if match["end"] else None


def _clock(text: str) -> str:
    hour, _, minutes = text.translate({ord("時"): ":"}).partition(":")
    late = bool(re.search("午後|pm", hour, re.IGNORECASE))
    number = int(re.sub(r"[^0-9]", "", hour))
    minute = 30 if "半" in minutes else int(re.sub(r"[^0-9]", "", minutes) or 0)
    return f"{number + 12 if late and number < 12 else number:02}:{minute:02}"


def _take_number(text: str) -> tuple[str, int | None]:
    match = _NUMBER.search(text)
    if match is None:
        return text, None
    if match["e"]:
        number: int | None = _CIRCLED[match["e"]]
    else:
        written = next(each for each in match.groups() if each)
        number = int(written) if written.isdecimal() else kanji_number(written)
    return text[: match.start()] + _HERE + text[match.end() :], number or None


def _trimmed(text: str) -> str:
    return _bare(_OTHER_LABEL.sub("", text.strip()))


def _bare(text: str) -> str:
    """Without signs around it, nor half a pair of brackets."""
    bare = text.strip(_ENDS)
    if bare.count("(") != bare.count(")"):
        bare = bare.strip("() ")
        bare += ")" * (bare.count("(") - bare.count(")"))
    return bare.removeprefix("(").removesuffix(")") if bare[:1] == "(" else bare


def _number_first(text: str) -> str:
    """The cell that holds the 回次 before the others: it is the one with the name."""
    cells = text.split("\n")
    return "\n".join(sorted(cells, key=lambda cell: _HERE not in cell)).replace(_HERE, "|")


def _in_digits(text: str) -> str:
    """Days of an era in kanji numerals with digits: 令和六年五月二十五日."""
    return _KANJI_DAY.sub(
        lambda match: re.sub(
            f"[{_KANJI}]+", lambda number: str(kanji_number(number[0]) or number[0]), match[0]
        ),
        text,
    )


def _name(text: str) -> tuple[str | None, list[str]]:
    """The first piece that is no list word, place or remark; and what else was left."""
    text = _EMPTY_BRACKETS.sub("|", text)
    pieces: list[str] = []
    for line in re.split(r"[|\n]", text):
        for piece in _pieces(_OTHER_LABEL.sub("", line)):
            bare = _bare(piece)
            if bare and not bare.startswith(("取扱", "敬称")):
                pieces.append(bare)
    named = [piece for piece in (_without_list_words(each) for each in pieces) if piece]
    name = next((each for each in named if not _PLACES.search(each) and len(each) > 1), None)
    return name, [each for each in pieces if each != name]


def _pieces(line: str) -> list[str]:
    """Cut at white space, but keep the words of a Latin name together."""
    if line.startswith("※"):
        return []
    return re.split(r"(?<![!-~])[ ]+|[ ]+(?![!-~])", line)


def _without_list_words(piece: str) -> str:
    if _LIST_WORDS.fullmatch(piece):
        return ""
    found = re.fullmatch(rf"(?P<name>.+?)(?:の)?(?:{_LIST_WORDS.pattern})", piece)
    bare = _bare(found["name"]) if found and len(found["name"]) > 1 else piece
    bare = _AND_DINNER.sub("", bare)
    return "" if _NO_EVENT.fullmatch(bare) else bare
