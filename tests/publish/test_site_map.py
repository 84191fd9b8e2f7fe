"""What search engines are told: lists of pages, the index of these, and robots.txt."""

from __future__ import annotations

import pytest

from generator.publish.site_map import index_of, map_of, robots_of

SITEMAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"


def test_a_list_names_pages_by_their_addresses() -> None:
    assert (
        map_of(["https://example.org/", "https://example.org/a/?b&c"]).decode()
        == f"""\
<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="{SITEMAPS}">
  <url>
    <loc>https://example.org/</loc>
  </url>
  <url>
    <loc>https://example.org/a/?b&amp;c</loc>
  </url>
</urlset>
"""
    )


@pytest.mark.parametrize("address", ["https://example.org/x/", "https://example.org/x"])
def test_the_index_names_lists_below_the_address_of_the_site(address: str) -> None:
    assert (
        index_of(address, ["pages.xml", "cy/pages.xml"]).decode()
        == f"""\
<?xml version="1.0" encoding="UTF-8"?>
<sitemapindex xmlns="{SITEMAPS}">
  <sitemap>
    <loc>https://example.org/x/pages.xml</loc>
  </sitemap>
  <sitemap>
    <loc>https://example.org/x/cy/pages.xml</loc>
  </sitemap>
</sitemapindex>
"""
    )


@pytest.mark.parametrize(
    ("address", "said"),
    [
        (
            "https://example.org/x/",
            "User-agent: *\nAllow: /\n\nSitemap: https://example.org/x/sitemap.xml\n",
        ),
        ("", "User-agent: *\nDisallow: /\n"),
    ],
)
def test_robots_are_told_of_the_index_or_kept_out(address: str, said: str) -> None:
    assert robots_of(address).decode() == said
