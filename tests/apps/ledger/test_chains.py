"""The record holds by itself: nothing on it can be changed, and whatever is changed all the same is found."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from guitu.apps.ledger import signing
from guitu.apps.ledger.models import Entry, Head, Root, Verb
from guitu.apps.ledger.selectors import Breach, Broken, first_broken
from guitu.apps.ledger.services import ORIGIN, record, sign_day

CHAIN, OTHER = "99/01/", "99/02/"
DAY = date(2024, 6, 3)


def write(rows: int, chain: str = CHAIN) -> list[Entry]:
    return [
        record(chain=chain, account="officer", verb=Verb.READ, subject="file", subject_id=number)
        for number in range(1, rows + 1)
    ]


def run(statement: str, *parameters: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters or None)


@contextmanager
def guards_down() -> Iterator[None]:
    """What a superuser could do."""
    tables = ("ledger_entry", "ledger_root", "ledger_head")
    for table in tables:
        run(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    yield
    for table in tables:
        run(f"ALTER TABLE {table} ENABLE TRIGGER USER")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ledger_entry SET account = 'nobody'",
        "DELETE FROM ledger_entry",
        "TRUNCATE ledger_entry",
        "UPDATE ledger_root SET signature = ''",
        "DELETE FROM ledger_root",
        "UPDATE ledger_head SET number = 1",
        "DELETE FROM ledger_head",
    ],
)
def test_rows_are_added_and_never_changed_even_by_their_owner(statement: str) -> None:
    write(2)
    sign_day(DAY)
    run("SET guitu.strict = 'on'")
    with pytest.raises(IntegrityError), transaction.atomic():
        run(statement)
    run("RESET guitu.strict")
    assert first_broken() is None


@pytest.mark.django_db
def test_a_chain_as_it_was_written_holds() -> None:
    write(3)
    write(2, OTHER)
    assert first_broken() is None
    assert [entry.number for entry in Entry.objects.filter(chain=CHAIN)] == [1, 2, 3]


@pytest.mark.django_db
def test_a_row_altered_by_hand_is_named() -> None:
    write(3)
    with guards_down():
        run("UPDATE ledger_entry SET account = 'nobody' WHERE chain = %s AND number = 2", CHAIN)
    assert first_broken() == first_broken(CHAIN) == Broken(CHAIN, 2, Breach.ALTERED)
    assert str(first_broken()) == "99/01/ 第2行：这一行的内容被改动"


@pytest.mark.django_db
def test_a_row_taken_out_is_named() -> None:
    write(3)
    with guards_down():
        run("DELETE FROM ledger_entry WHERE chain = %s AND number = 2", CHAIN)
    assert first_broken() == Broken(CHAIN, 2, Breach.MISSING)


@pytest.mark.django_db
def test_a_row_replaced_by_one_that_agrees_with_itself_no_longer_meets_the_next() -> None:
    """Whoever alters a row and computes its digest anew breaks the link to the row after it."""
    from guitu.apps.ledger.selectors import digest_of  # noqa: PLC0415 - what a forger would do

    _, second, _ = write(3)
    with guards_down():
        Entry.objects.filter(digest=second.digest).delete()
        second.account = "nobody"
        second.digest = digest_of(second)
        second.save(force_insert=True)
    assert first_broken() == Broken(CHAIN, 3, Breach.UNLINKED)


@pytest.mark.django_db
def test_the_last_row_cannot_vanish() -> None:
    write(3)
    with guards_down():
        run("DELETE FROM ledger_entry WHERE chain = %s AND number = 3", CHAIN)
    assert first_broken() == Broken(CHAIN, 3, Breach.MISSING)


@pytest.mark.django_db
def test_a_chain_whose_end_was_set_back_is_found() -> None:
    write(3)
    with guards_down():
        run("UPDATE ledger_head SET number = 2 WHERE chain = %s", CHAIN)
    assert first_broken() == Broken(CHAIN, 3, Breach.END)


@pytest.mark.django_db
def test_a_chain_cut_short_together_with_its_end_is_found_by_the_signed_root() -> None:
    """Rows, and the end of the chain set to match: only what was signed before tells."""
    first, *_ = write(3)
    sign_day(DAY)
    with guards_down():
        run("DELETE FROM ledger_entry WHERE chain = %s AND number > 1", CHAIN)
        Head.objects.filter(chain=CHAIN).update(number=1, digest=first.digest)
    assert first_broken(CHAIN) is None
    assert first_broken() == Broken("2024-06-03", 0, Breach.CUT)


@pytest.mark.django_db
def test_a_root_altered_or_signed_by_somebody_else_is_found(signing_key: Path) -> None:
    write(1)
    sign_day(DAY)
    (signing_key / signing.SECRET).unlink()
    write(1)
    sign_day(date(2024, 6, 4))
    assert first_broken() == Broken("2024-06-03", 0, Breach.SIGNATURE)
    with guards_down():
        Root.objects.filter(day=DAY).update(heads={})
    assert first_broken() == Broken("2024-06-03", 0, Breach.ROOT)


@pytest.mark.django_db
def test_a_day_is_signed_once_and_in_order() -> None:
    write(1)
    first = sign_day(DAY)
    write(1)
    assert sign_day(DAY).digest == first.digest
    second = sign_day(date(2024, 6, 4))
    assert second.previous == first.digest
    assert second.heads == {CHAIN: [2, Head.objects.get(chain=CHAIN).digest]}
    with pytest.raises(ValueError, match=r"day \[2024-06-02\]"):
        sign_day(date(2024, 6, 2))


@pytest.mark.django_db
def test_the_signing_key_is_its_owners_alone(signing_key: Path) -> None:
    write(1)
    sign_day(DAY)
    secret = signing_key / signing.SECRET
    assert secret.stat().st_mode & 0o777 == 0o600
    secret.chmod(0o640)
    with pytest.raises(signing.BadSigningKey, match=r"\[640\]"):
        sign_day(date(2024, 6, 4))


@pytest.mark.django_db
def test_a_row_says_from_where_and_bears_what_the_database_gives_back() -> None:
    """Nested detail in any script is read back as it was written, so that its digest still fits."""
    origin = ORIGIN.set("2001:db8::1")
    detail: dict[Any, Any] = {"程序": "外出", "数": [1, {"层": None}], 7: True, "大": 10**18}
    record(chain=CHAIN, account="officer", verb=Verb.ACT, subject="case", detail=detail)
    ORIGIN.reset(origin)
    assert Entry.objects.get().origin == "2001:db8::1"
    assert first_broken() is None


@pytest.mark.django_db
def test_a_fraction_goes_in_as_text() -> None:
    with pytest.raises(TypeError, match=r"\[0\.1\]"):
        record(chain=CHAIN, account="officer", verb=Verb.ACT, subject="case", detail={"share": 0.1})


@pytest.mark.django_db(transaction=True)
def test_many_writers_on_one_chain_leave_no_gap() -> None:
    """Eight hands write ten rows each on two chains at once; both chains count through."""

    def hand(number: int) -> None:
        try:
            write(10, CHAIN if number % 2 else OTHER)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(hand, range(8)))
    assert [entry.number for entry in Entry.objects.filter(chain=CHAIN)] == list(range(1, 41))
    assert first_broken() is None


@pytest.mark.django_db
def test_what_is_rolled_back_was_never_written() -> None:
    """The row stands in the transaction of what it tells of: both or neither."""
    write(1)
    with transaction.atomic():
        write(1)
        transaction.set_rollback(True)
    write(1)
    assert [entry.number for entry in Entry.objects.filter(chain=CHAIN)] == [1, 2]
    assert first_broken() is None
