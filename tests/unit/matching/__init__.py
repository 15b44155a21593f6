"""Who a row is: evidence, contradictions, decisions."""
