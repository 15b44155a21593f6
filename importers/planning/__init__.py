"""From rows to a plan: whom each means, what would change, field by field."""
