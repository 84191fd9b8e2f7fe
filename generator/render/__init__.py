"""Pages to Markdown files on disk, with the small mkdocs.yml that goes with them."""

from generator.render.environment import escape_markdown, make_environment
from generator.render.tree import render_page, write_tree
from generator.render.whole import whole_page

__all__ = ["escape_markdown", "make_environment", "render_page", "whole_page", "write_tree"]
