"""The embedded database server."""

from __future__ import annotations

import json
import os
import signal
import stat
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg
import pytest

from guitu.config.database import roles
from guitu.config.database.cluster import Cluster, processes, running, start, stop
from guitu.config.database.program import Unavailable, programs


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    # Not pytest's folder: the server's account must pass through it.
    with TemporaryDirectory(prefix="guitu-test-") as folder:
        Path(folder).chmod(0o755)
        made = Cluster(Path(folder) / "home")
        start(made, programs())
        yield made
        stop(made, programs())


def test_rows_outlive_a_sudden_end(cluster: Cluster) -> None:
    """What was committed is there again after the server was killed and started anew."""
    with roles.connect(cluster.address(roles.OWNER)) as connection:
        connection.execute("CREATE TABLE kept (word text)")
        connection.execute("INSERT INTO kept VALUES ('归途')")
    postmaster = int((cluster.data / "postmaster.pid").read_text().split()[0])
    os.kill(postmaster, signal.SIGKILL)
    assert start(cluster, programs())
    with roles.connect(cluster.address(roles.OWNER)) as connection:
        assert connection.execute("SELECT word FROM kept").fetchall() == [("归途",)]


def test_starting_twice_is_starting_once(cluster: Cluster) -> None:
    """A server that runs is left alone."""
    before = processes(cluster)[0]
    assert not start(cluster, programs())
    assert processes(cluster)[0] == before


def test_passwords_and_socket_are_ours_alone(cluster: Cluster) -> None:
    """Passwords are readable by nobody else, the socket's folder is closed, no network port is open."""
    assert stat.S_IMODE(cluster.passwords.stat().st_mode) == 0o600
    assert stat.S_IMODE(cluster.sockets.stat().st_mode) == 0o700
    with roles.connect(cluster.address(roles.OWNER)) as connection:
        assert connection.execute("SHOW listen_addresses").fetchone() == ("",)
        assert connection.execute("SHOW data_checksums").fetchone() == ("on",)
        assert connection.execute("SHOW password_encryption").fetchone() == ("scram-sha-256",)


def test_a_wrong_password_is_refused(cluster: Cluster) -> None:
    """Whoever reaches the socket still needs the password."""
    address = cluster.address(roles.WEB)
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(host=address.host, user=address.user, password="wrong", dbname=address.name)


def test_the_web_role_owns_nothing(cluster: Cluster) -> None:
    """The role for daily work can neither create tables nor become the owner."""
    with roles.connect(cluster.address(roles.WEB)) as connection:
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("CREATE TABLE mine (word text)")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute(f"SET ROLE {roles.OWNER}")


def test_grants_reach_tables_made_before_and_after(cluster: Cluster) -> None:
    """After a grant the role for daily work reads and writes old tables and new ones."""
    owner = cluster.address(roles.OWNER)
    with roles.connect(owner) as connection:
        connection.execute("CREATE TABLE before (number serial, word text)")
        roles.grant(owner)
        connection.execute("CREATE TABLE after (number serial, word text)")
    with roles.connect(cluster.address(roles.WEB)) as connection:
        for table in ("before", "after"):
            connection.execute(f"INSERT INTO {table} (word) VALUES ('x')")
            assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (1,)


def test_a_deep_home_gets_a_short_socket(tmp_path: Path) -> None:
    """A socket's path stays under 107 bytes however deep the checkout lies."""
    assert Cluster(Path("/srv/guitu")).sockets == Path("/srv/guitu/run")
    deep = Cluster(tmp_path / ("x" * 120))
    assert len(os.fsencode(deep.sockets / ".s.PGSQL.5432")) < 107


def test_another_major_version_is_refused(tmp_path: Path) -> None:
    """Data of another major version are left untouched, and the message says what to do."""
    old = Cluster(tmp_path / "old")
    old.home.mkdir()
    if account := programs().account:
        os.chown(old.home, account.uid, account.gid)
    old.data.mkdir()
    (old.data / "PG_VERSION").write_text("15\n")
    with pytest.raises(Unavailable, match=r"PostgreSQL \[15\].*guitu backup"):
        start(old, programs())


def test_a_folder_of_somebody_else_is_refused(tmp_path: Path) -> None:
    """A server is not started in a folder that another account prepared."""
    foreign = Cluster(tmp_path / "foreign")
    foreign.home.mkdir()
    if os.geteuid() != 0:
        pytest.skip("only root can prepare a folder for another account")
    os.chown(foreign.home, 12345, 12345)
    with pytest.raises(Unavailable, match="belongs to somebody else"):
        start(foreign, programs())


def test_passwords_differ_and_are_long(cluster: Cluster) -> None:
    """Each role has a password of its own, drawn at random."""
    kept = json.loads(cluster.passwords.read_text())
    assert len(set(kept.values())) == len(kept) == 3
    assert all(len(password) >= 32 for password in kept.values())


def test_running_is_known_from_outside(cluster: Cluster) -> None:
    """A stopped server has no processes and answers nobody; starting it again is quick and keeps its rows."""
    assert running(cluster, programs())
    stop(cluster, programs())
    assert not processes(cluster)
    assert not running(cluster, programs())
    assert not stop(cluster, programs())
    assert start(cluster, programs())
