"""Who is this? Evidence, contradictions and a decision, for imports, new people and duplicates."""
