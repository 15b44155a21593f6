"""What does not fit together at an event, and why an undo cannot give a seat back."""

MESSAGES = {
    "part_full": "席がもう埋まっているため、戻せませんでした。",
    "reply_of_gone": "逝去・退会の方が出席になっています。",
    "reply_to_cancelled": "中止の行事に出席の返事が{count}名あります。",
    "over_capacity": "{part}の席が{count}名分足りません。",
    "seat_free": "{part}に空席があります。キャンセル待ちの方に連絡してください。",
    "role_without_reply": "登壇・司会の方の返事がまだありません。",
    "role_declined": "登壇・司会の方が出席になっていません。",
}
