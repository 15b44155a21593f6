"""What organisations can refuse."""

MESSAGES = {
    "organisation_exists": "「{name}」という会社・機関は、もうあります。",
    "organisation_exists.hint": "同じ会社なら、その会社との統合（m）を選んでください。",
    "organisation_many": "「{name}」に当てはまる会社・機関が{count}件あります。",
    "organisation_many.hint": "smeic organisation list で番号を確かめて、番号か uid を指定してください。",
    "organisation_name_empty": "会社・機関の名前がありません。",
    "organisation_name_empty.hint": "名前を入力してください。",
    "merge_same_organisation": "同じ会社・機関です。統合するものがありません。",
    "merge_same_organisation.hint": "統合する相手を選び直してください。",
    "organisation_in_use": "「{name}」には人や事例などの記録があるため、削除できません。",
    "organisation_in_use.hint": "同じ会社がもう1つあるなら、統合（m）してください。",
    "organisations_changed": "見ているあいだに、どちらかの内容が変わりました。",
    "organisations_changed.hint": "何も変更していません。もう一度選び直してください。",
    "organisation_unknown": "「{name}」という会社・機関はありません。",
    "organisation_unknown.hint": "smeic organisation list で名前を確かめてください。",
}
