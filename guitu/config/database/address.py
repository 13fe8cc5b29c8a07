"""Where a database is and as whom one connects, read from a URL."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

SCHEMES = ("postgresql", "postgres")
PORT = 5432
OPTIONS = {
    "sslmode": "PGSSLMODE",
    "sslrootcert": "PGSSLROOTCERT",
    "sslcert": "PGSSLCERT",
    "sslkey": "PGSSLKEY",
    "connect_timeout": "PGCONNECT_TIMEOUT",
    "target_session_attrs": "PGTARGETSESSIONATTRS",
}
"""The libpq options an address may carry in its query, beside `host`, and the variable that stands for each."""


class BadAddress(ValueError):
    """An address that cannot be used; the message names it without its password."""


@dataclass(frozen=True)
class Address:
    """A PostgreSQL database; `host` is a name, a number or the folder of a socket."""

    host: str
    name: str
    user: str
    password: str = ""
    port: int = PORT
    options: tuple[tuple[str, str], ...] = ()

    @property
    def url(self) -> str:
        """The address as libpq reads it."""
        login = quote(self.user, safe="") + (f":{quote(self.password, safe='')}" if self.password else "")
        socket = (("host", self.host),) if self.host.startswith("/") else ()
        place = f"{login}@:{self.port}" if socket else f"{login}@{self.host}:{self.port}"
        query = urlencode((*socket, *self.options))
        return f"postgresql://{place}/{quote(self.name, safe='')}" + (f"?{query}" if query else "")

    @property
    def django(self) -> dict[str, Any]:
        """The address as an entry of Django's DATABASES."""
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": self.name,
            "USER": self.user,
            "PASSWORD": self.password,
            "HOST": self.host,
            "PORT": str(self.port),
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
            "OPTIONS": dict(self.options),
        }

    @property
    def libpq(self) -> dict[str, str]:
        """The address as environment variables, so that no password stands in a list of processes."""
        return {
            "PGHOST": self.host,
            "PGPORT": str(self.port),
            "PGUSER": self.user,
            "PGPASSWORD": self.password,
            "PGDATABASE": self.name,
            **{OPTIONS[name]: value for name, value in self.options},
        }


def without_password(url: str) -> str:
    """Return the URL with its password masked, fit for a message, even where it cannot be parsed."""
    scheme, mark, rest = url.partition("://")
    login, at, place = rest.rpartition("@")
    user, colon, _ = login.partition(":")
    return f"{scheme}{mark}{user}{colon}{'***' if colon else ''}{at}{place}"


def parse(url: str) -> Address:
    """Read `postgresql://user:password@host:port/name?sslmode=…`; anything else is a `BadAddress`."""
    shown = f"[{without_password(url)}]"
    expected = "expected postgresql://user:password@host:5432/name"
    try:
        parts = urlsplit(url)
        port = parts.port or PORT
    except ValueError as error:
        raise BadAddress(f"DATABASE_URL {shown} cannot be read; {expected}") from error
    if parts.scheme not in SCHEMES:
        raise BadAddress(f"DATABASE_URL {shown} is not a PostgreSQL address; {expected}")
    query = dict(parse_qsl(parts.query, keep_blank_values=True))
    host = query.pop("host", "") or unquote(parts.hostname or "")
    name = unquote(parts.path.removeprefix("/"))
    if not (host and name and parts.username) or "/" in name:
        raise BadAddress(f"DATABASE_URL {shown} lacks a user, a host or the name of a database; {expected}")
    if unknown := sorted(query.keys() - OPTIONS.keys()):
        raise BadAddress(f"DATABASE_URL {shown} has unknown options {unknown}; known are {sorted(OPTIONS)}")
    if (root := query.get("sslrootcert")) and root != "system" and not Path(root).is_absolute():
        raise BadAddress(f"DATABASE_URL {shown}: sslrootcert must be an absolute path, not [{root}]")
    return Address(
        host, name, unquote(parts.username), unquote(parts.password or ""), port, tuple(sorted(query.items()))
    )
