"""The mkdocs.yml of a unit: its names, navigation, and what the theme shows around the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from generator import page_kinds
from generator.language import NAMES, _, known, speaking
from generator.pages.links import relative, way_between
from generator.pages.notice import in_short, notice_of
from generator.pages.parts import first_pages, title_of
from generator.pages.release_state import (
    is_superseded,
    newest_of,
    say_how_final,
    say_newer,
    say_next,
    say_release,
    say_withdrawn,
)
from generator.releases.served import FEED
from generator.render.look import look_of
from generator.render.scopes import search_of
from generator.render.script_words import script_words
from generator.render.sharing import card_for
from generator.render.tabs import tabs_of
from generator.units import (
    ComparisonUnit,
    EditionUnit,
    OrganisationUnit,
    Portal,
    ReleaseUnit,
    UnitOfBody,
    place_of,
)
from generator.vocabulary import Audience
from generator.words import within_sentence

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
        "site_url": site.address.rstrip("/") + "/" + (f"{unit.place}/" if unit.place else ""),
        "docs_dir": "docs",
        "hooks": [],
        "theme": {
            "name": "material",
            "custom_dir": str(resources.theme),
            "language": unit.language,
        },
        "nav": _navigation(pages),
        "extra": _extra(unit, pages),
    }


def _site_name(unit: Unit) -> str:
    title = unit.library.site.title
    match unit:
        case EditionUnit():
            year = f"{unit.body.name} {unit.edition.period}"
            if isinstance(unit, ReleaseUnit) and unit.release:
                return f"{year}, {say_release(unit.release).partition(';')[0]}"
            return year
        case UnitOfBody():
            return f"{unit.body.name} - {title}"
    return title


def _navigation(pages: Sequence[Page]) -> list[object]:
    """The list of parts: one section for each tab, pages below the page they stand under."""
    entries: list[object] = [{page.title: "index.md"} for page in pages if not page.path]
    parts = {tab: first for tab, first in first_pages(pages).items() if first.path}
    for tab, first in parts.items():
        listed = [page for page in pages if page.kind.tab == tab and page.nav]
        children = [_entry(page, listed) for page in listed if not page.under]
        entries.append({title_of(first): children})
    return entries


def _entry(page: Page, listed: Sequence[Page]) -> dict[str, object]:
    below = [each for each in listed if each.under == page.path and page.path]
    file = f"{page.path}index.md"
    if not below:
        return {page.nav: file}
    return {page.nav: [{page.nav: file}, *({each.nav: f"{each.path}index.md"} for each in below)]}


def _extra(unit: Unit, pages: Sequence[Page]) -> dict[str, object]:
    site = unit.library.site
    extra: dict[str, object] = {
        "noindex": unit.audience is Audience.INTERNAL
        or (isinstance(unit, EditionUnit) and is_superseded(unit)),
        "to_root": _way_up(unit.place),
        "to_home": _way_up(unit.path),
        "languages": _languages(unit),
        "words": script_words(),
        "base_path": urlsplit(site.address).path or "/",
        "site": {
            "title": site.title,
            "feedback": {"title": site.feedback.title, "url": site.feedback.url},
            **({"licence": site.licence.model_dump()} if site.licence else {}),
            "accessibility": page_kinds.ACCESSIBILITY.address,
        },
        **({"look": look} if (look := look_of(unit)) else {}),
        **tabs_of(unit, pages),
        "search": search_of(unit),
        "organisations": [
            {"title": each.name, "url": f"{each.path}/"} for each in unit.organisations
        ],
        "registers": _registers(unit, pages),
    }
    if isinstance(unit, Portal | OrganisationUnit):
        extra["feed"] = {"url": FEED, "title": _("What was published")}
    if unit.audience is Audience.INTERNAL:
        extra["marking"] = known("Internal: not for publication")
    if card := card_for(unit):
        extra["card"] = card
    return extra | _identity(unit)


def _languages(unit: Unit) -> list[dict[str, str]]:
    """The other languages, in their own names, and where the same pages stand in each."""
    address = unit.library.site.address.rstrip("/")
    found = []
    for code in unit.other_languages:
        place = place_of(unit.path, code)
        below = f"{place}/" if place else ""
        with speaking(code):
            said = _("%(language)s: search in this language instead", language=NAMES[code])
        names = {"code": code, "name": NAMES[code], "search": said}
        found.append({**names, "place": below, "address": f"{address}/{below}"})
    return found


def _way_up(place: str) -> str:
    """From a folder of the site to that in which its path begins."""
    return "../" * (place.count("/") + 1) if place else ""


def _identity(unit: Unit) -> dict[str, object]:
    """Whose pages these are, of which year, and how final they are."""
    withdrawn = say_withdrawn(unit) if isinstance(unit, EditionUnit) else ""
    notice = notice_of(unit)
    said = {"notice": notice, "notice_in_short": in_short(notice), "withdrawn": withdrawn}
    identity: dict[str, object] = {name: text for name, text in said.items() if text}
    if not isinstance(unit, UnitOfBody):
        return identity
    body = unit.body
    masthead = {"body": body.name, "body_url": f"{body.path}/"}
    identity["masthead"] = masthead
    if isinstance(unit, EditionUnit):
        edition = unit.edition
        masthead |= {"year": edition.period, "year_url": f"{unit.path}/"}
        identity["state"] = _state(unit)
    elif isinstance(unit, ComparisonUnit):
        newer = unit.sides[-1]
        masthead |= {"year": newer.edition.period, "year_url": f"{newer.path}/"}
    return identity


def _state(unit: EditionUnit) -> dict[str, object]:
    """The one-line banner: how final what is shown is, and what is next."""
    newest = newest_of(unit)
    if unit.release is None:
        kind = "working-copy"
    elif is_superseded(unit):
        kind = "superseded"
    else:
        kind = unit.release.stated or "report"
    state: dict[str, object] = {"kind": kind, "text": say_how_final(unit)}
    if newest and unit.release and is_superseded(unit):
        title = _(
            "Read the current version: %(release)s",
            release=within_sentence(say_newer(newest, unit.release)),
        )
        # The year's own address shows staff the working copy.
        public = unit.audience is Audience.PUBLIC
        state["link"] = {"title": title, "url": f"{unit.edition.id if public else newest.path}/"}
    elif said := say_next(unit):
        state["text"] = f"{say_how_final(unit).rstrip('.')}. {said}"
    return state


def _registers(unit: Unit, pages: Sequence[Page]) -> list[dict[str, str]]:
    """Plain lists to read where the search cannot run."""
    if isinstance(unit, EditionUnit):
        return [{"title": page.title, "url": page.path} for page in pages if page.kind.register]
    years = []
    for organisation in unit.organisations:
        for edition in organisation.editions:
            title = f"{organisation.name} {edition.period}"
            here = f"{unit.path}/" if unit.path else ""
            years.append({"title": title, "url": way_between(unit, here, f"{edition.path}/")})
    return years or [{"title": _("All organisations"), "url": relative(f"{unit.path}/", "")}]
