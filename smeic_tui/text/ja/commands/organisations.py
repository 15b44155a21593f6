"""Organisations."""

MESSAGES = {
    "organisation": "会社・機関と、そこに勤める修了生を扱います。",
    "organisation.list": "会社・機関を、修了生の多い順に出します。",
    "organisation.list.query": "検索の言葉です（社名・業種・都道府県・期）。空ならすべてです。",
    "organisation.list.cohorts": "この数以上の期の修了生がいるところだけです。",
    "organisation.list.unmet": "期がちがい、まだ会っていない修了生がいるところだけです。",
    "organisation.show": "ひとつの会社・機関の人・事例・紹介・実務従事を出します。",
    "organisation.rename": "名前を変えます。前の名前でも見つかります。",
    "organisation.rename.new": "新しい名前です。",
    "organisation.rename.spelling": "書き方の訂正です。前の名前は旧社名ではなく別名になります。",
    "organisation.merge": "同じ会社・機関を1つにまとめます。A が残ります。undo で戻せます。",
    "organisation.merge.survivor": "残すほうです。",
    "organisation.merge.loser": "まとめられるほうです。名前は別名として残ります。",
    "organisation.merge.dry-run": "何も変更せずに結果を見ます。",
    "organisation_name": "番号、uid、名称、前の名前のどれかです。",
}
