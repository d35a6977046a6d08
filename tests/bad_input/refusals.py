"""What every refusal is: a problem document with a code and a Chinese sentence, and no echo."""

import re

import httpx

from app import demo

STATION = demo.demo_id("station", demo.STATIONS[0][1])
# An id of nothing, always the same: the names of tests are the same in every worker.
NOBODY = "01900000-0000-7000-8000-000000000000"
CANARY = "zzcanaryzz"  # stands in what is sent and may not come back


def assert_refused(answer: httpx.Response, status: int, code: str) -> None:
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert (problem["status"], problem["code"]) == (status, code)
    assert re.search(r"[\u4e00-\u9fff]{3}", problem["detail"])
    assert problem["request_id"] == answer.headers["x-request-id"]
    assert CANARY not in answer.text
    for fault in problem["errors"]:
        assert set(fault) == {"field", "code", "detail"}
