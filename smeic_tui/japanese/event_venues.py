"""The place in a title: 於：神田キャンパス, 会場 本町ホール, @オンライン."""

from __future__ import annotations

import re

from smeic_tui.japanese.event_labels import bare_of_signs, without_other_labels

_PLACE_LABEL = r"(?:開催場所|開催地|場[ ]*所|会[ ]*場|ところ|於|venue)"
_VENUE = re.compile(
    rf"(?:^|(?<=[ (|\n]))(?:{_PLACE_LABEL}[ ]*(?:[:/]|(?=[ |\n]))|@)[ ]*(?P<venue>[^|\n]*)",
    re.IGNORECASE,
)
_PLACES = re.compile(
    r"(?:会議室|教室|講堂|ホール|ホテル|サテライト|キャンパス|センター|会館|プラザ|ビル|館|室|階|大学|"
    r"クラブハウス|レストラン|オンライン|zoom|teams|webex)[)]?$",
    re.IGNORECASE,
)
_ONLINE = re.compile(r"オンライン|ハイブリッド|zoom|teams|webex|ウェビナー", re.IGNORECASE)


def take_venue(text: str) -> tuple[str, str | None]:
    """Cut the place behind its label out of a title; the rest, and the place."""
    found = _VENUE.search(text)
    if found is None:
        return text, None
    before, rest = text[: found.start()] + "|", text[found.end() :]
    if venue := _trimmed(found["venue"]):
        return before + rest, venue
    # The label stands in a cell of its own, its place in the next one.
    here, _, rest = rest.lstrip("|\n ").replace("\n", "|\n").partition("|")
    return before + rest, _trimmed(here) or None


def has_venue(text: str) -> bool:
    """Whether a place stands behind its label."""
    return bool(_VENUE.search(text))


def is_place(text: str) -> bool:
    """Whether words name a place by how they end: 会議室, キャンパス, オンライン."""
    return bool(_PLACES.search(text))


def is_online(text: str) -> bool:
    """Whether a title says that one can attend online."""
    return bool(_ONLINE.search(text))


def _trimmed(text: str) -> str:
    return bare_of_signs(without_other_labels(text.strip()))
