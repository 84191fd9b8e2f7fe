"""What became of a document that was brought in: where its words stand now."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from generator.importing.blocks import words_of
from generator.importing.reading import read_source
from generator.importing.run import Wanted, import_statement
from generator.importing.tidy import tidied
from generator.model.load import load
from generator.pipeline import check
from generator.prose import to_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from generator.problems import Problem

NARRATIVE = {"text", "introduction", "about"}
FREE = {
    "accessibility",
    "named-in-public",  # a lead that goes by an ordinary word: what stands for a text may have it
    "undecided",
    "unowned",
    "unplaced",
    "own-state",
    "printed-date",
    "unexplained-colour",
    "unwritten",
}


class Imported(NamedTuple):
    """A document that was brought in."""

    project: Path
    report: str
    removed: list[str]

    def file(self, name: str) -> Any:
        """What stands in a file of the year, or of the content."""
        for folder in ("content/example/2024-25", "content"):
            file = self.project / folder / name
            if file.exists():
                return yaml.safe_load(file.read_text("utf-8"))
        return {}

    @property
    def written(self) -> list[str]:
        """All words that stand in the content, with the titles of posts, and that are named."""
        names = ["edition.yml", "statement.yml", "improvement.yml", "glossary.yml"]
        posts = self.file("organisations/example.yml").get("posts", [])
        titles = {post["id"]: post["title"] for post in posts}
        files = [self.file(name) for name in names]
        owners = [titles[each] for file in files for each in referred(file)]
        keys = self.report.partition("became keys:\n")[2].partition("\n\n")[0]
        for times in re.findall(r"(.*) \(([0-9]+) times\)", keys):
            keys += f"\n{times[0]}" * (int(times[1]) - 1)
        said = [text for file in files for text in texts(file)]
        return words_of("\n".join([*said, *owners, *self.removed, keys]))

    @property
    def problems(self) -> list[Problem]:
        """What `check` finds in it."""
        return check(self.project)


def bring_in(folder: Path, file: Path) -> Imported:
    """Bring a file in, into a project of its own."""
    wanted = Wanted(folder / "project", file, "example", "Example Authority", "2024-25")
    report = import_statement(wanted)
    assert load(wanted.project).problems == []
    removed = [each.text for each in tidied(read_source(file)).removed]
    return Imported(wanted.project, report, removed)


def texts(value: Any, key: str = "") -> Iterator[str]:
    """All texts of a value but ids and kinds, narrative ones as shown."""
    if isinstance(value, dict):
        for name, each in value.items():
            if "used_in" in value:  # what a term means is no narrative text
                yield from [each] if name == "text" else []
            elif name not in {
                "owners",
                "id",
                "kind",
                "area",
                "post",
                "inferred",
                "source",
            }:
                yield from texts(each, name)
    elif isinstance(value, list):
        for each in value:
            yield from texts(each, key)
    else:
        yield to_text(str(value)) if key in NARRATIVE and isinstance(value, str) else str(value)


def referred(value: Any) -> Iterator[str]:
    """The ids of all posts that a value names."""
    if isinstance(value, dict):
        yield from [value["post"]] if "post" in value else value.get("owners", [])
        for each in value.values():
            yield from referred(each)
    elif isinstance(value, list):
        for each in value:
            yield from referred(each)


def lost(source: Sequence[str], written: Sequence[str]) -> Counter[str]:
    """The words of a source that were written fewer times than they stand there."""
    return Counter(source) - Counter(written)


def in_order(some: Sequence[str], every: Sequence[str]) -> bool:
    """Whether some words stand among others in the same order."""
    left = iter(every)
    return all(word in left for word in some)
