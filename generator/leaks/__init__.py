"""The last gate: no byte of the public site says what only internal content says.

It trusts nothing that made the site. What is internal is worked out by comparing texts, and every
file is searched as it would be published.
"""

from generator.leaks.gate import Hit, Leaks, find_leaks, search_files
from generator.leaks.reporting import as_report, as_sentences
from generator.leaks.secrets import Secrets, secrets_of
from generator.leaks.shipped import Shipped, shipped_by

__all__ = [
    "Hit",
    "Leaks",
    "Secrets",
    "Shipped",
    "as_report",
    "as_sentences",
    "find_leaks",
    "search_files",
    "secrets_of",
    "shipped_by",
]
