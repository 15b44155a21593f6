"""What organisations can refuse."""

MESSAGES = {
    "organisation_name_empty": "会社・機関の名前がありません。",
    "organisation_name_empty.hint": "名前を入力してください。",
}
