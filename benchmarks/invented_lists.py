"""The lists of an office about its alumni, each with its own columns, gaps, age and mess."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from benchmarks import noise
from benchmarks.invented_people import Inventor, Job, Somebody
from smeic_tui.demo.name_lists import Name

_FORMER = ("（{}）", "（旧姓：{}）", "【旧姓{}】", "（旧姓 {}）")
Cell = str | int | datetime | None


@dataclass(slots=True)
class Written:
    """One sheet: its rows, and who some of them are."""

    title: str
    """Name of the sheet."""
    rows: list[Sequence[Cell]] = field(default_factory=list)
    """From the first row on."""
    who: list[tuple[int, str]] = field(default_factory=list)
    """(row as Excel counts, who it is)."""

    def add(self, person: Somebody, *cells: Cell) -> None:
        """A row about somebody."""
        self.rows.append(cells)
        self.who.append((len(self.rows), person.id))


class Lists:
    """Writes the lists of one office.

    Args:
        seed: The same seed, the same lists.
        count: How many alumni.
        slips: How often something is mistyped; 1 as in a careful office, 3 as in a hurried one.
        unknown: Share of alumni whom the database of before does not know.
    """

    def __init__(self, seed: int, count: int = 640, slips: float = 2.0, unknown: float = 0.0):
        self._inventor = Inventor(seed)
        self._rng: Random = self._inventor.random
        self._slips = slips
        self._unknown = unknown
        self.alumni = self._inventor.alumni(count)

    def all(self) -> Iterator[tuple[str, list[Written]]]:
        """(file, sheets) of ``db`` and of the eight lists."""
        yield "db", [self.known_before()]
        yield "01_名簿一覧", [self.roster()]
        yield "02_期別名簿", list(self.by_cohort())
        yield "03_会社別名簿", [self.by_company()]
        yield "04_色分け名簿", [self.coloured()]
        yield "05_出欠フォーム", [self.answers()]
        yield "06_ML登録者", [self.mailing_list()]
        yield "07_診断士研修", [self.licences()]
        yield "08_名刺", [self.cards()]

    def known_before(self) -> Written:
        """What the database knew: clean, with gaps."""
        rng, sheet = self._rng, Written("名簿")
        heads = "会員番号 期 姓 名 セイ メイ 会社名 部署 役職 メール1 携帯電話 電話番号"
        sheet.rows.append([*heads.split(), "郵便番号", "都道府県", "診断士登録番号"])
        for p in self.alumni:
            if rng.random() < self._unknown:
                continue
            kana = rng.random() < 0.9
            sheet.add(
                p,
                *(p.id, p.cohort, p.family[0], p.given[0]),
                *(noise.katakana(part[1]) if kana else None for part in (p.family, p.given)),
                _formal(p.jobs[0]),
                p.jobs[0].department,
                p.jobs[0].title,
                rng.choice([p.private, p.jobs[0].mail, p.jobs[0].mail, None]),
                p.mobile if rng.random() < 0.5 else None,
                p.jobs[0].phone if rng.random() < 0.5 else None,
                *(p.postcode, p.prefecture, p.licence or None),
            )
        return sheet

    def roster(self) -> Written:
        """Everybody in one table, the year before."""
        rng, sheet = self._rng, Written("名簿")
        sheet.rows += [["MOT修了生名簿（取扱注意）"], ["2024年4月1日現在"], []]
        heads = "No. 期 氏名 ﾌﾘｶﾞﾅ 修了年月 勤務先 所属部署 役職 〒 住所 電話番号 携帯"
        sheet.rows.append([*heads.split(), "メールアドレス", "備考"])
        for number, p in enumerate(self.alumni, 1):
            job = p.jobs[0]
            year = 2005 + (p.cohort or 0)
            sheet.add(
                p,
                *(number, noise.cohort(rng, p.cohort or 0), self._name(p, later=False)),
                self._kana(p, p.family, noise.half_width) if rng.random() < 0.9 else None,
                rng.choice([f"{year}/3", f"平成{year - 1988}年3月", f"{year - 1}年度修了"]),
                *(noise.company(rng, job), job.department, job.title, p.postcode),
                p.prefecture + p.address,
                noise.telephone(rng, rng.choice([p.home, job.phone])),
                noise.telephone(rng, p.mobile) if rng.random() < 0.8 else None,
                self._mail(p, 0, 0.9),
                None,
            )
        return sheet

    def by_cohort(self) -> Iterator[Written]:
        """A sheet per cohort, a year later; some have left it."""
        rng = self._rng
        for number in sorted({p.cohort or 0 for p in self.alumni}):
            sheet = Written(f"第{number}期")
            sheet.rows += [[f"第{number}期生\u3000名簿"], []]
            heads = "番号 お名前 ふりがな 会社名 部署 職位 携帯電話 E-mail"
            sheet.rows.append(heads.split())
            count = 0
            for p in self.alumni:
                if p.cohort != number or rng.random() < 0.03:
                    continue
                count += 1
                family, name = self._later(p)
                job = p.jobs[1]
                sheet.add(
                    p,
                    *(count, name, self._kana(p, family) if rng.random() < 0.9 else None),
                    *(noise.company(rng, job), job.department, job.title),
                    noise.telephone(rng, p.mobile) if rng.random() < 0.6 else None,
                    self._mail(p, 1, 0.8),
                )
            yield sheet

    def by_company(self) -> Written:
        """Names in two columns; no number of any kind."""
        rng, sheet = self._rng, Written("Sheet1")
        sheet.rows.append(["修了生の皆様（勤務先一覧）"])
        sheet.rows.append(["期生", "姓", "名", "セイ", "メイ", "会社・機関名", "肩書", "メール①"])
        for p in self._some(0.56):
            written, given = self._parts(p)
            family = p.family
            if p.married is not None and rng.random() < 0.75:
                family, written = p.married, p.married[0]
                if rng.random() < 0.6:
                    written += f"（旧姓：{p.family[0]}）"
            kana = rng.random() < 0.75
            sheet.add(
                p,
                *(p.cohort, written, given),
                noise.katakana(family[1]) if kana else None,
                noise.katakana(p.given[1]) if kana else None,
                noise.company(rng, p.jobs[1]),
                p.jobs[1].title,
                self._mail(p, 1, 0.85),
            )
        return sheet

    def coloured(self) -> Written:
        """Company first, department behind it, readings without a space."""
        rng, sheet = self._rng, Written("全期")
        heads = "会社名 役職名 氏名 カナ氏名 期別 修了年度 ご自宅住所 ＴＥＬ e-mail(PC)"
        sheet.rows.append(heads.split())
        for p in self._some(0.7):
            family, name = self._later(p)
            job = p.jobs[1]
            sheet.add(
                p,
                f"{noise.company(rng, job)}\u3000{job.department}".strip(),
                *(job.title, name, self._kana(p, family, noise.katakana).replace(" ", "")),
                *(noise.cohort(rng, p.cohort or 0), f"{2004 + (p.cohort or 0)}年度"),
                *(p.prefecture + p.address, noise.telephone(rng, p.mobile), self._mail(p, 1, 0.7)),
            )
        return sheet

    def answers(self) -> Written:
        """A form's answers: outsiders among them, some people twice."""
        rng, sheet = self._rng, Written("フォームの回答 1")
        heads = "タイムスタンプ メールアドレス お名前（フルネーム） ふりがな MOT修了期（例：20期）"
        sheet.rows.append(
            [*heads.split(), "ご勤務先・お役職", "ご出欠", "当日ご連絡可能なお電話番号"]
        )
        at = datetime(2025, 5, 1, 9)
        people = list(self._some(0.25))
        people += [self._inventor.outsider(self.alumni) for _ in range(len(people) // 6)]
        people += rng.sample(people, len(people) // 20)
        rng.shuffle(people)
        for p in people:
            at += timedelta(minutes=rng.randrange(3, 300))
            family, name = self._later(p)
            said = p.cohort is not None and rng.random() < 0.8
            sheet.add(
                p,
                *(at, self._mail(p, 1, 1.0), name + rng.choice(["", "", "", " 様"])),
                self._kana(p, family) if rng.random() < 0.85 else None,
                noise.cohort(rng, p.cohort or 0) if said else None,
                f"{noise.company(rng, p.jobs[1])}／{p.jobs[1].title}",
                rng.choice(["出席します", "欠席", "○", "×", "未定"]),
                noise.telephone(rng, p.mobile) if rng.random() < 0.85 else None,
            )
        return sheet

    def mailing_list(self) -> Written:
        """A name and an address."""
        rng, sheet = self._rng, Written("Sheet")
        sheet.rows.append(["登録名", "アドレス"])
        people = list(self._some(0.5))
        rng.shuffle(people)
        for p in people:
            _, name = self._later(p)
            sheet.add(p, name + rng.choice(["", "", "さん", "先生"]), self._mail(p, 1, 1.0))
        return sheet

    def licences(self) -> Written:
        """Whoever is a licensed consultant."""
        rng, sheet = self._rng, Written("Sheet")
        sheet.rows += [["高度コンサルタント研修事業\u3000受講者"], []]
        heads = "No 氏名 期 登録番号 登録年月日 所属 ＴＥＬ 専門分野 研修① 研修②"
        sheet.rows.append(heads.split())
        for number, p in enumerate((p for p in self.alumni if p.licence), 1):
            _, name = self._later(p)
            sheet.add(
                p,
                *(number, name, noise.cohort(rng, p.cohort or 0)),
                rng.choice([p.licence, f"第{p.licence}号"]),
                f"H{16 + (p.cohort or 0)}.3",
                *(p.jobs[1].core, noise.telephone(rng, p.mobile), rng.choice(["IT", "財務"])),
                *(rng.choice(["○", "×", "△", None]) for _ in range(2)),
            )
        return sheet

    def cards(self) -> Written:
        """Business cards as an app exports them; a quarter are outsiders'."""
        rng, sheet = self._rng, Written("Sheet")
        heads = "会社名 部署名 役職 姓 名 e-mail 郵便番号 住所 TEL会社 携帯電話 名刺交換日"
        sheet.rows.append(heads.split())
        people = list(self._some(0.3))
        people += [self._inventor.outsider(self.alumni) for _ in range(len(people) // 3)]
        rng.shuffle(people)
        for p in people:
            family, _ = self._later(p)
            job = p.jobs[1]
            sheet.add(
                p,
                *(_formal(job), job.department, job.title, family[0]),
                noise.slip_of_kanji(rng, p.given[0]) if self._slip(0.006) else p.given[0],
                *(job.mail if rng.random() < 0.9 else None, p.postcode, p.prefecture + p.address),
                job.phone if rng.random() < 0.8 else None,
                p.mobile if rng.random() < 0.8 else None,
                datetime(2024, 1, 1) + timedelta(days=rng.randrange(360)),
            )
        return sheet

    def _some(self, share: float) -> Iterator[Somebody]:
        return (p for p in self.alumni if self._rng.random() < share)

    def _slip(self, share: float) -> bool:
        return self._rng.random() < share * self._slips

    def _later(self, p: Somebody) -> tuple[Name, str]:
        """The family name a later list knows, and the full name as it writes it."""
        rng = self._rng
        if p.married is None or rng.random() < 0.25:
            return p.family, self._name(p, later=True)
        name = noise.spaced(rng, p.married[0], p.given[0])
        if rng.random() < 0.7:
            name += rng.choice(_FORMER).format(p.family[0])
        return p.married, name

    def _name(self, p: Somebody, *, later: bool) -> str:
        if p.latin and later and self._rng.random() < 0.6:
            return p.latin
        return noise.spaced(self._rng, *self._parts(p))

    def _parts(self, p: Somebody) -> tuple[str, str]:
        """Family and given name as a typist writes them."""
        family, given = p.family[0], p.given[0]
        if self._rng.random() < 0.02:
            family = noise.other_shape(self._rng, family)
        if self._slip(0.006):
            given = noise.slip_of_kanji(self._rng, given)
        return family, given

    def _kana(self, p: Somebody, family: Name, write: Callable[[str], str] = str) -> str:
        given = p.given[1]
        if self._slip(0.005):
            given = noise.slip_of_kana(self._rng, given)
        return write(f"{family[1]} {given}")

    def _mail(self, p: Somebody, job: int, share: float) -> str | None:
        rng = self._rng
        if rng.random() >= share:
            return rng.choice([None, "", "なし", "-"])
        mail = p.private if rng.random() < 0.55 else p.jobs[job].mail
        return noise.slip_of_mail(rng, mail) if self._slip(0.02) else mail


def _formal(job: Job) -> str:
    return f"{job.core}{job.form}" if job.behind else f"{job.form}{job.core}"
