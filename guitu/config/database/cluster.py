"""An embedded PostgreSQL server: made on first use, reached by a socket only we can open, survivor of a sudden end.

For trial, development and tests. Production sets DATABASE_URL to a patched server (`docs/production.md`).
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import secrets
import shlex
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from guitu.config.database.address import PORT, Address
from guitu.config.database.program import Programs, Unavailable, passable
from guitu.config.database.roles import DATABASE, OWNER, SUPERUSER, WEB, lay_out

SOCKET_PATH_LIMIT = 107
"""Bytes of a socket's path that the kernel accepts."""

PATIENCE = 10.0
"""Seconds to go on trying to start: processes of a killed server need a moment to notice."""

THROWAWAY = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off")
"""Settings for a database nobody will miss: three times faster, lost with the power."""

INITDB = (
    f"--username={SUPERUSER}",
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale=C.UTF-8",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--data-checksums",
)


@dataclass(frozen=True)
class Cluster:
    """A server's folder: `data`, the passwords, the log and, where the path is short enough, the socket."""

    home: Path
    durable: bool = True

    @property
    def data(self) -> Path:
        return self.home / "data"

    @property
    def passwords(self) -> Path:
        return self.home / "passwords.json"

    @property
    def log(self) -> Path:
        return self.home / "log"

    @property
    def sockets(self) -> Path:
        """The folder of the socket; under a deep home, a short one beside other temporary files."""
        inside = self.home / "run"
        if len(os.fsencode(inside / f".s.PGSQL.{PORT}")) < SOCKET_PATH_LIMIT:
            return inside
        digest = hashlib.sha256(os.fsencode(self.home)).hexdigest()[:12]
        return Path(tempfile.gettempdir()) / f"guitu-{os.geteuid()}-{digest}"

    def address(self, role: str = WEB, name: str = DATABASE) -> Address:
        """Where the database answers as one of its roles; the password is empty until the cluster is made."""
        kept = json.loads(self.passwords.read_text()) if self.passwords.exists() else {}
        return Address(str(self.sockets), name, role, kept.get(role, ""))


def _folder(path: Path, programs: Programs) -> None:
    """See to a folder that the server's account alone may open; one that belongs to somebody else is refused."""
    owner = programs.account.uid if programs.account else os.geteuid()
    if not path.exists():
        path.mkdir(parents=True, mode=0o700)
        if programs.account:
            os.chown(path, programs.account.uid, programs.account.gid)
    if path.is_symlink() or path.stat().st_uid != owner:
        raise Unavailable(f"the folder [{path}] belongs to somebody else; the database will not be kept there")
    path.chmod(0o700)


def _keep_passwords(cluster: Cluster) -> None:
    text = json.dumps({role: secrets.token_urlsafe(24) for role in (SUPERUSER, OWNER, WEB)}, indent=1)
    handle = os.open(cluster.passwords, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w") as file:
        file.write(text)


def _make(cluster: Cluster, programs: Programs) -> None:
    """Make the data folder under another name and rename it when whole, so that a break leaves nothing half-made."""
    if not cluster.passwords.exists():
        _keep_passwords(cluster)
    unfinished = cluster.home / "data.unfinished"
    shutil.rmtree(unfinished, ignore_errors=True)
    secret = cluster.home / "first-password"
    secret.write_text("")
    secret.chmod(0o600)
    if programs.account:
        os.chown(secret, programs.account.uid, programs.account.gid)
    secret.write_text(cluster.address(SUPERUSER).password)
    try:
        extra = () if cluster.durable else ("--no-sync",)
        programs.run("initdb", f"--pgdata={unfinished}", f"--pwfile={secret}", *INITDB, *extra)
    finally:
        secret.unlink()
    unfinished.rename(cluster.data)


def _same_major(cluster: Cluster, programs: Programs) -> None:
    kept = (cluster.data / "PG_VERSION").read_text().strip()
    if kept != programs.major:
        raise Unavailable(
            f"[{cluster.data}] was made by PostgreSQL [{kept}], the server is [{programs.major}]: "
            f"back up with the old version (guitu backup) and restore into an empty database with the new one"
        )


def processes(cluster: Cluster) -> list[int]:
    """Find the living processes of the server: those whose working folder is its data."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                # A zombie has no working folder left, so a server that nobody reaped is not mistaken for a living one.
                if (entry / "cwd").readlink() == cluster.data:
                    found.append(int(entry.name))
            except OSError:
                continue
    return sorted(found)


def running(cluster: Cluster, programs: Programs) -> bool:
    """Tell whether the server accepts connections."""
    where = (f"--host={cluster.sockets}", f"--port={PORT}", "--quiet")
    return programs.attempt("pg_isready", *where).returncode == 0


def _begin(cluster: Cluster, programs: Programs) -> None:
    """Start the server; after a sudden end, once its last process is gone, without the lock it left behind."""
    settings = (
        "listen_addresses=",
        f"port={PORT}",
        f"unix_socket_directories={cluster.sockets}",
        "unix_socket_permissions=0700",
        "max_connections=60",
        "log_min_messages=warning",
        *(() if cluster.durable else THROWAWAY),
    )
    options = " ".join(f"-c {shlex.quote(setting)}" for setting in settings)
    limit = time.monotonic() + PATIENCE
    while True:
        if not processes(cluster):
            (cluster.data / "postmaster.pid").unlink(missing_ok=True)
        started = programs.attempt(
            "pg_ctl", "start", "--silent", "--wait", f"--pgdata={cluster.data}", f"--log={cluster.log}", f"-o{options}"
        )
        if started.returncode == 0:
            return
        if time.monotonic() > limit:
            last = cluster.log.read_text(errors="replace")[-600:] if cluster.log.exists() else ""
            raise Unavailable(f"PostgreSQL in [{cluster.home}] does not start: {started.stderr.strip()}\n{last}")
        time.sleep(0.3)


@contextmanager
def _alone(cluster: Cluster) -> Iterator[None]:
    """Hold the cluster's lock, so that two commands do not make or start the same server at once."""
    with (cluster.home / ".lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def start(cluster: Cluster, programs: Programs) -> bool:
    """See to it that the server runs with its roles and database; False if it ran already."""
    if programs.account:
        passable(cluster.home.parent)
    _folder(cluster.home, programs)
    with _alone(cluster):
        if running(cluster, programs):
            return False
        if not cluster.data.exists():
            _make(cluster, programs)
        _same_major(cluster, programs)
        _folder(cluster.sockets, programs)
        _begin(cluster, programs)
        lay_out(cluster.address(SUPERUSER, "postgres"), cluster.address(OWNER), cluster.address(WEB))
    return True


def stop(cluster: Cluster, programs: Programs) -> bool:
    """Stop the server, closing its connections; False if it did not run."""
    if not processes(cluster):
        return False
    programs.run("pg_ctl", "stop", "--silent", "--wait", "--mode=fast", f"--pgdata={cluster.data}")
    return True
