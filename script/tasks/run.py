"""Run Guitu on this machine: prepare what is missing, start the database, the pages and the worker."""

from __future__ import annotations

import argparse
import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from types import FrameType

from tasks import checkout
from tasks.environment import Lock, program
from tasks.steps import ROOT, Failed, run, say, step

HOST = "127.0.0.1"
PORT = 8000
PORTS_TRIED = 50
FIRST_PAGE_WITHIN = 90.0
GRACE = 20.0
"""Seconds that a process has to finish what it is doing."""


def free_port(wanted: int) -> int:
    """Find the wanted port, or the next one that nobody listens on."""
    for port in range(wanted, wanted + PORTS_TRIED):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((HOST, port))
            except OSError:
                continue
            return port
    raise Failed(f"端口 {wanted} 至 {wanted + PORTS_TRIED - 1} 均被占用 / no free port from {wanted}")


def environment(port: int) -> dict[str, str]:
    """Say what the processes are told: this is a trial, on this machine alone."""
    return {**os.environ, "GUITU_TRIAL": "1", "GUITU_HOSTS": "localhost,127.0.0.1", "GUITU_PORT": str(port)}


def fetch(address: str) -> int:
    """Ask for a page, without any proxy, and return its status."""
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with direct.open(address, timeout=30) as page:
            page.read()
            return int(page.status)
    except urllib.error.HTTPError as error:
        return error.code
    except OSError:
        return 0


@contextmanager
def process(words: str, *command: str, told: Mapping[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """Keep a process running; at the end ask it to finish, and after a while insist."""
    # A session of its own: Ctrl-C reaches us alone, and we end the processes in order.
    child = subprocess.Popen([str(program("guitu")), *command], cwd=ROOT, env=dict(told), start_new_session=True)
    try:
        yield child
    finally:
        child.terminate()
        try:
            child.wait(GRACE)
        except subprocess.TimeoutExpired:
            say(f"{words} 未按时结束，强制停止 / forced to stop")
            os.killpg(child.pid, signal.SIGKILL)
            child.wait()


@contextmanager
def database(told: Mapping[str, str]) -> Iterator[None]:
    """Keep the embedded database running; with DATABASE_URL, or where it ran before us, leave it to others."""
    if "DATABASE_URL" in told:
        yield
        return
    with step("数据库 / database"):
        began = "已启动" in run([program("guitu"), "database", "start"], environment=told)
    try:
        yield
    finally:
        if began:
            run([program("guitu"), "database", "stop"], environment=told)
            say("数据库已停止 / database stopped")


def wait_for_page(address: str, server: subprocess.Popen[bytes]) -> None:
    """Wait until the first page answers."""
    limit = time.monotonic() + FIRST_PAGE_WITHIN
    while (status := fetch(address)) != 200:
        if server.poll() is not None:
            raise Failed(f"网页服务未能启动 / the server ended with code {server.returncode}")
        if time.monotonic() > limit or status >= 400:
            raise Failed(f"首页未能打开，状态 [{status}] / the first page does not answer")
        time.sleep(0.1)


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def watch(children: Sequence[subprocess.Popen[bytes]]) -> None:
    """Go on until somebody stops us; if a process ends by itself, so do we."""
    while all(child.poll() is None for child in children):
        time.sleep(0.5)
    raise Failed("有进程意外结束 / a process ended by itself, see above")


def main(arguments: Sequence[str]) -> int:
    """Run until Ctrl-C."""
    parser = argparse.ArgumentParser(prog="script/run", description=__doc__)
    parser.add_argument("--port", type=int, default=PORT, help=f"端口，默认 {PORT} / port")
    parser.add_argument("--no-demo", action="store_true", help="不载入演示县 / without the demonstration county")
    parser.add_argument("--check", action="store_true", help="打开首页后即停止 / open the first page and stop")
    stated = parser.parse_args(arguments)
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _interrupt)
    port = free_port(stated.port)
    told, address = environment(port), f"http://{HOST}:{port}/"
    try:
        checkout.prepare(Lock.CORE)
        run([program("guitu"), "keys", "create"], environment=told)
        with database(told):
            with step("数据库结构、静态文件 / tables, static files"), ThreadPoolExecutor() as pool:
                both = [pool.submit(run, [program("guitu"), word], environment=told) for word in ("migrate", "collect")]
                for done in both:
                    done.result()
            with process("网页服务", "serve", f"--bind={HOST}:{port}", told=told) as server:
                with step("首页 / first page"):
                    wait_for_page(address, server)
                if stated.check:
                    say(f"检查通过 / check passed: {address}")
                    return 0
                with process("后台任务", "work", told=told) as worker:
                    say(f"请打开 / open  {address}   （Ctrl-C 停止 / stops）")
                    # A database of somebody's own is never filled with invented people unasked.
                    if not stated.no_demo and "DATABASE_URL" not in told:
                        say(run([program("guitu"), "demo", "taojiang", "--later"], environment=told).strip())
                    watch((server, worker))
    except KeyboardInterrupt:
        say("已停止 / stopped")
    return 0
