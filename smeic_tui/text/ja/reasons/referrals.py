"""Why an alumnus is suggested for an outsider."""

MESSAGES = {
    "fit_offers_need": "求めること「{theirs}」に、修了生の「{mine}」が合います。",
    "fit_needs_offer": "提供できる「{theirs}」を、修了生が求めています（{mine}）。",
    "fit_technology": "技術「{mine}」が共通します（{theirs}）。",
    "fit_industry": "業種（{mine}）が同じです。",
    "fit_region": "地域（{mine}）が同じです。",
    "referral_states_unread": "対応状況の言葉がわからない行が{count}行あります（{text} など）。「確認」として入れます。",
    "introducers_open": "紹介者を1人に決められない行が{count}行あります（{text} など）。書かれたまま残し、あとで p から選べます。",
}
