"""Numbers: how good the roster is, and the work of the day."""

MESSAGES = {
    "quality": "充足率・多様性・気になる点を数えます。何も変更しません。",
    "quality.stale-years": "何年で確認が古いとするかです。",
    "today": "今日の仕事と、3つの段階の今を出します。",
}
