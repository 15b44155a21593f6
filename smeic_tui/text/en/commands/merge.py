"""People who are, or are not, the same."""

MESSAGES = {
    "merge": "Make one person of two; A stays. A backup is made first.",
    "merge.survivor": "uid of the person who stays.",
    "merge.loser": "uid of the person who goes.",
    "merge.take": "FIELD=left, right or both.",
    "merge.dry-run": "Show what would happen and change nothing.",
    "unmerge": "Take a merge back: two people again.",
    "unmerge.operation": "Number of the merge (smeic history).",
    "not-same": "Remember that two people are not the same.",
    "not-same.one": "uid of the first.",
    "not-same.other": "uid of the second.",
    "duplicates": "People who may be one.",
    "duplicates.list": "List pairs of people who may be one, the surest first.",
    "duplicates.list.similar": "Also people who are only similar.",
}
