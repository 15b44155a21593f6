"""What was done, and taking it back."""

MESSAGES = {
    "undo": "操作を元に戻します。番号がなければ、自分の直前の操作です。",
    "undo.operation": "操作の番号です。",
    "undo.yes": "確認せずに戻します。",
    "redo": "元に戻した操作をやり直します。",
    "history": "変更履歴を新しい順に出します。",
    "history.record": "この人の履歴だけを出します。",
    "history.limit": "何件まで出すかです。",
    "history.sources": "--record の人の値が、どこから来たかを出します。",
}
