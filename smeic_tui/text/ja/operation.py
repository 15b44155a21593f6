"""What was done, as a line of the history."""

MESSAGES = {
    "staff_added": "担当者「{name}」を登録",
    "staff_login": "担当者「{name}」のログインを登録",
    "person_added": "「{name}」を登録",
    "person_edited": "「{name}」を変更",
    "position_changed": "「{name}」の会社・役職を変更",
    "position_added": "「{name}」の兼務を追加",
    "position_ended": "「{name}」の役職を終了",
    "standing_changed": "「{name}」の状態を変更",
    "contact_noted": "「{name}」の対応を記録",
    "contact_changed": "「{name}」の連絡先を変更",
    "action_done": "「{name}」の次の行動を完了",
    "rule_changed": "「{name}」の連絡可否を変更",
    "consent_changed": "「{name}」の同意を変更",
    "tags_changed": "「{name}」のできること・求めることを変更",
    "setting_changed": "設定を変更",
    "imported": "「{file}」を取り込み",
    "review_decided": "取込の確認: 「{name}」",
    "demo": "見本のデータを作成",
    "undo": "{number}番を元に戻す",
    "redo": "{number}番をやり直す",
}
