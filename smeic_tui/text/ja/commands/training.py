"""Trainings: the attendance book and who completes."""

MESSAGES = {
    "training": "研修の出席簿・修了の見込み・一覧を扱います。",
    "training.list": "研修を新しい年度から、人数とともに出します。",
    "training.show": "ひとつの研修の回・出欠・課題・証書を出します。",
    "training.show.training": "研修の番号か uid か年度です。",
    "training.mark": "ひとつの回の出欠を記録します。人を指定しなければ、記録のない全員です。",
    "training.mark.training": "研修の番号か uid か年度です。",
    "training.mark.session": "回の番号か日付か uid です。",
    "training.mark.kind": "present、late、early、absent、excused、online か、消す none です。",
    "training.mark.person": "この人だけです（uid か、1人に絞れる検索の言葉）。何度でも指定できます。",
    "training.mark.hours": "受講した時間です（2.5、1:30）。",
    "training.mark.announced": "事前に連絡がありました。",
    "training.forecast": "だれが修了できるか、できない人はなぜかを出します。",
    "training.forecast.training": "研修の番号か uid か年度です。",
    "training.export": "研修の一覧を Excel ファイルに書き出します。",
    "training.export.training": "研修の番号か uid か年度です。",
    "training.export.layout": "book 出席簿、completed 修了者一覧、unsubmitted 未提出一覧、applicants 応募者一覧です。",
    "training.export.output": "書き出すファイルです。",
    "training.export.purpose": "何に使うかを1行で。書き出しの記録に残ります。",
    "training.export.recipient": "渡す相手です。書き出しの記録に残ります。",
}
