"""Narrative Markdown to safe HTML and to words, and what in it is not allowed.

A narrative field holds paragraphs, lists, tables, quotations, emphasis and links: no headings and
no raw HTML. A page, a download and a comparison read it in one way, so that they say the same.
"""

from generator.prose.findings import Finding, findings
from generator.prose.printing import to_html, to_text
from generator.prose.reading import links_in, lists_in
from generator.prose.sound import SoundTexts

__all__ = ["Finding", "SoundTexts", "findings", "links_in", "lists_in", "to_html", "to_text"]
