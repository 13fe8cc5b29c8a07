"""Say what is being done and how long it took."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BEGAN = time.monotonic()
_printing = threading.Lock()


class Failed(SystemExit):
    """A step that failed; the message has been printed and says what to do."""

    def __init__(self, words: str) -> None:
        say(f"✗ {words}")
        super().__init__(1)


def say(words: str) -> None:
    """Print a line with the seconds since the start."""
    with _printing:
        print(f"[{time.monotonic() - BEGAN:6.1f}s] {words}", flush=True)


@contextmanager
def step(words: str) -> Iterator[None]:
    """Announce a step when it is done, with its own seconds."""
    began = time.monotonic()
    yield
    say(f"✓ {words}  {time.monotonic() - began:.1f}s")


def run(command: Sequence[str | Path], *, environment: Mapping[str, str] | None = None, folder: Path = ROOT) -> str:
    """Run a command to its end and return what it printed; if it fails, print that and stop."""
    done = subprocess.run(
        [str(part) for part in command],
        env=None if environment is None else dict(environment),
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.stdout.write(done.stdout)
        raise Failed(f"{' '.join(str(part) for part in command[:4])} … 以 {done.returncode} 退出 / failed, see above")
    return done.stdout
