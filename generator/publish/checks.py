"""What would be published, checked as bytes: links, ids, colliding names, outside requests.

Independent of everything that made the pages: it reads only the finished files.
"""

from __future__ import annotations

import html
import posixpath
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_TAG = re.compile(r"<([a-zA-Z][a-zA-Z0-9-]*)\b([^>]*)>")
_ATTRIBUTE = re.compile(r"""\s([a-zA-Z:-]+)(?:=(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
# What makes a browser send a request as soon as it reads the tag.
_REQUESTS = {
    "script": "src", "img": "src", "iframe": "src", "frame": "src", "embed": "src",
    "audio": "src", "video": "src", "source": "src", "track": "src", "object": "data",
    "link": "href", "base": "href", "input": "src",
}  # fmt: skip
_QUIET_LINKS = {"canonical", "alternate", "license", "prev", "next"}


@dataclass
class _PageFacts:
    ids: set[str] = field(default_factory=set)
    links: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def check_site(site: Path) -> list[str]:
    """Everything wrong with a finished site, as sentences that name the file."""
    files = sorted(path for path in site.rglob("*") if path.is_file())
    names = [path.relative_to(site).as_posix() for path in files]
    facts = {
        name: _read(path.read_text("utf-8"))
        for name, path in zip(names, files, strict=True)
        if name.endswith(".html")
    }
    faults = list(_colliding(names))
    for name, page in facts.items():
        faults += [f"{name}: {fault}" for fault in page.faults]
        faults += [f"{name}: {fault}" for fault in _broken_links(name, page, set(names), facts)]
    return faults


def _colliding(names: list[str]) -> Iterator[str]:
    """Names that differ only in case, which some servers and disks take for one."""
    seen: dict[str, str] = {}
    for name in names:
        first = seen.setdefault(name.lower(), name)
        if first != name:
            yield f"{name}: stands beside {first}, which some computers take for the same name"


def _read(text: str) -> _PageFacts:
    facts = _PageFacts()
    for tag, inside in _TAG.findall(text):
        attributes = {
            name.lower(): html.unescape(double or single or bare)
            for name, double, single, bare in _ATTRIBUTE.findall(inside)
        }
        if name := attributes.get("id"):
            if name in facts.ids:
                facts.faults.append(f'the id "{name}" stands twice')
            facts.ids.add(name)
        if link := attributes.get("href" if tag == "a" else _REQUESTS.get(tag, "")):
            facts.links.append(link)
        facts.faults += _unsafe(tag.lower(), attributes)
    return facts


def _unsafe(tag: str, attributes: dict[str, str]) -> Iterator[str]:
    wanted = attributes.get(_REQUESTS.get(tag, ""), "")
    quiet = tag == "link" and set(attributes.get("rel", "").split()) & _QUIET_LINKS
    if wanted and not quiet and (urlsplit(wanted).scheme not in {"", "data"} or wanted[:2] == "//"):
        yield f"<{tag}> asks another host for {wanted}"
    for name, value in attributes.items():
        if name.startswith("on") or name == "style":
            yield f'<{tag}> has the attribute "{name}", which the content policy forbids'
        if re.sub(r"[\x00-\x20]", "", value).lower().startswith("javascript:"):
            yield f"<{tag}> has a script for an address"
    if tag in {"iframe", "frame", "object", "embed", "style"}:
        yield f"found a <{tag}>, which no page has"


def _broken_links(
    name: str, page: _PageFacts, names: set[str], facts: dict[str, _PageFacts]
) -> Iterator[str]:
    for link in page.links:
        parts = urlsplit(link)
        if parts.scheme or parts.netloc:
            continue
        target = _target(name, unquote(parts.path))
        if target is None:
            continue
        if target not in names:
            yield f"the link to {link} leads nowhere"
        elif (
            parts.fragment and target in facts and unquote(parts.fragment) not in facts[target].ids
        ):
            yield f"the link to {link} leads to a part of the page that is not there"


def _target(name: str, path: str) -> str | None:
    """The file a link means; None for the 404 page's, which depend on where the site stands."""
    if path.startswith("/"):
        return None
    if not path:
        return name
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(name), path))
    if joined == ".":
        return "index.html"
    return f"{joined}/index.html" if path.endswith(("/", "..", ".")) else joined
