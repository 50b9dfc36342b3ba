"""The API keeps its word: whatever is asked, an answer that OpenAPI names, and never a 5xx."""

import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.strategies import SearchStrategy
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from sayso.web.gates import Gate

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
EACH = 25  # requests to each address: about 300, some ten seconds on two cores


def _key(gate: Gate) -> dict[str, str]:
    return {"Authorization": f"Bearer {gate.token}"}


def test_every_answer_is_a_documented_one(gate: Gate) -> None:
    address = f"http://127.0.0.1:{gate.port}/api/v1/openapi.json"
    schema = schemathesis.openapi.from_url(address, headers=_key(gate))
    operations = [found.ok() for found in schema.get_all_operations()]
    assert len(operations) >= 12
    for operation in operations:
        _ask(operation.as_strategy(), _key(gate))


def _ask(cases: SearchStrategy[schemathesis.Case], key: dict[str, str]) -> None:
    @settings(
        max_examples=EACH,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=cases)
    def keeps(case: schemathesis.Case) -> None:
        case.call_and_validate(headers=key, checks=CHECKS, timeout=30)

    keeps()
