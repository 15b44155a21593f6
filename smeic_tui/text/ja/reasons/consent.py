"""Why a person may or may not be contacted or shown."""

MESSAGES = {
    "standing_deceased": "逝去されています。",
    "standing_withdrawn": "退会されています。",
    "contact_refused": "不可の申し出があります。",
    "no_usable_contact": "使える連絡先がありません。",
    "contact_allowed": "可の確認があります。",
    "outsider_unconfirmed": "外部の方で、可の確認がまだです。",
    "contact_unconfirmed": "未確認です。",
    "consent_agreed": "同意があります。",
    "consent_refused": "不同意です。",
    "consent_unconfirmed": "同意が未確認です。",
}
