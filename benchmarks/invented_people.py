"""Alumni and outsiders with everything that lists tell of them, drawn from a seed.

Harder than the demo's people on purpose: namesakes in one cohort, married couples and shared
mailboxes, because an evaluation that only meets easy people says nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

from smeic_tui.demo.name_lists import FAMILY, FOREIGN, MEN, WOMEN, Name

COHORTS = 20
_CORES = (
    *("朝凪", "北斗", "明星", "光洋", "大和田", "浪速", "摂津", "河内野", "若葉", "東雲", "三栄"),
    *("昭和台", "丸八", "日の出", "鶴見橋", "生野", "泉北", "南港", "千里", "箕面", "瑞光", "旭"),
    *("サンテック", "ミナト", "フジワ", "アルファ", "テクノス", "キタガワ", "ヤマト", "ニッコー"),
)
_TRADES = (
    *("精機", "製作所", "化成", "電機", "工業", "商事", "食品", "建設", "印刷", "システム", "金属"),
    *("運輸", "硝子", "樹脂", "設計", "螺子", "鍍金", "物産", "繊維", "コンサルティング"),
)
_HEADS = (
    *(
        ("正", "まさ", "masa"),
        ("和", "かず", "kazu"),
        ("義", "よし", "yoshi"),
        ("英", "ひで", "hide"),
    ),
    *(
        ("俊", "とし", "toshi"),
        ("直", "なお", "nao"),
        ("康", "やす", "yasu"),
        ("隆", "たか", "taka"),
    ),
    *(
        ("哲", "てつ", "tetsu"),
        ("恵", "よし", "yoshi"),
        ("真", "まさ", "masa"),
        ("広", "ひろ", "hiro"),
    ),
)
_TAILS = (
    *(("之", "ゆき", "yuki"), ("彦", "ひこ", "hiko"), ("夫", "お", "o"), ("男", "お", "o")),
    *(("樹", "き", "ki"), ("明", "あき", "aki"), ("人", "と", "to"), ("也", "や", "ya")),
    *(("治", "はる", "haru"), ("美", "み", "mi"), ("子", "こ", "ko"), ("江", "え", "e")),
)
_WOMENS_TAILS = _TAILS[-3:]
_MENS_TAILS = _TAILS[:-3]
_FORMS = ("株式会社", "株式会社", "株式会社", "有限会社", "合同会社", "")
_DEPARTMENTS = ("営業部", "開発部", "製造部", "総務部", "経営企画室", "")
_TITLES = ("代表取締役", "取締役", "部長", "課長", "係長", "主任", "工場長", "顧問", "")
_PLACES = (
    ("大阪府", "東大阪市長田"),
    ("大阪府", "八尾市光町"),
    ("大阪府", "大阪市中央区本町"),
    ("兵庫県", "尼崎市潮江"),
    ("奈良県", "生駒市北田原町"),
    ("京都府", "京都市下京区中堂寺"),
)
_PRIVATE = ("example.jp", "example.com", "example.org", "mail.example.com", "example.ne.jp")


@dataclass(frozen=True, slots=True)
class Job:
    """Where somebody works."""

    core: str
    """The company's name without its legal form."""
    form: str
    """Its legal form."""
    behind: bool
    """The form stands behind the name."""
    department: str
    """部署."""
    title: str
    """役職."""
    domain: str
    """Of its mail."""
    phone: str
    """Its switchboard."""
    mail: str
    """Of this person there."""


@dataclass(frozen=True, slots=True)
class Somebody:
    """One person as they are."""

    id: str
    """Their number; outsiders' begin with X."""
    cohort: int | None
    """期."""
    family: Name
    """Family name, its reading and Latin letters."""
    given: Name
    """Given name, its reading and Latin letters."""
    latin: str
    """Name in Latin letters, of people from abroad."""
    married: Name | None
    """Family name after a marriage that later lists know of."""
    private: str
    """Private mail address; couples may share one."""
    mobile: str
    """Mobile number."""
    home: str
    """Telephone at home; families share it."""
    prefecture: str
    """Of the address."""
    address: str
    """The rest of it."""
    postcode: str
    """Of the address."""
    licence: str
    """診断士登録番号; empty for most."""
    jobs: tuple[Job, Job]
    """The job of the first list, and that of the later ones."""


class Inventor:
    """Draws people.

    Args:
        seed: The same seed, the same people.
        noise: How often what makes them hard to tell happens; 1 as in an office.
    """

    def __init__(self, seed: int, noise: float = 1.0) -> None:
        self.random = Random(seed)
        self._noise = noise
        self._companies: list[Job] = []
        self._outsiders = 0

    def alumni(self, count: int) -> list[Somebody]:
        """That many alumni in 20 cohorts, among them three or more pairs of full namesakes."""
        rng = self.random
        people = [self.person(f"P{n + 1:04}", n * COHORTS // count + 1) for n in range(count)]
        for _ in range(3):
            self._namesakes(people)
        for _ in range(round(4 * self._noise)):
            self._couple(people)
        for _ in range(round(3 * self._noise)):
            # A colleague who answers for both: one address for two people.
            one, other = rng.sample(range(count), 2)
            people[other] = replace(people[other], private=people[one].private)
        return people

    def _namesakes(self, people: list[Somebody]) -> None:
        one = self.random.randrange(len(people))
        mates = [n for n, p in enumerate(people) if p.cohort == people[one].cohort and n != one]
        other = self.random.choice(mates)
        like = people[one]
        people[other] = replace(
            people[other], family=like.family, given=like.given, latin=like.latin, married=None
        )

    def _couple(self, people: list[Somebody]) -> None:
        """Two who live together: name, address and telephone are one, at times the mailbox."""
        one, other = self.random.sample(range(len(people)), 2)
        like = people[one]
        people[other] = replace(
            people[other],
            family=like.family,
            latin="",
            married=None,
            home=like.home,
            address=like.address,
            postcode=like.postcode,
            prefecture=like.prefecture,
            private=like.private if self.random.random() < 0.3 else people[other].private,
        )

    def outsider(self, alumni: list[Somebody]) -> Somebody:
        """Somebody who is no alumnus; one in eight bears an alumnus's name."""
        self._outsiders += 1
        found = self.person(f"X{self._outsiders:04}", None)
        if self.random.random() < 0.125:
            like = self.random.choice(alumni)
            found = replace(found, family=like.family, given=like.given, latin=like.latin)
        return found

    def person(self, number: str, cohort: int | None) -> Somebody:
        """Anybody."""
        rng = self.random
        woman = rng.random() < 0.3
        family, given = rng.choice(FAMILY), self._given(woman)
        latin = ""
        if rng.random() < 0.013:
            name, kana, latin = rng.choice([f for f in FOREIGN if f[1]])
            written, read = name.split(" ", 1), (kana or "").split(" ", 1)
            words = latin.lower().split()
            family, given = (written[0], read[0], words[0]), (written[1], read[-1], words[-1])
        married = rng.choice(FAMILY) if woman and not latin and rng.random() < 0.13 else None
        first = self._job(family[2], given[2])
        later = self._job(family[2], given[2]) if rng.random() < 0.19 else first
        prefecture, place = rng.choice(_PLACES)
        return Somebody(
            number,
            cohort,
            family,
            given,
            latin,
            married,
            self._login(family[2], given[2]) + "@" + rng.choice(_PRIVATE),
            f"0{rng.choice('789')}0-{rng.randrange(1000, 9999)}-{rng.randrange(1000, 9999)}",
            f"06-{rng.randrange(6000, 6999)}-{rng.randrange(1000, 9999)}",
            prefecture,
            f"{place}{rng.randrange(1, 6)}丁目{rng.randrange(1, 25)}番{rng.randrange(1, 25)}号",
            f"5{rng.randrange(30, 99)}-{rng.randrange(0, 9999):04}",
            f"{rng.randrange(100_000, 499_999)}" if rng.random() < 0.12 else "",
            (first, later),
        )

    def _given(self, woman: bool) -> Name:
        rng = self.random
        if rng.random() < 0.4:
            return rng.choice(WOMEN if woman else MEN)
        head, tail = rng.choice(_HEADS), rng.choice(_WOMENS_TAILS if woman else _MENS_TAILS)
        return head[0] + tail[0], head[1] + tail[1], head[2] + tail[2]

    def _login(self, family: str, given: str) -> str:
        rng = self.random
        base = rng.choice(
            [family, f"{given[0]}.{family}", f"{family}-{given[0]}", f"{given}.{family}"]
        )
        return base + rng.choice(["", str(rng.randrange(1, 99)), str(rng.randrange(1955, 1992))])

    def _job(self, family: str, given: str) -> Job:
        rng = self.random
        if self._companies and rng.random() < 0.12:
            like = rng.choice(self._companies)
        else:
            number = rng.randrange(10_000, 99_999)
            like = Job(
                rng.choice(_CORES) + rng.choice(_TRADES),
                rng.choice(_FORMS),
                rng.random() < 0.35,
                "",
                "",
                f"c{number}.example.{rng.choice(['jp', 'co.jp'])}",
                f"0{rng.choice('67')}-{rng.randrange(6000, 6999)}-{rng.randrange(1000, 9999)}",
                "",
            )
            self._companies.append(like)
        login = rng.choice([family, f"{given[0]}.{family}", f"{family}-{given[0]}", ""])
        if not login:
            login = "info" if rng.random() < 0.1 * self._noise else f"{given}_{family}"
        return replace(
            like,
            department=rng.choice(_DEPARTMENTS),
            title=rng.choice(_TITLES),
            mail=f"{login}@{like.domain}",
        )
