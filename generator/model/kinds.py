"""The kinds of content file: where each stands, and which record it holds."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from generator.model import (
    Assurance,
    Code,
    Deadlines,
    Edition,
    Framework,
    Glossary,
    Improvement,
    Organisation,
    Paper,
    PublishedLog,
    RiskRegister,
    Risks,
    Site,
    Statement,
    Withdrawals,
)
from generator.reading.files import EDITION_FILES, PAPERS

if TYPE_CHECKING:
    from generator.model import Record


class Kind(NamedTuple):
    """A kind of file: its paths below content/, where <name> stands for any name.

    `given` are the keys of its record that the names of file and folder say, or other files.
    """

    name: str
    record: type[Record]
    paths: tuple[str, ...]
    given: frozenset[str] = frozenset()


SCHEMAS = "schemas"  # the folder of a project in which the JSON Schema of each kind stands
_YEAR = "<organisation>/<year>"
_GIVEN_EDITION = frozenset({"organisation", "year", *EDITION_FILES[1:], PAPERS})
KINDS = (
    Kind("site", Site, ("site.yml",)),
    Kind("organisation", Organisation, ("organisations/<id>.yml",), frozenset({"id"})),
    Kind("framework", Framework, ("frameworks/<id>.yml",), frozenset({"id"})),
    Kind("glossary", Glossary, ("glossary.yml",)),
    Kind("edition", Edition, (f"{_YEAR}/edition.yml",), _GIVEN_EDITION),
    Kind("code", Code, (f"{_YEAR}/code.yml",)),
    Kind("statement", Statement, (f"{_YEAR}/statement.yml",)),
    Kind("improvement", Improvement, (f"{_YEAR}/improvement.yml",)),
    Kind("assurance", Assurance, (f"{_YEAR}/assurance.yml",)),
    Kind("risks", RiskRegister, (f"{_YEAR}/risks.yml",)),
    Kind(
        "paper",
        Paper,
        (f"{_YEAR}/papers/<date>-<name>.yml", "joint/papers/<date>-<name>.yml"),
        frozenset({"id", "date"}),
    ),
    Kind("joint-risks", Risks, ("joint/risks.yml",)),
    Kind("deadlines", Deadlines, ("deadlines.yml",)),
    Kind("withdrawals", Withdrawals, ("withdrawals.yml",)),
    Kind("published", PublishedLog, ("published.yml",)),
)


def kind_of(path: PurePosixPath) -> Kind | None:
    """The kind of a file by its path below content/; None of a path at which no file belongs."""
    patterns = ((PurePosixPath(pattern), kind) for kind in KINDS for pattern in kind.paths)
    return next((kind for pattern, kind in patterns if _fits(path, pattern)), None)


def schema_line(path: PurePosixPath) -> str:
    """The first line with which a file leads editors of texts to its schema; "" without a kind."""
    kind = kind_of(path)
    up = "../" * len(path.parts)
    return f"# yaml-language-server: $schema={up}{SCHEMAS}/{kind.name}.json" if kind else ""


def _fits(path: PurePosixPath, pattern: PurePosixPath) -> bool:
    if len(path.parts) != len(pattern.parts):
        return False
    pairs = zip(path.parts, pattern.parts, strict=True)
    return all(re.fullmatch(re.sub(r"<\w+>", ".+", said), part) for part, said in pairs)
