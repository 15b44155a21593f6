"""Innovation cases."""
