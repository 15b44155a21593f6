"""What to know about a list that was written."""

MESSAGES = {
    "export_cut": "シート「{sheet}」のセル{cell}は長すぎるため、途中までにしました。",
    "export_beside": "「{asked}」はExcelで開かれているため、「{written}」に書き出しました。",
    "export_without_consent": "同意が確認できない外部の方{count}名は除きました。",
}
