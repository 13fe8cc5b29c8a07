"""What falls due by the clock."""

from __future__ import annotations

from datetime import timedelta
from typing import cast

import pytest
from django.db import connection
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector

from guitu.apps.ledger.models import Root
from guitu.config import jobs


def put_off(name: str) -> None:
    """Put a job into the queue."""
    app.configure_task(f"guitu.config.jobs.{name}").defer(timestamp=0)


def work_until_idle() -> None:
    """Do every job there is, as a worker does."""
    connector = cast("DjangoConnector", app.connector).get_worker_connector()
    with app.replace_connector(connector) as worker:
        worker.run_worker(wait=False, install_signal_handlers=False, listen_notify=False)


def states() -> dict[str, str]:
    """Read how each job stands, by the last part of its name."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT task_name, status FROM procrastinate_jobs")
        return {name.rpartition(".")[2]: status for name, status in cursor.fetchall()}


@pytest.mark.parametrize(("silent", "taken_up"), [(jobs.STALLED - 15, False), (jobs.STALLED + 15, True)])
@pytest.mark.django_db(transaction=True)
def test_the_jobs_of_a_worker_that_vanished_are_taken_up(silent: float, taken_up: bool) -> None:  # noqa: FBT001
    """After half a minute without a sign of life a worker's job returns to the queue; before that it is left alone."""
    put_off("forget_finished")
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - %s * interval '1 second') RETURNING id",
            [silent],
        )
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing', worker_id = %s", cursor.fetchone())
    put_off("take_up_stalled")
    work_until_idle()
    assert states() == {"take_up_stalled": "succeeded", "forget_finished": "succeeded" if taken_up else "doing"}


@pytest.mark.django_db
def test_yesterday_is_signed_once() -> None:
    """The day that ended in China is signed; signing it again changes nothing."""
    jobs.sign_yesterday(timestamp=0)
    jobs.sign_yesterday(timestamp=0)
    assert [root.day for root in Root.objects.all()] == [timezone.localdate() - timedelta(days=1)]
