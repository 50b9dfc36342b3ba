import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.quotation import quotations
from sayso.segment import segment


def quoted(text: str) -> list[str]:
    return [q.span.of(text) for q in quotations(text, segment(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Go,” he said. “Now.”", ["“Go,”", "“Now.”"]),
        ('"Go," he said. "Now."', ['"Go,"', '"Now."']),
        ("‘Go,’ he said, ‘it’s late.’", ["‘Go,’", "‘it’s late.’"]),
        ("'I don't,' he said, 'go'", ["'I don't,'", "'go'"]),
        ("He said «go».", ["«go»"]),
        ("''Go,'' he said. ''It isn't late.''", ["''Go,''", "''It isn't late.''"]),
        ("``Go,'' he said.", ["``Go,''"]),
        ("He said „go“ to her.", ["„go“"]),
        ("“She said ‘no’ to me,” he said.", ["“She said ‘no’ to me,”"]),
        ("‘The “best” boat,’ he said.", ["‘The “best” boat,’"]),
        ("The workers’ ‘best’ day", ["‘best’"]),
        ("O'Dalan didn't see the '90s", []),
        ('He said "go" and "never came back.', ['"go"']),
        ("A mark ” alone", []),
    ],
)
def test_quotations(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_a_quote_runs_on_over_paragraphs() -> None:
    text = "“We came.\n\n“We saw.\n\n“We left,” she said."
    found = quotations(text, segment(text))
    assert [q.span.of(text) for q in found] == ["“We came.", "“We saw.", "“We left,”"]
    assert [q.runs_on for q in found] == [True, True, False]


@given(st.text(alphabet="\"'“”‘’«»ab, .\n"))
def test_quotations_are_in_order_and_apart(text: str) -> None:
    spans = [q.span for q in quotations(text, segment(text))]
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
