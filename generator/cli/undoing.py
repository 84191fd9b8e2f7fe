"""Takes back a release that nobody has seen, after its name was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from generator.cli.common import refusing, say

if TYPE_CHECKING:
    from pathlib import Path

    from generator.releases.archive import Release


def refuse_beside_undo(*others: object) -> None:
    """Refuse whatever says of a new release what it is: the newest is taken back as it is."""
    if any(others):
        raise click.UsageError(
            "--undo takes the latest release back as it is: only --against can be used with it."
        )


def undo_release(project: Path, edition: str, against: str | None) -> None:
    """Take back the newest release of a year."""
    from generator import releasing

    with refusing(project, "Nothing was taken back."):
        undone = releasing.undo(project, edition, against, _confirmed)
        click.echo(f"{undone.id} was taken back.")
        say(
            f"Its files are kept in {undone.folder.parent / '.undone'}. Next: governance build "
            "--audience public, if you have built it, so that site/public no longer shows it."
        )


def _confirmed(newest: Release) -> bool:
    """Whether the name was typed; a letter is too easily pressed."""
    say(f"{newest.id} is the latest release. What was put on a server cannot be taken back.")
    typed = click.prompt(
        f"If it was not, type its name, {newest.name}", err=True, default="", show_default=False
    )
    return bool(typed.strip() == newest.name)
