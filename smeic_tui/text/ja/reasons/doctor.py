"""What the examination of a file can find."""

MESSAGES = {
    "integrity": "ファイルが壊れています: {detail}",
    "foreign_key": "{table} の {row} 行目が、ない記録（{parent}）を指しています。",
    "schema_changed": "データベースの構造が smeic のものと違います。",
    "trigger": "変更履歴の仕掛け {name} が違います。",
    "derived_rows": "一覧用の行が合いません（不足 {missing}、余り {orphans}）。",
    "derived_stale": "検索用の索引が古い版のものです。",
    "operation_open": "{number}番の操作が閉じられていません。",
    "journal_break": "変更履歴がつながりません: {table} {row} {column}",
    "not_in_journal": "変更履歴にない記録です: {table} {row}",
    "differs_from_journal": "変更履歴と値が違います: {table} {row} {column}",
    "lost_record": "変更履歴にある記録がありません: {table} {row}",
}
