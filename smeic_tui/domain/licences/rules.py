"""The numbers by which a licence is renewed, suspended and resumed: settings of the file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields

from smeic_tui.errors import SmeicError


@dataclass(frozen=True, slots=True)
class LicenceRules:
    """What the guide of the SME Agency asks for; staff correct it when the guide changes."""

    years: int = 5
    """Length of the term, in years."""
    theory: int = 5
    """理論 needed inside the term."""
    practice: int = 30
    """実務 needed inside the term."""
    suspension_years: int = 15
    """休止 lasts at most this many years."""
    resume_theory: int = 5
    """理論 needed for 再開."""
    resume_practice: int = 15
    """実務 needed for 再開."""
    soon_months: int = 12
    """Months before the expiry from which a licence is listed as coming up."""
    urgent_months: int = 6
    """Months before the expiry from which something missing is urgent."""


DEFAULT = LicenceRules()
"""The rules of a file whose staff never changed any."""
NAMES = tuple(field.name for field in fields(LicenceRules))
"""Names of the rules, in the order in which they are shown."""
_AT_LEAST_ONE = frozenset({"years", "suspension_years"})
MOST = 999
"""Nothing here is ever greater; a slip of the finger is refused."""


def least(name: str) -> int:
    """The smallest number a rule can be."""
    return 1 if name in _AT_LEAST_ONE else 0


def rules_from(values: Mapping[str, object]) -> LicenceRules:
    """Rules of which some differ from the defaults.

    Args:
        values: By name; names this version does not know are left aside.

    Raises:
        SmeicError: ``licence_rule_invalid`` (name).
    """
    chosen: dict[str, int] = {}
    for name in NAMES:
        if name not in values:
            continue
        value = values[name]
        if not isinstance(value, int) or isinstance(value, bool):
            raise SmeicError("licence_rule_invalid", name=name)
        if not least(name) <= value <= MOST:
            raise SmeicError("licence_rule_invalid", name=name)
        chosen[name] = value
    return LicenceRules(**chosen)


def changed(rules: LicenceRules) -> dict[str, int]:
    """The numbers that differ from the defaults, as they are kept."""
    default = asdict(DEFAULT)
    return {name: value for name, value in asdict(rules).items() if value != default[name]}
