"""Pure rules for Japanese text: keys for matching, readings, names, dates, companies, contacts.

Nothing is imported here: each module is small and named where it is used, and the two heavy
libraries (phonenumbers, email-validator) are loaded inside the functions that need them.
"""
