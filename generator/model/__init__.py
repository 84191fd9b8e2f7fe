"""The governance model: what a body says its controls are, how they worked, what it will improve.

Frozen, closed to unknown keys, and every value knows the file and line it came from.
"""

from generator.model.assurance import Assurance, Opinion
from generator.model.documents import (
    Area,
    AreaReview,
    Attachment,
    Code,
    Control,
    Figure,
    Review,
    Section,
    Signatory,
    Statement,
    Subsection,
    Theme,
)
from generator.model.library import DocumentControl, DocumentEntry, Edition, Library
from generator.model.organisation import (
    Board,
    Framework,
    Glossary,
    Meaning,
    Organisation,
    Post,
    Principle,
    Term,
)
from generator.model.plan import Improvement, ImprovementArea
from generator.model.record import Document, Item, Record
from generator.model.site import Accessibility, Link, Site

__all__ = [
    "Accessibility",
    "Area",
    "AreaReview",
    "Assurance",
    "Attachment",
    "Board",
    "Code",
    "Control",
    "Document",
    "DocumentControl",
    "DocumentEntry",
    "Edition",
    "Figure",
    "Framework",
    "Glossary",
    "Improvement",
    "ImprovementArea",
    "Item",
    "Library",
    "Link",
    "Meaning",
    "Opinion",
    "Organisation",
    "Post",
    "Principle",
    "Record",
    "Review",
    "Section",
    "Signatory",
    "Site",
    "Statement",
    "Subsection",
    "Term",
    "Theme",
]
