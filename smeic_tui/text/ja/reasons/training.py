"""Why somebody does not complete a training, and what is wrong with a rule."""

MESSAGES = {
    "lacks_hours": "受講時間が{has}時間で、必要な{needs}時間に届きません",
    "lacks_sessions": "出席が{has}回で、必要な{needs}回に届きません",
    "lacks_absences": "欠席が{has}回で、認められる{free}回を超えています",
    "lacks_compulsory": "必修の第{sessions}回に出席していません（補講もありません）",
    "lacks_assignments": "必修の課題が出ていません（{titles}）",
    "lacks_final_report": "最終報告が出ていません",
    "final_report_unknown": "最終報告が課題に登録されていません",
    "rule_empty": "条件をひとつ以上選んでください",
    "rule_condition_twice": "同じ条件がふたつあります",
    "rule_one_alternative": "「どれかひとつ」は2つ以上選んでください",
    "rule_share": "1から100までの割合（%）です",
    "rule_absences": "0から99までの回数です",
    "rule_value": "この条件に数は要りません",
    "rule_minutes": "0から1440までの分数です",
    "rule_lates": "1から99までの回数です",
    "trainee_in_use": "出欠・課題・証書の記録があるため、受講者から外せませんでした。",
    "training_year_unknown": "「{title}」が何年度の研修か書かれていません。研修を選んでください。",
    "training_rule_unknown": "修了条件が書かれていません。研修の画面（r）で決めてください。",
    "training_hours_unknown": "{count}回の時間が書かれていません。0時間として記録します。",
    "training_cells_unread": "読めない出欠・可否が{count}件あります（{cells}）。記録しません。",
}
