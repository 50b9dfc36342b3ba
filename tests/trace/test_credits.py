"""Credits: whom a document says it has its words from, and where it says so."""

import pytest

from sayso.ingest import document_from_text
from sayso.trace.credits import credits

REST = "\n\nThe quay was quiet.\n\nNobody was hurt."


def found(
    text: str, author: str | None = None, outlet: str = "Halden Courier", *known: str
) -> list[tuple[str, bool]]:
    document = document_from_text(text, outlet=outlet, author=author)
    whole = credits(document, known)
    for credit in whole:
        assert credit.span.of(document.text) == credit.name
    return [(credit.name, credit.whole) for credit in whole]


@pytest.mark.parametrize(
    "text",
    [
        "PORT SENN, March 3 (Lorn Wire) — Four ships left." + REST,
        "ORSAVA BAY (Lorn Wire) - Four ships left." + REST,
        "Four ships left." + REST + "\n\nAdditional reporting by Lorn Wire.",
        "Four ships left." + REST + "\n\nThis article first appeared in the Lorn Wire.",
        "Four ships left." + REST + "\n\n(Lorn Wire)",
        "Four ships left." + REST + "\n\nSource: Lorn Wire",
    ],
)
def test_credits_of_the_whole(text: str) -> None:
    assert found(text) == [("Lorn Wire", True)]


@pytest.mark.parametrize(
    "text",
    [
        "Four ships left, she told the Lorn Gazette." + REST,
        "The Lorn Gazette reported that four ships left." + REST,
        "The Lorn Gazette, a daily, first reported that four ships left." + REST,
        "In an interview with the Lorn Gazette she spoke of four ships." + REST,
    ],
)
def test_credits_of_a_sentence(text: str) -> None:
    assert found(text) == [("Lorn Gazette", False)]


def test_a_byline_that_is_an_agency_s() -> None:
    assert found("By Lorn Wire\n\nFour ships left." + REST, "Lorn Wire") == [("Lorn Wire", True)]
    assert found("By Ilse Marrow\n\nFour ships left." + REST, "Ilse Marrow") == []


def test_a_name_that_is_known_for_an_outlet_s_needs_no_such_word() -> None:
    text = "Four ships left, she told Meridia Today." + REST
    assert found(text) == []
    assert found(text, None, "Halden Courier", "meridia today") == [("Meridia Today", False)]


@pytest.mark.parametrize(
    "text",
    [
        "PORT SENN (Lorn Wire) — Four ships left." + REST,
        "Four ships left, she told the Lorn Wire." + REST,
    ],
)
def test_an_outlet_does_not_credit_itself(text: str) -> None:
    assert found(text, None, "The Lorn Wire") == []


@pytest.mark.parametrize(
    "text",
    [
        "The union (see page four) — four ships left." + REST,
        "She told the council that four ships left." + REST,
        "He went to Port Senn and told Oona Brandt." + REST,
        "The treaty first appeared in March." + REST,
    ],
)
def test_what_is_no_credit(text: str) -> None:
    assert found(text) == []


def test_a_paper_that_speaks_of_itself_by_its_last_word_credits_nobody() -> None:
    text = "Four ships left, she told the Courier." + REST
    assert found(text) == []
    assert found(text, None, "Lorn Post") == [("Courier", False)]
