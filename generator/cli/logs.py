"""The commands about the log of releases: whether it holds what was published, and mending it."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.cli.common import project_option, refusing, say


def verify_log(project: Path, against: str) -> None:
    """Say what differs in the log since a site was built."""
    from generator.releases.against import differences

    with refusing(project):
        faults = differences(project, against)
    for fault in faults:
        click.echo(fault)
    say(f"The log {'no longer holds' if faults else 'still holds'} all that {against} published.")
    sys.exit(1 if faults else 0)


@click.command()
@project_option
@click.option("--service", required=True, help="The address of a service of RFC 3161.")
@click.option(
    "--root",
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The certificate (PEM) from which the service's own comes.",
)
def timestamp(project: Path, service: str, root: Path) -> None:
    """Have a service confirm that the log has come this far by now."""
    from generator.releases.timestamps import stamp

    with refusing(project, "Nothing was changed."):
        when = stamp(project, service, root.read_bytes())
    click.echo(f"Confirmed by {service}: {when}")


@click.command()
@project_option
@click.option("--relink", is_flag=True, help="Make its lines follow each other again.")
@click.option("--against", required=True, help="The public site: a folder or https://...")
def log(project: Path, against: str, *, relink: bool) -> None:
    """Mend the log after two were put together; what was published stays as it is."""
    if not relink:
        raise click.UsageError("The only thing to do to the log is --relink.")
    from generator.releases.against import relink as link_again

    with refusing(project, "Nothing was changed."):
        done = link_again(project, against)
    for each in done.moved:
        click.echo(f"Joined up: {each}")
    for each in done.unconfirmed:
        click.echo(f"Timestamp taken out, as its entry now follows another: {each}")
    if done.unconfirmed:
        say("Next: governance timestamp, and governance check.")
    else:
        say("Next: governance check." if done.moved else "All lines already follow each other.")
