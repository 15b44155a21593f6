"""What was guessed about events that lists tell of, and why a row of such a list waits."""

MESSAGES = {
    "not_on_roster": "名簿に見当たりません。どなたか決めてください。",
    "series_same_event": "「{name}」は同じ日・同じ回のため「{series}」の別名としました。",
    "series_short_form": "「{name}」は「{series}」の略称としました。",
    "series_goes_on": "「{name}」は回次が続くため「{series}」と同じとみています。確かめてください。",
    "event_days_differ": "一覧によって日付が違います（{days}）。",
    "event_weekday_differs": "日付と曜日が合いません（{day} は{weekday}曜日ではありません）。日付を確かめてください。",
    "event_year_unknown": "日付に年がありません（{day}）。日付を入れずに登録します。",
    "event_unnamed": "何の行事か読み取れません。行事を選んでください。",
    "event_undated": "「{name}」の回次も日付も分かりません。行事を選んでください。",
    "marks_unread": "読み取れない印が{count}種類あります（{text}）。",
}
