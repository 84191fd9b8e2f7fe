"""What would be published, checked as bytes: links, ids, colliding names, outside requests.

Independent of everything that made the pages: it reads only the finished files, each page by itself
and as a browser would, and then joins what the pages say of one another.
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from pathlib import Path

    Attributes = Mapping[str, str | None]

# The attributes that hold an address, whatever the element.
_ADDRESSES = {
    "href", "xlink:href", "src", "data", "poster", "background", "manifest", "action", "formaction",
}  # fmt: skip
_CHOICES = {"srcset", "imagesrcset"}
_CANDIDATE = re.compile(r"[\s,]*(\S*[^\s,])(?:,|[^,]*)")
_DRAWN_WITH = {
    "fill", "stroke", "filter", "mask", "clip-path", "cursor", "marker-start", "marker-mid",
    "marker-end",
}  # fmt: skip
_DRAWN_FROM = re.compile(r"""url\(\s*["']?([^"')]*)""", re.IGNORECASE)
# A browser reads past these in an address: the first at its ends, the others anywhere in it.
_CONTROLS_AND_SPACE = "".join(map(chr, range(0x21)))
_LINE_ENDS_AND_TABS = str.maketrans("", "", "\t\n\r")
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
# It takes a backslash for a slash.
_OTHER_HOST = re.compile(r"[/\\]{2}")
# A reader follows the links of these; all other addresses are asked for without a reader's doing.
_FOLLOWED = {"a", "area"}
_QUIET_LINKS = {"canonical", "alternate", "license", "prev", "next"}
_PICTURES = {"img", "image", "feImage", "source", "input", "video"}
# They could hold a page or a style of their own, or change what an address means.
_NO_PAGE_HAS = {
    "iframe", "frame", "object", "embed", "style", "base", "template", "animate", "set",
}  # fmt: skip


class FinishedPage(NamedTuple):
    """What one page says by itself: its ids, its addresses within the site, and its faults."""

    ids: tuple[str, ...]
    addresses: tuple[str, ...]
    faults: tuple[str, ...]


class Outgoing(NamedTuple):
    """An address that leads out of a folder: from which page, and to which file and part."""

    page: str
    address: str
    target: str  # below the folder, or beside it: "../other/index.html"
    part: str


class Findings(NamedTuple):
    """What the pages of a folder say, apart from all other folders of the site."""

    faults: tuple[str, ...]
    ids: Mapping[str, Collection[str]]  # of each page
    outgoing: tuple[Outgoing, ...]  # each address once, from the first page that has it


def check_site(site: Path) -> list[str]:
    """Everything wrong with a finished site, as sentences that name the file."""
    paths = sorted(path for path in site.rglob("*") if path.is_file())
    files = {path.relative_to(site).as_posix(): path for path in paths}
    pages = {
        name: read_page(path.read_bytes()) for name, path in files.items() if name.endswith(".html")
    }
    return join_folders({"": (files.keys(), check_folder(files.keys(), pages))})


def read_page(data: bytes) -> FinishedPage:
    """What a page says, without a look at any other file."""
    try:
        root = LexborHTMLParser(data.decode()).root
    except UnicodeDecodeError:
        return FinishedPage((), (), ("the page is not written in UTF-8",))
    ids: set[str] = set()
    addresses: list[str] = []
    faults: list[str] = []
    for element in root.traverse() if root else ():
        tag, attributes = element.tag or "", element.attributes
        if name := attributes.get("id"):
            if name in ids:
                faults.append(f'the id "{name}" stands twice')
            ids.add(name)
        for address in _addresses(attributes):
            if _SCHEME.match(address) or _OTHER_HOST.match(address):
                faults += _unsafe(tag, attributes, address)
            elif address:
                addresses.append(address)
        faults += _forbidden(tag, attributes)
    return FinishedPage(tuple(sorted(ids)), tuple(dict.fromkeys(addresses)), tuple(faults))


def check_folder(names: Collection[str], pages: Mapping[str, FinishedPage]) -> Findings:
    """What is wrong within a folder of files with these names, of which these are pages."""
    faults: list[str] = []
    outgoing: dict[tuple[str, str], Outgoing] = {}
    ids = {name: page.ids for name, page in pages.items()}
    known = {name: frozenset(held) for name, held in ids.items()}
    for name, page in pages.items():
        faults += [f"{name}: {fault}" for fault in page.faults]
        for address in page.addresses:
            before, _, fragment = address.partition("#")
            target, part = _target(name, unquote(before.partition("?")[0])), unquote(fragment)
            if target is None:
                continue
            if target not in names:
                outgoing.setdefault((target, part), Outgoing(name, address, target, part))
            elif part and part not in known.get(target, {part}):
                faults.append(f"{name}: {_no_part(address)}")
    return Findings(tuple(faults), ids, tuple(outgoing.values()))


def join_folders(folders: Mapping[str, tuple[Collection[str], Findings]]) -> list[str]:
    """The faults of a site of folders, by their paths: names of files, and what the pages say."""
    names = {_below(path, name) for path, (held, _) in folders.items() for name in held}
    faults = list(_colliding(sorted(names)))
    for path, (_, findings) in folders.items():
        faults += [_below(path, fault) for fault in findings.faults]
    ids = {
        _below(path, page): held
        for path, (_, findings) in folders.items()
        for page, held in findings.ids.items()
    }
    for path, (_, findings) in folders.items():
        for page, address, target, part in findings.outgoing:
            there = posixpath.normpath(posixpath.join(path, target))
            if there not in names:
                faults.append(f"{_below(path, page)}: the link to {address} leads nowhere")
            elif part and part not in ids.get(there, (part,)):
                faults.append(f"{_below(path, page)}: {_no_part(address)}")
    return faults


def _below(path: str, name: str) -> str:
    return f"{path}/{name}" if path else name


def _no_part(address: str) -> str:
    return f"the link to {address} leads to a part of the page that is not there"


def _addresses(attributes: Attributes) -> Iterator[str]:
    """The addresses in an element's attributes, as a browser reads them."""
    for name, value in attributes.items():
        if not value:
            continue
        if name in _ADDRESSES:
            written = [value]
        elif name in _CHOICES:
            written = _CANDIDATE.findall(value)
        elif name in _DRAWN_WITH:
            written = _DRAWN_FROM.findall(value)
        else:
            continue
        for address in written:
            yield address.strip(_CONTROLS_AND_SPACE).translate(_LINE_ENDS_AND_TABS)


def _unsafe(tag: str, attributes: Attributes, address: str) -> Iterator[str]:
    """What is wrong with an address that has a scheme or a host."""
    scheme = _SCHEME.match(address)
    kind = scheme[1].lower() if scheme else ""
    rel = set((attributes.get("rel") or "").lower().split())
    if kind == "javascript":
        yield f"<{tag}> has a script for an address"
    elif kind == "data":
        if tag not in _PICTURES and not (tag == "link" and "icon" in rel):
            yield f"<{tag}> has data for an address, as only images may"
    elif tag not in _FOLLOWED and not (tag == "link" and rel and rel <= _QUIET_LINKS):
        yield f"<{tag}> asks another host for {address}"


def _forbidden(tag: str, attributes: Attributes) -> Iterator[str]:
    """What is wrong with an element, wherever its addresses lead."""
    for name in attributes:
        if name.startswith("on") or name == "style":
            yield f'<{tag}> has the attribute "{name}", which the content policy forbids'
        elif name == "ping":
            yield f'<{tag}> has the attribute "ping", which tells others what a reader follows'
    if tag in _NO_PAGE_HAS:
        yield f"found a <{tag}>, which no page has"
    elif tag == "meta" and (attributes.get("http-equiv") or "").strip().lower() == "refresh":
        yield "<meta> leads a reader away from the page"
    elif tag == "script" and not _is_elsewhere_or_data(attributes):
        yield "found a <script> without an address, which the content policy forbids"


def _is_elsewhere_or_data(attributes: Attributes) -> bool:
    """Whether a script element names a file or holds data, and so no script that would run."""
    in_file = any(attributes.get(name) for name in ("src", "href", "xlink:href"))
    return in_file or "json" in (attributes.get("type") or "")


def _colliding(names: Iterable[str]) -> Iterator[str]:
    """Names that differ only in case, which some servers and disks take for one."""
    seen: dict[str, str] = {}
    for name in names:
        first = seen.setdefault(name.lower(), name)
        if first != name:
            yield f"{name}: stands beside {first}, which some computers take for the same name"


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
