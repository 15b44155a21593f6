"""Screens of organisations."""
