"""What falls due by the clock, whatever else happens."""

from __future__ import annotations

from procrastinate.contrib.django import app

STALLED = 60.0
"""Seconds without a sign of life after which a worker counts as gone and its jobs are taken up again."""

KEPT_HOURS = 30 * 24
"""Hours for which finished jobs are kept, failed ones among them, so that somebody may look."""


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="take_up_stalled", pass_context=False)
async def take_up_stalled(timestamp: int) -> int:  # noqa: ARG001  # the moment it fell due; passed by name
    """Put the jobs of a worker that vanished back into the queue; every task may run twice and must bear it."""
    stalled = list(await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=STALLED))
    for job in stalled:
        await app.job_manager.retry_job(job)
    return len(stalled)


@app.periodic(cron="17 3 * * *")
@app.task(queueing_lock="forget_finished")
async def forget_finished(timestamp: int) -> None:  # noqa: ARG001  # likewise
    """Delete what was finished long ago."""
    await app.job_manager.delete_old_jobs(
        nb_hours=KEPT_HOURS, include_failed=True, include_cancelled=True, include_aborted=True
    )
