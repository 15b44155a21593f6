"""The office's list of referrals: outsiders, who brought them, and how far it came."""
