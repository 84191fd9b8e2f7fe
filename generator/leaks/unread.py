"""What stands in files that are not sound: nobody can tell who may see it, so it is internal.

A file that YAML cannot be made of is read line by line, as far as that goes.
"""

from __future__ import annotations

import re
from contextlib import suppress
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from generator import vocabulary
from generator.leaks.values import PlacedText
from generator.model import Library, Record
from generator.model.schema import below, fields_of, record_classes
from generator.problems import Place, Severity
from generator.reading.files import CONTENT, RELEASES
from generator.reading.nodes import Mapping, Scalar
from generator.reading.yamlfile import read_yaml
from generator.releases.versions import TAKEN_AT_ONCE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from generator.problems import Problem
    from generator.reading.nodes import Node


class UnsoundFile(Record):
    """Stands for what could not be made a record, where it stands."""

    called = "a file that is not sound"


def unsound_files(project: Path, library: Library, problems: Iterable[Problem]) -> list[str]:
    """The YAML files of a working copy that are not, or not as a whole, in what was loaded of it.

    What the public site takes from the working copy is not among them: it has to be sound.
    """
    wrong = {each.place.file for each in problems if each.severity is Severity.ERROR}
    sound = {record.place().file for record in below(library)} - wrong
    there = {
        path.relative_to(project).as_posix()
        for path in (project / CONTENT).rglob("*")
        if path.suffix in {".yml", ".yaml"} and path.is_file() and not _is_apart(path, project)
    }
    return sorted(there - sound - {f"{CONTENT}/{name}.yml" for name in TAKEN_AT_ONCE})


def _is_apart(path: Path, project: Path) -> bool:
    """Whether a file belongs to a release, or stands where content is not read."""
    parts = path.relative_to(project / CONTENT).parts
    return RELEASES in parts[2:3] or any(part.startswith(".") for part in parts)


def texts_of_unsound(project: Path, files: Iterable[str]) -> Iterator[PlacedText]:
    """All texts of files, given by their names below the project."""
    for name in files:
        node, _ = read_yaml(project / name, name)
        for place, text in _texts(node) if node else _lines(project / name, name):
            if text.strip() and text.strip() not in _WORDS:
                record = UnsoundFile.model_validate(Mapping({}, place))
                yield PlacedText(text, True, record, ("text",), record, "", "")


_WORDS = frozenset(
    str(each)
    for choices in vars(vocabulary).values()
    if isinstance(choices, type) and issubclass(choices, StrEnum)
    for each in choices
) | {"true", "false"}


@cache
def _fields() -> frozenset[str]:
    """The keys of all records: they are hardly ever asked for, and it takes long to list them."""
    return frozenset(field.name for cls in record_classes(Library) for field in fields_of(cls))


def _texts(node: Node) -> Iterator[tuple[Place, str]]:
    """Every value, and what stands as a key and is none: a text may have been taken for one."""
    match node:
        case Scalar():
            yield node.place, node.value
        case Mapping():
            for key, entry in node.entries.items():
                if key not in _fields():
                    yield entry.key_place, key
                yield from _texts(entry.node)
        case _:
            for item in node.items:
                yield from _texts(item)


_KEY = re.compile(r"\s*(?:- +)*(?:[\w-]+:(?=\s|$)|- )")
# A key that nothing has may as well be the first word of a text.
_FIRST = re.compile(r"^\s*([\w-]+):\s+")


@cache
def _between() -> re.Pattern[str]:
    """What stands between two texts."""
    keys = "|".join(sorted(_fields()))
    return re.compile(rf"[{{}}\[\]]|(?<![\w-])(?:{keys}):(?=\s|$)|^\s*-\s")


def _decoded(file: Path) -> str:
    try:
        data = file.read_bytes()
    except OSError:  # what cannot be read at all, no page can have been made from
        return ""
    for encoding in (
        ("utf-16",) if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else ("utf-8-sig", "cp1252")
    ):
        with suppress(UnicodeDecodeError):
            return data.decode(encoding)
    return data.decode("latin-1")


def _lines(file: Path, name: str) -> Iterator[tuple[Place, str]]:
    """The texts of a file without its keys; what goes on below a line is one text with it."""
    first, parts = 1, list[str]()
    lines = _decoded(file).splitlines()
    for number, line in enumerate([*lines, ""], 1):
        if _KEY.match(line) or not line.strip() or number > len(lines):
            for text in _between().split(" ".join(parts)):
                for part in _FIRST.split(text):
                    yield Place(name, first), part.strip(" ,>|-")
            first, parts = number, []
        parts.append(line.strip())
