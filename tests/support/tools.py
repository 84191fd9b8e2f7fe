"""See to what the tests need and pip does not install: a browser, nginx and openssl.

Each is one that is there, or Debian's; the browser may be Playwright's own. Prints their paths and
leaves them in build/tools for the tests to read; a missing one is an error that says what to do.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NOTES = Path(__file__).resolve().parents[2] / "build" / "tools"
BROWSER, NGINX, OPENSSL = "chromium", "nginx", "openssl"
ADVICE = {
    BROWSER: "Install it so that it is on the PATH, or set CHROMIUM to the path of one",
    NGINX: "Install it so that it is on the PATH (on Debian: apt-get install nginx-light)",
    OPENSSL: "Install it so that it is on the PATH (on Debian: apt-get install openssl)",
}
SYSTEM = "/usr/sbin:/usr/local/sbin"
"""Where servers are installed, which is not on everybody's PATH."""


def main() -> int:
    """Find or install each program."""
    found = {
        BROWSER: _browser(),
        NGINX: _on_path(NGINX) or _from_debian("nginx-light", NGINX),
        OPENSSL: _on_path(OPENSSL) or _from_debian(OPENSSL, OPENSSL),
    }
    for name, program in found.items():
        if not program:
            sys.stderr.write(f"{missing(name)}\n")
            continue
        NOTES.mkdir(parents=True, exist_ok=True)
        (NOTES / name).write_text(program, "utf-8")
        sys.stdout.write(f"{name}: {program}\n")
    return 0 if all(found.values()) else 1


def program(name: str) -> str | None:
    """Where a program is: as the environment has it, as it was noted, or on the path."""
    named = os.environ.get("CHROMIUM") if name == BROWSER else None
    note = NOTES / name
    return named or (note.read_text("utf-8") if note.is_file() else None) or _on_path(name)


def missing(name: str) -> str:
    """What to say where a program is not."""
    return f"The tests need {name} and found none. {ADVICE[name]}."


def _browser() -> str | None:
    present = os.environ.get("CHROMIUM") or _on_path(BROWSER)
    # Never by sudo: Playwright's own needs no rights.
    debian = None if present or os.geteuid() else _from_debian("chromium", BROWSER)
    return present or debian or _from_playwright()


def _on_path(name: str) -> str | None:
    return shutil.which(name, path=f"{os.environ.get('PATH', os.defpath)}:{SYSTEM}")


def _from_debian(package: str, name: str) -> str | None:
    become = ["sudo", "--non-interactive"] if os.geteuid() else []
    if not all(shutil.which(each) for each in ("apt-get", *become[:1])):
        return None
    sys.stdout.write(f"Installing Debian's {package} for the tests.\n")
    for command in (["apt-get", "update"], ["apt-get", "install", "--yes", package]):
        if subprocess.run([*become, *command], stdout=subprocess.DEVNULL, check=False).returncode:
            return None
    return _on_path(name)


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
