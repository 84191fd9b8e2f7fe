"""Pages to Markdown files on disk, with the small mkdocs.yml that goes with them."""

from __future__ import annotations

import re
from functools import cache, partial
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from markupsafe import Markup

from generator import words
from generator.downloads import downloads_of
from generator.fields import Audience
from generator.links import EditionLinks, relative
from generator.model import DocumentEntry
from generator.prose import to_html, to_text
from generator.terms import TermLinks
from generator.units import UnitKind
from generator.views import EditionView, total_withheld

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from jinja2.runtime import Context

    from generator.model import Signatory
    from generator.pages import Page
    from generator.resources import Resources
    from generator.units import Unit
    from generator.views import AreaView, ImprovementView


def write_tree(unit: Unit, pages: Sequence[Page], resources: Resources, tree: Path) -> None:
    """Write a unit's Markdown tree: docs/, and the mkdocs.yml that MkDocs is given."""
    docs = tree / "docs"
    environment = make_environment(resources.templates)
    for page in pages:
        file = docs / page.path / "index.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(render_page(environment, unit, page), "utf-8")
    for name, content in downloads_of(unit).items():
        file = docs / "data" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, "utf-8", newline="")
    for attachment in unit.files:
        file = docs / "files" / attachment.name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(attachment.data)
    config = _config(unit, pages, resources)
    (tree / "mkdocs.yml").write_text(
        yaml.safe_dump(config, sort_keys=False, allow_unicode=True), "utf-8"
    )


@cache
def make_environment(templates: Path) -> Environment:
    """The one environment all page templates are rendered in."""
    environment = Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {
        "data_names": lambda unit: sorted({name.split(".")[0] for name in downloads_of(unit)}),
        "printed": _printed,
        "same_lead": _same_lead,
        "same_principle": _same_principle,
        "signed": _signed,
        "withheld_of": _withheld_of,
    }
    environment.filters |= {
        "md": escape_markdown,
        "drawing": lambda structure: Markup(structure.diagram()),  # noqa: S704 - escaped there
        "prose": _prose,
        "text": to_text,
        "date": words.say_date,
        "year": words.say_year,
        "frequency": words.say_frequency,
        "count": words.say_count,
        "sentence": words.sentence,
        "and": words.say_list,
        "withheld": total_withheld,
    }
    return environment


def _printed(view: EditionView, kinds: Sequence[str]) -> list[str]:
    """The short names of documents, for saying which of them prints something."""
    return [view.documents[kind].name for kind in kinds if kind in view.documents]


def _same_principle(view: EditionView, area: AreaView) -> list[AreaView]:
    """The other areas under an area's principle."""
    same = [each for each in view.principles if each.principle is area.principle]
    return [other for each in same for other in each.areas if other is not area]


def _same_lead(item: ImprovementView) -> list[ImprovementView]:
    """The other improvement areas that its leads lead."""
    return [other for lead in item.leads for other in lead.leads if other is not item]


def _signed(signatories: Sequence[Signatory], view: EditionView) -> list[tuple[str, str]]:
    """Who signed, as what, and when, for a summary list."""
    titles = {post.slug: post.post.title for post in view.posts}
    return [
        (titles.get(each.post, each.post), f"{each.name}, {words.say_date(each.signed)}")
        for each in signatories
    ]


def _withheld_of(unit: Unit, kind: str) -> int:
    """How many things of a kind the selection took out of all a unit is built from."""
    return total_withheld(unit.library)[kind]


def render_page(environment: Environment, unit: Unit, page: Page) -> str:
    """One page as Markdown with front matter."""
    here = f"{unit.path}/{page.path}" if unit.path else page.path
    template = environment.get_template(f"pages/{page.template}.md.jinja")
    href = partial(relative, here)
    terms = _term_links(page, href)
    files = {attachment.id: attachment for attachment in unit.files}
    around = {"page": page, "unit": unit, "href": href, "terms": terms, "files": files}
    body = template.render(**page.show, **around)
    return f"---\n{_front_matter(page)}---\n\n{_tidy(body)}\n"


@pass_context
def _prose(context: Context, text: str) -> Markup:
    """Narrative text as HTML, with glossary terms linked where the page first uses them."""
    html = context["terms"].link(to_html(text))
    return Markup(html)  # noqa: S704 - sanitised by to_html


def _term_links(page: Page, href: Callable[[str], str]) -> TermLinks:
    view = page.show.get("view")
    if not isinstance(view, EditionView) or page.template == "glossary":
        return TermLinks({})
    links = EditionLinks(view.edition)
    return TermLinks({each.term.term: href(links.term(each)) for each in view.terms})


def _tidy(body: str) -> str:
    """No blank lines in a row and no spaces at the ends of lines, so that a tree reads well."""
    return re.sub(r"\n{3,}", "\n\n", re.sub(r"[ \t]+\n", "\n", body)).strip()


_MARKDOWN = re.compile(r"[\\`*_{}\[\]()#+.!|~^=:<>&\"'-]")


def escape_markdown(text: str) -> Markup:
    """Text that Markdown and HTML both leave as it is, for titles in headings."""
    return Markup(_MARKDOWN.sub(lambda found: f"&#{ord(found[0])};", text))  # noqa: S704


def _front_matter(page: Page) -> str:
    crumbs = [{"title": title, "url": path} for title, path in page.crumbs]
    matter = {
        "title": page.title,
        "description": page.description,
        "tab": page.tab,
        "crumbs": crumbs,
        "search": page.search,
        "source": page.source,
        "layout": page.layout,
    }
    given = {name: value for name, value in matter.items() if value}
    return yaml.safe_dump(given, sort_keys=False, allow_unicode=True, width=1000)


def _config(unit: Unit, pages: Sequence[Page], resources: Resources) -> dict[str, object]:
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
            (edition,) = unit.library.editions
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
        "audience": unit.audience.value,
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
        (edition,) = unit.library.editions
        masthead |= {"year": words.say_year(edition.year), "year_url": f"{edition.id}/"}
        identity["state"] = _state(unit)
    return identity


def _state(unit: Unit) -> dict[str, str]:
    """The one-line banner: how final what is shown is."""
    if unit.audience is Audience.INTERNAL:
        return {"kind": "working-copy", "text": "Working copy, not published"}
    (edition,) = unit.library.editions
    summary = next(each for each in unit.organisations[0].editions if each.path == edition.id)
    if not summary.state:
        return {"kind": "draft", "text": "Draft"}
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
            "assurance/",
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
