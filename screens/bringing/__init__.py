"""Parts of the screens of referrals and introductions."""
