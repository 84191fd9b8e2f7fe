"""Begins a project: the smallest content that builds, or the example, with what git needs.

What is written stands in `files/`, with @words@ for what differs between bodies. Names that begin
with a dot do so only where they are written to, for git and editors would obey them here as well.
"""

from generator.starting.tree import example_files, first_files
from generator.starting.write import write_all

__all__ = ["example_files", "first_files", "write_all"]
