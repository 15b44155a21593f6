"""Why a row, a cell or an undo was decided so. One module a part in ``reasons``."""

from smeic_tui.text.parts import merged

MESSAGES = merged(__package__, "reasons")
