"""Numbers: how good the roster is, and the work of the day."""

MESSAGES = {
    "quality": "Count fill rates, diversity and what is worth a look. Changes nothing.",
    "quality.stale-years": "Years after which a confirmation is old.",
    "today": "Today's work and where the three stages stand.",
}
