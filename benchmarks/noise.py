"""How lists spell what they tell: widths, spaces, honorifics, legal forms, and slips of the finger.

Every function takes the chance to use, so that a list is the same for the same seed.
"""

from __future__ import annotations

from random import Random

from benchmarks.invented_people import Job

_SLIPS = ("子", "美", "彦", "一", "二", "郎", "夫", "雄", "男", "和", "明", "昭", "幸", "孝")
_PAIRS = "高髙 崎﨑 斎齋 吉\U00020bb7 浜濵 辺邉 沢澤 関關 桜櫻 広廣 国國 竜龍 恵惠 島嶋 真眞"
_SHAPES = {pair[0]: pair[1] for pair in _PAIRS.split()}
_SHAPES |= {new: old for old, new in _SHAPES.items()}
_SHORT = {"株式会社": ("㈱", "(株)", "（株）"), "有限会社": ("㈲", "(有)", "（有）")}
_SOUNDS = {"ゃ": "や", "ゅ": "ゆ", "ょ": "よ", "か": "が", "さ": "ざ", "た": "だ", "う": "お"}
_SOUNDS |= {new: old for old, new in _SOUNDS.items()}
_WIDE = str.maketrans("0123456789-", "０１２３４５６７８９－")
_HALF = dict(
    zip(
        "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲンャュョッー",
        "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝｬｭｮｯｰ",
        strict=True,
    )
)
_HALF |= {
    v: f"{_HALF[p]}ﾞ"
    for p, v in zip(
        "カキクケコサシスセソタチツテトハヒフヘホ",
        "ガギグゲゴザジズゼゾダヂヅデドバビブベボ",
        strict=True,
    )
}
_HALF |= {v: f"{_HALF[p]}ﾟ" for p, v in zip("ハヒフヘホ", "パピプペポ", strict=True)}


def katakana(text: str) -> str:
    """Hiragana as katakana."""
    return "".join(chr(ord(c) + 0x60) if "ぁ" <= c <= "ゖ" else c for c in text)


def half_width(text: str) -> str:
    """Hiragana as katakana of half width, as old systems export them."""
    return "".join(_HALF.get(c, c) for c in katakana(text))


def other_shape(rng: Random, text: str) -> str:
    """A name in the other shape of one of its characters, where it has one."""
    places = [n for n, c in enumerate(text) if c in _SHAPES]
    if not places:
        return text
    n = rng.choice(places)
    return text[:n] + _SHAPES[text[n]] + text[n + 1 :]


def slip_of_kanji(rng: Random, text: str) -> str:
    """A name with its last character mistaken."""
    return text[:-1] + rng.choice([c for c in _SLIPS if c != text[-1]])


def slip_of_kana(rng: Random, text: str) -> str:
    """A reading with one sound mistaken, where it has one that is."""
    places = [n for n, c in enumerate(text) if c in _SOUNDS]
    if not places:
        return text
    n = rng.choice(places)
    return text[:n] + _SOUNDS[text[n]] + text[n + 1 :]


def slip_of_mail(rng: Random, mail: str) -> str:
    """An address mistyped as addresses are."""
    name, _, host = mail.partition("@")
    kind = rng.randrange(6)
    if kind == 0:
        return f"{name}@{host.replace('example', 'exmaple')}"
    if kind == 1:
        return mail[: mail.rindex(".")] + "," + mail[mail.rindex(".") + 1 :]
    if kind == 2 and mail.endswith("p"):
        return mail[:-1] + "o"
    n = rng.randrange(1, max(len(name) - 1, 2))
    if kind == 3:
        return f"{name[:n]}{name[n + 1 : n + 2]}{name[n : n + 1]}{name[n + 2 :]}@{host}"
    if kind == 4:
        return f"{name[:n]}{name[n : n + 1]}{name[n:]}@{host}"
    return f"{name[:n]}{name[n + 1 :]}@{host}"


def spaced(rng: Random, family: str, given: str) -> str:
    """A full name with one of the spaces people put there, or none."""
    return family + rng.choice(["", " ", "\u3000", "  "]) + given


def company(rng: Random, job: Job) -> str:
    """A company with its legal form as this typist writes it."""
    form = job.form
    if form and rng.random() < 0.5:
        form = rng.choice(_SHORT.get(form, (form,)))
    if not form or rng.random() < 0.05:
        return job.core
    space = rng.choice(["", "", "", " "])
    return f"{job.core}{space}{form}" if job.behind else f"{form}{space}{job.core}"


def telephone(rng: Random, number: str) -> str | int:
    """A number with dashes, brackets, in full width, without anything, or without its 0."""
    kind = rng.randrange(10)
    if kind < 5:
        return number
    if kind == 5:
        return number.translate(_WIDE)
    if kind == 6:
        first, second, third = number.split("-")
        return f"{first}({second}){third}"
    if kind == 7:
        return int(number.replace("-", ""))
    return number.replace("-", "")


def cohort(rng: Random, number: int) -> str | int:
    """期 as it is written."""
    ways: list[str | int] = [number, f"{number}期", f"第{number}期", f"{number}期生", f"M{number}"]
    return rng.choice(ways)
