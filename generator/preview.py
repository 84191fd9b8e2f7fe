"""MkDocs hook: plain `mkdocs serve` and `mkdocs build` show the newest public edition.

The tree is the one a build makes, so that what is internal cannot get out this way either. Only
the edition's own pages are there: links to the portal and the organisation lead nowhere.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import yaml
from mkdocs.exceptions import PluginError

from generator import report
from generator.audience import select
from generator.language import IN_TEMPLATES
from generator.making.dividing import make_units
from generator.pages import pages_of
from generator.pipeline import check_content
from generator.problems import ContentError, ExpectedError
from generator.publish import engine
from generator.releases.versions import as_it_stands
from generator.render import write_tree
from generator.resources import find_resources
from generator.units import EditionUnit
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Write the tree of the newest public edition and show that instead of the stub."""
    project = Path(config.config_file_path).parent
    tree = project / "build" / "preview-tree"
    shutil.rmtree(tree, ignore_errors=True)
    try:
        write_preview(project, tree)
    except ContentError as error:
        raise PluginError(report.as_text(error.problems, project)) from None
    except ExpectedError as error:
        raise PluginError(str(error)) from None
    child = yaml.safe_load((tree / "mkdocs.yml").read_text("utf-8"))
    config.docs_dir = str(tree / "docs")
    config.site_name = child["site_name"]
    config.nav = child["nav"]
    # It stands alone: assets are at its own root, and there is no search bundle.
    config.extra.update({**child["extra"], "to_root": "", "search": None})
    return config


def write_preview(project: Path, tree: Path) -> None:
    """Write the Markdown tree of the newest edition, as the public would see it."""
    # As if the working copy were released now: the same path as a build, the same selection.
    selected = select(check_content(project).library, Audience.PUBLIC)
    units, _ = make_units(as_it_stands(selected, Audience.PUBLIC, project))
    editions = [unit for unit in units if isinstance(unit, EditionUnit)]
    if not editions:
        raise ExpectedError("There is nothing to preview: no edition is public.")
    unit = max(editions, key=lambda unit: unit.edition.year)
    write_tree(unit, pages_of(unit), find_resources(project), tree)


def on_env(env: Environment, **_: object) -> Environment:
    """Escape every value and say words, as a build does."""
    env.autoescape = True
    env.globals |= IN_TEMPLATES
    return env


def on_post_page(output: str, **_: object) -> str:
    """Mend the page's HTML, as a build does."""
    return engine.mend(output)


def on_serve(server: LiveReloadServer, config: MkDocsConfig, **_: object) -> LiveReloadServer:
    """Build again when the content changes."""
    server.watch(str(Path(config.config_file_path).parent / "content"))
    return server
