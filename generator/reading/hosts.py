"""Web addresses with a user name before their host, which hides where they lead."""

from __future__ import annotations

import re

NO_USER = (
    "leave out everything between https:// and the host, with the @: it hides where the link leads"
)
_USER = re.compile(r"https?:[/\\]*[^/\\?#]*@", re.IGNORECASE)


def has_user(address: str) -> bool:
    """Whether an address names a user before its host, as a browser would read it."""
    return bool(_USER.match(re.sub(r"[\x00-\x20]", "", address)))
