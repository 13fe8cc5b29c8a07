"""Who may do what in the database: an owner that migrates, and a role for daily work that row-level security binds.

A table's owner passes by row-level security and could drop the triggers that keep records append-only. So pages,
the interface and the worker connect as `guitu_web`, which owns nothing.
"""

from __future__ import annotations

from dataclasses import replace

import psycopg
from psycopg import sql

from guitu.config.database.address import Address

SUPERUSER = "guitu_superuser"
OWNER = "guitu_owner"
WEB = "guitu_web"
DATABASE = "guitu"

GRANTS = (
    "GRANT USAGE ON SCHEMA public TO {web}",
    "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {web}",
    "GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA public TO {web}",
    "GRANT EXECUTE ON ALL ROUTINES IN SCHEMA public TO {web}",
    "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {web}",
    "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT, UPDATE ON SEQUENCES TO {web}",
)


def connect(address: Address) -> psycopg.Connection[tuple[object, ...]]:
    """Open a connection on which every statement stands for itself."""
    return psycopg.connect(
        host=address.host,
        port=address.port,
        user=address.user,
        password=address.password,
        dbname=address.name,
        autocommit=True,
        **dict(address.options),  # type: ignore[arg-type]  # libpq options are words
    )


def lay_out(superuser: Address, owner: Address, web: Address) -> None:
    """Make both roles and the database of a new cluster; what is there already stays."""
    with connect(superuser) as connection:
        present = {row[0] for row in connection.execute("SELECT rolname FROM pg_roles")}
        for address, rights in ((owner, "LOGIN CREATEDB CREATEROLE BYPASSRLS"), (web, "LOGIN")):
            if address.user not in present:
                connection.execute(
                    sql.SQL("CREATE ROLE {} {} PASSWORD {}").format(
                        sql.Identifier(address.user), sql.SQL(rights), sql.Literal(address.password)
                    )
                )
        # The owner may step into the lesser role: tests of row-level security do.
        connection.execute(sql.SQL("GRANT {} TO {}").format(sql.Identifier(web.user), sql.Identifier(owner.user)))
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [owner.name]).fetchone():
            connection.execute(
                sql.SQL("CREATE DATABASE {} OWNER {}").format(sql.Identifier(owner.name), sql.Identifier(owner.user))
            )


def grant(owner: Address, web: str = WEB) -> None:
    """Let the role for daily work read and write every table there is and every one to come."""
    if owner.user == web:
        return
    with connect(owner) as connection:
        for statement in GRANTS:
            connection.execute(sql.SQL(statement).format(web=sql.Identifier(web)))


def add_role_for_tests(owner: Address, web: str = WEB) -> None:
    """Make the role for daily work on a server that is not ours, unable to log in, for the owner to step into."""
    with connect(replace(owner, name="postgres")) as connection:
        # Several processes of one run may come here at once.
        connection.execute("SELECT pg_advisory_lock(7261)")
        if not connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [web]).fetchone():
            connection.execute(sql.SQL("CREATE ROLE {}").format(sql.Identifier(web)))
            connection.execute(sql.SQL("GRANT {} TO CURRENT_USER").format(sql.Identifier(web)))
