"""How many rows each table holds and what they add up to, so that a restored database can be held to its back-up."""

from __future__ import annotations

import psycopg
from psycopg import sql

TABLES = """
SELECT schemaname, tablename FROM pg_tables
WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1, 2
"""

# The text of a row depends on these; both sides must read alike.
FORM = (
    "SET TIME ZONE 'UTC'",
    "SET DateStyle = 'ISO, YMD'",
    "SET IntervalStyle = 'iso_8601'",
    "SET bytea_output = 'hex'",
    "SET extra_float_digits = 1",
)

# Sixty bits of each row's digest are added up, so that the order of rows does not matter and their number does.
SUM = "SELECT count(*), coalesce(sum(('x' || left(md5(t::text), 15))::bit(60)::bigint), 0)::text FROM {} AS t"


def contents(connection: psycopg.Connection[tuple[object, ...]]) -> dict[str, tuple[int, str]]:
    """Count and sum up the rows of every table, as the connection's transaction sees them, by `schema.table`."""
    for statement in FORM:
        connection.execute(statement)
    counted: dict[str, tuple[int, str]] = {}
    for schema, table in connection.execute(TABLES).fetchall():
        row = connection.execute(sql.SQL(SUM).format(sql.Identifier(str(schema), str(table)))).fetchone()
        if row is None:
            raise AssertionError(f"no count came back for [{schema}.{table}]")
        counted[f"{schema}.{table}"] = (int(str(row[0])), str(row[1]))
    return counted
