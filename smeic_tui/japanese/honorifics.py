"""How a person is called in running text: by the whole name, or by the family name with a title."""

from __future__ import annotations

_TITLES = ("さん", "氏", "様", "先生", "社長", "会長", "専務", "常務", "部長", "代表")


def called(name: str) -> tuple[str, ...]:
    """The name without blanks, and the family name with each title, where it is written apart.

    A bare family name is left out: 林, 原 and 金 stand in many words.
    """
    family, *given = name.split()
    return ("".join((family, *given)), *(family + title for title in _TITLES if given))
