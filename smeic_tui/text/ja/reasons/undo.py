"""Why an undo left a record as it is."""

MESSAGES = {
    "edited_since": "そのあとに変更されているため、そのままにしました（{fields}）。",
    "has_later_records": "そのあとに加わった記録（{table}）があるため、残しました。",
    "parent_gone": "もとになる記録（{table}）がないため、戻せませんでした。",
    "gone": "記録（{table}）がもうないため、戻せませんでした。",
    "clashes": "ほかの記録とぶつかるため、戻せませんでした（{detail}）。",
}
