"""Prepare a checkout for work: packages for development, bundles, keys, database."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from tasks import checkout
from tasks.environment import Lock, program
from tasks.steps import run, say, step


def main(arguments: Sequence[str]) -> int:
    """Prepare everything and start nothing but the database."""
    parser = argparse.ArgumentParser(prog="script/setup", description=__doc__)
    parser.add_argument("--core", action="store_true", help="只装运行所需 / only what running needs")
    stated = parser.parse_args(arguments)
    checkout.prepare(Lock.CORE if stated.core else Lock.DEV)
    with step("密钥与数据库 / keys and database"):
        for words in (("keys", "create"), ("database", "start"), ("migrate",)):
            run([program("guitu"), *words])
    say("已就绪，运行 script/run 即可使用 / ready: script/run")
    return 0
