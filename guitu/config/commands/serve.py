"""`guitu serve`: answer browsers and other systems."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from guitu.config import keys as ring
from guitu.config import locations
from guitu.config.commands.ground import plainly


@click.command()
@click.option("--bind", default="127.0.0.1:8000", show_default=True, help="监听地址")
@click.option("--workers", default=2, show_default=True, help="进程数")
@click.option("--threads", default=4, show_default=True, help="每个进程的线程数")
@plainly
def serve(bind: str, workers: int, threads: int) -> None:
    """启动网页与接口服务。"""
    ring.read(locations.keys_file())
    gunicorn = Path(sys.executable).with_name("gunicorn")
    options = (
        f"--bind={bind}",
        f"--workers={workers}",
        f"--threads={threads}",
        "--worker-class=gthread",
        # Loaded once and then divided: the second process is there at once and shares the first one's memory.
        "--preload",
        "--timeout=120",
        "--graceful-timeout=20",
        # Workers are renewed now and then, at different moments, so that a leak in a library never grows for months.
        "--max-requests=5000",
        "--max-requests-jitter=500",
        "--log-level=warning",
        "--no-control-socket",
    )
    os.execv(gunicorn, [str(gunicorn), *options, "guitu.config.wsgi:application"])  # noqa: S606
