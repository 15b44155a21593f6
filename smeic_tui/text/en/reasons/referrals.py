"""Why an alumnus is suggested for an outsider."""

MESSAGES = {
    "fit_offers_need": "The alumnus offers “{mine}”, and “{theirs}” is wanted.",
    "fit_needs_offer": "The alumnus looks for “{mine}”, and “{theirs}” is offered.",
    "fit_technology": "The technology “{mine}” is common to both ({theirs}).",
    "fit_industry": "The industry ({mine}) is the same.",
    "fit_region": "The region ({mine}) is the same.",
    "referral_states_unread": "The status of {count} rows holds words nobody knows ({text} …). They are entered as checked.",
    "introducers_open": "{count} rows name an introducer who may be several people ({text} …). The words are kept; choose later with p.",
}
