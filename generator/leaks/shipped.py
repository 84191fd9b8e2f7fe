"""What the program itself says: the words of its templates and of its code, and its own files."""

from __future__ import annotations

import ast
import re
import tempfile
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from generator.digests import digest_of
from generator.language import translations
from generator.leaks.markup import pieces_of_markup
from generator.leaks.wording import RUN, Words, all_runs, is_day, is_number, words_of
from generator.model import Library
from generator.model.described import described
from generator.model.schema import record_classes
from generator.publish.search import write_runtime
from generator.vocabulary import DocumentState
from generator.words import NOUNS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.resources import Resources

_STATES = frozenset(DocumentState)
_PACKAGE = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Shipped:
    """The runs of words that the program says, and the digests of the files it ships."""

    runs: frozenset[Words] = frozenset()
    files: Mapping[str, str] = field(default_factory=dict)

    def says(self, run: Words) -> bool:
        """Whether the program says this, or says it with what it is given.

        That is a number, a letter, or how final a statement is.
        """
        if run in self.runs:
            return True
        if is_day(run):
            return False
        parts: list[list[str]] = [[]]
        for word in run:
            if is_number(word) or len(word) == 1 or word in _STATES:
                parts.append([])
            else:
                parts[-1].append(word)
        said = [tuple(part) for part in parts if part]
        if not said:  # numbers alone: a day or a long one may well be somebody's own
            return len(run) >= RUN
        return len(parts) > 1 and all(part in self.runs for part in said)


@cache
def shipped_by(resources: Resources) -> Shipped:
    """What the templates, the base configuration and the code say, and the files that ship."""
    texts = [
        *(text for path in _templates(resources.templates) for text in _in_template(path)),
        *(text for path in sorted(_PACKAGE.rglob("*.py")) for text in _in_code(path)),
        *(text for cls in record_classes(Library) for text in described(cls).values()),
        *(part for text in translations() for part in _parts_of(text, _GAP)),
        *resources.base_config.read_text("utf-8").splitlines(),
    ]
    said = frozenset(run for text in texts for run in all_runs(words_of(text)))
    return Shipped(said, dict(_shipped(resources.theme)))


def _templates(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.rglob("*")) if path.suffix in {".jinja", ".html"}]


_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
_COUNT = re.compile(r"\{\{[^}]*\bcount\([^}]*\}\}")
_CHOICE = re.compile(r'\{\{ "(\w+)" if [^}]* else "(\w+)" \}\}')
_EXPRESSION = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_QUOTED = re.compile(r'"([^"]*)"')
_PLACED = re.compile(r"%\(\w+\)s")
_OF_THINGS = re.compile(rf"%\(({'|'.join(NOUNS)})\)s")
_GAP, _COUNTED = "\0", "\1"
_THINGS = "%(things)s"  # what is counted


def _in_template(path: Path) -> Iterator[str]:
    """The texts of a template; what it is given stands between them, so no run crosses it."""
    text = _COMMENT.sub("", path.read_text("utf-8"))
    for expression in _EXPRESSION.findall(text):
        for said in _QUOTED.findall(expression):
            yield from _parts_of(said, _COUNTED if "count(" in expression else _GAP)
    for choice in (r"\1", r"\2"):
        told = _CHOICE.sub(choice, _COUNT.sub(_COUNTED, text))
        for piece in pieces_of_markup(_EXPRESSION.sub(_GAP, told)):
            yield from _parts_of(piece.text, _GAP)


def _parts_of(text: str, given: str) -> Iterator[str]:
    """The parts of a text between what it is given by name, which may all be `given` as counted.

    What goes by the name of things that are counted is one of them, or several.
    """
    for told in {_with_nouns(text, at) for at in (0, 1)}:
        for part in _PLACED.sub(given, told).split(_GAP):
            yield from _counted(part) if _COUNTED in part else (part,)


def _with_nouns(text: str, at: int) -> str:
    """A text with the noun for one, or for several, of the things that it is given by name."""
    return _OF_THINGS.sub(lambda found: _GAP + NOUNS[found[1]][at], text)


def _counted(text: str) -> Iterator[str]:
    """A text with everything in it that may be counted."""
    return (text.replace(_COUNTED, noun) for pair in NOUNS.values() for noun in pair)


def _in_code(path: Path) -> Iterator[str]:
    """The texts in a module, but not its documentation, which no page shows."""
    for text in _strings_in(ast.parse(path.read_bytes())):
        yield from _parts_of(text, _COUNTED if _THINGS in text else _GAP)
        if "<" in text:
            yield from (piece.text for piece in pieces_of_markup(text))


def _strings_in(tree: ast.Module) -> Iterator[str]:
    """The strings of code, without those that stand alone, as its documentation does."""
    waiting: list[ast.AST] = [tree]
    while waiting:  # not by `ast.walk`, which takes twice as long to find what a node has
        node = waiting.pop()
        if isinstance(node, ast.Constant):
            if isinstance(node.value, str):
                yield node.value
        elif not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)):
            for value in vars(node).values():
                if isinstance(value, ast.AST):
                    waiting.append(value)
                elif isinstance(value, list):
                    waiting += [each for each in value if isinstance(each, ast.AST)]


def _shipped(theme: Path) -> Iterator[tuple[str, str]]:
    yield from _digests(theme, "assets")
    with tempfile.TemporaryDirectory(prefix="governance-") as folder:
        site = Path(folder) / "site"  # it works beside the site: in this folder too
        write_runtime(site)
        yield from _digests(site, "")


def _digests(folder: Path, below: str) -> Iterator[tuple[str, str]]:
    for path in sorted((folder / below).rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), digest_of(path.read_bytes())
