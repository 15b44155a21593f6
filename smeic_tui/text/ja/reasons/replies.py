"""What could not be used of the answers of a form, and where they would go."""

MESSAGES = {
    "reply_event_unclear": "どの行事の返事か分かりません。行事の行で Enter を押して選んでください。",
    "reply_unclear": "意味の分からない返事が{count}件あり、記録しません（{texts}）。",
    "reply_no_part": "この行事にない部への返事が{count}件あり、記録しません。",
    "reply_not_online": "{part}はオンラインで参加できないため、オンラインの返事{count}件を記録しません。行事の設定を直して、もう一度取り込んでください。",
    "reply_waiting": "{part}は満席のため、{count}名がキャンセル待ちになります。",
}
