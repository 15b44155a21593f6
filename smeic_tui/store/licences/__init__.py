"""Licences of consultants: terms, suspensions, points."""
