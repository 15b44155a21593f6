"""Tests; every person in them is invented."""
