"""The JSON API: the ledger as the pages show it, and errors of one shape."""

import json
import re
import time
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from sayso.web.gates import Gate


@pytest.fixture
def api(gate: Gate) -> Iterator[httpx.Client]:
    address = f"http://127.0.0.1:{gate.port}/api/v1"
    key = {"Authorization": f"Bearer {gate.token}"}
    with httpx.Client(base_url=address, headers=key, timeout=60) as client:
        yield client


def test_documents_and_one_of_them(api: httpx.Client) -> None:
    listed = api.get("/documents", params={"outlet": "Lorn Wire"}).json()
    assert [one["outlet"] for one in listed] == ["Lorn Wire"]
    reading = api.get(f"/documents/{listed[0]['document']}").json()
    text = reading["document"]["text"]
    for statement in reading["statements"]:
        for span in statement["content"]:
            assert text[span["start"] : span["end"]] == span["text"]


@pytest.mark.parametrize(
    "path",
    [
        "/documents",
        "/sources",
        "/claims",
        "/statements?words=soldiers",
        "/changes?since=2031-01-01",
    ],
)
def test_the_parts_of_a_list_make_the_whole(api: httpx.Client, path: str) -> None:
    path += "&" if "?" in path else "?"
    whole = api.get(f"{path}limit=1000")
    assert "next" not in whole.links
    answer = api.get(f"{path}limit=2")
    rows = answer.json()
    while "next" in answer.links:
        assert len(answer.json()) == 2
        answer = api.get(f"http://{answer.url.netloc.decode()}{answer.links['next']['url']}")
        rows += answer.json()
    assert len(rows) > 2
    assert rows == whole.json()


def test_statements_are_found(api: httpx.Client) -> None:
    hits = api.get("/statements", params={"words": "soldiers", "limit": 3}).json()
    assert len(hits) == 3
    assert all("soldier" in hit["content"].lower() for hit in hits)


def test_claims_name_their_statements_and_origins(api: httpx.Client) -> None:
    claims = api.get("/claims").json()
    assert claims
    for claim in claims:
        assert len(claim["statements"]) >= 2
        assert claim["origins"]["low"] <= claim["origins"]["high"]
    one = api.get("/dossier", params={"about": claims[0]["id"]}).json()
    assert [claim["id"] for claim in one["claims"]] == [claims[0]["id"]]


def test_changes_since_a_day(api: httpx.Client) -> None:
    assert api.get("/changes", params={"since": "2031-01-01"}).json()
    assert api.get("/changes", params={"since": "2040-01-01"}).json() == []


def test_a_judgement_is_written_and_undone(api: httpx.Client) -> None:
    source = api.get("/sources").json()[0]["source"]
    said = {"what": "grade", "target": source, "value": "B2", "why": "seen before"}
    one = api.post("/judgements", json=said)
    assert one.status_code == 201
    assert one.json()["by"] == "A. Desk"
    undo = api.post("/judgements", json={"what": "undo", "target": one.json()["id"]})
    assert undo.status_code == 201
    log = api.get("/judgements", params={"target": source}).json()
    assert [row["what"] for row in log] == ["grade", "undo"]


def test_a_pasted_text_is_read_in_the_background(api: httpx.Client) -> None:
    text = "The mayor of Marn, Anna Holt, said on Friday that the bridge would be shut."
    given = {"text": text, "outlet": "Marn Mail", "published": "2031-05-02"}
    assert api.post("/documents", json=given).status_code == 202
    until = time.monotonic() + 60
    while time.monotonic() < until:
        tasks = api.get("/tasks").json()
        if tasks[0]["state"] in ("done", "failed"):
            break
        time.sleep(0.2)
    assert (tasks[0]["state"], tasks[0]["words"]) == ("done", "1 new")
    assert api.get("/statements", params={"words": "bridge", "outlet": "Marn Mail"}).json()


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/documents/doc-nothing", 404),
        ("/documents?limit=0", 422),
        ("/documents?since=yesterday", 422),
        ("/statements?modality=maybe", 422),
        ("/sources/Nobody%20Here", 404),
        ("/dossier?about=zzzz", 404),
        ("/changes", 422),
        ("/nothing", 404),
    ],
)
def test_errors_have_one_shape(api: httpx.Client, path: str, status: int) -> None:
    answer = api.get(path)
    assert answer.status_code == status
    error = answer.json()["error"]
    assert error["status"] == status
    assert error["message"]


@pytest.mark.parametrize(
    "given", [{}, {"url": "file:///etc/passwd"}, {"url": "http://a.example/", "text": "b"}]
)
def test_what_cannot_be_a_document_is_refused(api: httpx.Client, given: dict[str, str]) -> None:
    assert api.post("/documents", json=given).status_code == 422


def test_the_api_describes_itself(api: httpx.Client) -> None:
    described = api.get("/openapi.json").json()
    assert {"/api/v1/documents", "/api/v1/claims", "/api/v1/judgements"} <= set(described["paths"])


ROWS = {
    "/documents": "Listed",
    "/statements?words=soldiers": "Hit",
    "/sources": "ListedSource",
    "/claims": "Claim",
    "/changes?since=2031-01-01": "NewsRow",
    "/judgements": "Judgement",
}


@pytest.mark.parametrize(("path", "name"), ROWS.items())
def test_a_row_has_the_fields_that_are_described_and_no_others(
    api: httpx.Client, path: str, name: str
) -> None:
    described = api.get("/openapi.json").json()
    api.post("/judgements", json={"what": "note", "target": _any_source(api), "value": "seen"})
    parts = described["components"]["schemas"]
    schema = _answer(described, path.partition("?")[0])["items"]
    assert schema["$ref"] == f"#/components/schemas/{name}"
    rows = api.get(path).json()
    assert rows
    assert {frozenset(row) for row in rows} == {frozenset(parts[name]["properties"])}
    assert set(parts[name]["required"]) == set(parts[name]["properties"])


def test_every_answer_is_described_to_its_fields(api: httpx.Client) -> None:
    described = api.get("/openapi.json").json()
    parts = described["components"]["schemas"]
    for path, ways in described["paths"].items():
        for way, told in ways.items():
            good = [answer for code, answer in told["responses"].items() if code < "300"]
            schema = good[0]["content"]["application/json"]["schema"]
            assert "$ref" in schema or "$ref" in schema["items"], (path, way)
    refs = set(re.findall(r'"\$ref": "([^"]+)"', json.dumps(described)))
    assert refs <= {f"#/components/schemas/{name}" for name in parts}
    objects = {name: part for name, part in parts.items() if part.get("type") == "object"}
    assert [name for name, part in objects.items() if not part.get("properties")] == []


def _any_source(api: httpx.Client) -> str:
    source: str = api.get("/sources").json()[0]["source"]
    return source


def _answer(described: Any, path: str) -> Any:
    good = described["paths"][f"/api/v1{path}"]["get"]["responses"]["200"]
    return good["content"]["application/json"]["schema"]
