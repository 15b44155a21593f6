"""Outsiders who were referred, and introductions between two people."""
