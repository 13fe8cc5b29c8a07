"""The state of the installation, check by check: what was found, how it is judged, and what to do about it."""

from __future__ import annotations

import platform
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from importlib.metadata import version
from pathlib import Path

import django
from django.conf import settings
from django.db import connection
from django.db.models import Count
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob, ProcrastinateWorker

from guitu.apps.ledger.models import Root
from guitu.apps.organs.models import Setting
from guitu.apps.organs.selectors import calendar

GOOD, WARN, BAD = "good", "warn", "bad"
SILENT = timedelta(minutes=2)
"""How long a worker may be silent before it counts as gone."""
QUEUED_MOST = 500
"""How many jobs may wait before somebody should look."""
BACKUP_KEY = "last_backup"
"""Under which setting of all the time of the last back-up is kept."""
BACKUP_DAYS = 2
"""After how many days without a back-up to warn."""
FREE_LEAST, FREE_WARNED = 2 * 1024**3, 10 * 1024**3
"""Bytes free on the disk below which papers may soon not be kept, and below which to warn."""


@dataclass(frozen=True, slots=True)
class Check:
    """One check: its words, what was found, its judgement, and what to do where it is not good."""

    words: str
    found: str
    state: str
    advice: str = ""


def checks(on: date) -> list[Check]:
    """Return every check; a database that does not answer leaves no page at all."""
    looks: tuple[Callable[[date], Check], ...] = (_database, _worker, _queue, _backup, _disk, _signatures, _holidays)
    return [look(on) for look in looks]


def versions() -> Iterator[tuple[str, str]]:
    """Yield what runs here, with its version."""
    yield "归途", version("guitu")
    yield "Python", platform.python_version()
    yield "Django", django.get_version()
    yield "PostgreSQL", _one("SHOW server_version")
    yield "Typst", version("typst")
    yield "操作系统", platform.platform(terse=True)


def _database(_: date) -> Check:
    size = int(_one("SELECT pg_database_size(current_database())::text"))
    connections = _one("SELECT count(*)::text FROM pg_stat_activity WHERE datname = current_database()")
    return Check("数据库", f"应答正常，数据{_bytes(size)}，连接{connections}个", GOOD)


def _worker(_: date) -> Check:
    latest = ProcrastinateWorker.objects.order_by("-last_heartbeat").first()
    if latest is None:
        return Check("后台任务", "没有在运行", BAD, "请在服务器上启动后台任务（guitu work）")
    silent = timezone.now() - latest.last_heartbeat
    if silent > SILENT:
        return Check("后台任务", f"已{_age(silent)}没有应答", BAD, "请在服务器上重新启动后台任务（guitu work）")
    return Check("后台任务", f"在运行，{_age(silent)}前应答", GOOD)


def _queue(_: date) -> Check:
    rows = ProcrastinateJob.objects.values("status").annotate(number=Count("id"))
    jobs = {row["status"]: row["number"] for row in rows}
    waiting, failed = jobs.get("todo", 0), jobs.get("failed", 0)
    found = f"等候{waiting}项，正在办{jobs.get('doing', 0)}项，失败{failed}项"
    if failed:
        return Check("任务队列", found, WARN, "请查看日志中失败的任务")
    if waiting > QUEUED_MOST:
        return Check("任务队列", found, WARN, "积压较多，请确认后台任务在运行")
    return Check("任务队列", found, GOOD)


def _backup(_: date) -> Check:
    told = Setting.objects.filter(key=BACKUP_KEY, unit=None).first()
    if told is None:
        return Check("备份", "没有备份的记录", WARN, "请在服务器上备份（guitu backup），密钥另存，并安排每日进行")
    age = timezone.now() - datetime.fromisoformat(str(told.value))
    found = f"{_age(age)}前备份"
    if age > timedelta(days=BACKUP_DAYS):
        return Check("备份", found, BAD, "请立即备份（guitu backup），并检查每日备份的安排")
    return Check("备份", found, GOOD)


def _disk(_: date) -> Check:
    place = Path(settings.GUITU_ATTACHMENTS)
    while not place.exists():
        place = place.parent
    usage = shutil.disk_usage(place)
    found = f"剩余{_bytes(usage.free)}，共{_bytes(usage.total)}"
    if usage.free < FREE_LEAST:
        return Check("磁盘", found, BAD, "空间即将用尽，文书和材料将无法保存，请立即扩容")
    if usage.free < FREE_WARNED:
        return Check("磁盘", found, WARN, "请安排扩容")
    return Check("磁盘", found, GOOD)


def _signatures(_: date) -> Check:
    root = Root.objects.last()
    if root is None:
        return Check("留痕签名", "还没有签过名", WARN, "每日零时后由后台任务签名，请确认后台任务在运行")
    behind = (timezone.localdate() - root.day).days
    if behind > 2:
        return Check("留痕签名", f"最近签到{root.day}", WARN, "已有两日以上没有签名，请确认后台任务在运行")
    return Check("留痕签名", f"最近签到{root.day}", GOOD)


def _holidays(on: date) -> Check:
    held = calendar()
    if missing := held.missing(on):
        return Check("工作日历", f"{missing}年放假安排未收录", WARN, f"{missing}年的期限按双休日暂定；公布后请更新系统")
    return Check("工作日历", f"收录至{held.years[-1].number}年", GOOD)


def _one(statement: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        ((value,),) = cursor.fetchall()
    return str(value)


def _bytes(number: int) -> str:
    for unit, size in (("TB", 1024**4), ("GB", 1024**3), ("MB", 1024**2)):
        if number >= size:
            return f"{number / size:.1f}{unit}"
    return f"{number / 1024:.0f}KB"


def _age(age: timedelta) -> str:
    minutes = int(age.total_seconds() // 60)
    if minutes < 1:
        return "不到一分钟"
    if minutes < 60:
        return f"{minutes}分钟"
    return f"{minutes // 60}小时" if minutes < 48 * 60 else f"{minutes // (24 * 60)}天"
