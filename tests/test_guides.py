"""The guides for editors: every command in them, typed in the order in which they stand."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from support.previews import running
from support.project import REPOSITORY

from generator.cli import main
from generator.pipeline import check
from generator.starting import first_files, write_all

FIRST, ADDING = (
    (REPOSITORY / "docs" / name).read_text("utf-8")
    for name in ("first-steps.md", "adding-a-body.md")
)
README = (REPOSITORY / "README.md").read_text("utf-8")
YEAR = "northshire-police/2024-25"
ASKED_FOR = re.compile(r"(?m)^  # (status|gaps|prepared|reviewed|response): ")
MARK = re.compile(r'"\[to be written: [^"]*\]"|\[to be written: .*\]')


def typed_in(guide: str) -> list[str]:
    """What stands on a line of its own, to be typed."""
    return re.findall(r"(?m)^ {4}(\S.*)$", re.sub(r"(?ms)^```.*?^```$", "", guide))


def follow(guide: str, folder: Path) -> list[tuple[str, str]]:
    """Type every command of a guide in a folder, and give each with what it said."""
    said = []
    with pytest.MonkeyPatch.context() as here:
        here.chdir(folder)
        for line in typed_in(guide):
            name, *arguments = shlex.split(line)
            match name:
                case "cd":
                    here.chdir(arguments[0])
                case "governance" if arguments[0] != "serve":
                    if arguments[0] == "release":
                        write_what_is_to_be_written()
                    result = CliRunner().invoke(main, arguments)
                    assert result.exit_code == 0, f"{line}: {result.stderr}"
                    said.append((line, result.stdout + result.stderr))
                case "python3":
                    subprocess.run([sys.executable, *arguments], check=True)
    return said


def write_what_is_to_be_written() -> None:
    """Whatever waits for a person, and of the accessibility statement what stands in comments."""
    for file in Path("content").rglob("*.yml"):
        text = MARK.sub("It is written.", file.read_text("utf-8"))
        file.write_text(ASKED_FOR.sub("  \\1: ", text), "utf-8")


Followed = tuple[Path, list[tuple[str, str]]]


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Followed:
    """The folder in which the first steps were taken, and what was said."""
    folder = tmp_path_factory.mktemp("guides")
    said = follow(FIRST, folder)
    return folder / "north", said


@pytest.fixture(scope="module")
def joined(begun: Followed) -> Followed:
    """The same with a second body, and what was said then."""
    north, _ = begun
    shutil.rmtree(north / "example")
    for name, text in re.findall(r"(?ms)^```yaml\n# (content/\S+)\n(.*?)^```$", ADDING):
        (north / name).parent.mkdir(parents=True, exist_ok=True)
        (north / name).write_text(text, "utf-8")
    return north, follow(ADDING, north)


def test_the_first_steps_lead_to_a_public_year(begun: Followed) -> None:
    north, said = begun
    assert [line.split()[1] for line, _ in said] == [
        "init", "check", "build", "check", "check", "release", "build", "init",
    ]  # fmt: skip
    empty = "The public site holds no year: nothing is public until `governance release`."
    assert [empty in words for _, words in said] == [number == 2 for number in range(len(said))]
    assert "unwritten" in said[1][1]
    assert (north / "site/public/northshire-police/2024-25/index.html").is_file()


def test_a_second_body_joins_as_the_guide_says(joined: Followed) -> None:
    north, said = joined
    assert dict(said)["governance check"] == "No problems.\n"
    assert (north / "site/internal/northshire-fire/2024-25/index.html").is_file()
    assert (north / "site_templates/theme/assets/gs/favicon.svg").is_file()


def test_a_colour_that_was_changed_is_the_colour_of_the_site(joined: Followed) -> None:
    north, _ = joined
    file = north / "site_templates/theme/assets/gs/site.css"
    text = file.read_text("utf-8")
    assert "--blue: #12345c;" in text
    assert "--link: " in text
    assert "--text: " in text
    file.write_text(text.replace("--blue: #12345c;", "--blue: #4a1d5c;"), "utf-8")
    arguments = ["build", "--audience", "public", "--project", str(north)]
    assert CliRunner().invoke(main, arguments).exit_code == 0
    assert "#4a1d5c" in (north / "site/public/assets/gs/site.css").read_text("utf-8")


def test_readme_begins_with_the_four_commands() -> None:
    four = typed_in(FIRST)[:4]
    assert typed_in(README)[:4] == four
    assert [line.split()[0] for line in four] == ["governance", "cd", "governance", "governance"]


def test_four_commands_lead_to_a_changed_state_in_the_preview(tmp_path: Path) -> None:
    follow("\n".join(f"    {line}" for line in typed_in(README)[:3]), tmp_path)
    served, *arguments = shlex.split(typed_in(README)[3])
    assert (served, arguments) == ("governance", ["serve"])
    edit, action = f"/-/edit/{YEAR}", f"/internal/{YEAR}/actions/one-form/"
    with running(tmp_path / "north") as (_, visitor):
        visitor.enter()
        assert "At risk" not in visitor.ask(action).text
        news = {
            "all-date": "30/06/2025",
            "plan-as-at": "30/06/2025",
            "one-form.state": "at-risk",
            "one-form.text": "The printer is late.",
        }
        reply = visitor.fill_in(visitor.ask(edit).text, news, edit)
        assert (reply.status, reply.to) == (303, f"{edit}?saved=1")
        changed = visitor.ask(action).text
    assert "At risk" in changed
    assert "The printer is late." in changed


def test_what_is_to_be_written_is_shown_as_it_is(tmp_path: Path) -> None:
    shown, written = re.findall(r"(?ms)^```yaml\n(.*?)^```$", FIRST)
    files = first_files("Northshire Police", "2024-25")
    body = "content/organisations/northshire-police.yml"
    assert MARK.search(shown)
    assert shown in files[body].decode()
    write_all(
        tmp_path / "new", files | {body: files[body].replace(shown.encode(), written.encode())}
    )
    assert not [each for each in check(tmp_path / "new") if body == each.place.file]
