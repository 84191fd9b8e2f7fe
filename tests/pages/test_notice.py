"""What is said of a website's text as a whole: on its pages, in its data and in its feeds."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from support.project import REPOSITORY
from support.releases import YEAR, release, units_of

from generator.pages.downloads import downloads_of
from generator.pages.feed import feed_of
from generator.render.config import config_of
from generator.resources import find_resources

if TYPE_CHECKING:
    from support.project import MakeProject

    from generator.units import Unit

RESTATED = "Restated in our own words."
OWN = "The Example Authority is fictional."


def units(project: MakeProject, *, site: str = "", body: bool = True) -> dict[str, Unit]:
    """The public units of a project whose site and body have these notices."""
    folder = project(
        replace={
            "site.yml": ("licence:\n", f"{site}licence:\n"),
            "organisations/example.yml": (
                ("notice:", "notice:") if body else (f"notice: {OWN}\n", "")
            ),
        }
    )
    release(folder, "2025-06-13 unaudited", "New.")
    return units_of(folder)


def said(unit: Unit) -> object:
    """What the pages of a unit say, the one for addresses that are not found too."""
    extra = config_of(unit, [], find_resources(REPOSITORY))["extra"]
    assert isinstance(extra, dict)
    return extra.get("notice", "")


@pytest.mark.parametrize(
    ("site", "body", "of_the_site", "of_the_body"),
    [
        ("", True, "", OWN),
        ("", False, "", ""),
        (f"notice: {RESTATED}\n", False, RESTATED, RESTATED),
        (f"notice: {RESTATED}\n", True, RESTATED, OWN),
    ],
)
def test_a_body_says_its_own_notice_or_that_of_the_site(
    project: MakeProject, site: str, of_the_site: str, of_the_body: str, *, body: bool
) -> None:
    made = units(project, site=site, body=body)
    assert said(made[""]) == of_the_site
    for path in ("example", YEAR, f"{YEAR}/releases/2025-06-13-unaudited"):
        assert said(made[path]) == of_the_body
    for path, notice in (("", of_the_site), ("example", of_the_body)):
        feed = ET.fromstring(feed_of(made[path]))  # noqa: S314 - our own
        assert feed.findtext("{http://www.w3.org/2005/Atom}subtitle", "") == notice
    for table in downloads_of(made[YEAR]).values():
        assert (of_the_body in table) if of_the_body else ("notice" not in table)


def test_a_site_without_a_licence_claims_none(project: MakeProject) -> None:
    licence = (
        "licence:\n  title: Open Government Licence v3.0\n  url: https://example.org/licence\n"
    )
    folder = project(replace={"site.yml": (licence, "")})
    release(folder, "2025-06-13 unaudited", "New.")
    extra = config_of(units_of(folder)[""], [], find_resources(REPOSITORY))["extra"]
    assert isinstance(extra, dict)
    assert "licence" not in extra["site"]
