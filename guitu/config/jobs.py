"""What falls due by the clock, whatever else happens. Hours are those of UTC, as the queue reads them."""

from __future__ import annotations

import logging
from datetime import timedelta

from django.utils import timezone
from procrastinate.contrib.django import app

from guitu.apps.ledger.services import sign_day
from guitu.apps.organs.scope import system_scope

log = logging.getLogger("guitu.demonstration")

STALLED = 30.0
"""Seconds without a sign of life after which a worker counts as gone; the queue itself forgets it no later."""

KEPT_HOURS = 30 * 24
"""Hours for which finished jobs are kept, failed ones among them, so that somebody may look."""


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="take_up_stalled")
async def take_up_stalled(timestamp: int) -> int:  # noqa: ARG001  # the moment it fell due; passed by name
    """Put the jobs of a worker that vanished back into the queue; every task may run twice and must bear it."""
    stalled = list(await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=STALLED))
    for job in stalled:
        await app.job_manager.retry_job(job)
    return len(stalled)


@app.periodic(cron="17 19 * * *")
@app.task(queueing_lock="forget_finished")
async def forget_finished(timestamp: int) -> None:  # noqa: ARG001  # likewise
    """Delete what was finished long ago."""
    await app.job_manager.delete_old_jobs(
        nb_hours=KEPT_HOURS, include_failed=True, include_cancelled=True, include_aborted=True
    )


@app.periodic(cron="10 16 * * *")
@app.task(queueing_lock="sign_yesterday")
def sign_yesterday(timestamp: int) -> str:  # noqa: ARG001  # likewise
    """Sign the record of the day that has just ended in China, ten minutes after midnight there."""
    with system_scope():
        return str(sign_day(timezone.localdate() - timedelta(days=1)).day)


@app.task(queueing_lock="load_demonstration")
def load_demonstration(name: str) -> bool:
    """Load a demonstration; broken off, it leaves nothing behind and is run again."""
    # Simulating takes memory and seconds to import: only the process that does it pays.
    from guitu.config.demonstration.loading import load_script  # noqa: PLC0415

    return load_script(name, log.info)
