"""What search engines are told: the pages to find, the index of their lists, and robots.txt.

No day is said of a page, since nobody knows on which day one of them changed last.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Iterable

PAGES = "pages.xml"
"""A unit's list of its pages, beside its first page: none where nothing of it is to be found."""
INDEX = "sitemap.xml"
"""The one list of those lists, at the root of the site."""
ROBOTS = "robots.txt"
_SITEMAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"


def map_of(addresses: Iterable[str]) -> bytes:
    """A list of pages (sitemaps.org)."""
    return _listed("urlset", "url", addresses)


def index_of(address: str, names: Iterable[str]) -> bytes:
    """The list of lists, given by their paths below the address of the site."""
    below = address.rstrip("/")
    return _listed("sitemapindex", "sitemap", (f"{below}/{name}" for name in names))


def _listed(root: str, entry: str, addresses: Iterable[str]) -> bytes:
    whole = ET.Element(root, xmlns=_SITEMAPS)
    for address in addresses:
        ET.SubElement(ET.SubElement(whole, entry), "loc").text = address
    ET.indent(whole)
    text = ET.tostring(whole, "unicode", xml_declaration=False)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()


def robots_of(address: str) -> bytes:
    """What robots may read: all of a site that stands at an address, nothing of one without."""
    if not address:
        return b"User-agent: *\nDisallow: /\n"
    return f"User-agent: *\nAllow: /\n\nSitemap: {address.rstrip('/')}/{INDEX}\n".encode()
