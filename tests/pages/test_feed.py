"""The Atom feed: what it says, word for word, and that feed readers take it for one."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from support.releases import YEAR, release, rewrite, units_of

from generator.pages.feed import feed_of

if TYPE_CHECKING:
    from support.project import MakeProject

    from generator.units import Unit

ATOM = "{http://www.w3.org/2005/Atom}"


def test_each_release_is_an_entry_newest_first(project: MakeProject) -> None:
    folder = project()
    old = release(folder, "2025-06-13 unaudited", "Figures < 5 & more.")
    rewrite(folder, f"{YEAR}/statement.yml", "twelve", "six")
    new = release(folder, "2025-06-20 unaudited", "Mended.", reason="A wrong sum.")
    units = units_of(folder)
    digests = {
        each.name: each.digest for each in units["example"].organisations[0].editions[0].releases
    }
    assert feed_of(units["example"]) == (
        f"""\
<feed xmlns="http://www.w3.org/2005/Atom">
  <title>Example Authority: what was published</title>
  <subtitle>The Example Authority is fictional.</subtitle>
  <id>https://example.org/governance/example/</id>
  <updated>2025-06-20T00:00:00Z</updated>
  <link rel="self" href="https://example.org/governance/example/feed.xml" />
  <link href="https://example.org/governance/example/" />
  <author>
    <name>Example Authority</name>
  </author>
  <entry>
    <title>Example Authority 2024/25: Unaudited statement, published 20 June 2025</title>
    <id>https://example.org/governance/example/2024-25/releases/2025-06-20-unaudited/</id>
    <updated>2025-06-20T00:00:00Z</updated>
    <link href="https://example.org/governance/example/2024-25/releases/2025-06-20-unaudited/" />
    <summary>Mended. Corrected because: A wrong sum. SHA-256 of the text: {digests[new]}</summary>
  </entry>
  <entry>
    <title>Example Authority 2024/25: Unaudited statement, published 13 June 2025</title>
    <id>https://example.org/governance/example/2024-25/releases/2025-06-13-unaudited/</id>
    <updated>2025-06-13T00:00:00Z</updated>
    <link href="https://example.org/governance/example/2024-25/releases/2025-06-13-unaudited/" />
    <summary>Figures &lt; 5 &amp; more. SHA-256 of the text: {digests[old]}</summary>
  </entry>
</feed>
"""
    )


def test_what_the_standard_demands_is_there_before_the_first_release_too(
    project: MakeProject,
) -> None:
    """RFC 4287, 4.1.1 and 4.1.2: an id, a title, a time, an author; links by relation and type."""
    folder = project()
    empty = parsed(units_of(folder)[""])
    assert empty.findtext(f"{ATOM}updated") == "2025-06-30T00:00:00Z"
    assert empty.findtext(f"{ATOM}title") == "Example statements: what was published"
    release(folder, "2025-06-13 unaudited")
    full = parsed(units_of(folder)[""])
    for feed in (empty, full):
        for part in [feed, *feed.findall(f"{ATOM}entry")]:
            for name in ("id", "title", "updated"):
                assert len(part.findall(f"{ATOM}{name}")) == 1
        assert len(feed.findall(f"{ATOM}author/{ATOM}name")) == 1
        assert [link.get("rel") for link in feed.findall(f"{ATOM}link")] == ["self", None]
    ids = [each.text for each in full.iter(f"{ATOM}id")]
    assert len(ids) == len(set(ids)) == 2


def parsed(unit: Unit) -> ET.Element:
    return ET.fromstring(feed_of(unit))  # noqa: S314 - it was made here
