"""What is committed: small, in one Unicode form, and tied to no machine."""

import re
import subprocess
import unicodedata
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MEGABYTE = 1_000_000
MODEL = "retrieval/model/model.safetensors"
BINARY = {".docx", ".pdf", ".png", ".safetensors", ".ttf"}
AS_THEY_CAME = "corpus/documents/"  # the users' own files, byte for byte

# One letter of each in brackets, so that this file does not name them either.
REGISTRIES = re.compile(r"pyp[i]\.org|python[h]osted|npm[j]s\.org|deb\.[d]ebian")
MACHINES = re.compile(r"(?<![\w.])/(?:[w]ork|[r]oot|[h]ome|[U]sers)/[a-z]")


def tracked() -> list[str]:
    listed = subprocess.run(
        ["git", "ls-files", "-z"],  # noqa: S607 - whichever git made this clone
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    return [name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def texts() -> dict[str, str]:
    return {
        name: (ROOT / name).read_text(encoding="utf-8")
        for name in tracked()
        if Path(name).suffix not in BINARY
    }


def lock(name: str) -> dict[str, str]:
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    return dict(line.split("==") for line in lines if not line.startswith("#"))


def test_only_the_model_is_large_and_all_of_it_stays_small() -> None:
    sizes = {name: (ROOT / name).stat().st_size for name in tracked()}

    assert [name for name in sizes if sizes[name] > 3 * MEGABYTE and name != MODEL] == []
    assert sizes.get(MODEL, 0) <= 12 * MEGABYTE
    assert sum(sizes.values()) < 25 * MEGABYTE


def test_every_text_is_composed_unicode() -> None:
    assert [
        name
        for name, text in texts().items()
        if not name.startswith(AS_THEY_CAME) and not unicodedata.is_normalized("NFC", text)
    ] == []


@pytest.mark.parametrize("banned", [REGISTRIES, MACHINES])
def test_nothing_names_a_registry_or_a_place_on_a_machine(banned: re.Pattern[str]) -> None:
    assert [
        (name, found[0])
        for name, text in texts().items()
        if (found := banned.search(text)) is not None
    ] == []


@pytest.mark.parametrize(
    "name",
    [
        "requirements.lock",
        "requirements-models.lock",
        "requirements-dev.lock",
        "requirements-telemelya.lock",
    ],
)
def test_a_lock_holds_versions_alone(name: str) -> None:
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()

    assert lines[0].startswith("# ")
    assert [line for line in lines[1:] if not re.fullmatch(r"[a-z0-9-]+==[a-z0-9.]+", line)] == []


def test_the_larger_locks_hold_the_smaller_ones() -> None:
    base, models, dev = (
        lock(f"requirements{part}.lock").items() for part in ("", "-models", "-dev")
    )

    assert base <= models <= dev


def test_torch_comes_with_the_models_alone_in_the_build_that_the_machine_offers() -> None:
    assert "torch" not in lock("requirements.lock")
    assert lock("requirements-models.lock")["torch"] == "2.13.0"
    assert not any(name.startswith("nvidia") for name in lock("requirements-dev.lock"))
