"""Legal forms as they are abbreviated in front of or behind a company's name."""

from __future__ import annotations

_SHORT_FORMS = (
    ("株式会社", "(株)"),
    ("有限会社", "(有)"),
    ("合同会社", "(同)"),
    ("一般社団法人", "(一社)"),
    ("一般財団法人", "(一財)"),
    ("公益社団法人", "(公社)"),
    ("公益財団法人", "(公財)"),
    ("社会福祉法人", "(福)"),
    ("医療法人社団", "(医)"),
    ("医療法人", "(医)"),
    ("特定非営利活動法人", "NPO法人"),
)
# Apart from ``companies``, whose patterns the first picture need not pay for.


def short_company(name: str) -> str:
    """A company's name with its legal form abbreviated, as there is little room in a line."""
    for form, short in _SHORT_FORMS:
        if form in name:
            return name.replace(form, short, 1)
    return name
