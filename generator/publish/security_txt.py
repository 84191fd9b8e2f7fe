"""Whom to tell of a security fault in the website, where those who find one look (RFC 9116)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.printed_dates import days_of

if TYPE_CHECKING:
    from generator.model import Security

SECURITY = ".well-known/security.txt"


def security_of(said: Security) -> bytes:
    """What a body says of it, and nothing else: it holds until its last day is over."""
    last = days_of(said.expires)[1]
    return f"Contact: {said.contact}\nExpires: {last.isoformat()}T23:59:59Z\n".encode()
