"""The roster and what its lines say."""

MESSAGES = {
    "cohort": "{n}期",
    "why_former_name": "旧姓 {text}",
    "why_former_organisation": "旧社名 {text}",
    "why_phone": "電話 {text}",
    "why_mail": "メール {text}",
    "why_member_no": "会員番号 {text}",
    "why_latin": "英字 {text}",
}
