"""DATABASE_URL."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guitu.config.database.address import Address, BadAddress, parse, without_password
from guitu.config.database.choice import chosen

WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20)


def test_an_address_is_read() -> None:
    """Every part of postgresql://user:password@host:port/name is taken."""
    assert parse("postgresql://web:p%40ss@db.bureau:6432/guitu?sslmode=verify-full") == Address(
        "db.bureau", "guitu", "web", "p@ss", 6432, (("sslmode", "verify-full"),)
    )


def test_a_socket_is_an_address_too() -> None:
    """The folder of a socket stands in the query."""
    address = parse("postgresql://web@:5432/guitu?host=%2Frun%2Fpg")
    assert address.host == "/run/pg"
    assert parse(address.url) == address


@given(user=WORDS, password=WORDS, name=WORDS.filter(lambda word: "/" not in word))
def test_what_is_written_is_read_again(user: str, password: str, name: str) -> None:
    """An address survives being written as a URL, whatever its words."""
    address = Address("/run/pg", name, user, password)
    assert parse(address.url) == address


@pytest.mark.parametrize(
    "url",
    [
        "mysql://web:geheim@host/guitu",
        "sqlite:///guitu.db",
        "postgresql://web:geheim@host/",
        "postgresql:///guitu",
        "postgresql://web:geheim@host:port/guitu",
        "postgresql://web:geheim@host/a/b",
        "postgresql://web:geheim@host/guitu?pool=5",
        "postgresql://web:geheim@host/guitu?sslrootcert=ca.pem",
        "guitu",
        "",
    ],
)
def test_anything_else_is_refused_without_its_password(url: str) -> None:
    """What is not a whole PostgreSQL address is refused; the message names it, and never the password."""
    with pytest.raises(BadAddress) as refused:
        parse(url)
    assert "geheim" not in str(refused.value)
    assert f"[{without_password(url)}]" in str(refused.value)


def test_no_password_in_arguments() -> None:
    """What clients are told they are told through their environment."""
    told = Address("h", "n", "u", "p", 1, (("sslmode", "require"), ("connect_timeout", "3"))).libpq
    assert told["PGPASSWORD"] == "p"
    assert (told["PGSSLMODE"], told["PGCONNECT_TIMEOUT"]) == ("require", "3")


def test_the_owner_has_an_address_of_its_own() -> None:
    """Daily work uses DATABASE_URL; whoever migrates uses the owner's, if it is stated."""
    web, owner = "postgresql://web:a@h/guitu", "postgresql://owner:b@h/guitu"
    assert chosen({"DATABASE_URL": web, "GUITU_DATABASE_OWNER_URL": owner}).user == "web"
    both = {"DATABASE_URL": web, "GUITU_DATABASE_OWNER_URL": owner, "GUITU_DATABASE_ROLE": "owner"}
    assert chosen(both).user == "owner"
    assert chosen({"DATABASE_URL": web, "GUITU_DATABASE_ROLE": "owner"}).user == "web"


def test_an_unknown_role_is_refused() -> None:
    """A role that does not exist is named, with those that do."""
    with pytest.raises(BadAddress, match=r"\[root\].*owner.*web"):
        chosen({"GUITU_DATABASE_ROLE": "root"})
