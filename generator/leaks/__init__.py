"""The last gate: no byte of the public site says what only internal content says.

It trusts nothing that made the site. What is internal is worked out by comparing texts, and every
file is searched as it would be published.
"""

from generator.leaks.gate import FolderTexts, Hit, Leaks, search_files, texts_of
from generator.leaks.measures import Measures
from generator.leaks.reporting import as_report, as_sentences, sentences_on
from generator.leaks.scan import Scan
from generator.leaks.searched import beyond, searched_for
from generator.leaks.secrets import Secrets, secrets_of
from generator.leaks.shipped import Shipped, shipped_by
from generator.leaks.sources import Sources, untold, withdrawn_texts
from generator.leaks.typed import typed_for
from generator.leaks.unread import texts_of_unsound, unsound_files

__all__ = [
    "FolderTexts",
    "Hit",
    "Leaks",
    "Measures",
    "Scan",
    "Secrets",
    "Shipped",
    "Sources",
    "as_report",
    "as_sentences",
    "beyond",
    "search_files",
    "searched_for",
    "secrets_of",
    "sentences_on",
    "shipped_by",
    "texts_of",
    "texts_of_unsound",
    "typed_for",
    "unsound_files",
    "untold",
    "withdrawn_texts",
]
