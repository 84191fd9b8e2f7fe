"""Writes a unit's Markdown tree."""

from __future__ import annotations

import json
import re
from functools import partial
from typing import TYPE_CHECKING

import yaml

from generator.page_kinds import RISKS
from generator.pages.datapackage import beside_downloads
from generator.pages.downloads import downloads_of
from generator.pages.feed import feed_of
from generator.pages.links import way_between
from generator.pages.other_versions import elsewhere
from generator.pages.page import EditionContext
from generator.pages.release_state import permanent_path, say_citation
from generator.reading.files import ITEMS
from generator.releases.served import FEED
from generator.render.anchors import each_id_once
from generator.render.config import config_of
from generator.render.environment import make_environment
from generator.render.linked import citation_tags, linked_data
from generator.render.look import look_files
from generator.render.page_texts import PageTexts
from generator.render.scopes import REACH, filters_of, reach_of
from generator.units import EditionUnit, OrganisationUnit, Portal, ReleaseUnit, place_of
from generator.views.held import say_held
from generator.vocabulary import DocumentKind

try:
    from yaml import CSafeDumper as _SafeDumper
except ImportError:  # PyYAML without libyaml: slower, the same values
    from yaml import SafeDumper as _SafeDumper  # type: ignore[assignment]

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from jinja2 import Environment

    from generator.pages import Page
    from generator.resources import Resources
    from generator.units import Unit


class _TreeDumper(_SafeDumper):
    """Writes every kind of text as text."""


_TreeDumper.add_multi_representer(str, lambda dumper, text: dumper.represent_str(str(text)))


def write_tree(unit: Unit, pages: Sequence[Page], resources: Resources, tree: Path) -> None:
    """Write a unit's Markdown tree: docs/, and the mkdocs.yml that MkDocs is given."""
    docs = tree / "docs"
    environment = make_environment(resources.templates)
    for page in pages:
        file = docs / page.path / "index.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(render_page(environment, unit, page), "utf-8")
    for name, data in beside_pages(unit).items():
        file = docs / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    config = config_of(unit, pages, resources)
    (tree / "mkdocs.yml").write_text(
        yaml.dump(config, Dumper=_TreeDumper, sort_keys=False, allow_unicode=True), "utf-8"
    )


def beside_pages(unit: Unit) -> dict[str, bytes]:
    """What stands beside the pages: downloads, feeds, how far a search reaches, attached files."""
    downloads = downloads_of(unit)
    data = downloads | beside_downloads(unit, downloads)
    files = {f"data/{name}": text.encode() for name, text in data.items()}
    if isinstance(unit, Portal | OrganisationUnit):
        files[FEED] = feed_of(unit).encode()
        files[REACH] = json.dumps(reach_of(unit), ensure_ascii=False).encode()
    if isinstance(unit, Portal):
        files |= look_files(unit)
    if isinstance(unit, EditionUnit):
        files |= {f"files/{each.name}": each.data for each in unit.files}
    if isinstance(unit, ReleaseUnit) and unit.items:
        files[ITEMS] = unit.items.encode()
    return files


def source_of(page: Page) -> str:
    """The name of a page's Markdown file below the tree's docs/."""
    return f"{page.path}index.md"


def render_page(environment: Environment, unit: Unit, page: Page) -> str:
    """One page as Markdown with front matter."""
    here = f"{unit.path}/{page.path}" if unit.path else page.path
    template = environment.get_template(f"pages/{page.kind.template}.md.jinja")
    href = partial(way_between, unit, here)
    narrative = PageTexts(unit, page, href)
    attached = unit.files if isinstance(unit, EditionUnit) else ()
    files = {attachment.id: attachment for attachment in attached}
    around = {"page": page, "unit": unit, "href": href, "narrative": narrative, "files": files}
    body = template.render(**page.context.variables(), **around)
    return f"---\n{_front_matter(unit, page)}---\n\n{each_id_once(_tidy(body))}\n"


def _canonical(unit: Unit, page: Page) -> str:
    """For a page of a release, the same page at the edition's own address, or its first page."""
    if not isinstance(unit, ReleaseUnit):
        return ""
    current = [each.pages for each in unit.versions if each.path == unit.edition.id]
    path, _ = current[0].get(page.same, ("", "")) if current else ("", "")
    place = place_of(unit.edition.id, unit.language)
    return f"{unit.library.site.address.rstrip('/')}/{place}/{path}"


def _tidy(body: str) -> str:
    """No blank lines in a row and no spaces at the ends of lines, so that a tree reads well."""
    return re.sub(r"\n{3,}", "\n\n", re.sub(r"[ \t]+\n", "\n", body)).strip()


def _front_matter(unit: Unit, page: Page) -> str:
    crumbs = [{"title": title, "url": path} for title, path in page.crumbs]
    matter = {
        "title": page.title,
        "description": page.description,
        "tab": page.kind.tab,
        "crumbs": crumbs,
        "search": filters_of(unit, page),
        "listing": page.kind.only_lists,
        "source": page.source,
        "layout": page.kind.layout,
        "versions": [
            {"title": each.title, "note": each.note, "url": each.path, "current": each.current}
            for each in (elsewhere(unit, page) if isinstance(unit, EditionUnit) else ())
        ],
        "canonical": _canonical(unit, page),
        "held": _held(page),
        "tells_notice": page.kind.tells_notice,
        "permanent": permanent_path(unit, page.path),
        "citation": say_citation(unit, page.path, page.title),
        "cited_by": citation_tags(unit, page),
        "linked": linked_data(unit, page),
    }
    given = {name: value for name, value in matter.items() if value}
    return "".join(f"{name}: {_written(value)}\n" for name, value in given.items())


def _held(page: Page) -> str:
    """How much is held here of a page's document or, on the first pages of a year, of that."""
    shown, kind = page.context, page.kind
    if not isinstance(shown, EditionContext) or kind.tab not in {"", "about", *_OF_DOCUMENTS}:
        return ""
    if kind is RISKS and kind.template not in shown.view.documents:  # held in common
        return ""
    return say_held(shown.view.edition.holding(_OF_DOCUMENTS.get(kind.tab, "")))


# The tab of pages that are part of a document, and what kind of document it is.
_OF_DOCUMENTS = {each.value: each.value for each in DocumentKind} | {"controls": "code"}

# YAML takes them for the end of a line, JSON does not.
_LINE_ENDS = {ord(sign): f"\\u{ord(sign):04x}" for sign in "\u0085\u2028\u2029"}


def _written(value: object) -> str:
    """A value as JSON, which is YAML too: quick to write and to read."""
    return json.dumps(value, ensure_ascii=False).translate(_LINE_ENDS)
