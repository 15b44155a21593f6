"""Parts of the licences: rows, ledger, forms, engagements."""
