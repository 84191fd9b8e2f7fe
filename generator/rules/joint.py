"""Years that several bodies account for in one statement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.rules.subject import Subject


def joint_years(subject: Subject) -> Iterator[Problem]:
    """A joint year that names its own body, or that stands in the folder of another one as well."""
    editions = {each.id: each for each in subject.library.editions}
    for edition in editions.values():
        for at, body in enumerate(edition.joint_with):
            if body in edition.joint_with[:at]:
                message, hint = f'found "{body}" a second time', "take one of them out"
                yield Problem(edition.place("joint_with", at), "joint-again", message, hint)
                continue
            place = edition.place("joint_with", at)
            if body == edition.organisation:
                message = f'found "{body}", whose folder it is, expected the other bodies'
                yield Problem(place, "joint-with-itself", message, "take it out")
            elif again := editions.get(f"{body}/{edition.year}"):
                message = f"found the year {again.id}, which {edition.id} holds as well"
                hint = "a joint year is written once: take one out, or the body from `joint_with`"
                yield Problem(again.place(), "joint-twice", message, hint)
