"""Take what would act on a terminal, or hide, out of text that came from a file."""

from __future__ import annotations

import re

_ESCAPE = re.compile(
    # OSC, DCS, SOS, PM, APC with their payload; OSC may also end with BEL.
    r"(?:\x1b\]|\x9d)[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)"
    r"|(?:\x1b[PX^_]|[\x90\x98\x9e\x9f])[^\x1b\x9c]*(?:\x1b\\|\x9c)"
    # An unfinished string: only its introducer, so that no data is lost behind it.
    r"|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[0-9;]*"
    r"|(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"
    r"|\x1b[ -/]*[0-~]"
)
_BREAKS = re.compile("\r\n|[\t\n\x0b\x0c\r\x85\u2028\u2029]")
_LINE_ENDS = re.compile("\r\n|[\x0b\x0c\r\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_EMOJI = (
    "\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u21ff\u2300-\u23ff\u24c2\u25a0-\u27bf"
    "\u2900-\u297f\u2b00-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
)
_ZERO_WIDTH = re.compile(
    # A joiner stays only inside an emoji sequence, tags only behind the black flag.
    rf"(?<![{_EMOJI}\ufe0f])\u200d|\u200d(?![{_EMOJI}])"
    "|(?<![\U0001f3f4\U000e0020-\U000e007f])[\U000e0020-\U000e007f]+|\U000e0001"
    "|[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b\u200c\u2060-\u2065"
    "\u206a-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]"
)
_SUSPECT = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f"
    "\u2028-\u202e\u2060-\u206f\u3164\ud800-\udfff\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff"
    "\U000e0001\U000e0020-\U000e007f]"
)


def clean(text: str, *, keep_lines: bool = False) -> str:
    """Return ``text`` without anything that could act on a terminal or hide from a reader.

    Whole escape sequences go with their payload, then control codes, bidirectional controls and
    zero-width characters. Variation selectors (the exact shape of a name) and joiners inside emoji
    stay; nothing is normalised.

    Args:
        text: Any text from outside.
        keep_lines: Keep line feeds and tabs (other line ends become line feeds). Otherwise each
            line end or tab becomes one space.
    """
    if not _SUSPECT.search(text):
        return text
    text = _ESCAPE.sub("", text)
    text = _LINE_ENDS.sub("\n", text) if keep_lines else _BREAKS.sub(" ", text)
    text = _BIDI.sub("", _CONTROL.sub("", text))
    while (shorter := _ZERO_WIDTH.sub("", text)) != text:
        text = shorter
    return text


def is_clean(text: str) -> bool:
    """Whether :func:`clean` would leave a text as it is: one look at the cells of a whole row."""
    return _SUSPECT.search(text) is None


def unclean(text: str) -> tuple[str, ...]:
    """Name what :func:`clean` would strip: ``escape``, ``control``, ``bidi``, ``zero_width``.

    Line ends and tabs are ordinary in cells and are not named.
    """
    if not _SUSPECT.search(text):
        return ()
    found = []
    if _ESCAPE.search(text):
        found.append("escape")
        text = _ESCAPE.sub("", text)
    text = _LINE_ENDS.sub("\n", text)
    for code, pattern in (("control", _CONTROL), ("bidi", _BIDI), ("zero_width", _ZERO_WIDTH)):
        if pattern.search(text):
            found.append(code)
    return tuple(found)
