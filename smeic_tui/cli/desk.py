"""What every command stands on: which file, who works, which language, and how errors leave.

``Desk`` is made once from the global options. Errors end the command in two lines on stderr, or as
one JSON document on stdout under ``--json``; a traceback means a bug.
"""

from __future__ import annotations

import json
import os
import shlex
import sqlite3
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NoReturn

from smeic_tui.errors import Reason, SmeicError, UsageError
from smeic_tui.platforms import os_user
from smeic_tui.store.file import database, location, opening, sessions
from smeic_tui.store.file.backup import stamp
from smeic_tui.store.file.faults import refusing
from smeic_tui.store.file.occupied import naming_holders
from smeic_tui.store.file.unfinished import refusal
from smeic_tui.store.journal.operation import Actor
from smeic_tui.store.people.staff import Staff, add_staff, all_staff, find_staff, staff_of_os_user
from smeic_tui.text import render, t

INTERRUPTED = 130


@dataclass(frozen=True, slots=True)
class Desk:
    """The global options of one call."""

    db: Path | None
    """``--db`` or ``SMEIC_DB``; None: the file used last."""
    actor: str | None
    """``--actor`` or ``SMEIC_ACTOR``; None: by operating-system user."""

    @property
    def path(self) -> Path:
        """The database this call works on.

        Raises:
            SmeicError: ``db_not_chosen`` before the first start.
        """
        path = self.db or location.remembered()
        if path is None:
            raise SmeicError("db_not_chosen")
        return path

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A read-only connection to the checked file."""
        opened = opening.open_file(self.path)
        with refusing(opened.path), closing(opening.reader(opened.path)) as conn:
            yield conn

    @contextmanager
    def writing(self, *, create: bool = False) -> Iterator[tuple[sqlite3.Connection, Actor]]:
        """A writing connection and the author, entered as a session while it is open.

        Args:
            create: Make the file when ``--db`` names one that does not exist yet.
        """
        path = self.path
        if create and self.db is not None and not path.exists():
            database.create(path)
            say("cli.created", path=path)
        opened = opening.open_file(path)
        if opened.read_only:
            raise SmeicError("db_read_only", path=str(path))
        with naming_holders(opened.path), closing(opening.writer(opened.path)) as conn:
            actor = replace(sessions.begin(conn, self.staff(conn).id), tell=note)
            try:
                yield conn, actor
            finally:
                # A full disk refuses this too; the first refusal is the one to be told.
                with suppress(sqlite3.Error):
                    sessions.end(conn, actor)

    def staff(self, conn: sqlite3.Connection) -> Staff:
        """Who works: as named, else by login; a login nobody has yet is entered as it is.

        Raises:
            SmeicError: ``staff_unknown`` for a name that is not on file.
        """
        if self.actor is not None:
            if not all_staff(conn):
                return add_staff(conn, None, name=self.actor)
            return find_staff(conn, self.actor)
        login = os_user()
        found = staff_of_os_user(conn, login)
        if found is not None:
            return found
        if any(s.name == login for s in all_staff(conn)):
            return find_staff(conn, login)
        say("cli.staff_entered", name=login)
        return add_staff(conn, None, name=login, os_users=(login,))


def say(key: str, /, **params: object) -> None:
    """Narrate on stderr."""
    print(t(key, **params), file=sys.stderr)


def note(reason: Reason) -> None:
    """Say on stderr what was left out, cut or put elsewhere."""
    print(render("reason", reason.code, reason.params), file=sys.stderr)


def put_json(document: object) -> None:
    """The one JSON document of a command."""
    print(json.dumps(document, ensure_ascii=False, indent=2))


def as_json(reason: Reason, kind: str = "reason") -> dict[str, Any]:
    """A reason as code, parameters and rendered sentence."""
    return {
        "code": reason.code,
        "params": dict(reason.params),
        "message": render(kind, reason.code, reason.params),
    }


@contextmanager
def refusals(as_document: bool = False) -> Iterator[None]:
    """End the command properly when something is refused, interrupted, or its reader went away.

    Args:
        as_document: ``--json``: the refusal is the JSON document.
    """
    try:
        yield
        if sys.stdout is not None:
            # Here, not at the end of the interpreter: what fails then can no longer be told.
            sys.stdout.flush()
    except SmeicError as error:
        _refuse(error, as_document)
    except UnicodeEncodeError:
        _refuse(UsageError("not_text"), as_document)
    except KeyboardInterrupt:
        say("cli.interrupted")
        raise SystemExit(INTERRUPTED) from None
    except BrokenPipeError:
        # The reader (head, less) has what it wanted.
        _drop_output()
        raise SystemExit(1) from None
    except OSError as error:
        if error.filename is not None:
            _refuse(refusal(error, Path(os.fsdecode(error.filename))), as_document)
        _drop_output()
        _refuse(SmeicError("output_failed", detail=error.strerror), as_document=False)


def _drop_output() -> None:
    """Send what is still in the buffer nowhere: flushing it at exit would fail a second time."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _refuse(error: SmeicError, as_document: bool) -> NoReturn:
    message, hint = sentences(error.code, error.params)
    hint = _backup_offer(error) or hint
    if as_document:
        told = {"code": error.code, "params": dict(error.params), "message": message, "hint": hint}
        put_json({"error": told})
    else:
        print(message, file=sys.stderr)
        print(hint, file=sys.stderr)
    raise SystemExit(error.exit_code)


def _backup_offer(error: SmeicError) -> str:
    """How the newest sound backup of a damaged or missing file is restored; empty without one."""
    from smeic_tui.store.file.recovery import RECOVERABLE, newest_sound_backup

    path = error.params.get("path")
    if error.code not in RECOVERABLE or not isinstance(path, str):
        return ""
    found = newest_sound_backup(Path(path))
    if found is None:
        return ""
    command = f"smeic --db {shell_word(path)} restore {shell_word(str(found))}"
    return t("cli.backup_offer", at=f"{stamp(found):%Y-%m-%d %H:%M}", command=command)


def shell_word(text: str) -> str:
    """A path as it is typed into this computer's shell."""
    return f'"{text}"' if sys.platform == "win32" else shlex.quote(text)


def sentences(code: str, params: Mapping[str, object]) -> tuple[str, str]:
    """What happened and what to do, of an error."""
    return render("error", code, params), render("error", f"{code}.hint", params)
