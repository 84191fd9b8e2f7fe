"""Whether the links from content to other websites answer: asked for only when somebody asks."""

from generator.outside.links import silent_links

__all__ = ["silent_links"]
