"""The command about schemas: what each kind of file may hold, for the editors of texts."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import click

from generator.cli.common import project_option, refusing
from generator.problems import ContentError, ExpectedError

if TYPE_CHECKING:
    from generator.model.json_schema import IdsByKind
    from generator.model.kinds import Kind


@click.command()
@project_option
@click.option(
    "--to",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder to write to (default: schemas/ in the project).",
)
@click.argument("of", required=False, metavar="[KIND|FILE]")
def schema(project: Path, folder: Path | None, of: str | None) -> None:
    """Write a JSON Schema for each kind of file, or print the one for a single kind."""
    from generator.model.json_schema import as_text, schema_files, schema_of
    from generator.model.kinds import SCHEMAS

    kind = _kind_called(of, project) if of else None
    if kind and folder:
        raise click.UsageError("The schema of one kind or file is printed: leave out --to.")
    with refusing(project, "The schemas are not complete."):
        ids = _ids(project)
        if kind:
            click.echo(as_text(schema_of(kind, ids)), nl=False)
            return
        schemas = schema_files(ids)
        _write(folder or project / SCHEMAS, schemas)
        click.echo(f"Wrote {len(schemas)} schemas to {folder or SCHEMAS}/.")


def _kind_called(of: str, project: Path) -> Kind:
    """The kind of that name, or of the file there; it need not be there yet."""
    from generator.model.kinds import KINDS, kind_of
    from generator.reading.files import CONTENT

    content = (project / CONTENT).resolve()
    file = Path(of).resolve()
    path = PurePosixPath(file.relative_to(content)) if file.is_relative_to(content) else None
    named = {kind.name: kind for kind in KINDS}
    kind = named.get(of) or (kind_of(path) if path else None)
    if not kind:
        known = ", ".join(named)
        raise click.UsageError(f'"{of}" is neither a file in content/ nor a kind of file: {known}.')
    return kind


def _ids(project: Path) -> IdsByKind:
    """The ids that sound content has; what else is wrong with it is said by check."""
    from generator.model.json_schema import ids_in_use
    from generator.model.load import load

    loaded = load(project)
    absent = [problem for problem in loaded.problems if problem.code == "no-content"]
    if absent:
        raise ContentError(absent)
    return ids_in_use(loaded.library)


def _write(folder: Path, schemas: dict[str, str]) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in schemas.items():
            (folder / name).write_text(text, "utf-8", newline="\n")
    except OSError as error:
        raise ExpectedError(f"{folder} cannot be written to: {error.strerror}.") from error
