"""The quick emulator shows what the one it is built on shows."""

from __future__ import annotations

import pyte
from hypothesis import given
from hypothesis import strategies as st

from tests.e2e.emulation import QuickScreen, QuickStream

COLUMNS, ROWS = 12, 4

_TEXT = st.text(st.sampled_from("ab 漢か\u3099𠮷│é\u200b"), max_size=16)
_STYLES = st.sampled_from(
    ["", "0", "1", "1;38;2;1;2;3", "48;2;9;8;7", "0;7", "22;4", "31;42", "38;5;9", "3;", "39;49"]
)
_PIECES = st.one_of(
    _TEXT,
    _STYLES.map(lambda code: f"\x1b[{code}m"),
    st.tuples(st.integers(0, 6), st.integers(0, 14)).map(lambda at: f"\x1b[{at[0]};{at[1]}H"),
    st.sampled_from(
        ["\x1b[H", "\x1b[K", "\x1b[2J", "\x1b[3C", "\r\n", "\x1b[?25l", "\x1b[4h", "\x1b[4l"]
    ),
    st.sampled_from(
        ["\x1b[?7l", "\x1b[?7h", "\x1b[L", "\x1b[P", "\x1b]0;名\x07", "\t", "\x1b[2;3r"]
    ),
)


@given(st.lists(st.lists(_PIECES, max_size=12).map("".join), max_size=4))
def test_any_bytes_give_the_same_picture(pictures: list[str]) -> None:
    whole, quick = pyte.Screen(COLUMNS, ROWS), QuickScreen(COLUMNS, ROWS)
    slow_stream, stream = pyte.ByteStream(whole), QuickStream(quick)
    for picture in pictures:
        slow_stream.feed(picture.encode())
        stream.feed(picture.encode())
        for y in range(ROWS):
            cells = [[screen.buffer[y][x] for x in range(COLUMNS)] for screen in (whole, quick)]
            assert cells[0] == cells[1]
        assert quick.dirty >= whole.dirty
        assert quick.mode == whole.mode
        carets = [(s.cursor.x, s.cursor.y, s.cursor.attrs) for s in (whole, quick)]
        assert carets[0] == carets[1]
