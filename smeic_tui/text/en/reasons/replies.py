"""What could not be used of the answers of a form, and where they would go."""

MESSAGES = {
    "reply_event_unclear": "Not known for which event these are replies. Press Enter on its line to choose the event.",
    "reply_unclear": "{count} answers were not understood and are not recorded ({texts}).",
    "reply_no_part": "{count} answers are about a part this event does not have; they are not recorded.",
    "reply_not_online": "{part} cannot be joined online: {count} answers are not recorded. Correct the event and import the list again.",
    "reply_waiting": "{part} is full: {count} people come onto the waiting list.",
}
