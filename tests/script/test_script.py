"""The scripts, as far as they can be tested without installing anything."""

from __future__ import annotations

import ast
import socket
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = ROOT / "script"
sys.path.insert(0, str(SCRIPTS))

from tasks import environment, packages, run, steps  # noqa: E402  # the path of the scripts must be known first


@pytest.mark.parametrize("name", ["run", "test", "setup"])
def test_a_script_says_what_it_does(name: str) -> None:
    """Each script answers --help with nothing installed but Python."""
    command = ["/usr/bin/env", "python3", "-S", str(SCRIPTS / name), "--help"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert f"script/{name}" in done.stdout


def test_scripts_need_nothing_but_python() -> None:
    """No script imports anything but the standard library and its neighbours."""
    for path in (SCRIPTS / "tasks").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            for name in names:
                assert name.partition(".")[0] in {*sys.stdlib_module_names, "tasks"}, f"{path.name}: {name}"


def test_a_taken_port_gives_way_to_the_next() -> None:
    """If somebody listens on the port, the next free one is taken."""
    with socket.socket() as taken:
        taken.bind((run.HOST, 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert run.free_port(port) > port


def test_a_page_that_does_not_answer_has_no_status() -> None:
    """Asking where nobody listens is no error, but no page either."""
    with socket.socket() as unused:
        unused.bind((run.HOST, 0))
        assert run.fetch(f"http://{run.HOST}:{unused.getsockname()[1]}/") == 0


def test_a_failed_command_stops_with_its_words(capsys: pytest.CaptureFixture[str]) -> None:
    """What a failed command printed is shown, and the script ends with an error."""
    with pytest.raises(SystemExit) as stopped:
        steps.run([sys.executable, "-c", "print('why'); raise SystemExit(3)"])
    assert stopped.value.code == 1
    assert "why" in capsys.readouterr().out


def test_missing_packages_are_asked_for_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever may not install packages gets one line to run, with all that is missing."""
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    absent = [packages.Package((name,), lambda: False, name) for name in ("one", "two")]
    with pytest.raises(SystemExit):
        packages.need(*absent)
    told = capsys.readouterr().out
    assert told.count("apt-get") == 1
    assert "install -y --no-install-recommends one two" in told


def test_present_packages_ask_for_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is there is not asked for, whoever we are."""
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    packages.need(packages.Package(("one",), lambda: True, "one"))


def test_the_lock_decides_whether_packages_are_installed() -> None:
    """Each lock has a state of its own."""
    assert environment.Lock.CORE.digest != environment.Lock.DEV.digest
    assert environment.Lock.CORE.stamp != environment.Lock.DEV.stamp
