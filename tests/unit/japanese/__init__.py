"""Tests of the rules for Japanese text."""
