"""People who are, or are not, the same."""

MESSAGES = {
    "merge": "2人を1人にまとめます。A が残ります。先にバックアップします。",
    "merge.survivor": "残る人の uid です。",
    "merge.loser": "統合される人の uid です。",
    "merge.take": "項目=left、right、both のどれかです。",
    "merge.dry-run": "何も変更せずに結果を見ます。",
    "unmerge": "統合を解いて、元の2人に戻します。",
    "unmerge.operation": "統合の番号です（smeic history）。",
    "not-same": "2人を別人と記録します。もうたずねません。",
    "not-same.one": "1人目の uid です。",
    "not-same.other": "2人目の uid です。",
    "duplicates": "同じ人と思われる組を調べます。",
    "duplicates.list": "同じ人と思われる組を、確かなものから出します。",
    "duplicates.list.similar": "似ている人も出します。",
}
