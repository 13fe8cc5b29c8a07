"""`guitu collect`: lay out the static files under names that carry their digest."""

from __future__ import annotations

import hashlib
from pathlib import Path

import click

from guitu.config.commands.ground import plainly, ready


def fingerprint(files: list[tuple[str, Path]]) -> str:
    """Sum up which files there are and what is in them; names as collected."""
    total = hashlib.sha256()
    for name, path in sorted(files):
        total.update(name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


@click.command()
@plainly
def collect() -> None:
    """汇集静态文件；内容未变则略过。"""
    ready()
    from django.conf import settings  # noqa: PLC0415  # needs Django ready
    from django.contrib.staticfiles.finders import get_finders  # noqa: PLC0415
    from django.core.management import call_command  # noqa: PLC0415

    found = [(name, Path(storage.path(name))) for finder in get_finders() for name, storage in finder.list([])]
    target = Path(settings.STATIC_ROOT)
    stamp, now = target / ".fingerprint", fingerprint(found)
    if stamp.exists() and stamp.read_text() == now:
        click.echo("静态文件未变。")
        return
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    stamp.write_text(now)
    click.echo(f"静态文件已汇集：{len(found)} 个。")
