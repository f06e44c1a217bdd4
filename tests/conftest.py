"""What holds for all tests."""

import os
import sys

import pytest


@pytest.fixture(scope="session", autouse=True)
def shared_byte_code(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Let the many processes that tests start read the byte code of the first, even if none is to be written here."""
    if sys.dont_write_bytecode:
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = str(tmp_path_factory.mktemp("byte code"))
