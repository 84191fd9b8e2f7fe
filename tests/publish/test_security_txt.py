"""Whom to tell of a security fault in the website, as RFC 9116 has it said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.project import MINIMAL

from generator import pipeline
from generator.model import Security
from generator.publish.security_txt import SECURITY, security_of
from generator.publish.swap import verify
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from pathlib import Path

    from support.project import MakeProject

SAID = b"Contact: mailto:security@example.org\nExpires: 2026-05-31T23:59:59Z\n"


@pytest.mark.parametrize("expires", ["2026-05-31", "2026-05"])
def test_what_is_said_holds_until_its_last_day_is_over(expires: str) -> None:
    assert security_of(Security(contact="mailto:security@example.org", expires=expires)) == SAID


@pytest.mark.parametrize(
    "contact",
    ["https://example.org", "https://example.org/a?b", "mailto:a@example.org", "tel:+44-20-7946"],
)
def test_a_contact_is_an_address_that_a_program_can_follow(contact: str) -> None:
    assert Security(contact=contact, expires="2026").contact == contact


@pytest.mark.parametrize(
    "contact",
    [
        "security@example.org",
        "http://example.org/",  # whoever is on the way could change it
        "https://example.org@evil.example/",
        "mailto:a@example.org\nExpires: 2099-01-01T00:00:00Z",
        "tel:the desk",
    ],
)
def test_another_contact_is_refused(contact: str) -> None:
    with pytest.raises(ValueError, match="expected an address with https:, mailto: or tel:"):
        Security(contact=contact, expires="2026")


def test_the_public_site_alone_says_it_and_only_where_the_body_does(
    project: MakeProject, tmp_path: Path
) -> None:
    said = "security: {contact: mailto:security@example.org, expires: 2026-05}\naccessibility:\n"
    folder = project(replace={"site.yml": ("accessibility:\n", said)})
    pipeline.build(folder, tmp_path / "site", [*Audience], jobs=1)
    assert (tmp_path / "site/public" / SECURITY).read_bytes() == SAID
    assert verify(tmp_path / "site/public") == []
    assert not (tmp_path / "site/internal" / SECURITY).parent.exists()
    pipeline.build(MINIMAL, tmp_path / "silent", [Audience.PUBLIC], jobs=1)
    assert not (tmp_path / "silent/public" / SECURITY).parent.exists()
