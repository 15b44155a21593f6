"""What was decided about organisations that were typed."""

MESSAGES = {
    "organisation_taken": "会社・機関は、登録済みの「{name}」にしました（入力は「{typed}」）。名前は F12 の会社・機関で直せます。",
    "organisation_apart": "「{name}」は、株式会社などの種類だけがちがう会社が{count}件あるため、どれとも見なさず新しく登録しました。",
}
