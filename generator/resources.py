"""Where the templates and the base configuration are: the project's own, or those that ship."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

PROGRAM = "governance-statements"
"""The name by which the program is installed."""
WORD_TEMPLATE = "template.docx"
_PACKAGE = Path(__file__).resolve().parent


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
        _find(project, "site_templates"),
        _find(project, "mkdocs.yml"),
        _find(project, "site_templates/documents"),
        word.resolve() if word.exists() else None,
    )


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
