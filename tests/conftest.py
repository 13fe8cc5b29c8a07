"""A throw-away database for the tests that ask for one; tests that ask for none start nothing.

The database is $DATABASE_URL, if stated: a role that may create databases. Otherwise an embedded server is started
on first need, shared by all processes of the run and removed with everything in it at the end.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection, connections
from psycopg.pq import TransactionStatus

from guitu.config.database import roles
from guitu.config.database.address import Address, parse
from guitu.config.database.cluster import Cluster, start, stop
from guitu.config.database.program import programs

PLACE = "GUITU_TEST_CLUSTER"


def pytest_configure(config: pytest.Config) -> None:
    """Name the server's folder before any process is split off, so that all of them mean the same one."""
    if not hasattr(config, "workerinput") and PLACE not in os.environ:
        # A short path: the socket's must stay under 107 bytes.
        os.environ[PLACE] = tempfile.mkdtemp(prefix="guitu-test-", dir="/tmp")
        config.add_cleanup(_remove)
    # What the tests sign, seal and store must not lie among the keys and papers of this checkout.
    settings.GUITU_KEYS_FILE = Path(os.environ[PLACE]) / "keys" / "keys.json"
    settings.GUITU_ATTACHMENTS = Path(os.environ[PLACE]) / "attachments"
    # Pages are drawn with the files where they lie, whatever was collected before.
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}
    settings.WHITENOISE_AUTOREFRESH = settings.WHITENOISE_USE_FINDERS = True


def _remove() -> None:
    cluster = Cluster(Path(os.environ.pop(PLACE)) / "pg", durable=False)
    if cluster.data.exists():
        stop(cluster, programs())
    shutil.rmtree(cluster.home.parent)


@pytest.fixture(scope="session")
def database() -> Address:
    """A database server as the role that owns what the tests create."""
    if stated := os.environ.get("DATABASE_URL"):
        return parse(stated)
    cluster = Cluster(Path(os.environ[PLACE]) / "pg", durable=False)
    cluster.home.parent.chmod(0o755)
    start(cluster, programs())
    return cluster.address(roles.OWNER)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None, database: Address) -> None:
    """Point Django at the server of this run; `test_` goes before the name and the worker's name after it."""
    suffix = os.environ.get("PYTEST_XDIST_WORKER", "")
    told = connections["default"].settings_dict
    told.update(database.django, CONN_MAX_AGE=0, CONN_HEALTH_CHECKS=False)
    told["TEST"]["NAME"] = "_".join(part for part in ("test", database.name, suffix) if part)
    roles.add_role_for_tests(database)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, database: Address) -> None:
    """After the migrations, what `guitu migrate` grants."""
    roles.grant(replace(database, name=str(connections["default"].settings_dict["NAME"])))


@pytest.fixture
def as_web_role(db: None) -> Iterator[None]:
    """Go on as the role of daily work, which row-level security and append-only triggers bind."""
    with connection.cursor() as cursor:
        cursor.execute(f"SET ROLE {roles.WEB}")
    yield
    # After a failed statement the rollback takes the role back by itself.
    if connection.connection.info.transaction_status != TransactionStatus.INERROR:
        with connection.cursor() as cursor:
            cursor.execute("RESET ROLE")
