"""The version of the folding rules, readable without loading them."""

FOLD_VERSION = 1
"""Rises when a rule of this package changes a key that is stored; stored keys are then rebuilt."""
