"""What was found in a file, repaired in it, or left aside."""

MESSAGES = {
    "sheet_empty": "空のシートです。",
    "no_table": "表が見つかりません。",
    "no_header": "見出しの行が見つかりません。",
    "no_rows": "見出しだけで、データの行がありません。",
    "header_missing": "見出しの行がありません。列の意味は中身から判断しました。",
    "turned": "見出しが縦に並んだ表です。行と列を入れ替えて読みました。",
    "form": "記入用紙か項目の説明のようで、表が見つかりません。",
    "summary": "集計表のため、取り込みません({range})。",
    "rows_cut": "{row}行目より下は、空白の行が続くため読んでいません。",
    "fills_cut": "行数が多いため、5,000行目より下のセルの色は見ていません。",
    "cell_cleaned": "画面を乱す文字(制御文字など)を取り除きました。",
    "encoding_judged": "文字コードは{encoding}とみなして読みました。文字化けがないか確かめてください。",
    "repeats": "「{other}」と同じ行が{rows}行あります（全{all}行）。並べ替えた同じ名簿かもしれません。",
    "form_rows": "番号だけの行が最後に{rows}行あり、読み飛ばしました。",
    "hidden_rows": "Excelで非表示の行が{rows}行あります（全{all}行）。指定しなければ取り込みません。",
    "hidden_columns": "Excelで非表示の列があります（{headers}）。ほかの列と同じに読みました。",
    "commented": "コメントの付いた行が{rows}行あります。コメントも行とともに取り込みます。",
    "error_cell": "セルがエラー({text})になっています。",
    "lost_zero": "先頭の0が消えた可能性があります({text})。",
}
