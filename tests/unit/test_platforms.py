"""What differs between the systems: modes, signals, places, imports."""

from __future__ import annotations

import asyncio
import os
import stat
import subprocess
import sys
import textwrap
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from smeic_tui import platforms
from smeic_tui.errors import SmeicError

unix_only = pytest.mark.skipif(sys.platform == "win32", reason="Unix modes and signals")


def run_python(code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run code in a fresh interpreter with these variables on top of ours."""
    return subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env=os.environ | environment,
    )


def test_every_module_imports_without_unix_modules() -> None:
    """Windows has none of these five; a module of ours that needs one at import is dead there."""
    done = run_python(
        """
        import pkgutil, sys
        for name in ("resource", "fcntl", "termios", "pwd", "grp"):
            sys.modules[name] = None
        import smeic_tui, screens, importers
        failed, count = [], 0
        for package in (smeic_tui, screens, importers):
            for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
                count += 1
                try:
                    __import__(module.name)
                except BaseException as error:
                    failed.append(f"{module.name}: {error!r}")
        print(count)
        sys.exit("\\n".join(failed) or None)
        """
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 10


@unix_only
def test_private_file_and_folder(tmp_path: Path) -> None:
    file = tmp_path / "名簿.sqlite"
    file.touch(0o666)
    platforms.private_file(file)
    folder = tmp_path / "a" / "b"
    platforms.private_folder(folder)
    existing = tmp_path / "c"
    existing.mkdir(0o755)
    platforms.private_folder(existing)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(existing.stat().st_mode) == 0o700


@unix_only
def test_a_folder_shared_by_design_keeps_its_mode(tmp_path: Path) -> None:
    """``--db /tmp/x.sqlite`` run by root must not close /tmp to everyone else."""
    tmp_path.chmod(0o1777)
    platforms.private_folder(tmp_path)
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o1777


def test_sync_folder(tmp_path: Path) -> None:
    platforms.sync_folder(tmp_path)
    if sys.platform != "win32":
        with pytest.raises(FileNotFoundError):
            platforms.sync_folder(tmp_path / "missing")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux holds the memory limit")
def test_limit_child_stops_an_allocation() -> None:
    done = run_python(
        """
        from smeic_tui.platforms import limit_child
        limit_child(400_000_000, 60)
        try:
            bytearray(800_000_000)
        except MemoryError:
            print("stopped")
        """
    )
    assert done.stdout.strip() == "stopped", done.stderr


@unix_only
def test_limit_child_ends_a_busy_loop() -> None:
    done = run_python(
        """
        from smeic_tui.platforms import limit_child
        limit_child(2_000_000_000, 1)
        while True:
            pass
        """
    )
    assert done.returncode == -24, "ended by SIGXCPU"


def test_replace(tmp_path: Path) -> None:
    new, old = tmp_path / "new", tmp_path / "old"
    new.write_text("new")
    old.write_text("old")
    platforms.replace_when_closed(new, old)
    assert old.read_text() == "new"
    assert not new.exists()


def test_replacing_a_file_open_in_excel_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows answers with PermissionError; both files stay."""

    def refuse(source: Path, target: Path) -> None:
        raise PermissionError(13, "sharing violation")

    new, old = tmp_path / "new", tmp_path / "一覧.xlsx"
    new.write_text("new")
    old.write_text("old")
    monkeypatch.setattr(os, "replace", refuse)
    monkeypatch.setattr(sys, "platform", "win32")
    with pytest.raises(SmeicError) as caught:
        platforms.replace_when_closed(new, old)
    monkeypatch.undo()
    assert caught.value.code == "open_elsewhere"
    assert caught.value.params == {"name": "一覧.xlsx"}
    assert (new.read_text(), old.read_text()) == ("new", "old")


@unix_only
@pytest.mark.parametrize("number", [1, 15], ids=["SIGHUP", "SIGTERM"])
def test_on_close_calls_back_on_the_loop(number: int) -> None:
    async def closed() -> bool:
        loop = asyncio.get_running_loop()
        seen = asyncio.Event()
        platforms.on_close(loop, seen.set)
        os.kill(os.getpid(), number)
        await asyncio.wait_for(seen.wait(), 5)
        for each in (1, 15):
            loop.remove_signal_handler(each)
        return seen.is_set()

    assert asyncio.run(closed())


@unix_only
def test_folders_follow_the_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.delenv("XDG_DOCUMENTS_DIR", raising=False)
    assert platforms.documents_folder() == tmp_path / "Documents"
    assert platforms.state_folder().name == "smeic"
    assert not platforms.state_folder().exists()


@pytest.mark.parametrize(
    ("path", "service"),
    [
        ("/Users/mizuno/Library/CloudStorage/OneDrive-大学/名簿.sqlite", "OneDrive"),
        ("/Users/mizuno/Library/CloudStorage/Box-Box/名簿.sqlite", "Box"),
        ("/Users/mizuno/Library/Mobile Documents/com~apple~CloudDocs/a", "iCloud"),
        ("/Users/mizuno/Dropbox (個人)/a", "Dropbox"),
        ("/Users/mizuno/Google Drive/a", "Google Drive"),
        ("/Users/mizuno/Box/a", "Box"),
        ("/Users/mizuno/Documents/Box/a", None),
        ("/Users/mizuno/Documents/名簿.sqlite", None),
        ("/", None),
    ],
)
def test_synced_folders_by_name(path: str, service: str | None) -> None:
    assert platforms._service_of(PurePosixPath(path), PurePosixPath("/Users/mizuno")) == service


@pytest.mark.parametrize(
    ("path", "service"),
    [
        ("C:\\Users\\mizuno\\OneDrive - 大学\\名簿.sqlite", "OneDrive"),
        ("G:\\マイドライブ\\名簿.sqlite", "Google Drive"),
        ("C:\\Users\\mizuno\\iCloudDrive\\a", "iCloud"),
        ("C:\\Users\\mizuno\\Box\\a", "Box"),
        ("C:\\Box\\a", None),
    ],
)
def test_synced_folders_of_windows(path: str, service: str | None) -> None:
    home = PureWindowsPath("C:\\Users\\mizuno")
    assert platforms._service_of(PureWindowsPath(path), home) == service


def test_synced_by_sees_through_a_link(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OneDriveCommercial", str(tmp_path / "組織"))
    (tmp_path / "Dropbox").mkdir()
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "Dropbox")
    assert platforms.synced_by(link / "名簿.sqlite") == "Dropbox"
    assert platforms.synced_by(tmp_path / "組織" / "名簿.sqlite") == "OneDrive"
    assert platforms.synced_by(tmp_path / "名簿.sqlite") is None


LINUX_MOUNTS = """\
22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda1 rw
40 22 0:40 / /mnt/office\\040files rw shared:9 - cifs //server/share rw
41 40 0:41 / /mnt/office\\040files/local rw - ext4 /dev/vdb rw
42 22 0:42 / /srv rw - ext4 /dev/vdc rw
43 22 0:43 / /srv rw - nfs4 host:/srv rw
"""
MACOS_MOUNTS = """\
/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
//mizuno@server/share on /Volumes/share (smbfs, nodev, nosuid)
map auto_home on /System/Volumes/Data/home (autofs, automounted)
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/mizuno/a", "ext4"),
        ("/mnt/office files/a", "cifs"),
        ("/mnt/office files/local/a", "ext4"),
        ("/mnt/office filesystem/a", "ext4"),
        ("/srv/a", "nfs4"),
    ],
)
def test_file_system_on_linux(path: str, kind: str) -> None:
    mounts = platforms.mounts_of_linux(LINUX_MOUNTS)
    assert platforms._file_system_of(PurePosixPath(path), mounts) == kind


@pytest.mark.parametrize(
    ("path", "kind"), [("/Users/mizuno/a", "apfs"), ("/Volumes/share/a", "smbfs")]
)
def test_file_system_on_macos(path: str, kind: str) -> None:
    mounts = platforms.mounts_of_macos(MACOS_MOUNTS)
    assert platforms._file_system_of(PurePosixPath(path), mounts) == kind


def test_a_local_folder_is_no_network_share(tmp_path: Path) -> None:
    assert platforms.network_share(tmp_path) is False


def test_user_and_host(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "mizuno")
    assert platforms.os_user() == "mizuno"
    assert platforms.host_name()


def test_a_user_without_a_name_is_unknown() -> None:
    """A container's user may be in no password file."""
    done = run_python(
        """
        import os, sys
        for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
            os.environ.pop(name, None)
        sys.modules["pwd"] = None
        from smeic_tui.platforms import os_user
        print(os_user())
        """
    )
    assert done.stdout.strip() == "unknown", done.stderr


def test_process_alive() -> None:
    child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    try:
        assert platforms.process_alive(child.pid)
    finally:
        child.communicate(b"\n")
    assert not platforms.process_alive(child.pid)
    assert platforms.process_alive(os.getpid())
    assert not any(platforms.process_alive(pid) for pid in (0, -1, 2**40))


def test_streams_speak_utf8_under_the_c_locale() -> None:
    done = run_python(
        r"""
        import sys
        from smeic_tui.platforms import utf8_streams
        utf8_streams()
        print("\u6e21\u908a\ud800")
        print("\u9ad9", file=sys.stderr)
        """,
        LC_ALL="C",
        PYTHONIOENCODING="ascii",
        PYTHONUTF8="0",
    )
    assert (done.stdout.strip(), done.stderr.strip()) == ("渡邊?", "髙")


def test_a_pipe_is_no_terminal() -> None:
    done = run_python(
        """
        import sys
        from smeic_tui.platforms import is_tty
        print(is_tty())
        sys.stdin = None
        print(is_tty())
        """
    )
    assert done.stdout.split() == ["False", "False"], done.stderr
