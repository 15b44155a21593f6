"""What the page of ``--help`` itself says, and what several commands share."""

MESSAGES = {
    # The page
    "usage": "使い方: {line}",
    "any_option": "[オプション]",
    "any_command": "コマンド …",
    "arguments": "引数:",
    "options": "オプション:",
    "commands": "コマンド:",
    "default": "（既定は {value}）",
    "help": "この説明を表示します。",
    "more": "どのコマンドにも使えるオプションは {program} --help にあります。",
    # Shared by several commands
    "json": "結果を JSON で出力します。",
    "password-file": "ファイルのパスワードを1行目に書いたファイルです。",
    # The program
    "smeic": (
        "中小企業イノベーションセンターの名簿と取込のための道具です。\n"
        "コマンドを付けずに起動すると、画面が開きます。"
    ),
    "db": "データベースのファイルです。",
    "lang": "表示の言葉です。ja は日本語、en は英語です。",
    "actor": "担当者の名前です。変更履歴に残ります。",
    "version": "版を表示します。",
    "person": "uid か、1人に絞れる検索の言葉です。",
    "from": "いつからかです（2026-04 など）。",
}
