"""The file: copied, put back, examined."""

MESSAGES = {
    "backup": "今の状態を別のファイルに写し、壊れていないか確かめます。",
    "backup.destination": "写す先のファイルかフォルダーです。",
    "restore": "バックアップから戻します。今のファイルは残します。",
    "restore.file": "戻すバックアップです。",
    "doctor": "データベースを調べます。何も変更しません。",
    "doctor.deep": "変更履歴とも1行ずつ照らし合わせます。",
}
