"""What was guessed about events that lists tell of, and why a row of such a list waits."""

MESSAGES = {
    "not_on_roster": "Not on the roster. Please say who it is.",
    "series_same_event": '"{name}" is taken for another name of "{series}": same day, same number.',
    "series_short_form": '"{name}" is taken for the short form of "{series}".',
    "series_goes_on": '"{name}" seems to be "{series}": its numbers go on. Please check.',
    "event_weekday_differs": "Day and weekday do not agree ({day}, written with another weekday). Check the day.",
    "event_year_unknown": "The day has no year ({day}). The event is entered without a day.",
    "event_days_differ": "Lists name different days ({days}).",
    "event_unnamed": "It does not say which event it is. Please choose one.",
    "event_undated": '"{name}" has neither number nor day. Please choose the event.',
    "marks_unread": "{count} kinds of marks could not be read ({text}).",
}
