"""The commands about documents: to send one as a file, and to begin a paper."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.common import project_option, refusing
from generator.options import as_day
from generator.vocabulary import Audience

DOCUMENTS = ["docx", "pdf", "html"]
"""The formats of a document that is sent as a file."""
output_option = click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write (default: in this folder, named after its content).",
)


@click.command()
@project_option
@click.argument("document", metavar="EDITION[/PAPER]")
@click.option("--format", "form", type=click.Choice(DOCUMENTS), default=DOCUMENTS[0])
@click.option(
    "--audience",
    type=click.Choice([each.value for each in Audience]),
    default=Audience.INTERNAL.value,
    help="internal (default) says on each page that it is for staff; public is what was released.",
)
@output_option
def export(project: Path, document: str, form: str, audience: str, output: Path | None) -> None:
    """Write a year's statement, or a paper, as a Word, PDF or HTML file."""
    from generator.exporting.formats import FileFormat
    from generator.exporting.run import Destination
    from generator.exporting.run import export as write

    with refusing(project, "Nothing was written."):
        target = Destination(project, FileFormat(form), Audience(audience), output)
        click.echo(write(document, target))


@click.command()
@project_option
@click.argument("edition")
@click.option(
    "--new",
    "day",
    required=True,
    callback=as_day,
    help="When it goes to the panel, such as 2017-09-22.",
)
@click.option("--name", default="progress", help="The end of its file name (default: progress).")
def paper(project: Path, edition: str, day: str, name: str) -> None:
    """Create a paper for a panel, with a marker for each text still to be written."""
    from generator.new_paper import begin_paper

    with refusing(project, "Nothing was written."):
        click.echo(begin_paper(project, edition, day, name))
