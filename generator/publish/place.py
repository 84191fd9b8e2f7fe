"""Where a site may stand: never among what it is made from, nor over what no build made."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from generator.digests import names_below
from generator.problems import ExpectedError
from generator.publish.swap import MANIFEST, is_ours, is_site, manifest_of, printable
from generator.reading.strays import left_by_system
from generator.resources import folders_of_program, folders_of_project

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_ELSEWHERE = "Move it elsewhere, or choose another folder with --site."
_NAMED = 3  # files that a sentence names


def refuse_place(project: Path, site: Path) -> None:
    """Refuse to build among what a site is made from, or in a site that was built."""
    try:
        why = next(_why_not(project, site.absolute()), "")
    except OSError as error:
        why = f"{error.filename} cannot be read ({error.strerror})"
    if why:
        message = f"No site can be built in {site}: {why}. Choose another folder with --site."
        raise ExpectedError(message)


def _why_not(project: Path, site: Path) -> Iterator[str]:
    if _lies_in(project, site):
        yield "the project lies there"
    own = folders_of_project(project)  # which may be links, to wherever
    for each in (*own, *folders_of_program()):
        if _lies_in(site, each):
            yield f"a build reads {each}"
    yield from (f"it holds {each}, which a build reads" for each in own if _lies_in(each, site))
    yield from (f"{each} is a site" for each in (site, *site.parents) if is_site(each))


def _lies_in(path: Path, folder: Path) -> bool:
    """Whether a path, which need not be there yet, is a folder or lies in it, by whatever name."""
    with suppress(OSError):
        real = path.resolve()
        return any(each.exists() and each.samefile(folder) for each in (real, *real.parents))
    return False


def refuse_others(targets: Sequence[Path]) -> None:
    """Refuse to put a site where something is that no build made: it would be lost."""
    for target in targets:
        try:
            if target.is_symlink():
                raise ExpectedError(
                    f"{target} is a link, and a build would put a folder in its place. {_ELSEWHERE}"
                )
            if not os.path.lexists(target) or is_ours(target):
                continue
        except OSError as error:
            raise ExpectedError(f"Cannot read {target}: {error.strerror}.") from error
        message = f"{target} holds what no build put there, and a build would take it away. "
        raise ExpectedError(f"{message}{_ELSEWHERE}")


def refuse_strangers(targets: Sequence[Path]) -> None:
    """Refuse to replace sites in which something is that their manifests do not name."""
    for target in targets:
        if strangers := _strangers(target) if is_site(target) else []:
            names = ", ".join(strangers[:_NAMED])
            more = f" and {len(strangers) - _NAMED} more" if len(strangers) > _NAMED else ""
            message = f"{target} holds what no build put there: {names}{more}. "
            raise ExpectedError(f"{message}A build would take it away. {_ELSEWHERE}")


def _strangers(site: Path) -> list[str]:
    """What somebody put into a site, links in place of its files included."""
    known = {*manifest_of(site)["files"], MANIFEST}
    found = [
        name
        for name in names_below(site)
        if printable(name) not in known or os.path.islink(f"{site}/{name}")  # noqa: PTH114 - of thousands of files
    ]
    return [printable(name) for name in found if not left_by_system(name.rpartition("/")[2])]
