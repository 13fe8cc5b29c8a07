"""Prepare a checkout: everything that running or testing it needs."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from tasks import assets, environment, packages
from tasks.environment import Lock


def prepare(lock: Lock, *also: packages.Package) -> None:
    """Install and build what is missing; Python's side and the pages' side at once."""
    # Asked for together and first, so that whoever lacks three packages is told once.
    packages.need(*environment.wanted(lock), *assets.wanted(), *also)
    with ThreadPoolExecutor() as pool:
        built = pool.submit(assets.build)
        environment.prepare(lock)
        built.result()
