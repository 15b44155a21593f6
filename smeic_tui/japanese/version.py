"""The version of the folding rules, readable without loading them."""

FOLD_VERSION = 2
"""Rises when a rule of this package, or what a search text holds, changes what is stored; stored
keys are then rebuilt."""
