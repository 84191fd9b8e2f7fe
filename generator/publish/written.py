"""Markdown pages that are HTML already, but for their headings: they need no second parse.

The templates write every block as HTML, since its parts carry classes and ids. Only headings are
Markdown, so that a page's list of contents knows them.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

if TYPE_CHECKING:
    from markdown import Markdown

_HEADING = re.compile(r"#{1,6} ")
_OTHER_BLOCK = re.compile(
    r"\n[ \t]*\n(?!\s*<|#{1,6} |\s*$)"  # neither HTML nor a heading
    r"|\n#{1,6} .*\n(?!\s*?\n|#{1,6} |\Z)"  # a heading with something right below it
)
_AFTER_WHITE_SPACE = 25
"""Python-Markdown's own steps: white space is put right at 30, HTML is looked for at 20."""


def is_written(page: str) -> bool:
    """Whether every block of a page is HTML or a heading; a block ends at an empty line."""
    return not _OTHER_BLOCK.search(f"\n\n{page}")


class Written(Extension):
    """Keeps what is not a heading as it is."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        """Take the place of the step that looks for HTML."""
        md.preprocessors.deregister("html_block")
        md.preprocessors.register(_KeepHtml(md), "written", _AFTER_WHITE_SPACE)


class _KeepHtml(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        """Headings, and a mark for the HTML between two of them, with an empty line between."""
        blocks: list[str] = []
        for is_heading, group in groupby(lines, lambda line: bool(_HEADING.match(line))):
            if is_heading:
                blocks += group
            elif html := "\n".join(group).strip("\n"):
                blocks.append(self.md.htmlStash.store(html))
        return "\n\n".join(blocks).split("\n")
