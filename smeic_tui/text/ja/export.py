"""Headings and titles of lists that are written to files."""

MESSAGES = {
    "roster.title": "修了生名簿",
    "column.cohort": "期",
    "column.name": "氏名",
    "column.kana": "かな",
    "column.organisation": "会社",
    "column.department": "部署",
    "column.title": "役職",
    "column.kind": "区分",
    "column.standing": "状態",
    "column.member_no": "会員番号",
    "column.mail": "メール",
    "column.phone": "電話",
    "column.postcode": "郵便番号",
    "column.address": "住所",
    "masked": "非公表",
    "condition.selected": "選んだ人",
    "condition.everybody": "全員",
    "condition.search": "検索: {words}",
    "column.missing_theory": "足りない理論",
    "column.missing_practice": "足りない実務",
}
