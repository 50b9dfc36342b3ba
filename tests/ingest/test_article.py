import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import UsageError
from sayso.ingest import document_from_text
from sayso.ingest.article import Article, iso_date


def test_the_text_is_used_exactly_as_it_is() -> None:
    text = "  Kolva\r\nis\tquiet.\u202e\x07 "
    document = document_from_text(text)
    assert document.text == text
    assert document.title is None
    assert document.language is None


def test_a_given_id_is_kept_and_another_is_derived_from_what_is_said(english: str) -> None:
    assert document_from_text(english, id="a7").id == "a7"
    one = document_from_text(english, outlet="Tarsk Herald")
    assert one.id == document_from_text(english, outlet="Tarsk Herald").id
    assert one.id.startswith("doc-")
    assert one.id != document_from_text(english, outlet="Belmark Post").id


def test_lone_surrogates_are_replaced_one_for_one() -> None:
    document = document_from_text("a\ud800b😀\udfff", title="\udc00")
    assert document.text == "a\ufffdb😀\ufffd"
    assert document.title == "\ufffd"


def test_a_date_that_is_none_is_misuse() -> None:
    with pytest.raises(UsageError, match="ISO 8601"):
        document_from_text("x", published="last Tuesday")


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("2031-05-04", "2031-05-04"),
        (" 2031-05-04 ", "2031-05-04"),
        ("2031-05-04T08:30:00+02:00", "2031-05-04T08:30:00+02:00"),
        ("2031-05-04 08:30", "2031-05-04T08:30:00"),
        ("2031-05-04T08:30:00Z", "2031-05-04T08:30:00+00:00"),
        ("2031-02-30", None),
        ("2031", None),
        ("20310504", None),
        ("4 May 2031", None),
        ("2031-05-04T99:00", None),
        ("", None),
    ],
)
def test_dates(given: str, kept: str | None) -> None:
    assert iso_date(given) == kept


def test_the_callers_word_fills_only_what_the_file_leaves_open() -> None:
    article = Article("a.txt", "x", outlet="Tarsk Herald")
    filled = article.filled(published="2031-05-04", outlet="Belmark Post")
    assert (filled.outlet, filled.published) == ("Tarsk Herald", "2031-05-04")


@given(st.text())
def test_any_text_becomes_a_document_of_the_same_length(text: str) -> None:
    document = document_from_text(text)
    assert len(document.text) == len(text)
    document.text.encode("utf-8")
