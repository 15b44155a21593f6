"""What differs between Windows, macOS and Linux, in one place.

Nothing Unix-only is imported at module level. Each function says what it does on Windows, because
staff sit at Windows PCs as often as at Macs.
"""

from __future__ import annotations

import os
import signal
import stat
import sys
import threading
from collections.abc import Callable, Iterable
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from smeic_tui.errors import SmeicError

if TYPE_CHECKING:
    from asyncio import AbstractEventLoop

APP_NAME = "smeic"
_OWNER_FILE = 0o600
_OWNER_FOLDER = 0o700
_CLOSE_GRACE_S = 4.0
"""Windows ends a process 5 s after its console window was closed; stay below that."""
_NETWORK_FILE_SYSTEMS = frozenset(
    {"afpfs", "afs", "cifs", "davfs", "fuse.davfs2", "fuse.rclone", "fuse.sshfs", "ncpfs", "nfs"}
    | {"nfs4", "smb3", "smbfs", "webdav"}
)
_kept_alive: list[object] = []
"""Console handlers handed to Windows by address: collecting one would crash the process."""


def private_file(path: Path) -> None:
    """Let only the owner read and write this file (mode 0600).

    Windows: nothing to do; a file inherits the access list of its folder, and a user's profile is
    closed to other users.
    """
    if sys.platform != "win32":
        path.chmod(_OWNER_FILE)


def private_folder(path: Path) -> None:
    """Make a folder of our own if it is missing, and let only the owner into it (mode 0700).

    Call it for folders of the program, not for one the user chose. A folder shared by design
    (sticky, like ``/tmp``) or owned by someone else is left as it is.
    Windows: only makes the folder; the profile's access list protects it.
    """
    path.mkdir(mode=_OWNER_FOLDER, parents=True, exist_ok=True)
    if sys.platform != "win32":
        found = path.stat()
        if found.st_uid == os.geteuid() and not found.st_mode & stat.S_ISVTX:
            path.chmod(_OWNER_FOLDER)


def sync_folder(path: Path) -> None:
    """Flush a folder, so that a rename inside it survives a power cut.

    Windows: nothing; folders cannot be opened for flushing, and NTFS journals the rename.
    """
    if sys.platform == "win32":
        return
    handle = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def limit_child(memory_bytes: int, cpu_seconds: int) -> None:
    """Limit this process, a child that reads a file from outside, in memory and processor time.

    Past the memory limit an allocation fails (MemoryError); past the time the process is ended.
    macOS ignores the memory limit. Windows: no such limits; the parent's time limit holds there.
    """
    if sys.platform == "win32":
        return
    import resource

    for what, amount in ((resource.RLIMIT_AS, memory_bytes), (resource.RLIMIT_CPU, cpu_seconds)):
        _, hard = resource.getrlimit(what)
        allowed = amount if hard == resource.RLIM_INFINITY else min(amount, hard)
        try:
            resource.setrlimit(what, (allowed, hard))
        except (ValueError, OSError):
            # macOS refuses RLIMIT_AS below what is already mapped: the other limit still counts.
            continue


def replace_when_closed(source: Path, target: Path) -> None:
    """Put ``source`` in the place of ``target`` in one step.

    Windows: Excel holds an open file, and the system refuses to replace it.

    Raises:
        SmeicError: ``open_elsewhere``, another program has ``target`` open. Both files are intact.
    """
    try:
        os.replace(source, target)
    except PermissionError as error:
        if sys.platform == "win32" and target.is_file():
            raise SmeicError("open_elsewhere", name=target.name) from error
        raise


def on_close(loop: AbstractEventLoop, callback: Callable[[], object]) -> None:
    """Call ``callback`` on the loop when the terminal window closes or the system asks us to end.

    Unix: SIGHUP and SIGTERM. Call it from the main thread, once the loop runs.
    Windows: closing the console window, logging off and shutting down; the system ends the process
    when our handler returns, so the handler waits up to 4 s for the callback.
    """
    if sys.platform != "win32":
        loop.add_signal_handler(signal.SIGHUP, callback)
        loop.add_signal_handler(signal.SIGTERM, callback)
        return
    import ctypes

    ctrl_close_event, ctrl_shutdown_event = 2, 6
    done = threading.Event()

    def run() -> None:
        try:
            callback()
        finally:
            done.set()

    def closing(event: int) -> bool:
        if not ctrl_close_event <= event <= ctrl_shutdown_event:
            return False
        loop.call_soon_threadsafe(run)
        done.wait(_CLOSE_GRACE_S)
        return True

    handler = ctypes.WINFUNCTYPE(ctypes.c_int, ctypes.c_uint)(closing)
    _kept_alive.append(handler)
    ctypes.windll.kernel32.SetConsoleCtrlHandler(handler, 1)


def documents_folder() -> Path:
    """The user's documents folder, asked of the system; it may not exist.

    Windows: the real one, also where OneDrive moved it; see `synced_by`.
    """
    from platformdirs import user_documents_path

    return user_documents_path()


def folders_of_lists() -> tuple[Path, ...]:
    """Where lists from others usually lie: downloads, desktop, documents; some may not exist.

    Windows: the real ones, also where OneDrive moved them.
    """
    from platformdirs import user_desktop_path, user_downloads_path

    return tuple(dict.fromkeys((user_downloads_path(), user_desktop_path(), documents_folder())))


def state_folder() -> Path:
    """Where the log and drafts of unfinished forms live; the caller makes it by `private_folder`.

    Windows: ``%LOCALAPPDATA%\\smeic``.
    """
    from platformdirs import user_state_path

    return user_state_path(APP_NAME, appauthor=False)


def synced_by(path: Path) -> str | None:
    """The service that copies this place to a cloud, or None.

    A synced database is copied in the middle of a write, and two PCs overwrite each other. Told by
    folder names and, on Windows, by OneDrive's environment variables. macOS can sync ``Documents``
    to iCloud without a trace in the path: that is not seen.
    """
    for candidate in {path.absolute(), path.resolve()}:
        for name in ("OneDrive", "OneDriveCommercial", "OneDriveConsumer"):
            root = os.environ.get(name)
            if root and candidate.is_relative_to(root):
                return "OneDrive"
        service = _service_of(candidate, Path.home())
        if service:
            return service
    return None


def _service_of(path: PurePath, home: PurePath) -> str | None:
    """The service whose folder name is on this path, judged by names alone."""
    for part, parent in zip(path.parts[1:], list(path.parents)[::-1], strict=True):
        folded = part.casefold().replace(" ", "")
        if folded.startswith("onedrive"):
            return "OneDrive"
        if folded == "dropbox" or folded.startswith(("dropbox(", "dropbox-")):
            return "Dropbox"
        if folded.startswith("googledrive") or folded in {"mydrive", "マイドライブ"}:
            return "Google Drive"
        if folded in {"mobiledocuments", "iclouddrive", "com~apple~clouddocs"}:
            return "iCloud"
        # "Box" is an ordinary word: only where Box Drive and Box Sync put their folder.
        in_usual_place = parent == home or parent.name == "CloudStorage"
        if in_usual_place and (folded in {"box", "boxsync"} or folded.startswith("box-")):
            return "Box"
    return None


def network_share(path: Path) -> bool:
    """Whether this place is on another computer (SMB, NFS …), where locks cannot be relied on.

    Windows: a ``\\\\server\\share`` path or a drive letter mapped to one.
    """
    where = path.resolve()
    if sys.platform == "win32":
        import ctypes

        drive_remote = 4
        if where.drive.startswith("\\\\"):
            return True
        kind: int = ctypes.windll.kernel32.GetDriveTypeW(where.drive + "\\")
        return kind == drive_remote
    return _file_system_of(where, _mounts()) in _NETWORK_FILE_SYSTEMS


def _mounts() -> Iterable[tuple[str, str]]:
    """Every mount as (mount point, file system type)."""
    if sys.platform == "darwin":
        import subprocess

        said = subprocess.run(["/sbin/mount"], capture_output=True, text=True, check=False).stdout
        return mounts_of_macos(said)
    try:
        told = Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return ()
    return mounts_of_linux(told)


def mounts_of_linux(mountinfo: str) -> list[tuple[str, str]]:
    """Read ``/proc/self/mountinfo`` (proc(5)): mount point is field 5, type follows `` - ``."""
    found = []
    for line in mountinfo.splitlines():
        fields, dash, rest = line.partition(" - ")
        if dash and len(fields.split()) > 4 and rest:
            point = fields.split()[4]
            for escape, character in (("\\040", " "), ("\\011", "\t"), ("\\134", "\\")):
                point = point.replace(escape, character)
            found.append((point, rest.split()[0]))
    return found


def mounts_of_macos(mount_output: str) -> list[tuple[str, str]]:
    """Read what ``mount`` prints: ``//user@host/share on /Volumes/share (smbfs, nodev)``."""
    found = []
    for line in mount_output.splitlines():
        left, bracket, options = line.rpartition(" (")
        _, on, point = left.partition(" on ")
        if bracket and on:
            found.append((point, options.split(",")[0].rstrip(")")))
    return found


def _file_system_of(path: PurePath, mounts: Iterable[tuple[str, str]]) -> str:
    """The type of the deepest mount holding the path; of two on one place the later one covers."""
    best, kind = -1, ""
    for point, type_ in mounts:
        depth = len(PurePath(point).parts)
        if depth >= best and path.is_relative_to(point):
            best, kind = depth, type_
    return kind


def os_user() -> str:
    """The login name, by which a member of staff is recognised; ``unknown`` where there is none.

    Windows: ``%USERNAME%``.
    """
    from getpass import getuser

    try:
        return getuser()
    except (ImportError, KeyError, OSError):
        return "unknown"


def host_name() -> str:
    """The name of this PC, shown to whoever finds the file locked. Windows: ``%COMPUTERNAME%``."""
    if sys.platform == "win32":
        return os.environ.get("COMPUTERNAME") or "unknown"
    return os.uname().nodename or "unknown"


def process_alive(pid: int) -> bool:
    """Whether a process of this PC still runs; one of another user counts.

    Windows: asks by a query handle, because ``os.kill(pid, 0)`` would end the process there.
    """
    if pid <= 0:
        return False
    if sys.platform == "win32":
        import ctypes

        query_limited_information, still_active, access_denied = 0x1000, 259, 5
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.OpenProcess.restype = ctypes.c_void_p
        handle = kernel.OpenProcess(query_limited_information, 0, pid)
        if not handle:
            return ctypes.get_last_error() == access_denied
        code = ctypes.c_ulong()
        kernel.GetExitCodeProcess(ctypes.c_void_p(handle), ctypes.byref(code))
        kernel.CloseHandle(ctypes.c_void_p(handle))
        return code.value == still_active
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


def utf8_streams() -> None:
    """Write UTF-8 to stdout and stderr whatever the locale says.

    ``LC_ALL=C`` would refuse Japanese. Windows: pipes and files would get cp932.
    A character no encoder takes (a lone surrogate) becomes a visible mark, not a traceback.
    """
    for stream, errors in ((sys.stdout, "replace"), (sys.stderr, "backslashreplace")):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors=errors)


def is_tty() -> bool:
    """Whether both ends are a terminal, as the screens need. Windows: no console counts as no."""
    for stream in (sys.stdin, sys.stdout):
        # A program without a console has None here, and a closed stream refuses the question.
        if stream is None or stream.closed or not stream.isatty():
            return False
    return True
