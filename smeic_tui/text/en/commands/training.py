"""Trainings: the attendance book and who completes."""

MESSAGES = {
    "training": "The attendance book of trainings.",
    "training.list": "List the trainings, the latest year first.",
    "training.show": "Show sessions, marks, assignments and certificates of a training.",
    "training.show.training": "Number, uid or fiscal year of the training.",
    "training.mark": "Mark one session; without people, everybody without a mark.",
    "training.mark.training": "Number, uid or fiscal year of the training.",
    "training.mark.session": "Number, day or uid of the session.",
    "training.mark.kind": "present, late, early, absent, excused, online, or none.",
    "training.mark.person": "Only this person; may be repeated.",
    "training.mark.hours": "How long they were there (2.5, 1:30).",
    "training.mark.announced": "It was announced beforehand.",
    "training.forecast": "Say who can still complete, and why not.",
    "training.forecast.training": "Number, uid or fiscal year of the training.",
    "training.export": "Write a list of a training as a workbook.",
    "training.export.training": "Number, uid or fiscal year of the training.",
    "training.export.layout": "book, completed, unsubmitted or applicants.",
    "training.export.output": "The file.",
    "training.export.purpose": "What it is for; kept in the log.",
    "training.export.recipient": "Who gets it; kept in the log.",
}
