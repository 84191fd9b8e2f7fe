"""See to a browser for the tests: one that is there, Debian's, or Playwright's own.

Prints its path and leaves it in build/browser for the tests to read; a missing browser is an
error that says what to do.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NOTE = Path(__file__).resolve().parents[1] / "build" / "browser"


def main() -> int:
    """Find or install a browser."""
    program = _present() or _from_debian() or _from_playwright()
    if not program:
        sys.stderr.write(
            "The tests need a browser and found none. Install Chromium so that `chromium` is on "
            "the PATH, or set CHROMIUM to the path of one, and run `make test` again.\n"
        )
        return 1
    NOTE.parent.mkdir(exist_ok=True)
    NOTE.write_text(program, "utf-8")
    sys.stdout.write(f"Browser: {program}\n")
    return 0


def _present() -> str | None:
    return os.environ.get("CHROMIUM") or shutil.which("chromium")


def _from_debian() -> str | None:
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return None
    sys.stdout.write("Installing Debian's chromium for the tests.\n")
    for command in (["apt-get", "update"], ["apt-get", "install", "--yes", "chromium"]):
        if subprocess.run(command, stdout=subprocess.DEVNULL, check=False).returncode:
            return None
    return shutil.which("chromium")


def _from_playwright() -> str | None:
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    if subprocess.run(command, stdout=subprocess.DEVNULL, check=False).returncode:
        return None
    # Imported late: its driver need not start where a browser was found.
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        return playwright.chromium.executable_path


if __name__ == "__main__":
    sys.exit(main())
