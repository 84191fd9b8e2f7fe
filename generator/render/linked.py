"""What a public page says of itself to programs: schema.org, and how to cite it.

Pages for staff say nothing of it: no program that reads such things may see them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.language import _
from generator.page_kinds import ABOUT, FULL, STATEMENT
from generator.pages.downloads import tables_with_rows
from generator.pages.release_state import permanent_path, say_stage
from generator.units import EditionUnit, UnitOfBody, place_of
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import DocumentEntry
    from generator.pages import Page
    from generator.units import Unit

    Thing = dict[str, Any]  # a thing, as schema.org has it

_TYPES = {"csv": "text/csv", "json": "application/json"}


def linked_data(unit: Unit, page: Page) -> Thing:
    """A page as JSON-LD (schema.org): where it stands, and the report or data that it is."""
    if unit.audience is not Audience.PUBLIC:
        return {}
    things = [_breadcrumbs(unit, page)]
    if isinstance(unit, EditionUnit):
        if page.kind in {STATEMENT, FULL}:
            things.append(_report(unit, page))
        if page.kind is ABOUT and (tables := tables_with_rows(unit)):
            things.append(_dataset(unit, page, tables))
    return {"@context": "https://schema.org", "@graph": things}


def citation_tags(unit: Unit, page: Page) -> list[tuple[str, str]]:
    """How to cite a page of a statement, for reference managers: names of tags, and what they say.

    It is what the page itself says under "Cite as", and the address is that which never changes.
    """
    if unit.audience is not Audience.PUBLIC or not isinstance(unit, EditionUnit):
        return []
    if page.kind.tab != STATEMENT.tab or not unit.release:
        return []
    bodies = [str(each["name"]) for each in _bodies(unit)]
    whole = f"{_name(unit)}: {_statement(unit).title}"
    if page.kind in {STATEMENT, FULL}:
        about = [("title", whole), ("technical_report_institution", bodies[0])]
    else:
        about = [("title", page.title), ("inbook_title", whole), ("publisher", bodies[0])]
    day = (unit.release.stated_on or unit.release.date).replace("-", "/")
    said = [
        *about,
        *(("author", name) for name in bodies),
        ("publication_date", day),
        ("language", unit.language),
        ("public_url", _address(unit, permanent_path(unit, page.path))),
    ]
    return [(f"citation_{name}", value) for name, value in said]


def _address(unit: Unit, path: str) -> str:
    """The whole address of a folder, given by its path below the site, in the unit's language."""
    place = place_of(path.strip("/"), unit.language)
    return f"{unit.library.site.address.rstrip('/')}/{place}".rstrip("/") + "/"


def _here(unit: Unit, path: str = "") -> str:
    """The address of a page or file of a unit, by its path below that."""
    return _address(unit, unit.path) + path


def _breadcrumbs(unit: Unit, page: Page) -> Thing:
    steps = [*_above(unit, page), (page.title, _here(unit, page.path))]
    found = [
        {"@type": "ListItem", "position": number, "name": name, "item": address}
        for number, (name, address) in enumerate(steps, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": found}


def _above(unit: Unit, page: Page) -> Iterator[tuple[str, str]]:
    """What a page stands below, as its breadcrumbs say it: title and address."""
    here = _here(unit, page.path)
    steps = [(_("Home"), _address(unit, ""))]
    if isinstance(unit, UnitOfBody):
        steps.append((unit.body.name, _address(unit, unit.body.path)))
    if isinstance(unit, EditionUnit):
        steps.append((unit.edition.period, _here(unit)))
    steps += [(title, _here(unit, path)) for title, path in page.crumbs]
    yield from (step for step in steps if step[1] != here)


def _report(unit: EditionUnit, page: Page) -> Thing:
    """The statement of a year, on its first page and on the page that has it whole."""
    return {
        "@type": "Report",
        "@id": _here(unit, STATEMENT.at()),
        "name": f"{_name(unit)}: {_statement(unit).title}",
        "description": page.description,
        "url": _here(unit, page.path),
        "creativeWorkStatus": say_stage(unit),
        **_work(unit, page.path),
    }


def _dataset(unit: EditionUnit, page: Page, tables: list[str]) -> Thing:
    """The tables to download of a year."""
    return {
        "@type": "Dataset",
        "name": _("%(year)s: data to download", year=_name(unit)),
        "description": _("The governance of %(body)s in %(year)s as tables: what the pages of the "
                         "year show, row by row.", body=unit.body.name, year=unit.edition.period),
        "url": _here(unit, f"{page.path}#data"),
        **_work(unit, page.path),
        "distribution": [
            {
                "@type": "DataDownload",
                "name": f"{name}.{ending}",
                "encodingFormat": form,
                "contentUrl": _here(unit, f"data/{name}.{ending}"),
            }
            for name in (*sorted(tables), "datapackage")
            for ending, form in _TYPES.items()
            if (name, ending) != ("datapackage", "csv")
        ],
    }  # fmt: skip


def _work(unit: EditionUnit, path: str) -> Thing:
    """What holds of all that a body published of a year."""
    bodies = _bodies(unit)
    first, last = unit.edition.years[0], unit.edition.year
    said: Thing = {
        "author": bodies,
        "publisher": bodies[0],
        "inLanguage": unit.language,
        "isAccessibleForFree": True,
        "temporalCoverage": f"{first[:4]}-04-01/{int(last[:4]) + 1}-03-31",
    }
    if unit.release:
        said["datePublished"] = unit.release.stated_on or unit.release.date
        said["archivedAt"] = _address(unit, permanent_path(unit, path))
    if licence := unit.library.site.licence:
        said["license"] = licence.url
    return said


def _bodies(unit: EditionUnit) -> list[Thing]:
    """Whose statement it is: the body whose pages these are, then those it is joint with."""
    names = {unit.body.path: unit.body.name}
    names |= {
        each.id: each.name
        for each in unit.library.organisations
        if each.id in unit.edition.joint_with
    }
    return [
        {"@type": "Organization", "name": name, "url": _address(unit, path)}
        for path, name in names.items()
    ]


def _statement(unit: EditionUnit) -> DocumentEntry:
    return next(each for each in unit.edition.documents if each.kind == STATEMENT.tab)


def _name(unit: EditionUnit) -> str:
    return f"{unit.body.name} {unit.edition.period}"
