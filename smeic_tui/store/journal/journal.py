"""Triggers that write the journal of facts, generated from the tables' own columns.

Every change to a journalled table becomes one ``change`` row with the changed columns before and
after, as JSON; a write outside an operation is refused by the database itself. ``rev`` is outside
the journal: it only says whether a form is stale, and it never falls, not even by an undo.
"""

from __future__ import annotations

import sqlite3

JOURNALLED = (
    "setting",
    "staff",
    "person",
    "enrolment",
    "organisation",
    "organisation_name",
    "organisation_redirect",
    "position",
    "contact_point",
    "address",
    "contact_rule",
    "consent",
    "tag",
    "contact_log",
    "body",
    "body_name",
    "membership",
    "body_output",
    "innovation_case",
    "case_move",
    "case_member",
    "case_organisation",
    "case_milestone",
    "import_batch",
    "import_row",
    "series",
    "series_name",
    "event",
    "event_part",
    "event_role",
    "wave",
    "invitation",
    "reply",
    "fee",
    "attendance",
    "table_seat",
    "training_run",
    "training_session",
    "trainee",
    "training_mark",
    "assignment",
    "submission",
    "certificate",
    "not_same",
    "person_redirect",
    "import_profile",
    "licence",
    "licence_suspension",
    "engagement",
    "licence_point",
    "introduction",
    "referral",
    "referral_move",
    "declined_match",
)
"""Tables of facts. Everything else is derived, or a log of its own."""

UNJOURNALLED_COLUMNS = frozenset({"id", "rev"})

OUTSIDE_OPERATION = "write outside an operation"
"""What SQLite says when a journalled table is written without an operation."""


def fact_columns(conn: sqlite3.Connection, table: str) -> tuple[str, ...]:
    """The columns of a table that the journal keeps, in schema order."""
    columns = (row[1] for row in conn.execute(f"PRAGMA table_info({table})"))
    return tuple(c for c in columns if c not in UNJOURNALLED_COLUMNS)


def defaults(conn: sqlite3.Connection, table: str) -> dict[str, str | int | None]:
    """What the columns of a table hold in rows that are older than the column."""
    return {
        row[1]: conn.execute(f"SELECT {row[4] or 'NULL'}").fetchone()[0]
        for row in conn.execute(f"PRAGMA table_info({table})").fetchall()
        if row[1] not in UNJOURNALLED_COLUMNS
    }


def _person_of(table: str, columns: tuple[str, ...], row: str) -> str:
    if table == "person":
        return f"{row}.id"
    return f"{row}.person_id" if "person_id" in columns else "NULL"


def _whole(columns: tuple[str, ...], row: str) -> str:
    return "json_object(" + ", ".join(f"'{c}', {row}.{c}" for c in columns) + ")"


def trigger_statements(table: str, columns: tuple[str, ...]) -> dict[str, str]:
    """The CREATE TRIGGER statements of one table, by trigger name."""
    guard = (
        f"SELECT RAISE(ABORT, '{OUTSIDE_OPERATION}') "
        "WHERE (SELECT operation_id FROM journal_state WHERE id = 1) IS NULL;"
    )
    head = (
        "INSERT INTO change (operation_id, tbl, row_id, person_id, action, rev, before, after) "
        "SELECT (SELECT operation_id FROM journal_state WHERE id = 1), "
    )
    new_person = _person_of(table, columns, "NEW")
    old_person = _person_of(table, columns, "OLD")
    pairs = " UNION ALL ".join(f"SELECT '{c}' AS k, OLD.{c} AS o, NEW.{c} AS n" for c in columns)
    return {
        f"journal_{table}_insert": (
            f"CREATE TRIGGER journal_{table}_insert AFTER INSERT ON {table} BEGIN {guard} "
            f"{head}'{table}', NEW.id, {new_person}, 'insert', NEW.rev, NULL, "
            f"{_whole(columns, 'NEW')}; END"
        ),
        f"journal_{table}_update": (
            f"CREATE TRIGGER journal_{table}_update AFTER UPDATE ON {table} BEGIN {guard} "
            "SELECT RAISE(ABORT, 'id and uid never change') "
            "WHERE OLD.id IS NOT NEW.id OR OLD.uid IS NOT NEW.uid; "
            f"{head}'{table}', NEW.id, {new_person}, 'update', NEW.rev, b, a FROM ("
            f"SELECT json_group_object(k, o) AS b, json_group_object(k, n) AS a, count(*) AS c "
            f"FROM ({pairs}) WHERE o IS NOT n) WHERE c > 0; END"
        ),
        f"journal_{table}_delete": (
            f"CREATE TRIGGER journal_{table}_delete AFTER DELETE ON {table} BEGIN {guard} "
            f"{head}'{table}', OLD.id, {old_person}, 'delete', OLD.rev, "
            f"{_whole(columns, 'OLD')}, NULL; END"
        ),
    }


_APPEND_ONLY = {
    f"journal_change_{verb.lower()}": (
        f"CREATE TRIGGER journal_change_{verb.lower()} BEFORE {verb} ON change BEGIN "
        "SELECT RAISE(ABORT, 'the journal is append-only'); END"
    )
    for verb in ("UPDATE", "DELETE")
}


def expected_triggers(conn: sqlite3.Connection) -> dict[str, str]:
    """Every journal trigger this schema must have, by name."""
    wanted = dict(_APPEND_ONLY)
    for table in JOURNALLED:
        wanted |= trigger_statements(table, fact_columns(conn, table))
    return wanted


def installed_triggers(conn: sqlite3.Connection) -> dict[str, str]:
    """The journal triggers the file really has, by name."""
    rows = conn.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'journal\\_%' "
        "ESCAPE '\\'"
    )
    return dict(rows.fetchall())


def install_triggers(conn: sqlite3.Connection) -> None:
    """Create every journal trigger anew; after each migration, inside its transaction."""
    for name in installed_triggers(conn):
        conn.execute(f"DROP TRIGGER {name}")
    for statement in expected_triggers(conn).values():
        conn.execute(statement)


def wrong_triggers(conn: sqlite3.Connection) -> list[str]:
    """Names of journal triggers that are missing, foreign or differ from what they must say."""
    wanted, found = expected_triggers(conn), installed_triggers(conn)
    return sorted(
        name for name in wanted.keys() | found.keys() if wanted.get(name) != found.get(name)
    )
