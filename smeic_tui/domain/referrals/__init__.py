"""Referrals of outsiders and introductions between two people: stages, numbers, chains, matches."""
