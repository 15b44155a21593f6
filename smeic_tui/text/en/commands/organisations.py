"""Organisations."""

MESSAGES = {
    "organisation": "Organisations and the alumni who work there.",
    "organisation.list": "Lists organisations, most alumni first.",
    "organisation.list.query": "What to search for (name, industry, prefecture, cohort); blank for all.",
    "organisation.list.cohorts": "Only with alumni of so many cohorts.",
    "organisation.list.unmet": "Only with alumni of two cohorts who never met.",
    "organisation.show": "Shows one organisation: people, cases, referrals, engagements.",
    "organisation.rename": "Gives it another name; the old one still finds it.",
    "organisation.rename.new": "The new name.",
    "organisation.rename.spelling": "The old name was misspelt: it is no former name.",
    "organisation.merge": "Makes one of two that are the same; A stays, undo takes it back.",
    "organisation.merge.survivor": "The one that stays.",
    "organisation.merge.loser": "The one that goes; its name stays as another name.",
    "organisation.merge.dry-run": "Show what would happen and change nothing.",
    "organisation_name": "A number, a uid, or a name it has or had.",
}
