"""``--cases N``: how many requests are generated in all."""

import pytest

CASES = 12_000  # of a submission; a release runs 100,000


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--cases", type=int, default=CASES, help="generated requests, in all")
