"""Organisations: what they are called, who works there, what came of it, two that are one."""
