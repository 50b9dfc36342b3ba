"""What docs/serving.md says is so: its program runs, and its numbers are those of the code."""

import re
from pathlib import Path

import httpx
import pytest

from sayso.web import limits
from sayso.web.accounts import Role
from sayso.web.guarding import MAX_BYTES
from sayso.web.passwords import LEAST
from tests.web.entering import House

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "serving.md").read_text("utf-8")


def test_the_program_signs_in_and_adds(place: House, monkeypatch: pytest.MonkeyPatch) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    code = code.replace("https://desk.example:8765", place.home)
    place.gate.accounts.add("Night desk", Role.ANALYST, "a lamp on the mole")
    monkeypatch.setenv("SSL_CERT_FILE", str(place.certificate.cert))
    names: dict[str, object] = {"password": "a lamp on the mole"}
    exec(code, names)
    answer = names["answer"]
    assert isinstance(answer, httpx.Response)
    assert answer.status_code == 202
    assert answer.json()[0]["name"] == "pasted.txt"


def test_its_numbers_are_those_of_the_code() -> None:
    for number, words in (
        (LEAST, "{} characters or more"),
        (MAX_BYTES // 2**20, "let {} MB of a request through"),
        (limits.REQUESTS, "{} requests"),
        (limits.UPLOADS, "{} uploads"),
        (limits.FREE, "after {} sign-ins"),
    ):
        assert words.format(number) in " ".join(PAGE.split())
    assert re.findall(r"^\| (\w+) \| (?:look|also)", PAGE, re.MULTILINE) == [r.value for r in Role]
