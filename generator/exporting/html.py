"""A document as one file of HTML, which the PDF is made of as well."""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from generator.exporting.document import LANGUAGE
from generator.language import IN_TEMPLATES, _

if TYPE_CHECKING:
    from pathlib import Path

    from generator.exporting.document import WholeDocument
    from generator.exporting.parts import Phrase, Phrases

_KINDS = {
    b"\x89PNG": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"RIFF": "image/webp",
    b"GIF8": "image/gif",
}


def as_html(document: WholeDocument, templates: Path) -> str:
    """The document as HTML that needs no other file; `templates` has its frame and its look."""
    style = (templates / "document.css").read_text("utf-8") + _page_style(document)
    template = _environment(templates).get_template("document.html.jinja")
    pictures = {name: address for name, data in document.images.items() if (address := _url(data))}
    made = template.render(
        document=document,
        language=LANGUAGE,
        style=Markup(style),  # noqa: S704 - ours, or the body's; markings are escaped
        pictures=pictures,
    )
    return re.sub(r"\n\s*\n+", "\n", made) + "\n"


@cache
def _environment(templates: Path) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= IN_TEMPLATES
    environment.filters["inline"] = _inline
    environment.tests["of"] = lambda part, name: type(part).__name__ == name
    return environment


def _inline(line: Phrases) -> Markup:
    return Markup("").join(map(_words, line))


def _words(words: Phrase) -> Markup:
    html = Markup("<br>").join(map(escape, words.text.split("\n")))
    tags = {
        "strong": words.bold,
        "em": words.italic,
        "sup": words.raised,
        "ins": words.became == "added",
        "del": words.became == "removed",
    }
    for tag in (tag for tag, wanted in tags.items() if wanted):
        html = Markup(f"<{tag}>{{}}</{tag}>").format(html)  # noqa: S704 - names of our own
    if words.link:
        html = Markup('<a href="{}">{}</a>').format(words.link, html)
    if words.language:
        html = Markup('<span lang="{}">{}</span>').format(words.language, html)
    return html


def _url(data: bytes) -> str:
    """An image as an address that holds it; "" of a file that is none."""
    kind = next((kind for sign, kind in _KINDS.items() if data.startswith(sign)), "")
    return f"data:{kind};base64,{b64encode(data).decode()}" if kind else ""


def _page_style(document: WholeDocument) -> str:
    """The markings at the top and the foot of each page, and there its number."""
    markings = "\n".join(document.markings)
    before, between, after = _("Page %(page)s of %(pages)s", page="\0", pages="\0").split("\0")
    number = f"{_css(before)} counter(page) {_css(between)} counter(pages) {_css(after)}"
    foot = "".join(f"{each}\n" for each in (markings, document.title) if each)
    look = "white-space: pre-line; text-align: center; font: 8.5pt Arial, sans-serif"
    return (
        f"@page {{ @top-center {{ content: {_css(markings)}; {look}; font-weight: bold }}\n"
        f"@bottom-center {{ content: {_css(foot)} {number}; {look} }} }}\n"
    )


def _css(text: str) -> str:
    """A text as CSS has it between quotation marks."""
    return '"' + re.sub(r'[\\"\n<]', lambda sign: f"\\{ord(sign[0]):x} ", text) + '"'
