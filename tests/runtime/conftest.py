"""Folders and databases that one test has for itself."""

import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import asyncpg
import pytest

from app.databases import APP, OWNER, create_database, plain
from app.embedded import EmbeddedPostgres
from tests.databases import TestDatabase


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that anybody may pass through, as a data folder in a home usually is."""
    parent = Path(tempfile.mkdtemp(prefix="nuanxin-embedded-", dir="/tmp"))
    parent.chmod(0o711)
    yield parent / "postgres"
    if (parent / "postgres").is_dir():
        EmbeddedPostgres(parent / "postgres", is_fast=True).stop()
    shutil.rmtree(parent)


@pytest.fixture
async def empty(cluster: EmbeddedPostgres, worker_id: str) -> AsyncIterator[TestDatabase]:
    """A database that no migration has seen."""
    name = f"test_empty_{worker_id}"
    await create_database(cluster.url(), name)
    yield TestDatabase(name, cluster.url(APP, name), cluster.url(OWNER, name), cluster.url())
    connection = await asyncpg.connect(plain(cluster.url()))
    await connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
    await connection.close()
