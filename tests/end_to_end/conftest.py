"""A data folder with the two invented documents taken in, which tests copy."""

from pathlib import Path

import pytest

from tests.fakes.office import prepare


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder; its documents lie beside it in `van-ban`."""
    return prepare(tmp_path_factory.mktemp("office"))
