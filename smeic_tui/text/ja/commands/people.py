"""Finding people and writing them out; the invented centre."""

MESSAGES = {
    "demo": "架空の640名で試します。本物の名簿には触れません。",
    "demo.db": "見本のファイルを置く場所です。",
    "demo.people": "人数です。",
    "demo.seed": "同じ数なら、同じ人たちになります。",
    "demo.fresh": "見本を作り直します。",
    "demo.tui": "画面を開くか、ファイルを作るだけにするかを選びます。",
    "find": "名簿を探します。検索欄と同じ書き方です（例: wata 3）。",
    "find.query": "検索の言葉です。空なら全員です。",
    "find.limit": "何人まで出すかです。",
    "export": "名簿を Excel ファイルに書き出します。",
    "export.layout": "形式の名前です（roster 名簿、disclosure 1人の開示）。",
    "export.output": "書き出すファイルです。",
    "export.where": "検索の言葉です。空なら全員です。開示では、1人に絞れる言葉か uid です。",
    "export.purpose": "何に使うかを1行で。書き出しの記録に残ります。",
    "export.recipient": "渡す相手です。書き出しの記録に残ります。",
    "export.contacts": "連絡先の列です。",
    "export.event": "この行事の一覧を書き出します（行事の番号か uid）。",
}
