"""What the document cannot say: real words for generated bodies, and refusals beyond a schema.

Schemathesis expects that a request which keeps to its schema is taken. Where it is refused for
a reason that no schema can hold, the reason stands here, by the code of the refusal. Everything
else that is refused is a failure of the run.
"""

import json
import re
from typing import Any

import schemathesis
from schemathesis import Case, HookContext, Response
from schemathesis.core.failures import Failure
from schemathesis.openapi.checks import RejectedPositiveData

WORDS_ARE_ROWS = "the words are rows of tables, to which a region may add its own"
REFUSALS = {
    "cursor_invalid": "a cursor is what the page before handed out, and nothing else",
    "kind_unknown": WORDS_ARE_ROWS,
    "facility_unknown": WORDS_ARE_ROWS,
    "occupation_unknown": WORDS_ARE_ROWS,
    "firm_unknown": "firms are rows",
    "place_unknown": "towns and communities are rows, and lie in one another",
    "facility_needed": "only with one of the findings",
    "scope_needed": "only with some of the roles",
    "idempotency_key_reused": "the same key with another body: two requests, not one",
    "push_unreadable": "what WeChat encrypts looks like any text",
}
# Real words, put where any word of the right shape was generated.
WORDS = {
    "kind": ["love", "warm_new", "truckers_home"],
    "facility": ["microwave", "drinking_water", "toilet"],
    "occupation": ["courier", "other"],
}
SHAPE = re.compile(r"[a-z][a-z0-9_]{0,39}")


@schemathesis.hook
def map_body(_: HookContext, body: Any) -> Any:
    """Return the body with real words in most places where a word may stand."""
    if isinstance(body, dict):
        for name, words in WORDS.items():
            word = body.get(name)
            if isinstance(word, str) and SHAPE.fullmatch(word) and len(word) % 8:
                body[name] = words[len(word) % len(words)]
    return body


@schemathesis.hook
def filter_failure(_: HookContext, failure: Failure, case: Case, response: Response) -> bool:
    """Say whether a failure counts."""
    if not isinstance(failure, RejectedPositiveData):
        return True
    return json.loads(response.content).get("code") not in REFUSALS
