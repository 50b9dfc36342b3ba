"""A name that could be taken for another is shown with the alphabets that it mixes."""

import pytest

from sayso.alphabets import mixed
from sayso.export.harmless import name_shown
from sayso.ledger import reads, writes
from sayso.ledger.opening import Ledger
from tests.ledger.made import arrival, reading


@pytest.mark.parametrize(
    ("name", "alphabets"),
    [
        ("Halden Courier", ()),
        ("Hаlden Courier", ("Cyrillic", "Latin")),
        ("Ηalden Courier", ("Greek", "Latin")),
        ("Ｈalden", ("Fullwidth", "Latin")),
        ("Голос Senn", ()),
        ("Ærø Écho 24", ()),
        ("東京カナ新聞", ()),
        ("", ()),
    ],
)
def test_words_of_two_alphabets_are_told(name: str, alphabets: tuple[str, ...]) -> None:
    assert mixed(name) == alphabets


def test_it_is_shown_behind_the_name() -> None:
    assert name_shown("Hаlden  Courier") == "Hаlden Courier [Cyrillic and Latin letters]"


@pytest.mark.parametrize(
    ("outlet", "published", "note"),
    [
        ("Gazette", "2031-05-04", None),
        ("Gаzette", "2031-05-04", "mixes Cyrillic and Latin"),
        ("Gazette", "2031-05-05", None),  # it may be that day where it was published
        ("Gazette", "2031-05-06", "after the day on which it was obtained"),
        ("Gazette", "9999-12-31", "after the day on which it was obtained"),
        ("Gazette", "0001-01-01", "before there were newspapers"),
        ("Gazette", None, None),
    ],
)
def test_the_ledger_keeps_them_as_printed_and_says_so(
    ledger: Ledger, outlet: str, published: str | None, note: str | None
) -> None:
    writes.add(ledger, arrival(reading(outlet=outlet, published=published)))
    (one,) = reads.documents(ledger, reads.Narrowed())
    assert (one.outlet, one.published) == (outlet, published)
    assert [note in found for found in one.notes] == ([True] if note else [])
