"""What others need for the same pages: plain MkDocs with Pagefind, Zensical and Hugo.

MkDocs, Material and Pagefind are those of the program's own lock; the others are installed on
demand, each in a folder below build/peers.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from support.project import REPOSITORY

from bench.measuring import BIN, Run, apart, run

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).parent
INSTALLED = {"zensical": "0.0.73", "hugo": "0.168.0"}
MKDOCS, ZENSICAL, HUGO = "MkDocs with Material, Pagefind", "Zensical", "Hugo, minimal theme"


@dataclass(frozen=True)
class Peers:
    """Contestants by their names, each making its whole site anew."""

    contestants: dict[str, Callable[[], Run]]
    pages: int


def peers_of(project: Path, folder: Path) -> Peers:
    """The peers of the public site of a project, with its Markdown as the program writes it."""
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    plain = folder / "plain"
    pages = apart(write_markdown, project, plain / "docs")
    shutil.copyfile(HERE / "plain.yml", plain / "mkdocs.yml")
    contestants = {MKDOCS: lambda: mkdocs(plain)}
    if command := installed("zensical"):
        contestants[ZENSICAL] = lambda: _zensical(command, plain)
    if other := installed("hugo"):
        _write_for_hugo(plain / "docs", folder / "hugo")
        contestants[HUGO] = lambda: _hugo(other, folder / "hugo")
    return Peers(contestants, pages)


def versions() -> str:
    """The versions of all, in a sentence's middle."""
    locked = {"MkDocs": "mkdocs", "Material": "mkdocs-material", "Pagefind": "pagefind"}
    said = [f"{name} {metadata.version(package)}" for name, package in locked.items()]
    return ", ".join([*said, *(f"{name.capitalize()} {at}" for name, at in INSTALLED.items())])


def write_markdown(project: Path, docs: Path) -> int:
    """Write the Markdown of all units of the public site to one folder; give how many pages."""
    from generator.pages import pages_of
    from generator.pipeline import check_content
    from generator.render import write_tree
    from generator.resources import find_resources
    from generator.vocabulary import Audience

    resources, number = find_resources(project), 0
    for unit in check_content(project).units[Audience.PUBLIC]:
        pages = pages_of(unit)
        number += len(pages)
        with tempfile.TemporaryDirectory() as folder:
            write_tree(unit, pages, resources, Path(folder))
            shutil.copytree(Path(folder) / "docs", docs / unit.path, dirs_exist_ok=True)
    return number


def mkdocs(plain: Path) -> Run:
    """One site by MkDocs with Material, and one index of it by Pagefind."""
    from pagefind_bin import get_executable

    site = plain / "site"
    shutil.rmtree(site, ignore_errors=True)
    built = run(BIN / "mkdocs", "build", "--quiet", "--config-file", plain / "mkdocs.yml")
    return built + run(get_executable(), "--silent", "--site", site)


def _zensical(command: Path, plain: Path) -> Run:
    for made in ("site", ".cache"):
        shutil.rmtree(plain / made, ignore_errors=True)
    return run(command, "build", "--config-file", plain / "mkdocs.yml")


def _write_for_hugo(docs: Path, source: Path) -> None:
    """The same files under the name that Hugo has for a page with others below it."""
    shutil.copytree(HERE / "hugo", source)
    shutil.copytree(docs, source / "content")
    for page in (source / "content").rglob("index.md"):
        page.rename(page.with_name("_index.md"))


def _hugo(command: Path, source: Path) -> Run:
    shutil.rmtree(source / "public", ignore_errors=True)
    return run(command, "build", "--quiet", "--source", source)


def installed(name: str) -> Path | None:
    """The command of a peer, installed if it is not; without one it is not compared."""
    wanted = f"{name}=={INSTALLED[name]}"
    folder = REPOSITORY / "build" / "peers" / wanted.replace("==", "-")
    command = folder / "bin" / name
    if not command.exists():
        subprocess.run([sys.executable, "-m", "venv", "--clear", folder], check=True)
        pip: list[str | Path] = [folder / "bin" / "pip", "--quiet", "--disable-pip-version-check"]
        done = subprocess.run([*pip, "install", wanted], check=False, stderr=subprocess.DEVNULL)
        if done.returncode:
            print(f"{wanted} cannot be installed here and is not compared.")  # noqa: T201 - said to whoever runs it
            return None
    return command
