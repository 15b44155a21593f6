"""Which company a written name means: one rule for lists, forms and commands.

A name that is written exactly so comes first. Otherwise its spelling does not count: ㈱A and
A株式会社 are one; 株式会社A and 有限会社A are two, and so are A（東京） and A（大阪）. A name that
lacks its legal form, on either side, means the company that has the rest, where only one has it.
"""

from __future__ import annotations

from collections.abc import Iterable

from smeic_tui.japanese.companies import spelled


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
        key, form = spelled(name)
        self._written.setdefault(name, number)
        self._present.setdefault(key, {}).setdefault(form, number)

    def also_call(self, number: int, name: str) -> None:
        """A company is also called so, or was."""
        self._also_written.setdefault(name, number)
        self._also.setdefault(spelled(name), []).append(number)

    def meant(self, name: str) -> int | None:
        """The company of that name however it is written; None where there is none, or several.

        Another name counts only with the same legal form, and before a name that lacks one.
        """
        if (exactly := self._written.get(name)) is not None:
            return exactly
        key, form = spelled(name)
        # Nothing but signs says nothing about which one.
        known = self._present.get(key, {}) if key else {}
        if form in known:
            return known[form]
        if (exactly := self._also_written.get(name)) is not None:
            return exactly
        if key and (also := set(self._also.get((key, form), ()))):
            return also.pop() if len(also) == 1 else None
        # Only one has the rest, and it or the name lacks the legal form.
        alone = len(known) == 1 and (not form or "" in known)
        return next(iter(known.values())) if alone else None

    def apart(self, name: str) -> int:
        """How many companies a name without legal form may mean that differ in nothing else."""
        key, form = spelled(name)
        return 0 if form or self.meant(name) is not None else len(self._present.get(key, {}))

    def is_also(self, number: int, name: str) -> bool:
        """Whether a company is also called so, or was, however the name is written."""
        return number in self._also.get(spelled(name), ())
