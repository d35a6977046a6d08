"""Generated requests to every operation, as four people: never a 5xx, nothing undocumented.

``uv run pytest tests/fuzzing --cases 100000`` is the long run.
"""

import asyncio
import json
import math
import re
import subprocess
import sys
import uuid
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlmodel.ext.asyncio.session import AsyncSession

from app import clock
from app.accounts.tokens import make_token
from app.embedded import EmbeddedPostgres
from tests.activities.builders import make_activity, make_shift
from tests.county import HOME, OTHER, OWN, County, serve_county
from tests.databases import TestDatabase
from tests.fuzzing.conftest import CASES
from tests.test_openapi import operations

CONFIG = Path(__file__).with_name("schemathesis.toml")
ROOT = Path(__file__).resolve().parents[2]
DOCUMENT = ROOT / "docs" / "openapi.json"
PEOPLE = ("anonymous", "courier", "community_staff", "region_admin")
SEED = 20261122
OPERATIONS = len(list(operations()))
THINGS = 12  # of each kind to be found by their ids
BOUNDARIES = 2_500  # requests at and beyond the document's bounds, which are made in any case
MARGIN = 1.2  # some operations run out of different requests
LEAST = 4  # further ones of each operation


@pytest.fixture(scope="module")
async def county(
    cluster: EmbeddedPostgres, clone: TestDatabase, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[County]:
    folder = tmp_path_factory.mktemp("fuzzing")
    async with serve_county(cluster, f"{clone.name}_fuzzing", folder) as served:
        yield served


async def ids_of_things(county: County, session: AsyncSession) -> dict[str, list[str]]:
    """Make things of each kind, and return their ids by the name of the parameter."""
    found: dict[str, list[str]] = {"region_code": [HOME], "document": ["privacy"]}

    def add(name: str, value: object) -> None:
        found.setdefault(name, []).append(str(value))

    for number in range(THINGS):
        place = OTHER if number % 4 == 0 else OWN
        station = await county.station(session, place)
        add("station_id", station.id)
        add("task_id", (await county.task(session, place)).id)
        state = "new" if number % 2 else "in_hand"
        add("fault_id", (await county.fault(session, place, state)).id)
        add("feedback_id", (await county.feedback(session, place)).id)
        add("grant_id", await county.grant(session, place))
        add("photo_id", await county.station_photo(session, station))
        organisation = await county.organisation(session, place)
        add("organisation_id", organisation.id)
        add("volunteer_id", (await county.volunteer(session, place)).id)
        drafts = "draft" if number % 3 == 0 else "published"
        activity = await make_activity(session, organisation, now=clock.now(), state=drafts)
        starts_at = clock.now() + timedelta(days=number + 1)
        add("activity_id", activity.id)
        add("shift_id", (await make_shift(session, activity, starts_at=starts_at)).id)
    return found


async def another_token(county: County, account_id: uuid.UUID) -> str:
    """Return a token of another device: the requests that end logins must not end the run's."""
    token = make_token(account_id)
    async with county.sessionmaker.begin() as session:
        await county.device(session, account_id, token)
    return f"Bearer {token}"


async def configure(folder: Path, county: County, person: str, ids: dict[str, list[str]]) -> Path:
    """Write the configuration of one person's run."""
    parts = [CONFIG.read_text("utf-8")]
    parts += [f"[dictionaries.{name}]\nvalues = {json.dumps(ids[name])}\n" for name in ids]
    token = county.clients[person].headers.get("Authorization")
    if token:
        parts.append(f'[headers]\nAuthorization = "{token}"\n')
        own = await another_token(county, county.accounts[person])
        others = await another_token(county, county.accounts["teller"])
        for operation, used in (("log_out", own), ("revoke_my_device", others)):
            parts.append(
                f'[[operations]]\ninclude-operation-id = "{operation}"\n'
                f'headers = {{ Authorization = "{used}" }}\n'
            )
    path = folder / "schemathesis.toml"
    path.write_text("\n".join(parts), "utf-8")
    return path


def generate(config: Path, url: str, each: int) -> subprocess.CompletedProcess[str]:
    """Run Schemathesis over the whole document."""
    command = [sys.executable, "-m", "schemathesis.cli", "--config-file", str(config)]
    command += ["run", str(DOCUMENT), "--url", url, "--no-color"]
    command += ["--seed", str(SEED), "--max-examples", str(each)]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)


@pytest.mark.parametrize("person", PEOPLE)
async def test_no_request_is_answered_with_a_fault_or_off_the_document(
    county: County, person: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    cases = request.config.getoption("--cases", CASES) // len(PEOPLE)
    each = max(LEAST, math.ceil(MARGIN * (cases - BOUNDARIES) / OPERATIONS))
    async with county.sessionmaker.begin() as session:
        ids = await ids_of_things(county, session)
    client = county.clients[person]
    config = await configure(tmp_path, county, person, ids)
    run = await asyncio.to_thread(generate, config, str(client.base_url), each)
    assert run.returncode == 0, run.stdout[-20_000:] + run.stderr[-5_000:]
    assert f"Tested: {OPERATIONS}" in run.stdout
    generated = re.search(r"(\d+) generated", run.stdout)
    assert generated is not None
    assert int(generated[1]) >= cases
    still = await client.get("/v1/me")
    assert still.status_code == (401 if person == "anonymous" else 200)  # else most was in vain
