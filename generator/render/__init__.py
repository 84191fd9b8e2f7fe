"""Pages to Markdown files on disk, with the small mkdocs.yml that goes with them."""

from generator.render.config import config_of
from generator.render.environment import escape_markdown, make_environment
from generator.render.tree import beside_pages, render_page, source_of, write_tree
from generator.render.whole import whole_page

__all__ = [
    "beside_pages",
    "config_of",
    "escape_markdown",
    "make_environment",
    "render_page",
    "source_of",
    "whole_page",
    "write_tree",
]
