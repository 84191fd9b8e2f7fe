"""Where the templates and the base configuration are: the project's own, or those that ship."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Resources:
    """The page templates (with the theme in them) and MkDocs's base configuration."""

    templates: Path
    base_config: Path

    @property
    def theme(self) -> Path:
        """The theme's templates and assets."""
        return self.templates / "theme"


def find_resources(project: Path) -> Resources:
    """A project may bring its own `site_templates/` or `mkdocs.yml`; otherwise ours are used."""
    return Resources(_find(project, "site_templates"), _find(project, "mkdocs.yml"))


def _find(project: Path, name: str) -> Path:
    # Installed, the files stand inside the package; in a checkout, beside it.
    for folder in (project, _PACKAGE, _PACKAGE.parent):
        if (folder / name).exists():
            return (folder / name).resolve()
    raise FileNotFoundError(name)
