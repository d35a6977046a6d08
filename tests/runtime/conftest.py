"""A folder for an embedded server of the test's own."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.embedded import EmbeddedPostgres


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that anybody may pass through, as a data folder in a home usually is."""
    parent = Path(tempfile.mkdtemp(prefix="nuanxin-embedded-", dir="/tmp"))
    parent.chmod(0o711)
    yield parent / "postgres"
    if (parent / "postgres").is_dir():
        EmbeddedPostgres(parent / "postgres", is_fast=True).stop()
    shutil.rmtree(parent)
