"""Narrative Markdown to safe HTML and to words, and what in it is not allowed.

A narrative field holds paragraphs, lists, tables, quotations, footnotes, emphasis and links, also
to other items of the site, and says where its attachments are shown: no headings and no raw HTML.
A page, a download and a comparison read it in one way, so that they say the same.
"""

from generator.prose.finding import Finding
from generator.prose.findings import findings
from generator.prose.items import (
    ItemAddress,
    item_of,
    with_items_called,
    without_item_addresses,
)
from generator.prose.placing import with_attachments
from generator.prose.printing import to_html, to_text
from generator.prose.reading import attachments_in, items_in, links_in, lists_in
from generator.prose.sound import SoundTexts

__all__ = [
    "Finding",
    "ItemAddress",
    "SoundTexts",
    "attachments_in",
    "findings",
    "item_of",
    "items_in",
    "links_in",
    "lists_in",
    "to_html",
    "to_text",
    "with_attachments",
    "with_items_called",
    "without_item_addresses",
]
