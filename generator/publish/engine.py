"""Turns a tree of Markdown into HTML: the only module that knows MkDocs."""

from __future__ import annotations

import json
import logging
import re
import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import mkdocs
import yaml
from markdown import Markdown
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.structure.files import File, Files, get_files
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from generator.language import IN_TEMPLATES
from generator.publish.site_map import PAGES, map_of
from generator.publish.written import Written, is_written
from generator.render.templates import COMPILED, compile_all

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jinja2 import Environment
    from mkdocs.structure.nav import Navigation

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # PyYAML without libyaml: slower, the same values
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

ASSETS = "assets/gs"
"""Where the theme's own CSS, scripts and icons stand, below the theme and below the site."""

# What Material's base.html writes outside its blocks for its own scripts, which no page loads:
# two check boxes with an attribute HTML does not allow there, a second skip link, empty boxes.
_BEFORE_HEADER = re.compile(r'(<body dir="ltr">).*?(?=\s*<a class="gs-skip")', re.DOTALL)
_DIALOG = re.compile(
    r'<div class="md-dialog" data-md-component="dialog">\s*'
    r'<div class="md-dialog__inner md-typeset"></div>\s*</div>'
)
_ALIGNED = re.compile(r'(<t[dh]) style="text-align: (left|center|right);"')
_JOINED = re.compile(r"(</d[td]>)(?=<d[td])")
_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n)+")


class EngineError(Exception):
    """The tree could not be turned into HTML without a warning; `sentences` says why."""

    def __init__(self, sentences: list[str]) -> None:
        """Keep the sentences for the caller to report."""
        super().__init__("\n".join(sentences))
        self.sentences = sentences


@dataclass(frozen=True)
class _Theme:
    """What stays the same from one tree to the next: made once per process, not per unit."""

    config: MkDocsConfig
    templates: Environment
    headings: Markdown


def build(tree: Path, out: Path) -> None:
    """Turn the Markdown tree into HTML under `out`; raise EngineError for any warning."""
    with _listening() as heard:
        try:
            _build(tree, out)
        except MkDocsException as error:
            raise EngineError(heard or [str(error)]) from error
    if heard:
        raise EngineError(heard)


def one_page(unit: Mapping[str, Any], sources: Mapping[str, str], name: str) -> str:
    """The HTML of one page of a tree that stands nowhere; raise EngineError for any warning.

    `unit` is its mkdocs.yml, and `sources` has a text for each page by the name of its file: of the
    others nothing is read, but that they are there.
    """
    with _listening() as heard:
        try:
            theme = _configured(unit)
            files = Files([_in_memory(each, text, theme) for each, text in sources.items()])
            navigation = get_navigation(files, theme.config)
            (file,) = [each for each in files if each.src_uri == name]
            page = _read(file, files, theme)
            html = _html(page, list(files.documentation_pages()), navigation, theme)
        except MkDocsException as error:
            raise EngineError(heard or [str(error)]) from error
    if heard:
        raise EngineError(heard)
    return html


def _in_memory(name: str, text: str, theme: _Theme) -> File:
    config = theme.config
    file = File(name, None, config.site_dir, config.use_directory_urls)
    file.content_string = text
    return file


def _configured(unit: Mapping[str, Any]) -> _Theme:
    theme = _theme_of(unit["INHERIT"], unit["theme"]["custom_dir"], unit["theme"]["language"])
    config = theme.config
    config.site_name, config.site_url = unit["site_name"], unit.get("site_url")
    config.nav, config.extra = unit["nav"], unit["extra"]
    return theme


def _build(tree: Path, out: Path) -> None:
    theme = _configured(yaml.load((tree / "mkdocs.yml").read_text("utf-8"), _Loader))
    config = theme.config
    config.docs_dir, config.site_dir = str(tree / "docs"), str(out.resolve())
    # Not those of the theme: they stand once per site, or are not used.
    files = get_files(config)
    navigation = get_navigation(files, config)
    documents = list(files.documentation_pages())
    pages = [_read(file, files, theme) for file in documents]
    for page in pages:
        page.validate_anchor_links(files=files, log_level=config.validation.links.anchors)
    files.copy_static_files()
    for page in pages:
        _write(page, documents, navigation, theme)
    _write_map(out, pages, theme)
    _write_not_found(out, files, navigation, theme)


def compile_theme(base: Path, custom_dir: Path) -> None:
    """Compile the theme's templates, which are the same in every language."""
    compile_all(_theme_of(str(base), str(custom_dir), "en").templates, ["main.html", "404.html"])


def forget_theme() -> None:
    """Read the theme and the configuration again, which may have changed."""
    _theme_of.cache_clear()


@cache
def _theme_of(base: str, custom_dir: str, language: str) -> _Theme:
    config = MkDocsConfig(config_file_path=base)
    with Path(base).open("rb") as file:
        config.load_file(file)
    theme = {"name": "material", "custom_dir": custom_dir, "language": language}
    config.load_dict({"hooks": [], "theme": theme})
    errors, warnings = config.validate()
    for name, wrong in (*errors, *warnings):
        raise EngineError([f"{base}: {name}: {wrong}"])
    templates = config.theme.get_env()
    # MkDocs escapes nothing by itself: a title would reach the page as HTML.
    templates.autoescape = True
    templates.globals |= IN_TEMPLATES
    templates.bytecode_cache = COMPILED
    headings = Markdown(
        extensions=[*config.markdown_extensions, Written()], extension_configs=config.mdx_configs
    )
    return _Theme(config, templates, headings)


def _read(file: File, files: Files, theme: _Theme) -> Page:
    """A page with its Markdown turned into HTML."""
    page = file.page or Page(None, file, theme.config)
    if source := _source_of(file):
        page.meta, page.markdown = source
    else:
        page.read_source(theme.config)
    if is_written(page.markdown or ""):
        # All is HTML but the headings: nothing to look for in the rest.
        theme.headings.reset()
        page.content = theme.headings.convert(page.markdown or "")
        page.toc = get_toc(theme.headings.toc_tokens)  # type: ignore[attr-defined]
    else:
        page.render(theme.config, files)
    return page


def _source_of(file: File) -> tuple[dict[str, object], str] | None:
    """A page's facts and its Markdown, if each fact stands on a line as JSON, as ours do."""
    before, *rest = file.content_string.split("---\n", 2)
    if before or len(rest) != 2:  # noqa: PLR2004 - the facts and the Markdown
        return None
    facts, markdown = rest
    try:
        lines = (line.partition(": ") for line in facts.splitlines())
        return {name: json.loads(value) for name, _, value in lines}, markdown.lstrip("\n")
    except ValueError:
        return None


def _html(page: Page, files: list[File], navigation: Navigation, theme: _Theme) -> str:
    page.active = True
    context = get_context(navigation, files, theme.config, page)
    html = mend(theme.templates.get_template("main.html").render(context))
    page.active = False
    return html


def _write(page: Page, files: list[File], navigation: Navigation, theme: _Theme) -> None:
    html = _html(page, files, navigation, theme)
    target = Path(page.file.abs_dest_path)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(html.encode())


def _write_map(out: Path, pages: list[Page], theme: _Theme) -> None:
    """List a unit's pages that are meant to be found and stand nowhere else in a newer form."""
    found = [page.canonical_url for page in pages if not page.meta.get("canonical")]
    addresses = [address for address in found if address]
    if addresses and not theme.config.extra.get("noindex"):
        (out / PAGES).write_bytes(map_of(addresses))


def _write_not_found(out: Path, files: Files, navigation: Navigation, theme: _Theme) -> None:
    """Write the 404 page of a whole site."""
    config = theme.config
    if not config.extra.get("to_root"):
        # It is shown at any address, so its links begin at the site's root.
        base = urlsplit(config.site_url or "/").path
        context = get_context(navigation, files, config, base_url=base)
        page = mend(theme.templates.get_template("404.html").render(context))
        (out / "404.html").write_bytes(page.encode())


def typeface(weight: str) -> bytes:
    """Lato, "normal" or "bold", which comes with MkDocs: it has the letters of Welsh too."""
    fonts = Path(mkdocs.__file__).parent / "themes" / "readthedocs" / "css" / "fonts"
    return (fonts / f"lato-{weight}.woff2").read_bytes()


def write_assets(theme: Path, site: Path) -> None:
    """Write the theme's CSS, scripts and icons, once for a whole site."""
    target = site / ASSETS
    if target.exists():
        shutil.rmtree(target)
    for file in (path for path in (theme / ASSETS).rglob("*") if path.is_file()):
        copy = target / file.relative_to(theme / ASSETS)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, copy)


def mend(page: str) -> str:
    """Remove what base.html writes for scripts that no page loads."""
    page, found = _BEFORE_HEADER.subn(r"\1", page, count=1)
    if not found:
        message = "Material's base.html no longer has the form the theme was written for."
        raise EngineError([message])
    page = _JOINED.sub(r"\1\n", page)  # or the search reads a name and its value as one word
    page = _ALIGNED.sub(r'\1 class="gs-align-\2"', page)  # the policy allows no inline style
    return _BLANK_LINES.sub("\n", _DIALOG.sub("", page, count=1)).lstrip()


@contextmanager
def _listening() -> Iterator[list[str]]:
    """Collect MkDocs' warnings as sentences and keep its log off the terminal."""
    heard: list[str] = []
    logger = logging.getLogger("mkdocs")
    handler = _Listener(heard)
    before = logger.propagate, logger.handlers[:], logger.level
    logger.propagate, logger.handlers = False, [handler]
    logger.setLevel(logging.WARNING)
    try:
        yield heard
    finally:
        logger.propagate, logger.handlers, level = before
        logger.setLevel(level)


class _Listener(logging.Handler):
    """Appends every warning to a list."""

    def __init__(self, heard: list[str]) -> None:
        """Listen for warnings and worse."""
        super().__init__(logging.WARNING)
        self._heard = heard

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the message, without its indentation."""
        self._heard.append(" ".join(record.getMessage().split()))
