"""The API keeps its word: whatever is asked, an answer that OpenAPI names, and never a 5xx."""

from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.strategies import SearchStrategy
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from sayso.web.accounts import Role
from sayso.web.gates import SESSION, Gate
from tests.web.entering import PEOPLE, House

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
EACH = 25  # requests to each address: about 300, some ten seconds on two cores


def test_every_answer_is_a_documented_one(gate: Gate) -> None:
    key = {"Authorization": f"Bearer {gate.token}"}
    assert _ask_all(f"http://127.0.0.1:{gate.port}", EACH, headers=key) >= {200, 404, 422}


@pytest.mark.parametrize("name", PEOPLE)
def test_so_it_is_for_each_role(place: House, name: str) -> None:
    with place.signed_in(name) as browser:
        csrf = browser.get("/api/v1/session").json()["csrf"]
        cookie = f"{SESSION}={browser.cookies[SESSION]}"
        headers = {"Cookie": cookie, "Origin": place.home, "X-CSRF-Token": csrf}
        verify = str(place.certificate.cert)
        seen = _ask_all(place.home, EACH // 5, headers=headers, verify=verify)
    assert {200, 404, 422} <= seen
    assert (403 in seen) is not PEOPLE[name].may(Role.ANALYST)


def test_so_it_is_for_whoever_is_not_signed_in(place: House) -> None:
    with place.signed_in("Rana") as browser:
        schema = browser.get("/api/v1/openapi.json").json()
    seen = _ask_all(place.home, 2, schema, headers={}, verify=str(place.certificate.cert))
    assert seen == {401}


def _ask_all(home: str, each: int, told: dict[str, Any] | None = None, **how: Any) -> set[int]:
    """What was answered. `told`: the description, where it cannot be had as `how` says."""
    if told is None:
        schema = schemathesis.openapi.from_url(f"{home}/api/v1/openapi.json", **how)
    else:
        schema = schemathesis.openapi.from_dict(told)
        schema.config.update(base_url=home)
    operations = [found.ok() for found in schema.get_all_operations()]
    assert len(operations) >= 12
    seen: set[int] = set()
    for operation in operations:
        seen |= _ask(operation.as_strategy(), each, how)
    return seen


def _ask(cases: SearchStrategy[schemathesis.Case], each: int, how: dict[str, Any]) -> set[int]:
    seen: set[int] = set()

    @settings(
        max_examples=each,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=cases)
    def keeps(case: schemathesis.Case) -> None:
        seen.add(case.call_and_validate(checks=CHECKS, timeout=30, **how).status_code)

    keeps()
    return seen
