"""What the command line can refuse."""

MESSAGES = {
    "db_not_chosen": "データベースの場所がまだ決まっていません。",
    "db_not_chosen.hint": "smeic を起動して作るか、--db で場所を指定してください。",
    "language_unknown": "「{name}」という言語はありません。",
    "language_unknown.hint": "--lang には ja か en を指定してください。",
    "not_text": "文字として読めない引数があります。",
    "not_text.hint": "端末の文字コードを UTF-8 にして、入力し直してください。",
    "output_failed": "出力できませんでした: {detail}",
    "output_failed.hint": "出力先の空き容量を確かめてください。",
    "not_a_demo": "見本のファイルではありません: {path}",
    "not_a_demo.hint": "手を付けていません。--db で別の場所を指定してください。",
    "not_confirmed": "中止しました。何も変更していません。",
    "not_confirmed.hint": "戻すときは Enter を押してください。",
    "layout_unknown": "「{name}」という形式はありません。",
    "layout_unknown.hint": "使える形式は roster です。",
    "contacts_unknown": "「{name}」という連絡先の指定はありません。",
    "contacts_unknown.hint": "none, mail, phone, all のどれかを指定してください。",
}
