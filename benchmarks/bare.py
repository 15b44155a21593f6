"""The floor everything is measured by: a Textual app with one line, which changes at every key."""

from __future__ import annotations

from textual import events
from textual.app import App, ComposeResult
from textual.widgets import Static


class Bare(App[None]):
    """One Static that shows the last key."""

    def compose(self) -> ComposeResult:
        """The line."""
        yield Static("READY", id="line")

    def on_key(self, event: events.Key) -> None:
        """Show the key."""
        self.query_one("#line", Static).update(f"KEY {event.key}")


if __name__ == "__main__":
    Bare().run()
