"""The throw-away database of the tests."""

from __future__ import annotations

import pytest
from django.db import connection, transaction
from django.db.utils import ProgrammingError


@pytest.mark.django_db
def test_extensions_are_there() -> None:
    """Exclusion constraints and search by parts of a name may be used."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT extname FROM pg_extension")
        assert {"btree_gist", "pg_trgm"} <= {row[0] for row in cursor.fetchall()}


@pytest.mark.usefixtures("as_web_role")
def test_as_web_role_one_reads_and_writes_but_owns_nothing() -> None:
    """Under the role for daily work rows may be written, and no table dropped."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        assert cursor.fetchone() == ("guitu_web",)
        cursor.execute("INSERT INTO cache VALUES ('k', 'v', now())")
        cursor.execute("SELECT value FROM cache")
        assert cursor.fetchone() == ("v",)
        with pytest.raises(ProgrammingError, match="must be owner"), transaction.atomic():
            cursor.execute("DROP TABLE cache")
