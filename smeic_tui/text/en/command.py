"""What ``--help`` says of each command, argument and option: ``find``, ``find.limit``, ``json``.

One module a part in ``commands``.
"""

from smeic_tui.text.parts import merged

MESSAGES = merged(__package__, "commands")
