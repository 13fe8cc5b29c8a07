"""What browsers and papers need: bundles in `build/static`, fonts in `build/fonts`."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

from tasks import packages
from tasks.steps import ROOT, run, step

MODULES = ROOT / "node_modules"
SOURCES = ROOT / "assets"
STATIC = ROOT / "build" / "static"
FONTS = ROOT / "build" / "fonts"
STAMP = ROOT / "build" / ".assets"
LOCK = ROOT / "package-lock.json"

ENTRIES = ("desk.js", "desk.css", "charts.js", "interface.js", "interface.css")

BUNDLING = (
    "--bundle",
    "--minify",
    # Office computers keep their browsers for years.
    "--target=es2019",
    "--charset=utf8",
    "--legal-comments=none",
    "--log-level=warning",
)

FACES = (
    "noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf",
    "noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf",
    "noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf",
    "noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf",
)


def _digest() -> str:
    """Sum up everything the build is made from, this file included."""
    total = hashlib.sha256()
    for path in (LOCK, Path(__file__), *sorted(SOURCES.rglob("*"))):
        if path.is_file():
            total.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes())
    return total.hexdigest()


def _modules() -> None:
    stamp, now = MODULES / ".guitu", hashlib.sha256(LOCK.read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text() == now:
        return
    with step("npm 依赖 / npm packages"):
        run(["npm", "ci", "--no-progress"])
        stamp.write_text(now)


def _built() -> bool:
    return STAMP.exists() and STAMP.read_text() == _digest()


def wanted() -> tuple[packages.Package, ...]:
    """Tell which system packages `build` would need: none where bundles came with a release."""
    return () if _built() else (packages.NODE,)


def build() -> None:
    """Make bundles and fonts; nothing is done where they are up to date."""
    if _built():
        return
    _modules()
    with step("页面资源与字体 / bundles and fonts"):
        shutil.rmtree(STATIC, ignore_errors=True)
        entries = [SOURCES / name for name in ENTRIES]
        run([MODULES / ".bin" / "esbuild", *entries, *BUNDLING, f"--outdir={STATIC}"])
        FONTS.mkdir(parents=True, exist_ok=True)
        for face in FACES:
            shutil.copyfile(MODULES / "@expo-google-fonts" / face, FONTS / Path(face).name)
        STAMP.write_text(_digest())
