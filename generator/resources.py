"""Where the templates and the base configuration are: the project's own, or those that ship."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from generator.digests import names_below
from generator.problems import ExpectedError

PROGRAM = "governance-statements"
"""The name by which the program is installed."""
WORD_TEMPLATE = "template.docx"
_PACKAGE = Path(__file__).resolve().parent
_TEMPLATES, _CONFIG = "site_templates", "mkdocs.yml"
_TEXTS = (".jinja", ".html", ".css", ".yml")
_FROM_ELSEWHERE = re.compile(rb"(?m)^[^#\n]*?(\bINHERIT\b|!ENV\b)")


@dataclass(frozen=True)
class Resources:
    """The page templates (with the theme in them), MkDocs's base configuration, and documents.

    `documents` has the frame and look of HTML and PDF; `word_template` is a Word file whose styles
    and page documents take over, where a project has one.
    """

    templates: Path
    base_config: Path
    documents: Path
    word_template: Path | None = None

    @property
    def theme(self) -> Path:
        """The theme's templates and assets."""
        return self.templates / "theme"


def find_resources(project: Path) -> Resources:
    """A project may bring its own `site_templates/` or `mkdocs.yml`; otherwise ours are used."""
    word = project / WORD_TEMPLATE
    return Resources(
        _find(project, _TEMPLATES),
        _find(project, _CONFIG),
        _find(project, f"{_TEMPLATES}/documents"),
        word.resolve() if word.exists() else None,
    )


def read_resources(resources: Resources) -> dict[str, bytes]:
    """Everything that pages are made with besides content, by its name in a project.

    A link to a file is that file. ExpectedError says what cannot be read, or would have something
    read from elsewhere: nobody would notice when that changes.
    """
    folder = resources.templates
    paths = {f"{_TEMPLATES}/{name}": folder / name for name in names_below(folder)}
    read = {name: _read(path, name) for name, path in paths.items()}
    config = _read(resources.base_config, _CONFIG)
    if found := _FROM_ELSEWHERE.search(config):
        line = config.count(b"\n", 0, found.start(1)) + 1
        message = f"{_CONFIG}:{line}: found {found[1].decode()}, which reads from another place. "
        raise ExpectedError(f"{message}Write here what it stands for.")
    return read | {_CONFIG: config}


def _read(path: Path, name: str) -> bytes:
    try:
        data = path.read_bytes()
        if name.endswith(_TEXTS):
            data.decode()
    except IsADirectoryError:  # of all that is no folder, only a link to one
        raise ExpectedError(f"{name} is a link to a folder. Put the folder itself there.") from None
    except OSError as error:
        raise ExpectedError(f"{name} cannot be read: {error.strerror}.") from None
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ExpectedError(f"{name}:{line}: this is not UTF-8. Save the file as UTF-8.") from None
    return data


def folders_of_project(project: Path) -> tuple[Path, ...]:
    """The folders of a project that a build reads, as far as they are there."""
    named = (project / "content", project / _TEMPLATES)
    return tuple(each for each in named if each.is_dir())


def folders_of_program() -> tuple[Path, ...]:
    """The folders of the program itself that a build reads."""
    named = (_PACKAGE, _PACKAGE.parent / _TEMPLATES)
    return tuple(each for each in named if each.is_dir())


def find_lock() -> Path | None:
    """The file that says with which libraries the program is tested, if it is there."""
    places = (folder / "requirements.lock" for folder in (_PACKAGE, _PACKAGE.parent))
    return next((file for file in places if file.is_file()), None)


def _find(project: Path, name: str) -> Path:
    # Installed, the files stand inside the package; in a checkout, beside it.
    for folder in (project, _PACKAGE, _PACKAGE.parent):
        if (folder / name).exists():
            return (folder / name).resolve()
    raise FileNotFoundError(name)
