"""What merging two people, and taking it back, can refuse."""

MESSAGES = {
    "merge_same_person": "A person cannot be merged with themselves.",
    "merge_same_person.hint": "Name two people. The uid of somebody merged earlier means the one who stayed.",
    "merge_changed": "These people were changed while you were looking at them.",
    "merge_changed.hint": "They are shown as they are now. Check them, then merge again.",
    "merge_blocked": "A record ({table}) would make no sense after the merge.",
    "merge_blocked.hint": "Nothing was changed. Correct that record, then merge again.",
    "merged_further": "Whoever stayed in operation {number} was merged into somebody else since.",
    "merged_further.hint": "Take the later merge back first.",
    "merge_again": "Something was added since the merge was taken back, so it cannot be redone ({number}).",
    "merge_again.hint": "Nothing was changed. Choose the two people and merge them anew.",
    "unmerge_failed": "The merge of operation {number} could not be taken back.",
    "unmerge_failed.hint": "Nothing was changed. A backup can be restored (smeic restore).",
    "not_a_merge": "Operation {number} is no merge.",
    "not_a_merge.hint": "smeic history lists the numbers; smeic undo takes back any other operation.",
    "not_same_one": "This is one person.",
    "not_same_one.hint": "Name two people.",
    "take_unknown": "This cannot be chosen: {text}",
    "take_unknown.hint": "Write --take FIELD=left (left, right, both). --dry-run --json lists the fields.",
}
