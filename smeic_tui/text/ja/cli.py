"""What the command line narrates."""

MESSAGES = {
    "created": "データベースを新しく作りました: {path}",
    "staff_entered": "「{name}」を担当者として登録しました。",
    "interrupted": "中断しました。",
    "pairs": "{count}組",
    "merged": "統合しました（{number}番）。元に戻すには smeic unmerge {number}",
    "not_same": "{name}と{other}を別人と記録しました。",
    "hits": "{count}名",
    "confirm_undo": (
        "{number}番「{label}」（{at}、{count}件）を元に戻します。Enter で実行、n で中止: "
    ),
    "undone": (
        "{number}番を元に戻しました（戻した {reversed}件、そのまま {kept}件、戻せない {failed}件）。"
    ),
    "undoing": "元に戻しています（{done}/{count}件）。",
    "was_undone": "（元に戻し済み）",
    "was_undone_partly": "（一部を元に戻し済み）",
    "backed_up": "バックアップしました。",
    "restored": "バックアップから戻しました: {path}",
    "kept_aside": "元のファイルはここに残しました: {path}",
    "backup_offer": "{at} の無事なバックアップから戻せます（今のファイルは残します）: {command}",
    "demo_building": "見本を作っています（{people}名）。",
    "demo_ready": "見本のファイル: {path}",
    "doctor_ok": "異常はありません。",
    "doctor_findings": "{count}件の異常があります。",
    "exported": "{count}名を書き出しました。",
    "export_purpose": "コマンドで書き出し",
    "choice": "{code}（{word}）",
}
