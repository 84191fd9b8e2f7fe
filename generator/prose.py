"""Narrative Markdown to safe HTML, and what in it is not allowed.

A narrative field holds paragraphs, lists, tables, emphasis and links: no headings and no raw
HTML. What is not allowed is reported as a problem and never reaches a page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import nh3
from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

from generator.reading.nodes import quote

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

_TAGS = {
    "p", "ul", "ol", "li", "em", "strong", "a", "table", "thead", "tbody", "tr", "th", "td",
    "blockquote", "code", "pre", "br", "sup", "sub", "hr",
}  # fmt: skip
_SCHEMES = {"https", "http", "mailto"}


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a narrative field may not hold: a code, a sentence, a hint, the words found."""

    code: str
    message: str
    hint: str
    words: str


class _Plain(Extension):
    """Python-Markdown without headings, raw HTML, images and reference definitions."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        md.preprocessors.deregister("html_block")
        for name in ("hashheader", "setextheader", "reference"):
            md.parser.blockprocessors.deregister(name)
        for name in ("html", "image_link", "image_reference", "short_image_ref", "automail"):
            md.inlinePatterns.deregister(name)
        md.treeprocessors.register(_Links(md), "gs-links", 5)


class _Links(Treeprocessor):
    """Takes the address off a link that is not whole and safe, so that only its words stay."""

    def run(self, root: Element) -> None:
        refused: list[str] = []
        for link in root.iter("a"):
            address = unescape(link.get("href", ""))
            if _scheme(address) not in _SCHEMES:
                refused.append(address)
                link.attrib.pop("href", None)
        for cell in root.iter():
            # Alignment as an inline style would need a weaker content policy.
            cell.attrib.pop("style", None)
        _refused[:] = refused


def _scheme(address: str) -> str:
    """The scheme of an address as a browser would read it: spaces and controls do not count."""
    bare = re.sub(r"[\x00-\x20]", "", address)
    match = re.match(r"([a-zA-Z][a-zA-Z0-9+.\-]*):", bare)
    return match[1].lower() if match else ""


_refused: list[str] = []
_markdown = Markdown(extensions=[_Plain(), "tables", "sane_lists"], output_format="html")


@lru_cache(maxsize=50_000)
def _rendered(text: str) -> tuple[str, tuple[str, ...]]:
    """The HTML of a text, and the addresses that were taken off its links."""
    html = _markdown.reset().convert(text)
    clean = nh3.clean(html, tags=_TAGS, attributes={"a": {"href"}}, url_schemes=_SCHEMES)
    # At the start of a line, code such as "# x" would be taken for a heading of the page.
    return re.sub(r"^#", "&#35;", clean, flags=re.MULTILINE), tuple(_refused)


def to_html(text: str) -> str:
    """Render narrative Markdown; the same text is rendered once."""
    return _rendered(text)[0]


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []

    def handle_data(self, data: str) -> None:
        self.parts.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag not in {"em", "strong", "a", "code", "sup", "sub"}:
            self.parts.append(" ")


@lru_cache(maxsize=50_000)
def to_text(text: str) -> str:
    """The words of narrative Markdown on one line, for descriptions and downloads."""
    parser = _Text()
    parser.feed(to_html(text))
    parser.close()
    return " ".join("".join(parser.parts).split())


_RAW = re.compile(r"<(?:/?[a-zA-Z][^>\n]*|!--[^\n]*?--)>?")
_HEADING = re.compile(
    r"^ {0,3}#{1,6}(?:\s.*)?$|^ {0,3}\S.*(?=\n {0,3}(?:=+|-+)[ \t]*$)", re.MULTILINE
)
_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)", re.DOTALL)
_IMAGE = re.compile(r"!\[[^\]]*\](?=\s*[(\[])")
_REFERENCE = re.compile(r"^ {0,3}\[[^\]]+\]:\s*\S+", re.MULTILINE)
_BULLET = re.compile(r" {0,3}(?:[-*+]|[0-9]+\.)[ \t]")


def findings(text: str) -> list[Finding]:
    """Everything in a narrative text that it may not hold, in the order in which it stands."""
    written = _CODE.sub(lambda found: " " * len(found[0]), text)
    found = [*_markup(written), *_addresses(text)]
    return sorted(found, key=lambda finding: text.find(finding.words))


def _markup(text: str) -> Iterator[Finding]:
    for match in _HEADING.finditer(text):
        hint = "make it a subsection with a title of its own, or emphasise it with **"
        yield Finding("heading", f"found the heading {quote(match[0])}", hint, match[0])
    for match in _RAW.finditer(text):
        if not _scheme(match[0][1:]):  # an address in angle brackets is a link
            hint = "write it in Markdown, or write &lt; for the sign <"
            yield Finding("raw-html", f"found the HTML {quote(match[0])}", hint, match[0])
    for match in _IMAGE.finditer(text):
        hint = "take it out: narrative text holds no images"
        yield Finding("image", f"found the image {quote(match[0])}", hint, match[0])
    for match in _REFERENCE.finditer(text):
        hint = "write the address behind the words: [words](https://...)"
        yield Finding("link-definition", "found a link definition", hint, match[0])
    for block in re.split(r"\n[ \t]*\n", text):
        first, *rest = block.strip("\n").split("\n")
        # A wrapped line may well begin with "2016."; a list begins with "1."
        bullet = next((line for line in rest if re.match(r" {0,3}([-*+]|1\.)[ \t]", line)), None)
        if bullet and not _BULLET.match(first) and not first.startswith(" "):
            message = "found a list right below a paragraph, which would be read as part of it"
            yield Finding("list", message, "leave an empty line above the list", bullet)


def _addresses(text: str) -> Iterator[Finding]:
    for address in _rendered(text)[1]:
        scheme = _scheme(address)
        if scheme:
            message = f'found a link that begins with "{scheme}:"'
            hint = "link to a page that begins with https://"
        else:
            message = f"found the link {quote(address)} without https://"
            hint = "link to whole web addresses only"
        yield Finding("unsafe-link", message, hint, address)
