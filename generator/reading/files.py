"""The content folder to one tree of nodes: which file holds what.

The tree has the shape of the model's Library. Ids that a file's name or folder gives are added
as if the file held them, so that the model sees one kind of input.
"""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from generator.digests import digest_of_file
from generator.problems import Place, Problem, did_you_mean, nearest
from generator.reading.first_dates import with_first_dates
from generator.reading.nodes import KeyedNode, Mapping, Node, Scalar, Sequence, describe
from generator.reading.strays import is_hidden, why_stray
from generator.reading.yamlfile import read_yaml

CONTENT = "content"
# One organisation's files for one year, and the part of the edition each of them holds.
EDITION_FILES = ("edition", "code", "statement", "improvement", "assurance", "risks")
PAPERS = "papers"
RELEASES = "releases"  # frozen copies, each with a content folder of its own
ITEMS = "release.json"
"""What a release says to the public, in its folder and, as far as it is public, on the site."""
# Files that stand once, for all bodies; a release has no log and no withdrawals of its own.
_SINGLE = ("site", "glossary", "deadlines", "published", "withdrawals")
JOINT = "joint"  # what belongs to more than one body
RESERVED_FOLDERS = ("frameworks", "organisations", JOINT)  # of no single body


_YAML = {".yml", ".yaml"}
_NAMED = {"frameworks", "organisations", PAPERS}  # folders in which files have names of their own

Nodes = dict[tuple[str, str], Mapping]
"""What was read of files, by path and digest: releases have most of their files in common."""


@dataclass
class _Folder:
    """The content folder while it is read."""

    root: Path
    known: Nodes
    problems: list[Problem] = field(default_factory=list)
    files: list[PurePosixPath] = field(default_factory=list)

    def read(self, path: PurePosixPath) -> Mapping | None:
        with suppress(OSError):  # what cannot be read is said when it is parsed
            key = (str(path), digest_of_file(self.root / path))
            if key in self.known:
                return self.known[key]
        node, problems = read_yaml(self.root / path, f"{CONTENT}/{path}")
        self.problems += problems
        if isinstance(node, Mapping) and path.name == "improvement.yml":
            node = with_first_dates(node)
        if isinstance(node, Mapping) and not problems:
            self.known[key] = node
        if node is None or isinstance(node, Mapping):
            return node
        message = f"found {describe(node)}, expected a file of keys and values"
        self.problems.append(Problem(node.place, "not-keys", message))
        return None

    def place(self, path: PurePosixPath | str) -> Place:
        """A file or folder as messages name it."""
        return Place(f"{CONTENT}/{path}")


def read_content(project: Path, known: Nodes | None = None) -> tuple[Mapping, list[Problem]]:
    """Read `content/` of a project; the tree holds what could be read.

    A release is a project of its own. What of its files is `known` is not read again.
    """
    folder = _Folder(project / CONTENT, {} if known is None else known)
    if not folder.root.is_dir():
        hint = (
            "run the command in the folder that holds content/, or name it with --project; to make "
            "one, type: governance init"
        )
        message = "found no folder content/"
        return _group({}), [Problem(Place(CONTENT), "no-content", message, hint)]
    _list_files(folder)
    parts: dict[str, Node] = {}
    for name in _SINGLE:
        if node := _single(folder, f"{name}.yml"):
            parts[name] = node
    parts["frameworks"] = _named_files(folder, "frameworks")
    parts["organisations"] = _named_files(folder, "organisations")
    parts["editions"] = _editions(folder)
    if node := _single(folder, f"{JOINT}/risks.yml"):
        parts["risks"] = node
    parts["joint_papers"] = _papers(folder, PurePosixPath(JOINT))
    if PurePosixPath("site.yml") not in folder.files:
        message = "found no site.yml, expected one"
        hint = "to see a whole one, begin another folder with: governance init"
        folder.problems.append(Problem(folder.place("site.yml"), "missing-file", message, hint))
    return _group(parts), folder.problems


def _list_files(folder: _Folder) -> None:
    for base, folders, files in os.walk(folder.root):
        here = Path(base)
        deep = len(here.relative_to(folder.root).parts)
        hidden = {RELEASES} if deep == len(("organisation", "year")) else set()
        folders[:] = sorted(name for name in folders if not is_hidden(name) and name not in hidden)
        for name in [*folders, *sorted(files)]:
            path = here / name
            if is_hidden(name):
                continue
            relative = PurePosixPath(path.relative_to(folder.root).as_posix())
            if path.is_symlink():
                _refuse_link(folder, relative)
            elif path.is_dir():
                continue
            elif not path.is_file():
                message = "found something that is neither a file nor a folder"
                folder.problems.append(
                    Problem(folder.place(relative), "not-a-file", message, "remove it")
                )
            elif _expected(folder, relative):
                folder.files.append(relative)


def _refuse_link(folder: _Folder, path: PurePosixPath) -> None:
    message = "found a symbolic link, expected a file or a folder"
    hint = "put a copy of the file or folder here instead"
    folder.problems.append(Problem(folder.place(path), "symlink", message, hint))


def _expected(folder: _Folder, path: PurePosixPath) -> bool:
    """Whether a file stands where the content tree has one; a stray YAML file is a problem."""
    if path.suffix.lower() in _YAML and (made := why_stray(path.stem)):
        _refuse_file(folder, path, made)
        return False
    match path.parts:
        case ("joint", "risks.yml"):
            return True
        case (name,) if name in {f"{single}.yml" for single in _SINGLE}:
            return True
        case ("frameworks" | "organisations", _) | ("joint", "papers", _) | (_, _, "papers", _) if (
            path.suffix == ".yml"
        ):
            return True
        case ("joint", *_):
            known = ["risks.yml"]
        case (organisation, _, name) if organisation not in RESERVED_FOLDERS:
            known = [f"{each}.yml" for each in EDITION_FILES]
            if name in known:
                return True
        case _:
            known = [f"{name}.yml" for name in _SINGLE]
    name = path.name.lower().removesuffix(".txt")  # as simple editors save it
    if PurePosixPath(name).suffix in _YAML:
        stem = PurePosixPath(name).stem
        right = f"{stem}.yml" if path.parent.name in _NAMED else nearest(f"{stem}.yml", known)
        renamed = right.removesuffix(".yml") == stem and right != path.name
        hint = f'rename it to "{right}"' if renamed else did_you_mean(path.name, known)
        _refuse_file(folder, path, hint)
    return False


def _refuse_file(folder: _Folder, path: PurePosixPath, hint: str) -> None:
    message = f'found the file "{path.name}", which does not belong here'
    folder.problems.append(Problem(folder.place(path), "unknown-file", message, hint))


def _single(folder: _Folder, name: str) -> Mapping | None:
    path = PurePosixPath(name)
    return folder.read(path) if path in folder.files else None


def _named_files(folder: _Folder, kind: str) -> Sequence:
    """Every file of a folder, with its name as its id."""
    nodes = []
    for path in folder.files:
        if path.parent != PurePosixPath(kind):
            continue
        node = folder.read(path)
        if node:
            nodes.append(_with_names(folder, node, path, {"id": path.stem}))
    return Sequence(tuple(nodes), NOWHERE)


def _editions(folder: _Folder) -> Sequence:
    known = (path.parts for path in folder.files if path.parts[0] not in RESERVED_FOLDERS)
    editions = sorted(
        {PurePosixPath(*parts[:2]) for parts in known if len(parts) > len(("a", "b"))}
    )
    return Sequence(tuple(_edition(folder, path) for path in editions), NOWHERE)


def _edition(folder: _Folder, path: PurePosixPath) -> Mapping:
    organisation, year = path.parts
    files = {name: path / f"{name}.yml" for name in EDITION_FILES}
    nodes = {name: folder.read(file) for name, file in files.items() if file in folder.files}
    edition = nodes.pop("edition", None)
    if files["edition"] not in folder.files:
        message = f"found {path}/ without edition.yml, expected one"
        folder.problems.append(Problem(folder.place(files["edition"]), "missing-file", message))
    edition = edition or _group({})
    parts = {name: node for name, node in nodes.items() if node}
    names = {"organisation": organisation, "year": year}
    named = _with_names(
        folder, edition, files["edition"], names, taken=(*EDITION_FILES[1:], PAPERS)
    )
    entries = {name: KeyedNode(node.place, node) for name, node in parts.items()}
    papers = _papers(folder, path)
    if papers.items:
        entries["papers"] = KeyedNode(papers.place, papers)
    return Mapping({**named.entries, **entries}, edition.place)


def _papers(folder: _Folder, path: PurePosixPath) -> Sequence:
    """The papers of a year or of several bodies; each file's name begins with its date."""
    nodes = []
    for file in folder.files:
        if file.parent != path / PAPERS:
            continue
        if node := folder.read(file):
            names = {"id": file.stem, "date": "-".join(file.stem.split("-")[:3])}
            nodes.append(_with_names(folder, node, file, names))
    return Sequence(tuple(nodes), NOWHERE)


def _with_names(
    folder: _Folder,
    node: Mapping,
    path: PurePosixPath,
    names: dict[str, str],
    taken: tuple[str, ...] = (),
) -> Mapping:
    """The node with the values its file name gives; a file that gives them itself is wrong."""
    entries = dict(node.entries)
    for key in (*names, *taken):
        if written := entries.pop(key, None):
            message = f'found the key "{key}", which the name of the file or folder already gives'
            problem = Problem(written.key_place, "unknown-key", message, "remove the key")
            folder.problems.append(problem)
    place = folder.place(path)
    given = {key: KeyedNode(place, Scalar(value, place)) for key, value in names.items()}
    return Mapping(given | entries, node.place)


# The place of what stands in no file; problems about it are reported where the files are listed.
NOWHERE = Place("")


def _group(parts: dict[str, Node]) -> Mapping:
    return Mapping({key: KeyedNode(NOWHERE, node) for key, node in parts.items()}, NOWHERE)
