"""What the documents of the repository say is so."""

from __future__ import annotations

import re
import shlex
import shutil
import tomllib
from importlib.metadata import version
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from support.project import MINIMAL, REPOSITORY
from support.rooms import ROOMS

from generator.cli import main
from generator.pipeline import check
from generator.problems import has_errors
from generator.reading.files import CONTENT, EDITION_FILES
from generator.starting import first_files, write_all

NAMES = (
    "README.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "docs/publishing.md",
    "docs/preview.md",
    "docs/first-steps.md",
    "docs/adding-a-body.md",
    "docs/architecture.md",
    "docs/scale.md",
    "docs/serving.md",
    "docs/statements.md",
    "docs/word-and-pdf.md",
    "docs/a-year.md",
    "docs/attachments.md",
    "docs/benchmarks.md",
    "docs/excel.md",
    "docs/the-log.md",
    "docs/verify.md",
    "RELEASING.md",
    "SECURITY.md",
)
TEXTS = [(REPOSITORY / name).read_text("utf-8") for name in NAMES]
README, CONTRIBUTING, CHANGELOG, PUBLISHING, PREVIEW, ARCHITECTURE, *_ = TEXTS
README, CONTRIBUTING, CHANGELOG, PUBLISHING, *_ = TEXTS
ARCHITECTURE = TEXTS[NAMES.index("docs/architecture.md")]
STATEMENTS = TEXTS[NAMES.index("docs/statements.md")]
DOCUMENTS = pytest.mark.parametrize("text", TEXTS, ids=NAMES)
# Those that are grouped under another are named after it: "actions export".
EACH = {
    f"{group} {name}".strip(): command
    for group, under in (("", main), *main.commands.items())
    for name, command in (under.commands if isinstance(under, click.Group) else {}).items()
}
EACH = {name: command for name, command in EACH.items() if not isinstance(command, click.Group)}
COMMANDS = pytest.mark.parametrize("name", sorted(EACH))
PYPROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))["project"]
# Each example stands under a heading that is its path below content/.
EXAMPLES = dict(re.findall(r"(?ms)^### (\S+\.yml)\n\n```yaml\n(.*?)^```$", README))

# Each sample is a whole file, named in its first line, and may need those above it in its section.
SAMPLES = {
    section.partition("\n")[0]: re.findall(r"(?ms)^```yaml\n# (\S+\.yml)\n(.*?)^```$", section)
    for section in STATEMENTS.split("\n## ")
}

# What stands on a line of its own, to be typed.
TYPED = dict.fromkeys(re.findall(r"(?m)^ {4,}governance (.+)$", README + PUBLISHING + PREVIEW))

MOST_LINES = 12
LONGEST_GUIDE = 170
LONGEST_MAP = 110  # ten minutes


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """A project made from the examples of README."""
    for name, text in EXAMPLES.items():
        file = tmp_path / CONTENT / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return tmp_path


@pytest.mark.parametrize("samples", SAMPLES.values(), ids=SAMPLES)
def test_what_is_written_as_in_a_sample_is_right(
    example: Path, samples: list[tuple[str, str]]
) -> None:
    for name, text in samples:
        (example / CONTENT / name).write_text(text, "utf-8")
        assert not has_errors(check(example))


def test_every_sample_names_its_file() -> None:
    assert sum(map(len, SAMPLES.values())) == STATEMENTS.count("```yaml") > 0


def test_every_yaml_example_stands_under_its_path() -> None:
    assert len(EXAMPLES) == README.count("```yaml")


def test_there_is_an_example_of_each_kind_of_file() -> None:
    assert EXAMPLES.keys() == {
        "site.yml",
        "glossary.yml",
        "frameworks/example.yml",
        "organisations/example.yml",
        *(f"example/2024-25/{name}.yml" for name in EDITION_FILES),
        "example/2024-25/papers/2025-06-12-progress.yml",
        "joint/risks.yml",
        "deadlines.yml",
        "withdrawals.yml",
    }


def test_an_example_can_be_read_at_a_glance() -> None:
    paper = EXAMPLES["example/2024-25/papers/2025-06-12-progress.yml"]
    action = EXAMPLES["example/2024-25/improvement.yml"].partition("actions:\n")[2]
    risks = EXAMPLES["joint/risks.yml"]
    assert max(len(each.splitlines()) for each in (action, paper, risks)) <= MOST_LINES


def test_the_examples_form_a_project_without_problems(example: Path) -> None:
    assert check(example) == []


def test_the_content_tree_names_each_file_of_a_year() -> None:
    tree = README.partition("## The content\n")[2].partition("\n\nNarrative")[0]
    for name in [*(f"{name}.yml" for name in EDITION_FILES), "papers/<date>-<name>.yml", "files/"]:
        assert f"        {name} " in tree
    assert "      joint/ " in tree


@COMMANDS
def test_a_command_has_help_and_stands_in_readme(name: str) -> None:
    assert f"`governance {name}" in README
    shown = CliRunner().invoke(main, [*name.split(), "--help"])
    assert shown.exit_code == 0
    assert EACH[name].help
    assert str(EACH[name].help).splitlines()[0] in shown.stdout


@COMMANDS
def test_each_option_stands_in_readme(name: str) -> None:
    params = EACH[name].params
    options = [each.opts[0] for each in params if isinstance(each, click.Option)]
    assert ("--project" in options) == (name != "init")  # which names a folder that is not there
    assert [option for option in options if f"`{option}" not in README] == []


@DOCUMENTS
def test_no_command_is_named_that_does_not_exist(text: str) -> None:
    assert {*re.findall(r"(?:`|bin/)governance (\w+(?:-\w+)*)", text)} <= main.commands.keys()


@pytest.mark.parametrize("line", TYPED)
def test_a_command_that_is_to_be_typed_is_right(line: str) -> None:
    name, *arguments = shlex.split(line)
    main.commands[name].make_context(name, arguments)


def test_the_releases_of_the_guide_can_be_made_one_after_another(met: Path) -> None:
    made = re.findall(r"(?m)^ +governance ((?:release|withdraw) .+)$", PUBLISHING)
    statement = met / "content/met/2016-17/statement.yml"
    newest = ""
    for number, line in enumerate(made):
        text = statement.read_text("utf-8").replace("times.", f"times. Version {number}.", 1)
        statement.write_text(text, "utf-8")
        given = [*shlex.split(line), "--project", str(met)]
        result = CliRunner().invoke(main, given, input=f"{newest}\n")
        assert result.exit_code == 0, f"{line}: {result.stderr}"
        newest = Path(result.stdout.strip()).name


@pytest.fixture
def met(tmp_path: Path) -> Path:
    """The small project as that of another body, with a second year."""
    shutil.copytree(MINIMAL, tmp_path / "met")
    content = tmp_path / "met" / CONTENT
    (content / "example/2024-25").rename(content / "example/2016-17")
    (content / "example").rename(content / "met")
    (content / "organisations/example.yml").rename(content / "organisations/met.yml")
    terms = (content / "glossary.yml").read_text("utf-8")
    (content / "glossary.yml").write_text(terms.replace("example/2024-25", "met/2016-17"), "utf-8")
    first = content / "met/2016-17/edition.yml"
    first.write_text(first.read_text("utf-8").replace("2025-03-31", "2017-03-31"), "utf-8")
    (content / "met/2017-18").mkdir()
    edition = "audience: public\nas_at: 2018-03-31\nframework: example\ndocuments: []\n"
    (content / "met/2017-18/edition.yml").write_text(edition, "utf-8")
    return tmp_path / "met"


def test_the_guide_is_short() -> None:
    assert len(PUBLISHING.splitlines()) < LONGEST_GUIDE


def test_the_map_for_contributors_is_short_and_names_every_room() -> None:
    assert len(ARCHITECTURE.splitlines()) < LONGEST_MAP
    said = set(re.findall(r"`(\w+)`", ARCHITECTURE.partition("## Who may see what")[0]))
    assert ROOMS.keys() - {"__main__"} <= said


@DOCUMENTS
def test_every_make_target_exists(text: str) -> None:
    makefile = (REPOSITORY / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"(?m)(?:^    |`)make (\w+)", text))
    assert targets <= set(re.findall(r"(?m)^(\w+):", makefile))


def named_files(text: str) -> set[str]:
    """What stands in code letters and looks like a file or folder; <name> stands for any."""
    words = re.sub(r"(?ms)^```.*?^```$", "", text)
    spans = {re.sub(r"<\w+>", "*", span) for span in re.findall(r"`([\w<>./-]+)`", words)}
    looks = re.compile(r".*/.*|_headers|.*\.(py|yml|md|jinja|json|toml)")
    return {span for span in spans if looks.fullmatch(span)}


def test_files_are_found_in_documents() -> None:
    assert named_files(README) >= {"site/public", "manifest.json", "_headers", "content/"}
    assert named_files(CONTRIBUTING) >= {"audience.py", "site_templates/pages/*.md.jinja"}


@pytest.fixture(scope="module")
def site(built_once: Path) -> Path:
    """A folder in which the sites of the small project were built."""
    return built_once


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project as it begins."""
    folder = tmp_path_factory.mktemp("begun")
    write_all(folder, first_files("Northshire Police", "2024-25"))
    return folder


@DOCUMENTS
def test_every_file_that_is_named_exists_or_is_made(
    text: str, site: Path, example: Path, begun: Path
) -> None:
    made = [site, site / "site" / "public", site / "site" / "internal"]
    kept = [REPOSITORY / part for part in ("", "generator", "site_templates/server")]
    places = [*kept, *made, example, example / CONTENT, REPOSITORY / CONTENT]
    places += [begun, begun / CONTENT / "northshire-police/2024-25"]
    places += [REPOSITORY / CONTENT / "met/2016-17/releases/2017-06-13-unaudited"]
    missing = [
        name for name in named_files(text) if not any(next(p.glob(name), None) for p in places)
    ]
    assert missing == []


@DOCUMENTS
def test_links_lead_somewhere(text: str) -> None:
    titles = re.findall(r"(?m)^#+ (.+)$", text)
    anchors = {re.sub(r"[^\w -]", "", title).lower().replace(" ", "-") for title in titles}
    folder = (REPOSITORY / NAMES[TEXTS.index(text)]).parent
    read = re.sub(r"(?m)^    .*$", "", text)  # a sample's links are those of its own site
    read = re.sub(r"`[^`]*`", "", read)  # what is typed leads nowhere
    for target in re.findall(r"\]\(([^)]+)\)", read):
        name, _, anchor = target.partition("#")
        if not name.startswith("https://"):
            assert not name or (folder / name).is_file(), target
            assert not anchor or anchor in anchors, target


def test_the_changelog_leads_up_to_the_version() -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+", PYPROJECT["version"])
    assert version(PYPROJECT["name"]) == PYPROJECT["version"]
    headings = re.findall(r"(?m)^## (.+)$", CHANGELOG)
    released = [heading for heading in headings if heading != "Unreleased"]
    assert headings in (released, ["Unreleased", *released])
    for heading in released:
        assert re.fullmatch(r"\d+\.\d+\.\d+ - \d{4}-\d\d-\d\d", heading)
    assert released[0].startswith(f"{PYPROJECT['version']} - ")


def test_the_program_says_in_its_wheel_that_it_is_typed() -> None:
    wheel = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]
    assert wheel["build"]["targets"]["wheel"]["packages"] == ["generator"]
    assert (REPOSITORY / "generator" / "py.typed").read_bytes() == b""


def test_readme_asks_for_the_python_that_is_required() -> None:
    assert f"Python {PYPROJECT['requires-python'].removeprefix('>=')} or newer" in README
