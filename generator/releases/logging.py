"""The log of releases, published.yml: lines are added to it, never changed or taken out."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from generator.reading.files import CONTENT

if TYPE_CHECKING:
    from pathlib import Path

LOG = f"{CONTENT}/published.yml"
_HEAD = """\
# Every release, written by `governance release`. Lines are added, never changed.
releases:
"""


def log_release(
    project: Path, edition: str, name: str, digest: str, *, undone: bool = False
) -> None:
    """Add a line for a release, or for one that was taken back; in one step, or not at all."""
    log = project / LOG
    text = log.read_text("utf-8") if log.is_file() else _HEAD
    text = text.rstrip("\n") + "\n"  # an editor may have left the last line without its end
    text += f"  - edition: {edition}\n    release: {name}\n    sha256: {digest}\n"
    text += "    undone: true\n" if undone else ""
    made = log.with_name(f".{log.name}")
    try:
        made.write_text(text, "utf-8", newline="")
        made.replace(log)
    except OSError:
        with suppress(OSError):
            made.unlink()
        raise
