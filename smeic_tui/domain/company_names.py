"""Which company a written name means: one rule for lists, forms and commands.

A name that is written exactly so comes first. Otherwise signs do not count: ㈱A and A株式会社 are
one, 株式会社A and 有限会社A are two. A name that lacks its legal form, on either side, means the
company that has the rest; where companies of several legal forms have it, it means none of them.
"""

from __future__ import annotations

from collections.abc import Iterable

from smeic_tui.japanese.companies import key_and_form


class CompanyNames:
    """Companies by every name they have; of two that share one, the first to be called so."""

    def __init__(self) -> None:
        self._written: dict[str, int] = {}
        self._also_written: dict[str, int] = {}
        self._present: dict[str, dict[str, int]] = {}
        """By key and legal form."""
        self._also: dict[tuple[str, str], list[int]] = {}
        """By other names, legal form included: 山田 says nothing of ㈲山田."""

    @classmethod
    def of(
        cls, present: Iterable[tuple[int, str]], others: Iterable[tuple[int, str]] = ()
    ) -> CompanyNames:
        """Companies by id and name, and what they are also called or were called."""
        made = cls()
        for number, name in present:
            made.call(number, name)
        for number, name in others:
            made.also_call(number, name)
        return made

    def call(self, number: int, name: str) -> None:
        """A company is called so."""
        key, form = key_and_form(name)
        self._written.setdefault(name, number)
        self._present.setdefault(key, {}).setdefault(form, number)

    def also_call(self, number: int, name: str) -> None:
        """A company is also called so, or was."""
        self._also_written.setdefault(name, number)
        self._also.setdefault(key_and_form(name), []).append(number)

    def written(self, name: str) -> int | None:
        """The company that is, or was, written exactly so."""
        return self._written.get(name, self._also_written.get(name))

    def meant(self, name: str) -> int | None:
        """The company of that name however it is written; None where there is none, or several.

        Another name counts only with the same legal form, and before a name that lacks one.
        """
        exactly = self.written(name)
        if exactly is not None:
            return exactly
        key, form = key_and_form(name)
        # Nothing but signs says nothing about which one.
        known = self._present.get(key, {}) if key else {}
        if form in known:
            return known[form]
        if key and (also := self._also.get((key, form))):
            return also[0]
        if form:
            return known.get("")
        return next(iter(known.values())) if len(known) == 1 else None

    def apart(self, name: str) -> int:
        """How many companies a name without legal form may mean that differ in nothing else."""
        key, form = key_and_form(name)
        return 0 if form or self.meant(name) is not None else len(self._present.get(key, {}))

    def is_also(self, number: int, name: str) -> bool:
        """Whether a company is also called so, or was, however the name is written."""
        return number in self._also.get(key_and_form(name), ())
