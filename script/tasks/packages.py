"""Packages of the operating system: looked for first, installed as root, asked for in one line otherwise."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass

from tasks.steps import Failed, run, step

NODE_AT_LEAST = 18


@dataclass(frozen=True)
class Package:
    """A Debian package and how one sees that what it brings is there."""

    names: tuple[str, ...]
    present: Callable[[], bool]
    purpose: str


def _says(*command: str) -> str:
    try:
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout
    except OSError:
        return ""


def _has_node() -> bool:
    found = re.match(r"v(\d+)\.", _says("node", "--version"))
    return found is not None and int(found[1]) >= NODE_AT_LEAST and shutil.which("npm") is not None


def _can_make_environments() -> bool:
    if shutil.which("uv"):
        return True
    return not subprocess.run(["python3", "-c", "import ensurepip"], capture_output=True, check=False).returncode


def _has_chinese_font() -> bool:
    return "Noto Sans CJK SC" in _says("fc-list", ":", "family")


NODE = Package(("nodejs", "npm"), _has_node, "页面资源 / page assets")
VENV = Package(("python3-venv",), _can_make_environments, "Python 环境 / Python environment")
CHROMIUM = Package(("chromium",), lambda: shutil.which("chromium") is not None, "浏览器测试 / browser tests")
FONTS = Package(("fonts-noto-cjk", "fontconfig"), _has_chinese_font, "截图中的汉字 / Chinese in screenshots")
POPPLER = Package(("poppler-utils",), lambda: shutil.which("pdftotext") is not None, "文书版式测试 / paper tests")


def need(*packages: Package) -> None:
    """See to it that the packages are there; whoever may not install them gets the one line to ask for."""
    missing = [package for package in packages if not package.present()]
    names = [name for package in missing for name in package.names]
    if not missing:
        return
    line = f"apt-get install -y --no-install-recommends {' '.join(names)}"
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        raise Failed(f"缺少系统软件包，请先执行 / packages are missing, run first:\n\n    sudo {line}\n")
    with step(f"系统软件包 / system packages: {' '.join(names)}"):
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        run(["apt-get", "update", "-q"], environment=quiet)
        run(line.split(), environment=quiet)
    if still := [package.purpose for package in missing if not package.present()]:
        raise Failed(f"安装后仍不可用 / installed, but still not usable: {', '.join(still)}")
