"""`guitu …` at the command line."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from click.testing import CliRunner

from guitu.config.commands import guitu
from guitu.config.commands.collect import fingerprint


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site of its own, with its keys and papers in a folder that is thrown away."""
    for name in ("GUITU_KEYS_FILE", "GUITU_ATTACHMENTS", "DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GUITU_HOME", str(tmp_path))
    return tmp_path


def said(*words: str, code: int = 0) -> str:
    """Run a command and return what it printed."""
    done = CliRunner().invoke(guitu, words)
    assert done.exit_code == code, done.output
    return done.output


def test_every_command_says_what_it_is_for() -> None:
    """The list of commands gives each a line in Chinese."""
    for name, command in guitu.commands.items():
        assert command.get_short_help_str(), name
        assert not command.get_short_help_str().isascii(), name


def test_keys_are_made_once(site: Path) -> None:
    """The first call makes a ring, the second one says that there is one."""
    assert "密钥已生成" in said("keys", "create")
    assert "密钥已存在" in said("keys", "create")


def test_rotation_needs_a_ring(site: Path) -> None:
    """Without a ring there is nothing to rotate, and the message says how to make one."""
    assert "guitu keys create" in said("keys", "rotate", code=1)
    said("keys", "create")
    assert "现用密钥：k2" in said("keys", "rotate")


def test_keys_are_backed_up_and_brought_back_apart(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every key file is copied, closed to others, into a new folder; an existing one is not overwritten."""
    said("keys", "create")
    (site / "var" / "keys" / "ledger_signing.pem").write_text("pem")
    said("backup", "--keys", str(site / "safe"))
    assert {path.name for path in (site / "safe").iterdir()} == {"keys.json", "ledger_signing.pem"}
    assert {stat.S_IMODE(path.stat().st_mode) for path in (site / "safe").iterdir()} == {0o600}
    assert "is not empty" in said("backup", "--keys", str(site / "safe"), code=1)


def test_a_backup_needs_a_place() -> None:
    """Neither a folder nor --keys is a mistake of usage."""
    assert "请指明备份目录" in said("backup", code=2)


def test_serving_needs_a_ring(site: Path) -> None:
    """Nothing is served with keys that end with the process."""
    assert "no key ring" in said("serve", code=1)
    assert "no key ring" in said("work", code=1)


def test_a_wrong_address_is_told_in_one_line(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A mistake in DATABASE_URL is named without its password and without a traceback."""
    monkeypatch.setenv("DATABASE_URL", "mysql://web:geheim@h/guitu")
    told = said("backup", str(site / "b"), code=1)
    assert told.startswith("Error: DATABASE_URL [mysql://web:***@h/guitu] is not a PostgreSQL address")


def test_the_address_of_the_embedded_database(site: Path) -> None:
    """Each role has its own address."""
    os.environ.pop("GUITU_DATABASE_HOME", None)
    assert "//guitu_web@" in said("database", "url")
    assert "//guitu_owner@" in said("database", "url", "--role", "owner")
    assert "Invalid value" in said("database", "url", "--role", "root", code=2)


def test_files_are_collected_again_only_if_they_changed(tmp_path: Path) -> None:
    """Another name or another byte is another state; another order is none."""
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_text("1")
    two.write_text("2")
    before = fingerprint([("one", one), ("two", two)])
    assert fingerprint([("two", two), ("one", one)]) == before
    assert fingerprint([("uno", one), ("two", two)]) != before
    one.write_text("3")
    assert fingerprint([("one", one), ("two", two)]) != before


def test_a_report_is_audited(tmp_path: Path) -> None:
    """A sum that does not add up is found and ends with 1; one that does ends with 0."""
    wrong, right = tmp_path / "wrong.txt", tmp_path / "right.txt"
    wrong.write_text("2023年桃江县司法局社区矫正工作报告\n全年支出100万元，其中：人员经费60万元，办公经费30万元。\n")
    right.write_text("2023年桃江县司法局社区矫正工作报告\n全年支出100万元，其中：人员经费60万元，办公经费40万元。\n")
    assert "不符" in said("audit", str(wrong), code=1)
    said("audit", str(right))
    assert '"verdict"' in said("audit", "--json", str(right))


def test_what_cannot_be_read_is_named(tmp_path: Path) -> None:
    """A file of another kind, or none, is named with what was expected."""
    assert "[.md]" in said("audit", str(Path(__file__).parents[2] / "CONTRIBUTING.md"), code=1)
    assert "找不到文件" in said("audit", str(tmp_path / "none.txt"), code=1)


def test_a_published_evaluation_is_marked_again() -> None:
    """The published 97 points are 96 by the standard's own rules."""
    told = said("evaluate", "nanjing_2021")
    assert "合计：96分" in told
    assert "印出总分97分" in told
