"""Records to YAML files that are not there yet."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import yaml

from generator.importing.placed import Day
from generator.model.kinds import SCHEMAS, schema_line
from generator.reading.files import CONTENT
from generator.writing import NewFile, write

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from generator.importing.placed import FileRow


class _Dumper(yaml.SafeDumper):
    """Writes lists below their key further in, and texts of several lines as blocks."""

    def increase_indent(self, flow: bool = False, *_: bool, **__: bool) -> None:  # noqa: FBT001, FBT002 - as the library calls it
        super().increase_indent(flow, False)


def _text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
    style = "|" if "\n" in value else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)


def _day(dumper: yaml.SafeDumper, value: Day) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:timestamp", str(value))


_Dumper.add_representer(str, _text)
_Dumper.add_representer(Day, _day)
_NO_FOLD = 1_000_000  # a folded line could begin with what looks like a key


def yaml_of(row: FileRow) -> str:
    """A record as a file of the content has it."""
    return yaml.dump(row, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=_NO_FOLD)


def write_new(project: Path, files: Mapping[str, FileRow]) -> None:
    """Write files of the content, by name below it: if one is there already, none is written.

    Where the project has schemas for editors of texts, each file leads to its own.
    """
    has_schemas = (project / SCHEMAS).is_dir()
    write(
        project,
        [
            NewFile(f"{CONTENT}/{name}", _text_of(name, files[name], has_schemas=has_schemas))
            for name in files
        ],
    )


def _text_of(name: str, row: FileRow, *, has_schemas: bool) -> str:
    line = schema_line(PurePosixPath(name)) if has_schemas else ""
    return f"{line}\n{yaml_of(row)}" if line else yaml_of(row)
