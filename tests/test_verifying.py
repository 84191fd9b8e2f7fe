"""How readers check a release: docs/verify.md typed literally, against a site that is served."""

from __future__ import annotations

import re
import shutil
from subprocess import run
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from support.project import MINIMAL, REPOSITORY
from support.releases import CODE, RELEASES, YEAR, release, rewrite
from support.served import served

from generator import pipeline
from generator.cli import main
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from pathlib import Path

GUIDE = (REPOSITORY / "docs/verify.md").read_text("utf-8")
SITE, THERE = "https://governance.example.org", "met/2016-17/releases/2017-07-26-audited"
NAME = "2025-07-26-audited"
HERE = f"{YEAR}/releases/{NAME}"
CHECKED = re.compile(r"[0-9a-f]{64}")


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A public site with three releases, one from before there were lists, and a withdrawal."""
    folder = tmp_path_factory.mktemp("verifying") / "project"
    shutil.copytree(MINIMAL, folder)
    release(folder, "2025-06-13 draft")
    log = (folder / "content/published.yml").read_text("utf-8")
    old = re.sub(r"(?m)^    (checksum|before): .*\n", "", log)
    (folder / "content/published.yml").write_text(old, "utf-8")
    (folder / RELEASES / "2025-06-13-draft/release.json").unlink()
    rewrite(folder, CODE, "Minutes are", "All minutes are")
    release(folder, "2025-07-26 audited")
    named = [YEAR, "control", "monthly-decisions", "--reason", "A place.", "--date", "2025-08-01"]
    asked = ["withdraw", *named, "--project", str(folder)]
    assert CliRunner().invoke(main, asked).exit_code == 0
    pipeline.build(folder, folder / "site", [Audience.PUBLIC], jobs=1)
    return folder / "site/public"


def commands() -> str:
    """All that the guide says to type, as one script."""
    typed = re.findall(r"(?ms)^```sh\n(.*?)^```$|^ {4}(\S[^\n]*\n)", GUIDE)
    return "".join(block or line for block, line in typed)


def follow(site: Path, folder: Path) -> tuple[int, str]:
    """Type it all in a folder, for a site; the exit code, and what was said."""
    with served(site) as address:
        script = commands().replace(SITE, address).replace(THERE, HERE)
        program = str(REPOSITORY / ".venv/bin/governance")
        script = script.replace("\ngovernance ", f"\n{program} ")
        done = run(["bash", "-c", script], cwd=folder, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def test_a_reader_checks_a_release_with_what_the_guide_says(public: Path, tmp_path: Path) -> None:
    code, said = follow(public, tmp_path)
    checksum, again, head, _ = CHECKED.findall(said)
    before, withheld = said.split("Items of them that are withheld: ")
    assert before == (
        f"{checksum}\n{again}\nin the log: {YEAR}@{NAME}\nthe latest entry: {head}\n"
        "Releases as they were logged: 2 of 2.\n"
    )
    assert re.fullmatch(
        r"[1-9]\d* of \d+\.\n"
        rf"({YEAR}@\S+: of [1-9]\d* of its \d+ items, only the digests are published\.\n){{2}}"
        rf"Head of the log, as the first page and feed\.xml show it: {head}\n",
        withheld,
    )
    assert (code, again) == (0, checksum)
    assert head in (public / "index.html").read_text("utf-8")


CHANGES = {
    "a word": (f"{HERE}/release.json", "All minutes are", "No minutes are", "changed: control pub"),
    "a digest": (f"{HERE}/release.json", '"digest":"..', '"digest":"00', "changed: "),
    "the log": ("manifest.json", '"sha256": "..', '"sha256": "00', f"not follow: {YEAR}@{NAME}"),
    "the page": (f"{HERE}/about/index.html", "[0-9a-f]{64}", "", "does not show the checksum"),
}


@pytest.mark.parametrize("what", CHANGES)
def test_what_was_changed_on_the_site_is_told(public: Path, tmp_path: Path, what: str) -> None:
    file, old, new, told = CHANGES[what]
    site = shutil.copytree(public, tmp_path / "public")
    text, found = re.subn(old, new, (site / file).read_text("utf-8"))
    assert found
    (site / file).write_text(text, "utf-8")
    code, said = follow(site, tmp_path)
    assert (code, told in said) == (1, True), said
