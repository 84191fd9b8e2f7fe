"""The mkdocs.yml of a unit: its names, navigation, and what the theme shows around the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from generator import words
from generator.links import relative
from generator.model import DocumentEntry
from generator.units import UnitKind
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.pages import Page
    from generator.resources import Resources
    from generator.units import Unit


def config_of(unit: Unit, pages: Sequence[Page], resources: Resources) -> dict[str, object]:
    """The configuration, as MkDocs reads it."""
    site = unit.library.site
    return {
        "INHERIT": str(resources.base_config),
        "site_name": _site_name(unit),
        "site_url": site.address.rstrip("/") + "/" + (f"{unit.path}/" if unit.path else ""),
        "docs_dir": "docs",
        "hooks": [],
        "theme": {"name": "material", "custom_dir": str(resources.theme)},
        "nav": _navigation(pages),
        "extra": _extra(unit, pages),
    }


def _site_name(unit: Unit) -> str:
    title = unit.library.site.title
    match unit.kind:
        case UnitKind.PORTAL:
            return title
        case UnitKind.ORGANISATION:
            return f"{unit.organisations[0].name} - {title}"
        case _:
            edition = unit.edition
            return f"{unit.organisations[0].name} {words.say_year(edition.year)}"


def _navigation(pages: Sequence[Page]) -> list[object]:
    """The list of parts: one section for each tab, pages below the page they stand under."""
    entries: list[object] = [{page.title: "index.md"} for page in pages if not page.path]
    for tab in dict.fromkeys(page.tab for page in pages if page.tab):
        listed = [page for page in pages if page.tab == tab and page.nav]
        children = [_entry(page, listed) for page in listed if not page.under]
        entries.append({_tab_title(tab, pages): children})
    return entries


def _entry(page: Page, listed: Sequence[Page]) -> dict[str, object]:
    below = [each for each in listed if each.under == page.path and page.path]
    file = f"{page.path}index.md"
    if not below:
        return {page.nav: file}
    return {page.nav: [{page.nav: file}, *({each.nav: f"{each.path}index.md"} for each in below)]}


_TABS = {
    "statement": "Statement",
    "code": "Code",
    "improvement": "Improvement",
    "assurance": "Assurance",
    "risks": "Risks",
    "papers": "Papers",
    "controls": "Controls",
    "boards": "Boards",
    "posts": "Posts",
    "glossary": "Glossary",
    "about": "About",
}


def _tab_title(tab: str, pages: Sequence[Page]) -> str:
    """A document's own short name where the tab is a document's."""
    document = next(page for page in pages if page.tab == tab).show.get("document")
    own = isinstance(document, DocumentEntry) and document.kind == tab
    return document.name if own and isinstance(document, DocumentEntry) else _TABS[tab]


def _extra(unit: Unit, pages: Sequence[Page]) -> dict[str, object]:
    site = unit.library.site
    tabs = dict.fromkeys(page.tab for page in pages if page.tab)
    first = {tab: next(page for page in pages if page.tab == tab) for tab in tabs}
    extra: dict[str, object] = {
        "noindex": unit.audience is Audience.INTERNAL,
        "to_root": "../" * (unit.path.count("/") + 1) if unit.path else "",
        "base_path": urlsplit(site.address).path or "/",
        "site": {
            "title": site.title,
            "feedback": {"title": site.feedback.title, "url": site.feedback.url},
            "licence": {"title": site.licence.title, "url": site.licence.url},
            "accessibility": "accessibility/",
        },
        "tabs": [
            {"key": tab, "title": _tab_title(tab, pages), "url": first[tab].path} for tab in tabs
        ],
        "bundles": _bundles(unit),
        "organisations": [
            {"title": each.name, "url": f"{each.path}/"} for each in unit.organisations
        ],
        "registers": _registers(unit, pages),
    }
    if unit.audience is Audience.INTERNAL:
        extra["marking"] = "Internal: not for publication"
    return extra | _identity(unit)


def _identity(unit: Unit) -> dict[str, object]:
    """Whose pages these are, of which year, and how final they are."""
    if unit.kind is UnitKind.PORTAL:
        return {}
    body = unit.organisations[0]
    masthead = {"body": body.name, "body_url": f"{body.path}/"}
    notices = [each.notice for each in unit.library.organisations if each.id == body.path]
    identity: dict[str, object] = {"masthead": masthead}
    if notices and notices[0]:
        identity["notice"] = notices[0]
    if unit.kind is UnitKind.EDITION:
        edition = unit.edition
        masthead |= {"year": words.say_year(edition.year), "year_url": f"{edition.id}/"}
        identity["state"] = _state(unit)
    return identity


def _state(unit: Unit) -> dict[str, str]:
    """The one-line banner: how final what is shown is."""
    if unit.audience is Audience.INTERNAL:
        return {"kind": "working-copy", "text": "Working copy, not published"}
    edition = unit.edition
    summary = next(each for each in unit.organisations[0].editions if each.path == edition.id)
    if not summary.state:
        return {"kind": "report", "text": f"As at {words.say_date(edition.as_at)}"}
    text = f"{summary.state.capitalize()} statement"
    if summary.published:
        text += f", published {words.say_date(summary.published)}"
    return {"kind": summary.state, "text": text}


def _bundles(unit: Unit) -> list[dict[str, str]]:
    """The search bundles a page merges: its own unit's; the portal searches everything."""
    if unit.kind is not UnitKind.PORTAL:
        return [{"path": f"{unit.path}/"}]
    found = [{"path": ""}]
    for organisation in unit.organisations:
        found.append({"path": f"{organisation.path}/"})
        for edition in organisation.editions:
            label = f"{organisation.name} {words.say_year(edition.year)}"
            found.append({"path": f"{edition.path}/", "label": label})
    return found


def _registers(unit: Unit, pages: Sequence[Page]) -> list[dict[str, str]]:
    """Plain lists to read where the search cannot run."""
    if unit.kind is UnitKind.EDITION:
        wanted = (
            "statement/",
            "code/",
            "controls/",
            "improvement/",
            "actions/",
            "assurance/",
            "papers/",
            "boards/",
            "posts/",
            "glossary/",
        )
        return [{"title": page.title, "url": page.path} for page in pages if page.path in wanted]
    found = []
    for organisation in unit.organisations:
        for edition in organisation.editions:
            title = f"{organisation.name} {words.say_year(edition.year)}"
            here = f"{unit.path}/" if unit.path else ""
            found.append({"title": title, "url": relative(here, f"{edition.path}/")})
    return found or [{"title": "All organisations", "url": relative(f"{unit.path}/", "")}]
