"""Whose paper "the report" is: only where the text names one body that put it out."""

import pytest

from sayso.link.behalf import NOBODY, WROTE, Behalf
from sayso.link.papers import paper, publishers
from sayso.link.speakers import Speakers
from sayso.records import Reading, SourceKind
from tests.told import Line, article

DOCUMENT, AGENCY = SourceKind.DOCUMENT, SourceKind.AGENCY
BOARD = Line("the wall was thin", "Dam Board", kind=AGENCY)
REPORT = Line("it had been so for years", "The report", "says", kind=DOCUMENT, named=False)


def whose(reading: Reading) -> tuple[str, str]:
    body, why = Behalf([reading], Speakers([reading])).of(reading, reading.statements[-1])
    return body.name, why.why


@pytest.mark.parametrize(
    "told",
    [
        "The Dam Board has published a long report.",
        "A report by the Dam Board was read.",
        "Nobody had read the Dam Board’s last report.",
    ],
)
def test_a_report_is_whose_the_text_says(told: str) -> None:
    assert whose(article("Post", None, BOARD, REPORT, before=told)) == ("Dam Board", WROTE.why)
    told = told.replace("report", "letter")
    assert whose(article("Post", None, BOARD, REPORT, before=told)) == ("The report", NOBODY.why)


@pytest.mark.parametrize(
    ("cue", "name"),
    [
        ("said on Monday in an interim report", "Dam Board"),
        ("said as it presented a report", "Dam Board"),
        ("said of the report", "The report"),
        ("said in a letter", "The report"),
    ],
)
def test_a_report_is_who_said_so_in_a_report(cue: str, name: str) -> None:
    board = Line("that the wall was thin", "Dam Board", cue, kind=AGENCY)
    assert whose(article("Post", None, board, REPORT))[0] == name


def test_what_was_put_out_later_or_by_two_is_nobody_s() -> None:
    union = Line("it was thick", "Masons’ Union", "said in a report", kind=SourceKind.ORGANISATION)
    board = Line("it was thin", "Dam Board", "said in a report", kind=AGENCY)
    assert whose(article("Post", None, board, union, REPORT))[0] == "The report"
    after = article("Post", None, BOARD, REPORT, after="The Dam Board published a report.")
    assert whose(after)[0] == "The report"


def test_a_report_does_not_put_itself_out() -> None:
    itself = Line("it was thin", "The report", "says in a report", kind=DOCUMENT, named=False)
    assert whose(article("Post", None, itself, REPORT))[0] == "The report"


def test_words_for_a_paper() -> None:
    assert paper("the interim report") == "report"
    assert paper("The same study") == "study"
    assert paper("a report") is None
    assert paper("the reporter") is None


def test_names_of_publishers_take_linear_time() -> None:
    for text in ("A" * 200_000, "Aa " * 70_000, "Aa of " * 40_000, "A’s big " * 30_000):
        assert not list(publishers(text, "report"))
