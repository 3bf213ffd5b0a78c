"""What the documentation says exists, exists."""

import re
import subprocess
from pathlib import Path

import pytest

import sigdocs

ROOT = Path(sigdocs.__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
TARGETS = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def anchors(page: Path) -> set[str]:
    titles = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_link_within_the_repository_leads_somewhere(page: Path) -> None:
    dead = []
    for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text("utf-8")):
        if re.match(r"[a-z]+:", target):
            continue
        place, _, anchor = target.partition("#")
        file = (page.parent / place) if place else page
        if not file.exists() or (anchor and anchor not in anchors(file)):
            dead.append(target)
    assert dead == []


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_make_target_named_in_the_documentation_exists(page: Path) -> None:
    code = "\n".join(re.findall(r"```.*?```|`[^`\n]+`", page.read_text("utf-8"), re.DOTALL))
    assert set(re.findall(r"\bmake ([a-z]+)", code)) <= TARGETS


def test_make_alone_lists_every_target_with_a_line_in_swedish() -> None:
    shown = subprocess.run(
        ["make", "-s"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    assert set(re.findall(r"make ([a-z]+)", shown)) == TARGETS


def test_the_first_lines_of_the_readme_are_the_three_commands() -> None:
    beginning = (ROOT / "README.md").read_text("utf-8")[:900]
    assert re.findall(r"^make (\w+)", beginning, re.MULTILINE) == ["demo", "test", "watch"]


def test_scripts_and_pages_name_no_package_registry() -> None:
    files = [*PAGES, ROOT / "Makefile", *(ROOT / ".ci").iterdir(), ROOT / "requirements.lock"]
    named_hosts = re.compile(r"pypi\.|pythonhosted|index-url|deb\.debian|archive\.ubuntu")
    assert [named(file) for file in files if named_hosts.search(file.read_text("utf-8"))] == []
