"""What is typed after the commands of referrals and of introductions alike."""

from __future__ import annotations

from typing import Annotated

import typer

Json = Annotated[bool, typer.Option("--json")]
Number = Annotated[str, typer.Argument(metavar="NUMBER")]
OneStage = Annotated[str | None, typer.Option("--stage", metavar="STAGE")]
ToStage = Annotated[str, typer.Argument()]
Why = Annotated[str | None, typer.Option("--why", metavar="REASON")]
Note = Annotated[str | None, typer.Option("--note", metavar="TEXT")]
