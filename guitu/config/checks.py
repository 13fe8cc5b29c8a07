"""What must be true of an installation before it serves anybody."""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings
from django.core import checks as django_checks
from django.core.checks import CheckMessage, Tags, register
from django.db import connection

from guitu.config import keys

PASSES_BY = """
SELECT rolsuper OR rolbypassrls OR EXISTS (
    SELECT FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
    WHERE nspname = 'public' AND relkind IN ('r', 'p') AND relowner = pg_roles.oid
) FROM pg_roles WHERE rolname = current_user
"""


def key_ring(**_: object) -> list[CheckMessage]:
    """Refuse to seal data with keys that end with the process."""
    try:
        keys.read(settings.GUITU_KEYS_FILE)
    except keys.BadKeyRing as error:
        return [django_checks.Error(str(error), id="guitu.E001")]
    return []


def modest_role(databases: Sequence[str] | None = None, **_: object) -> list[CheckMessage]:
    """Warn where daily work connects as a role that passes by row-level security."""
    if not databases:
        return []
    with connection.cursor() as cursor:
        cursor.execute(PASSES_BY)
        row = cursor.fetchone()
    if row is None or not row[0]:
        return []
    user = connection.settings_dict["USER"]
    return [
        django_checks.Warning(
            f"the database role [{user}] owns tables or is a superuser: row-level security does not bind it",
            hint="connect as guitu_web in DATABASE_URL and state the owner in GUITU_DATABASE_OWNER_URL",
            id="guitu.W001",
        )
    ]


def register_all() -> None:
    """Make the checks known: the key ring with `check --deploy`, the role with `check --database default`."""
    register(key_ring, Tags.security, deploy=True)
    register(modest_role, Tags.database)
