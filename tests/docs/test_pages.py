"""Pages for people: what they point at is there, and what they tell to type exists."""

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from bot.console.command_line import parse
from bot.settings import PREFIX, Settings

ROOT = Path(__file__).parent.parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
NAMES = [page.relative_to(ROOT).as_posix() for page in PAGES]
IMAGES = sorted((ROOT / "docs" / "images").iterdir())
LINK = re.compile(r"\]\((?!https?:)([^)\s]*)\)")
HEADING = re.compile(r"^#{1,6} (.+)$", re.MULTILINE)
BLOCK = re.compile(r"(?:^ {4,}\S.*\n?)+", re.MULTILINE)
CODE = re.compile(r"`([^`\n]+)`")

each_page = pytest.mark.parametrize("page", PAGES, ids=NAMES)


def anchors(page: Path) -> set[str]:
    """The anchors of headings as GitHub makes them."""
    found = HEADING.findall(page.read_text(encoding="utf-8"))
    kept = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in found)
    return {words.strip().replace(" ", "-") for words in kept}


def commands(page: Path) -> list[str]:
    """What the page tells to type, in the text and in blocks."""
    text = page.read_text(encoding="utf-8")
    lines = "".join(BLOCK.findall(text)).splitlines()
    return [said.strip() for said in (*CODE.findall(text), *lines)]


@each_page
def test_every_link_leads_to_a_file_and_a_heading_that_are_there(page: Path) -> None:
    dead = []
    for link in LINK.findall(page.read_text(encoding="utf-8")):
        path, _, anchor = unquote(link).partition("#")
        target = (page.parent / path) if path else page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            dead.append(link)

    assert dead == []


@each_page
def test_every_target_of_make_is_there(page: Path) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    said = (
        re.match(r"(?:[A-Z]+=\S+ |.*sudo -u \w+ )?make ([a-z-]+)", line) for line in commands(page)
    )
    targets = {found[1] for found in said if found}

    assert [one for one in targets if not re.search(rf"^{one}:", makefile, re.MULTILINE)] == []


@each_page
def test_every_setting_has_that_name(page: Path) -> None:
    names = set(re.findall(rf"\b{PREFIX}[A-Z_]*[A-Z]\b(?!_?…)", page.read_text(encoding="utf-8")))

    assert names - {f"{PREFIX}{name.upper()}" for name in Settings.model_fields} == set()


@each_page
def test_every_command_is_one_of_sotay(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    unknown = []
    for line in commands(page):
        said = re.match(r"(?:sudo -u sotay )?(?:\.venv/bin/)?sotay ([a-z]+)(?: ([a-z]+)\b)?", line)
        if said and not any(helps(words) for words in ([said[1], said[2] or ""], [said[1]])):
            unknown.append(line)
    capsys.readouterr()

    assert unknown == []


def helps(words: list[str]) -> bool:
    with pytest.raises(SystemExit) as ended:
        parse([*filter(None, words), "--help"])
    return ended.value.code == 0


@each_page
def test_every_script_and_module_to_be_run_is_there(page: Path) -> None:
    said = (re.match(r"python (?:-m ([\w.]+)|(\S+\.py))", line) for line in commands(page))
    named = {found[2] or found[1].replace(".", "/") for found in said if found}

    assert [name for name in named if not is_run(ROOT / name)] == []


def is_run(place: Path) -> bool:
    return any(file.is_file() for file in (place, place.with_suffix(".py"), place / "__main__.py"))


def test_every_picture_is_shown_on_a_page_and_small() -> None:
    shown = "".join(page.read_text(encoding="utf-8") for page in PAGES)

    assert [image.name for image in IMAGES if f"images/{image.name}" not in shown] == []
    assert [image.name for image in IMAGES if image.stat().st_size > 150_000] == []


def test_every_page_is_reached_from_the_readme() -> None:
    readme, *others = PAGES
    linked = {link.partition("#")[0] for link in LINK.findall(readme.read_text(encoding="utf-8"))}

    assert {page.relative_to(ROOT).as_posix() for page in others} <= linked
