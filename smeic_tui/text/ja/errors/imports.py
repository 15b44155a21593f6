"""What an import can refuse."""

MESSAGES = {
    "import_cancelled": "取り込みをやめました。何も変更していません。",
    "import_cancelled.hint": "もう一度取り込むときは、はじめからやり直してください。",
    "plan_changed": "取り込みの内容を確かめているあいだに、名簿が変更されました。何も変更していません。",
    "plan_changed.hint": "新しい内容を確かめてから、もう一度取り込んでください。",
    "import_row_unknown": "確認する行が見つかりません。",
    "import_row_unknown.hint": "取り込みが元に戻された可能性があります。履歴を見てください。",
    "row_decided": "「{name}」の行はもう決められています。",
    "row_decided.hint": "変えるときは、履歴からその操作を元に戻してください。",
    "policy_unknown": "「{name}」という扱いはありません。",
    "policy_unknown.hint": "--policy には fill、update、keep、ask のどれかを指定してください。",
    "alumni_or_mixed": "--alumni-only と --mixed は同時に指定できません。",
    "alumni_or_mixed.hint": "どちらか一方だけを付けてください。",
    "password_file_unreadable": "パスワードのファイルが読めません: {path}",
    "password_file_unreadable.hint": "パスワードを1行で書いたファイルを指定してください。",
    "header_without_rows": "{row}行目を見出しにすると、その下に行がありません。",
    "header_without_rows.hint": "見出しの行を選び直してください。",
}
