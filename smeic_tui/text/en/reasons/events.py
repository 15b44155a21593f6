"""What does not fit together at an event, and why an undo cannot give a seat back."""

MESSAGES = {
    "part_full": "The seats are taken by now; it could not be given back.",
    "reply_of_gone": "Somebody who died or withdrew is down as coming.",
    "reply_to_cancelled": "{count} people are down as coming to a cancelled event.",
    "over_capacity": "{part} lacks {count} seats.",
    "seat_free": "{part} has a free seat. Call the first of the waiting list.",
    "role_without_reply": "A speaker or moderator has not answered yet.",
    "role_declined": "A speaker or moderator is not down as coming.",
}
